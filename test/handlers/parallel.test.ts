import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import OpenAI from "openai";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startEmulator, type Emulator, type ScriptedCall } from "../../generator/emulator/index.js";
import { generateProgram } from "../../generator/generate.js";
import { defaultOptions } from "../../generator/options.js";
import { memoryHost } from "../support/memory-host.js";
import { repository } from "../support/type-check.js";

/** From functions to outcomes without a hand-written map: what is generated runs against the emulator through the official SDK. */

const tools = `
import type { CallContext } from "@pt-gen/runtime/contract";

enum Unit { Celsius = "celsius", Fahrenheit = "fahrenheit" }

/** @tool get_weather */
export async function getWeather(args: { city: string }, context: CallContext): Promise<string> {
  return context.name + " " + args.city;
}
/** @tool */
export function add(first: number, second = 1, ...more: number[]): number {
  return more.reduce((sum, each) => sum + each, first + second);
}
/** @tool */
export function early(context: CallContext, text: string): string {
  return context.index + " " + text;
}
/** @tool */
export function convert(degrees: number, unit: Unit): { degrees: number; unit: Unit } {
  return { degrees, unit };
}
/** @tool */
export function wrong(text: string): { text: string } {
  return JSON.parse(text);
}
/** @tool */
export async function maybe(key: string): Promise<string | undefined> {
  return key === "known" ? "value" : undefined;
}
export class Store {
  constructor(private readonly name: string) {}
  /** @tool store.of */
  of(key: string): string {
    return this.name + " " + key;
  }
}
`;

const calls: readonly ScriptedCall[] = [
  { name: "get_weather", arguments: { city: "Toronto" } },
  { name: "add", arguments: { first: 1, second: null, more: null } },
  { name: "add", arguments: { first: 1, second: 2, more: [3, 4] } },
  { name: "early", arguments: { text: "x" } },
  { name: "convert", arguments: { degrees: 3, unit: "celsius" } },
  { name: "wrong", arguments: { text: '{"text":1}' } },
  { name: "maybe", arguments: { key: "known" } },
  { name: "maybe", arguments: { key: "other" } },
  { name: "store_of", arguments: { key: "k" } },
];

interface Generated {
  readonly callParallel: (
    client: OpenAI,
    request: object,
    options: object,
  ) => Promise<{ outcomes: readonly { status: string; result?: unknown }[] }>;
  readonly handlers: object;
  readonly createStoreHandlers: (store: object) => object;
  readonly Store: new (name: string) => object;
}

let emulator: Emulator;
let folder: string;
let generated: Generated;

beforeAll(async () => {
  emulator = await startEmulator({ script: () => ({ calls }) });
  mkdirSync(join(repository, ".cache"), { recursive: true });
  folder = mkdtempSync(join(repository, ".cache/handlers-"));
  const { files } = await generateProgram(
    { ...defaultOptions, inputs: ["tools.ts"], providers: ["openai"] },
    memoryHost({ "tools.ts": tools }),
  );
  mkdirSync(join(folder, "generated"));
  writeFileSync(join(folder, "tools.ts"), tools);
  for (const { path, content } of files) writeFileSync(join(folder, "generated", path), content);
  writeFileSync(
    join(folder, "all.ts"),
    `export * from "./generated/openai.js";\nexport * from "./generated/handlers.js";\nexport { Store } from "./tools.js";\n`,
  );
  const runtime = join(repository, "runtime/src");
  const outfile = join(folder, "all.mjs");
  const alias = {
    "@pt-gen/runtime/openai": `${runtime}/providers/openai/index.ts`,
    "@pt-gen/runtime/guard": `${runtime}/guard/index.ts`,
    "@pt-gen/runtime/decode": `${runtime}/decode/index.ts`,
  };
  await build({ entryPoints: [join(folder, "all.ts")], bundle: true, format: "esm", platform: "node", outfile, alias });
  generated = (await import(/* @vite-ignore */ pathToFileURL(outfile).href)) as Generated;
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await emulator.close();
});

test("callParallel runs the module's own functions", async () => {
  const { callParallel, handlers, createStoreHandlers, Store } = generated;
  const client = new OpenAI({ apiKey: "k", baseURL: emulator.env["OPENAI_BASE_URL"] });
  const request = { model: "gpt-4.1-mini", messages: [{ role: "user", content: "?" }] };
  const { outcomes } = await callParallel(client, request, { handlers: { ...handlers, ...createStoreHandlers(new Store("s")) } });
  expect(outcomes.map(({ status, result }) => [status, result])).toEqual([
    ["ok", "get_weather Toronto"],
    ["ok", 2],
    ["ok", 10],
    ["ok", "3 x"],
    ["ok", { degrees: 3, unit: "celsius" }],
    ["invalid-result", { text: 1 }],
    ["ok", "value"],
    ["ok", undefined],
    ["ok", "s k"],
  ]);
});
