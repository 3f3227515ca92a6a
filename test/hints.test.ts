// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these texts are template literal types of TypeScript.
import { describe, expect, test } from "vitest";
import { catalogue, type Code } from "../generator/diagnostics/index.js";
import { generateProgram } from "../generator/generate.js";
import { defaultOptions, type Options } from "../generator/options.js";
import { memoryHost } from "./support/memory-host.js";

/**
 * Does what a hint says help? Each finding with an input that has it and the same input after its hint was followed: the finding is gone,
 * and no other one came instead.
 */
interface Input {
  readonly files: Readonly<Record<string, string>>;
  readonly options?: Partial<Options>;
}

const ts = (text: string, options?: Partial<Options>, more: Readonly<Record<string, string>> = {}): Input => ({
  files: { "tools.ts": text, ...more },
  ...(options && { options }),
});
const schema = (value: object, options?: Partial<Options>): Input => ({
  files: { "tools.json": JSON.stringify({ title: "Tool", type: "object", ...value }) },
  ...(options && { options }),
});
const property = (value: object, options?: Partial<Options>): Input => schema({ properties: { a: value } }, options);
const json = (text: string): Input => ({ files: { "tools.json": text } });
const yaml = (text: string): Input => ({ files: { "tools.yaml": text } });
const tool = (more: object): object => ({ name: "a", inputSchema: { type: "object" }, ...more });
const list = (...tools: readonly object[]): Input => json(JSON.stringify(tools));
const openapi = (paths: object, version = "3.1.0"): Input =>
  json(JSON.stringify({ openapi: version, info: { title: "A", version: "1" }, paths }));
const operation = (more: object): object => ({ "/a/{id}": { post: { responses: {}, ...more } } });
const id = { name: "id", in: "path", required: true, schema: { type: "string" } };
const body = (name: string): object => ({
  content: { "application/json": { schema: { type: "object", properties: { [name]: { type: "string" } } } } },
});
const holding = (type: string, before = "", more = ""): Input => ts(`${before} export interface Tool { a: ${type} } ${more}`);
const withConfig = (text: string, more: Readonly<Record<string, string>> = {}): Input =>
  ts("export interface Tool { a: 1 }", { inputs: ["tools.ts"] }, { "tsconfig.json": text, "base.json": "{}", ...more });
const deep = (levels: number): string => `${"[".repeat(levels)}1${"]".repeat(levels)}`;

