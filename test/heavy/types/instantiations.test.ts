/**
 * What a generated client costs its user's compiler, in type instantiations (clever types cost tens of thousands): the client itself, and
 * what a program has more than the same program that makes no call.
 */
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { generateProgram } from "../../../generator/generate.js";
import { defaultOptions, providerNames } from "../../../generator/options.js";
import { memoryHost } from "../../support/memory-host.js";

const tools = 20;
const root = process.cwd();
const folder = join(root, "test/heavy/types/twenty-tools");

const source = Array.from(
  { length: tools },
  (_, index) => `/** Tool ${index}. */
export interface Tool${index} {
  id: string;
  count?: number;
  kind: "a" | "b";
  nested: { tags: string[]; at${index}: boolean };
}`,
).join("\n");

const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  exactOptionalPropertyTypes: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: ["node"],
};

/** Libraries and SDKs, parsed once. */
const parsed = new Map<string, ts.SourceFile>();

/** @returns how many instantiations checking `main` costs, with these files beside it */
const instantiations = (main: string, files: ReadonlyMap<string, string>): number => {
  const all = new Map([...files, ["main.ts", main]].map(([path, text]) => [join(folder, path as string), text as string]));
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile, directoryExists } = host;
  host.getSourceFile = (path, language) => {
    const text = all.get(path);
    const file = parsed.get(path) ?? (text === undefined ? getSourceFile(path, language) : ts.createSourceFile(path, text, language));
    if (text === undefined && file) parsed.set(path, file);
    return file;
  };
  host.fileExists = (path) => all.has(path) || fileExists(path);
  host.readFile = (path) => all.get(path) ?? readFile(path);
  host.directoryExists = (path) => path === folder || (directoryExists?.(path) ?? false);
  const program = ts.createProgram([join(folder, "main.ts")], options, host);
  const wrong = ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
  expect(wrong).toEqual([]);
  return (program as unknown as { getInstantiationCount(): number }).getInstantiationCount();
};

const clients = {
  openai: `import OpenAI from "openai";
const client = new OpenAI();
const request = { model: "m", messages: [{ role: "user" as const, content: "?" }] };`,
  anthropic: `import Anthropic from "@anthropic-ai/sdk";
const client = new Anthropic();
const request = { model: "m", max_tokens: 1, messages: [{ role: "user" as const, content: "?" }] };`,
  google: `import { GoogleGenAI } from "@google/genai";
const client = new GoogleGenAI({});
const request = { model: "m", contents: "?" };`,
};

const handlers = Array.from({ length: tools }, (_, index) => `Tool${index}: async ({ nested }) => nested.at${index}`).join(", ");
const cases = Array.from(
  { length: tools },
  (_, index) => `case "Tool${index}": call.args.nested.at${index} satisfies boolean; break;`,
).join("\n");

const generated = async (): Promise<ReadonlyMap<string, string>> => {
  const { files, diagnostics } = await generateProgram(
    { ...defaultOptions, inputs: ["tools.ts"], out: "." },
    memoryHost({ "tools.ts": source }),
  );
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return new Map(files.map(({ path, content }) => [path, content]));
};

/** Instantiations of the whole generated client: guards, verbs and all; comparing verbs with types of the runtime would cost thousands. */
const clientLimit = 600;

/** What users write, and how many instantiations it may cost for 20 tools. */
const uses: Readonly<Record<string, readonly [code: string, limit: number]>> = {
  "calls told apart by their names": [`for (const call of await callParallel(client, request)) switch (call.name) {\n${cases}\n}`, 300],
  "a subset": [
    `for (const call of await callParallel(client, request, { tools: ["Tool3"] })) call.args.nested.at3 satisfies boolean;`,
    100,
  ],
  "handlers written in the call": [
    `const { outcomes } = await callParallel(client, request, { handlers: { ${handlers} } });
outcomes?.length;`,
    300,
  ],
  "handlers of a subset": [
    `for (const call of await callParallel(client, request, { tools: ["Tool3"], handlers: { Tool3: ({ nested }) => nested.at3 } }))
  call.args.nested.at3 satisfies boolean;`,
    100,
  ],
  "a handler for each": [
    `const handlers: Handlers = { ${handlers} };
const { outcomes } = await callParallel(client, request, { handlers });
outcomes?.length;`,
    300,
  ],
};

test.each(providerNames)("20 tools with the client for %s", async (provider) => {
  const files = await generated();
  const sdk = `${clients[provider]}\nvoid [client, request];\nexport {};`;
  const program = (code: string): string => `import type { Handlers } from "./types.js";
import { callParallel } from "./${provider}.js";
${clients[provider]}
void [client, request];
${code}
export {};`;
  const alone = instantiations(program(""), files);
  const client = alone - instantiations(sdk, files);
  console.log(`${provider}, the client: ${client} type instantiations`);
  expect(client).toBeLessThanOrEqual(clientLimit);
  for (const [name, [code, limit]] of Object.entries(uses)) {
    const more = instantiations(program(code), files) - alone;
    console.log(`${provider}, ${name}: ${more} type instantiations`);
    expect(more).toBeLessThanOrEqual(limit);
  }
});
