import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js";
import type { Server } from "@modelcontextprotocol/sdk/server/index.js";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { comparePrograms } from "../../generator/diff/index.js";
import { generateProgram } from "../../generator/generate.js";
import { snapshot } from "../../generator/mcp/snapshot.js";
import type { Program } from "../../generator/model/index.js";
import { defaultOptions, type Options } from "../../generator/options.js";
import { runPasses } from "../../generator/passes/index.js";
import { readInputs } from "../../generator/read/index.js";
import { memoryHost } from "../support/memory-host.js";
import { repository, typeCheck } from "../support/type-check.js";

/** From declarations to a server, through the official client and server, and back: the types are the same, and the calls work. */

const tools = `
/** A point on the map. */
export interface Point {
  /** @minimum -90 @maximum 90 */
  latitude: number;
  /** @minimum -180 */
  longitude: number;
}
interface Tree { name: string; kids: Tree[] }
type Shape = { kind: "circle"; r: number } | { kind: "square"; side: number };
interface Report { celsius: number; sky: "clear" | "cloudy"; at?: Point | null }

/**
 * The weather at a place.
 * @tool get_weather
 * @readonly
 */
export async function getWeather(args: { at: Point; /** Days ahead. @int */ days?: number }): Promise<Report> {
  if (args.days === 13) throw new Error("No forecast for day 13.");
  return args.days === 12 ? ({ celsius: "warm" } as never) : { celsius: args.at.latitude, sky: "clear" };
}
/** @tool */
export function add(first: number, ...more: number[]): number {
  return more.reduce((sum, each) => sum + each, first);
}
/** @tool */
export function area(shape: Shape): { area: number } {
  return { area: shape.kind === "circle" ? shape.r : shape.side };
}
/** @tool */
export function grow(tree: { root: Tree; labels: Record<string, string>; pair: [string, number] }): Tree {
  return tree.root;
}
/** @tool */
export function say(args: { text: string | null; anything?: unknown; "odd name"?: (1 | "two" | true)[] }): string {
  return String(args.text);
}
/** @tool */
export function templated(id: \`t_\${number}\`): void {
  void id;
}
/** @tool */
export function forget(key: string): void {
  if (key === "") throw new Error("empty");
}
`;

const options: Options = { ...defaultOptions, inputs: ["tools.ts"], providers: [], emit: ["mcp"] };

interface Generated {
  readonly createServer: (info: { name: string; version: string }, handlers: object, options?: object) => Server;
  readonly handlers: Record<string, unknown>;
}

let folder: string;
let client: Client;
let types: string;

beforeAll(async () => {
  mkdirSync(join(repository, ".cache"), { recursive: true });
  folder = mkdtempSync(join(repository, ".cache/mcp-"));
  mkdirSync(join(folder, "generated"));
  writeFileSync(join(folder, "tools.ts"), tools);
  const { files, diagnostics } = await generateProgram(options, memoryHost({ "tools.ts": tools }));
  expect(diagnostics).toEqual([]);
  for (const { path, content } of files) writeFileSync(join(folder, "generated", path), content);
  types = files.find(({ path }) => path === "types.ts")?.content ?? "";
  writeFileSync(join(folder, "all.ts"), 'export * from "./generated/mcp.js";\nexport * from "./generated/handlers.js";\n');
  const runtime = join(repository, "runtime/src");
  const outfile = join(folder, "all.mjs");
  const alias = { "@pt-gen/runtime/mcp": `${runtime}/mcp/index.ts`, "@pt-gen/runtime/guard": `${runtime}/guard/index.ts` };
  const external = ["@modelcontextprotocol/sdk"];
  await build({ entryPoints: [join(folder, "all.ts")], bundle: true, format: "esm", platform: "node", outfile, alias, external });
  const { createServer, handlers } = (await import(/* @vite-ignore */ pathToFileURL(outfile).href)) as Generated;
  const [here, there] = InMemoryTransport.createLinkedPair();
  await createServer({ name: "tools", version: "1.0.0" }, handlers).connect(there);
  client = new Client({ name: "test", version: "1.0.0" });
  await client.connect(here);
});
afterAll(async () => {
  await client.close();
  rmSync(folder, { recursive: true, force: true });
});

const listed = async (): Promise<string> => snapshot((await client.listTools()).tools);

async function programOf(file: string, text: string): Promise<Program> {
  const wanted = { ...options, inputs: [file] };
  const { program, diagnostics } = await readInputs(wanted, memoryHost({ [file]: text }));
  expect(diagnostics).toEqual([]);
  return runPasses(program, wanted).program;
}