const cases: Partial<Record<Code, readonly (readonly [before: Input, after: Input])[]>> = {
  "input-not-found": [
    [ts("export interface A { a: 1 }", { inputs: ["tool.ts"] }), ts("export interface A { a: 1 }", { inputs: ["tools.ts"] })],
  ],
  "input-unsupported": [
    [
      { files: { "notes.txt": "" }, options: { inputs: ["notes.txt"] } },
      { files: { "notes.ts": "export interface A { a: 1 }" }, options: { inputs: ["notes.ts"] } },
    ],
  ],
  "unknown-tool-selected": [
    [ts("export interface Weather { a: 1 }", { tools: ["Wether"] }), ts("export interface Weather { a: 1 }", { tools: ["Weather"] })],
  ],
  "strict-unknown-tool": [
    [
      ts("export interface Weather { a: 1 }", { strict: [{ tool: "Wether", provider: "openai", strict: false }] }),
      ts("export interface Weather { a: 1 }", { strict: [{ tool: "Weather", provider: "openai", strict: false }] }),
    ],
  ],
  "json-syntax": [
    [json('{ "title": "Tool", "type": "object", }'), json('{ "title": "Tool", "type": "object" }')],
    [json('{ // a comment\n"title": "Tool", "type": "object" }'), yaml('{ # a comment\n "title": "Tool", "type": "object" }')],
  ],
  "yaml-syntax": [[yaml("title: Tool\ntype: object\n---\ntitle: Other\n"), yaml("title: Tool\ntype: object\n")]],
  "duplicate-key": [[json('{"title": "Tool", "type": "object", "type": "object"}'), json('{"title": "Tool", "type": "object"}')]],
  "input-too-large": [
    [
      yaml(`title: Tool\ntype: object\ndefault: ${"[".repeat(300)}${"]".repeat(300)}\n`),
      yaml(`title: Tool\ntype: object\ndefault: ${"[".repeat(100)}${"]".repeat(100)}\n`),
    ],
  ],
  "no-tool-list": [[json('"text"'), json('[{ "name": "a", "inputSchema": { "type": "object" } }]')]],
  "empty-tool-list": [[json("[]"), list(tool({}))]],
  "tool-declaration-invalid": [[list({ inputSchema: { type: "object" } }), list(tool({}))]],
  "schema-invalid": [
    [property({ type: "strng" }), property({ type: "string" })],
    [schema({ properties: { a: {} }, required: "a" }), schema({ properties: { a: {} }, required: ["a"] })],
    [property({ enum: "b" }), property({ enum: ["b"] })],
  ],
  "keyword-ignored": [
    [property({ items: [{}], additionalItems: false }), property({ prefixItems: [{}], items: false })],
    [property({ type: "array", additionalItems: false }), property({ type: "array" })],
  ],
  "keyword-misspelt": [[property({ minLenght: 1 }), property({ minLength: 1 })]],
  "draft-unknown": [
    [schema({ $schema: "https://example.com/my-draft" }), schema({ $schema: "https://json-schema.org/draft/2020-12/schema" })],
  ],
  "ref-unresolved": [
    [property({ $ref: "#/$defs/nmae" }), schema({ properties: { a: { $ref: "#/$defs/name" } }, $defs: { name: { type: "string" } } })],
  ],
  "ref-loop": [[schema({ type: undefined, $ref: "#" }), schema({ properties: { next: { $ref: "#" } } })]],
  "duplicate-tool": [
    [
      { files: { "a.ts": "export interface Tool { a: 1 }", "b.ts": "export interface Tool { a: 1 }" } },
      {
        files: { "a.ts": "export interface Tool { a: 1 }", "b.ts": "export interface Tool { a: 1 }" },
        options: { namespaces: [{ input: "b.ts", namespace: "b" }] },
      },
    ],
    [
      { files: { "a.ts": "export interface Tool { a: 1 }", "b.ts": "export interface Tool { a: 1 }" } },
      { files: { "a.ts": "export interface Tool { a: 1 }", "b.ts": "/** @tool other_name */ export interface Tool { a: 1 }" } },
    ],
  ],
  "generated-name-clash": [
    [ts("export interface Handlers { a: 1 }"), ts("/** @tool other_name */ export interface Handlers { a: 1 }")],
    [list(tool({ name: "a_b" }), tool({ name: "a-b" })), list(tool({ name: "a_b" }), tool({ name: "a_c" }))],
  ],
  "openapi-version": [
    [openapi(operation({ operationId: "a", parameters: [id] }), "4.0.0"), openapi(operation({ operationId: "a", parameters: [id] }))],
  ],
  "operation-unnamed": [[openapi(operation({ parameters: [id] })), openapi(operation({ operationId: "a", parameters: [id] }))]],
  "operation-invalid": [
    [
      openapi(operation({ operationId: "a", parameters: [id, { ...id, in: "query" }] })),
      openapi(operation({ operationId: "a", parameters: [id, { ...id, in: "query", name: "other" }] })),
    ],
  ],
  "body-left-out": [
    [
      openapi(operation({ operationId: "a", parameters: [id], requestBody: { content: { "text/plain": {} } } })),
      openapi(operation({ operationId: "a", parameters: [id], requestBody: body("other") })),
    ],
  ],
  "pattern-invalid": [
    [property({ type: "string", pattern: "(?i)a" }), property({ type: "string", pattern: "[aA]" })],
    [ts("export interface Tool { /** @pattern ( */ a: string }"), ts("export interface Tool { /** @pattern \\( */ a: string }")],
  ],
  "pattern-not-unicode": [[property({ type: "string", pattern: "^https\\:" }), property({ type: "string", pattern: "^https:" })]],
  "pattern-slow": [
    [property({ type: "string", pattern: "^(a+)+$" }), property({ type: "string", pattern: "^a+$" })],
    [property({ type: "string", pattern: "^(a|ab?)+$" }), property({ type: "string", pattern: "^(ab?)+$" })],
  ],
  "pattern-backtracks": [
    [
      property({ type: "string", pattern: "^a*a*b$" }, { deepPatterns: true }),
      property({ type: "string", pattern: "^a*b$" }, { deepPatterns: true }),
    ],
  ],
  "typescript-syntax": [[ts("export interface Tool { a: }"), ts("export interface Tool { a: 1 }")]],
  "typescript-compiler": [
    [
      ts("export interface Tool { a: Partial<{ b: 1 }> }", {}, { "node_modules/typescript/package.json": '{"version":"5.0.0"}' }),
      ts(
        "export interface Tool { a: Partial<{ b: 1 }> }",
        { typescript: "bundled" },
        { "node_modules/typescript/package.json": '{"version":"5.0.0"}' },
      ),
    ],
  ],
  "tsconfig-syntax": [
    [
      withConfig('{ "compilerOptions": { "strict": true "lib": [] } }'),
      withConfig('{ "compilerOptions": { "strict": true, "lib": [], } }'),
    ],
    [withConfig("{ 'extends': [] }"), withConfig('{ /* none */ "extends": [], // yet\n }')],
  ],
  "tsconfig-extends": [
    [withConfig('{ "extends": "./bse.json" }'), withConfig('{ "extends": "./base.json" }')],
    [
      withConfig('{ "extends": ["./base", "@tsconfig/strict"] }'),
      withConfig('{ "extends": ["./base", "@tsconfig/strict"] }', { "node_modules/@tsconfig/strict/tsconfig.json": "{}" }),
    ],
  ],
  "typescript-no-tools": [
    [ts("interface Tool { a: 1 }"), ts("export interface Tool { a: 1 }")],
    [ts("interface Tool { a: 1 }"), ts("/** @tool */ interface Tool { a: 1 }")],
  ],
  "typescript-unresolved-name": [[holding("Nowhere"), holding("Nowhere", "interface Nowhere { b: 1 }")]],
  "typescript-unresolved-module": [
    [
      ts("import type { X } from './elsewhere.js'; export interface Tool { a: X }"),
      ts("import type { X } from './here.js'; export interface Tool { a: X }", {}, { "here.ts": "export interface X { b: 1 }" }),
    ],
  ],
  "typescript-circular": [[holding("Loop", "type Loop = Loop | 1;"), holding("Loop", "type Loop = Loop[] | 1;")]],
  "typescript-not-json": [
    [holding("Date"), ts("export interface Tool { /** @format date-time */ a: string }")],
    [holding("Map<string, 1>"), holding("Record<string, 1>")],
    [holding("Map<string, 1>"), holding("{ key: string; value: 1 }[]")],
    [holding("Set<string>"), ts("export interface Tool { /** @uniqueItems */ a: string[] }")],
    [holding("URL"), ts("export interface Tool { /** @format uri */ a: string }")],
    [holding("RegExp"), ts("export interface Tool { /** @format regex */ a: string }")],
    [holding("bigint"), ts("export interface Tool { /** @pattern ^-?[0-9]+$ */ a: string }")],
    [holding("bigint"), ts("export interface Tool { /** @integer */ a: number }")],
    [holding("Promise<{ b: 1 }>"), holding("{ b: 1 }")],
    [holding("Uint8Array"), holding("number[]")],
    [holding("symbol"), holding("'text'")],
    [holding("String"), holding("string")],
    [holding("() => void"), ts("export interface Tool { b: 1; /** @ignore */ a: () => void }")],
    [
      ts("interface Own { b: 1; m(): void } export type Tool = Own"),
      ts("interface Own { b: 1; m(): void } export type Tool = Omit<Own, 'm'>"),
    ],
  ],
  "typescript-private-class": [[holding("C", "class C { private b = 1; c = 2 }"), holding("C", "interface C { c: number }")]],
  "typescript-symbol-key": [
    [ts("declare const key: unique symbol; export interface Tool { [key]: 1; a: 1 }"), ts("export interface Tool { key: 1; a: 1 }")],
    [
      ts("declare const key: unique symbol; export interface Tool { [key]: 1; a: 1 }"),
      ts("declare const key: unique symbol; export interface Tool { /** @ignore */ [key]: 1; a: 1 }"),
    ],
  ],
  "typescript-generic": [
    [
      ts("/** @tool */ export interface Page<T> { a: T }"),
      ts("interface Page<T> { a: T } /** @tool */ export type UserPage = Page<string>"),
    ],
  ],
  "typescript-endless": [
    [
      holding("Wider<1>", "interface Wider<T> { b: 1; next?: Wider<T[]> }"),
      holding("Wider<1>", "interface Wider<T> { b: T; next?: Wider<T> }"),
    ],
  ],
  "typescript-too-deep": [[holding(deep(200)), holding("A", `type A = ${deep(50)};`)]],
  "typescript-given-up": [
    [holding("`${D}${D}${D}${D}${D}${D}`", "type D = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;"), holding("`${number}`")],
  ],
  "typescript-root": [[ts("/** @tool */ export type Root = string[]"), ts("/** @tool */ export interface Root { value: string[] }")]],
  "typescript-tool-nowhere": [
    [ts("/** @tool */ export class Shop { open(): void {} }"), ts("export class Shop { /** @tool */ open(): void {} }")],
    [ts("/** @tool */\nimport './other.js'; /** @tool */ export interface A {}"), ts("/** @tool */ export interface A {}")],
  ],
  "typescript-returns": [
    [
      ts("/** @returns {Nothing} */ export interface Tool { a: 1 }"),
      ts("interface Nothing { b: 1 } /** @tool\n * @returns {Nothing} */ export interface Tool { a: 1 }"),
    ],
    [ts("/** @returns {Nothing} */ export interface Tool { a: 1 }"), ts("/** @returns Nothing */ export interface Tool { a: 1 }")],
  ],
  "typescript-key": [
    [ts("/** @key missing */ export interface Tool { text: string }"), ts("/** @key text */ export interface Tool { text: string }")],
  ],
  "typescript-tag-unknown": [
    [ts("export interface Tool { /** @minumum 1 */ a: number }"), ts("export interface Tool { /** @minimum 1 */ a: number }")],
  ],
  "typescript-tag-place": [
    [
      ts("export interface Tool { /** @minLength 1 */ a: number; b: string }"),
      ts("export interface Tool { a: number; /** @minLength 1 */ b: string }"),
    ],
    [ts("export interface Tool { /** @minLength 1 */ a: number }"), ts("export interface Tool { a: number }")],
  ],
  "typescript-tag-conflict": [
    [ts("/** @strict\n * @loose */ export interface Tool { a: number }"), ts("/** @strict */ export interface Tool { a: number }")],
    [ts("/** @strict\n * @loose */ export interface Tool { a: number }"), ts("export interface Tool { a: number }")],
  ],
  "typescript-tag-value": [
    [ts("export interface Tool { /** @minimum low */ a: number }"), ts("export interface Tool { /** @minimum 1 */ a: number }")],
  ],
};