describe("interface → server → tools/list → pt-gen", () => {
  test("nothing that calls or handlers could notice has changed, in either direction", async () => {
    const before = await programOf("tools.ts", tools);
    const after = await programOf("tools.json", await listed());
    const objects = (program: Program): Program => ({
      ...program,
      // A result that is no object comes back under `result`, as the protocol wants it; JSON Schema has patterns, but no template types.
      tools: program.tools
        .filter(({ wireName }) => !["add", "say", "templated"].includes(wireName))
        .sort((a, b) => (a.wireName < b.wireName ? -1 : 1)),
    });
    const breaking = (one: Program, other: Program) =>
      comparePrograms(objects(one), objects(other)).filter(({ classes }) => classes.includes("calls") || classes.includes("handlers"));
    expect(breaking(before, after)).toEqual([]);
    expect(breaking(after, before)).toEqual([]);
    expect(after.tools.map(({ wireName }) => wireName).sort()).toEqual(before.tools.map(({ wireName }) => wireName).sort());
    expect(after.tools.find(({ wireName }) => wireName === "get_weather")?.behaviour).toEqual({ readonly: true });
  });

  test("the types are the same to the compiler", async () => {
    const { files } = await generateProgram({ ...options, inputs: ["tools.json"], emit: [] }, memoryHost({ "tools.json": await listed() }));
    const back = files.find(({ path }) => path === "types.ts")?.content ?? "";
    const same = `
import type { ToolArgs as A, ToolResults as RA } from "./types.js";
import type { ToolArgs as B, ToolResults as RB } from "./back.js";
type Both<X, Y> = X extends Y ? (Y extends X ? true : "wider") : "narrower";
export const args: { [K in keyof A | keyof B]: K extends keyof A & keyof B ? Both<A[K], B[K]> : "missing" } = {
  get_weather: true, add: true, area: true, grow: true, say: true, forget: true, templated: "wider",
};
export const results: { [K in keyof RA | keyof RB]: K extends keyof RA & keyof RB ? Both<RA[K], RB[K]> : "missing" } = {
  get_weather: true, area: true, grow: true, forget: true, templated: true, add: "narrower", say: "narrower",
};
export const wrapped: Both<{ result: RA["add"] }, RB["add"]> = true;
`;
    expect(typeCheck({ "types.ts": types, "back.ts": back, "same.ts": same })).toEqual([]);
  });

  test("the server's own list, recorded twice, is the same", async () => {
    expect(await listed()).toBe(await listed());
  });
});

describe("tools/call", () => {
  const call = async (name: string, args?: Record<string, unknown>) => client.callTool({ name, ...(args && { arguments: args }) });

  test("results are structured where their type is known, and text for everybody", async () => {
    expect(await call("get_weather", { at: { latitude: 3, longitude: 4 } })).toEqual({
      content: [{ type: "text", text: '{"celsius":3,"sky":"clear"}' }],
      structuredContent: { celsius: 3, sky: "clear" },
    });
    expect(await call("add", { first: 1, more: [2, 3] })).toEqual({
      content: [{ type: "text", text: "6" }],
      structuredContent: { result: 6 },
    });
    expect(await call("say", { text: "hi" })).toMatchObject({ content: [{ type: "text", text: "hi" }] });
    expect(await call("forget", { key: "x" })).toEqual({ content: [] });
  });

  test("wrong arguments are told by path, so that the model can mend them", async () => {
    const { isError, content } = await call("get_weather", { at: { latitude: 100, longitude: "4" }, days: 1.5 });
    expect(isError).toBe(true);
    const [{ text }] = content as [{ text: string }];
    expect(text).toMatch(/^Invalid arguments:\n/);
    for (const path of ["/at/latitude:", "/at/longitude:", "/days:"]) expect(text).toContain(path);
    expect((await call("add")).isError).toBe(true);
  });

  test("what a handler throws, a wrong result and an unknown tool are results with isError", async () => {
    const at = { latitude: 1, longitude: 1 };
    expect(await call("get_weather", { at, days: 13 })).toEqual({
      content: [{ type: "text", text: "No forecast for day 13." }],
      isError: true,
    });
    expect(await call("get_weather", { at, days: 12 })).toMatchObject({
      content: [{ text: expect.stringMatching(/^Invalid result:\n\/celsius:/) }],
      isError: true,
    });
    expect(await call("constructor", {})).toMatchObject({ content: [{ text: expect.stringContaining("get_weather") }], isError: true });
  });
});