const codesOf = async ({ files, options }: Input): Promise<readonly string[]> => {
  const inputs = Object.keys(files).filter((path) => !path.includes("node_modules") && !path.startsWith("here"));
  // `undefined` takes a keyword out of a schema.
  const { diagnostics } = await generateProgram({ ...defaultOptions, inputs, ...options }, memoryHost(files));
  return [...new Set(diagnostics.filter(({ severity }) => severity !== "info").map(({ code }) => code))];
};

const rows = Object.entries(cases).flatMap(([code, pairs]) => pairs.map(([before, after], i) => [code, i + 1, before, after] as const));

describe("following the hint leaves nothing to say", () => {
  test.each(rows)("%s, %i", async (code, _, before, after) => {
    expect(await codesOf(before)).toContain(code);
    expect(await codesOf(after)).toEqual([]);
  });
});

/** About the command's use, its output, servers, budgets and other tools' files, which their own tests follow. */
const ofTheCommand =
  /^(bad|budget|config|conflicting|diff|inline|init|input-is-directory|internal|lock|mcp|missing|no-input|no-tools|output|unexpected|unknown|zod)/;

/** Notes that need no action, and limits that take a large input to reach. */
const ofSize: readonly string[] = [
  "definitions-too-many",
  "hosted-tool-skipped",
  "more-findings",
  "pattern-detector-missing",
  "strict-not-possible",
  "too-many-tools",
  "type-too-deep",
  "type-too-large",
  "typescript-too-large",
  "vocabulary-unknown",
];

test("every other finding about a file of tools is among them", () => {
  expect(Object.keys(catalogue).filter((code) => !(code in cases) && !ofTheCommand.test(code) && !ofSize.includes(code))).toEqual([]);
});
