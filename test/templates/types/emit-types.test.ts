import { describe, expect, test } from "vitest";
import { build, type NamedType, type Program, type Tool, type Type } from "../../../generator/model/index.js";
import { sourceFile } from "../../../templates/kit/index.js";
import { emitTypes } from "../../../templates/types/index.js";
import { type CompilerVersion, typeCheck } from "../../support/type-check.js";

const { array, boolean, literal, never, nullType, number, object, optional, property, record, ref, string, tuple, union, unknown } = build;

type Origin = Tool["origin"];
const origins: readonly Origin[] = ["typescript", "json-schema"];

/** A program of one tool `do_it` (type `DoIt`) and named types. */
function program(origin: Origin, args: Type, named: Readonly<Record<string, Type>> = {}, more: Partial<Tool> = {}): Program {
  const types = Object.entries({ DoIt: args, ...named }).map(([identifier, type]): NamedType => ({ key: identifier, identifier, type }));
  return {
    types: new Map(types.map((one) => [one.key, one])),
    tools: [{ wireName: "do_it", typeName: "DoIt", args: "DoIt", origin, behaviour: {}, at: { file: "tools" }, ...more }],
  };
}

async function textOf(made: Program): Promise<string> {
  return sourceFile(["test"], await emitTypes(made, { runtime: "@pt-gen/runtime/contract" }));
}

/** The text of one property's type, everything on one line. */
async function printed(origin: Origin, type: Type, named: Readonly<Record<string, Type>> = {}): Promise<string> {
  const text = await textOf(program(origin, object([property("value", type)]), named));
  const [, body = "none"] = /export interface DoIt \{\n([\s\S]*?)\n\}\n/.exec(text) ?? [];
  return body
    .replace(/\/\*\*[\s\S]*?\*\//g, "")
    .replace(/\s+/g, " ")
    .trim();
}

describe.each(origins)("types of %s origin", (origin) => {
  test.each<[string, Type, string]>([
    ["strings", string, "value: string;"],
    ["integers", { kind: "number", integer: true }, "value: number;"],
    ["booleans", boolean, "value: boolean;"],
    ["null", nullType, "value: null;"],
    ["anything", unknown, "value: unknown;"],
    ["nothing", never, "value: never;"],
    ["literals in their order", literal("b", 1, true, null, "a"), 'value: "b" | 1 | true | null | "a";'],
    ["literal objects and arrays", literal({ a: 1 }, ["x", []]), 'value: { a: 1 } | ["x", []];'],
    ["arrays of unions", array(union(string, nullType)), "value: (string | null)[];"],
    ["arrays of arrays", array(array(number)), "value: number[][];"],
    ["tuples", tuple(string, number), "value: [string, number];"],
    ["records", record(number), "value: Record<string, number>;"],
    ["closed empty objects", object([], never), "value: Record<string, never>;"],
    ["objects", object([property("a", string), optional("b", number)]), "value: { a: string; b?: number };"],
    [
      "declared open objects",
      { ...object([property("a", string)]), additionalDeclared: true },
      "value: { a: string; [key: string]: unknown };",
    ],
    ["unions without repetition", union(string, union(string, number)), "value: string | number;"],
    ["unions with anything", union(string, unknown), "value: unknown;"],
    ["negations", { kind: "not", type: string }, "value: unknown;"],
    ["conditions", { kind: "if", if: string, then: string, else: number }, "value: string | number;"],
    [
      "intersections",
      { kind: "intersection", members: [object([property("a", string)]), object([property("b", string)])] },
      "value: { a: string } & { b: string };",
    ],
  ])("%s", async (_name, type, expected) => {
    expect(await printed(origin, type)).toBe(expected);
  });

  test("an index signature is wide enough for the properties beside it", async () => {
    expect(await printed(origin, object([property("a", boolean), optional("b", string)], number))).toBe(
      "value: { a: boolean; b?: string; [key: string]: number | boolean | string | undefined };",
    );
  });

  test("recursive types", async () => {
    const tree = object([optional("children", array(ref("Tree")))]);
    const text = await textOf(program(origin, object([property("tree", ref("Tree"))]), { Tree: tree }));
    expect(text).toContain("export interface Tree {\n  children?: Tree[];\n}");
  });

  test("recursion through a record is written as an index signature, which may be circular", async () => {
    const json = union(nullType, string, array(ref("Json")), record(ref("Json")));
    const text = await textOf(program(origin, object([property("value", ref("Json"))]), { Json: json }));
    expect(text).toContain("export type Json = null | string | Json[] | { [key: string]: Json };");
    expect(typeCheck({ "types.ts": text })).toEqual([]);
  });

  test("a type that is nothing but itself is unknown", async () => {
    const text = await textOf(
      program(origin, object([property("a", ref("A"))]), { A: union(string, ref("B")), B: union(number, ref("A")) }),
    );
    expect(text).toContain("export type A = unknown;");
    expect(typeCheck({ "types.ts": text })).toEqual([]);
  });

  test("types nobody uses are left out", async () => {
    expect(await textOf(program(origin, object([]), { Unused: string }))).not.toContain("Unused");
  });

  test("tools without arguments, and tools that share their arguments", async () => {
    const made = program(origin, object([]));
    const [first] = made.tools;
    const text = await textOf({ ...made, tools: [...(first ? [first, { ...first, wireName: "again", typeName: "Again" }] : [])] });
    expect(text).toContain("export interface DoIt {}");
    expect(text).toContain("export type Again = DoIt;");
    expect(text).toContain("  do_it: DoIt;\n  again: Again;");
  });

  test("results", async () => {
    const text = await textOf(program(origin, object([]), { City: object([property("name", string)]) }, { result: array(ref("City")) }));
    expect(text).toContain("do_it: City[];");
    expect(text).toContain("export interface City {\n  name: string;\n}");
  });

  test("doc comments", async () => {
    const args = object([
      property("days", { kind: "number", integer: true, minimum: 1, maximum: 10 }, { description: "How many days", default: 3 }),
      optional("old", ref("Name"), { description: "Do not use.", deprecated: "Use days." }),
    ]);
    const text = await textOf(program(origin, args, { Name: string }, { description: "Does it.", deprecated: true }));
    expect(text).toContain("/**\n * Does it.\n * @deprecated\n */\nexport interface DoIt");
    expect(text).toContain("  /**\n   * How many days. Integer, 1 to 10.\n   * @default 3\n   */\n  days: number;");
    expect(text).toContain("  /**\n   * Do not use.\n   * @deprecated Use days.\n   */\n  old?: Name;");
  });

  test("hostile names, texts and values stay data", async () => {
    const hostile = `*/ export const pwned = 1; /* \`\${pwned}\` "\\\u2028\u202e</script> tsType {@link x}\n@deprecated`;
    const args = object([
      property(hostile, literal(hostile), { description: hostile, default: hostile }),
      property("__proto__", string),
      property("constructor", string),
      property("p0", string),
      property("", number),
    ]);
    const text = await textOf(program(origin, args, {}, { description: hostile, wireName: hostile }));
    expect(typeCheck({ "types.ts": text })).toEqual([]);
    expect(text).not.toMatch(/^\s*export const/m);
    expect(text).not.toMatch(/[\u2028\u202e]/);
    const check = `import type { DoIt } from "./types.js";\nexport const value: DoIt = { ${JSON.stringify(hostile)}: ${JSON.stringify(hostile)}, ["__proto__"]: "", constructor: "", p0: "", "": 1 };\n`;
    expect(typeCheck({ "types.ts": text, "check.ts": check })).toEqual([]);
  });

  test("a tool called like a global type does not disturb the rest", async () => {
    const made = program(origin, object([property("map", record(string))]));
    const tools = ["Promise", "Record", "CallContext", "DoIt"].map(
      (typeName): Tool => ({ wireName: typeName, typeName, args: "DoIt", origin, behaviour: {}, at: { file: "tools" } }),
    );
    const text = await textOf({ ...made, tools });
    const use = `import type { Handlers } from "./types.js";\nexport const handlers: Pick<Handlers, "DoIt"> = { DoIt: async (args, context) => [args.map["a"], context.signal.aborted] };\n`;
    expect(typeCheck({ "types.ts": text, "use.ts": use })).toEqual([]);
  });

  test("the same bytes twice", async () => {
    const made = program(origin, object([property("a", union(string, number))]));
    expect(await textOf(made)).toBe(await textOf(made));
  });
});

describe("TypeScript origin only", () => {
  test.each<[string, Type, string]>([
    [
      "labelled tuples",
      {
        kind: "array",
        prefix: [
          { name: "x", type: number },
          { name: "y", type: number },
        ],
        rest: never,
        minItems: 1,
      },
      "value: [x: number, y?: number];",
    ],
    [
      "rest elements before others",
      { kind: "array", prefix: [], rest: number, suffix: [{ type: string }] },
      "value: [...number[], string];",
    ],
    [
      "template literals",
      { kind: "template", parts: [{ kind: "text", text: "v`$" }, { kind: "number" }] },
      `value: \`v\\u0060\\u0024\${number}\`;`,
    ],
    [
      "template literals with options",
      {
        kind: "template",
        parts: [{ kind: "oneOf", options: [[{ kind: "text", text: "a" }], [{ kind: "text", text: "b" }]] }, { kind: "string" }],
      },
      `value: \`\${"a" | "b"}\${string}\`;`,
    ],
    ["readonly properties", object([{ ...property("a", string), readonly: true }]), "value: { readonly a: string };"],
    [
      "template keys",
      { ...record(string), keys: { kind: "template", parts: [{ kind: "text", text: "x-" }, { kind: "string" }] } },
      `value: { [key: \`x-\${string}\`]: string };`,
    ],
  ])("%s", async (_name, type, expected) => {
    expect(await printed("typescript", type)).toBe(expected);
    const text = await textOf(program("typescript", object([property("value", type)])));
    expect(typeCheck({ "types.ts": text })).toEqual([]);
  });
});

describe("JSON Schema origin only", () => {
  test.each<[string, Type, string]>([
    [
      "optional tuple items as a type per length",
      { kind: "array", prefix: [{ type: string }, { type: number }], rest: boolean, minItems: 1 },
      "value: [string] | [string, number, ...boolean[]];",
    ],
    [
      "many optional items as an array",
      { kind: "array", prefix: Array.from({ length: 30 }, () => ({ type: string })), rest: number },
      "value: (string | number)[];",
    ],
    ["rules without a type", build.byJsonType({ string: { kind: "string", minLength: 3 } }), "value: unknown;"],
    ["free-form objects", object([]), "value: Record<string, unknown>;"],
    [
      "rules beside a reference, narrowed to what both allow",
      {
        kind: "intersection",
        members: [object([property("a", string)]), build.byJsonType({ object: { ...object([]), requiredKeys: ["b"] } })],
      },
      "value: { a: string } & { b: unknown };",
    ],
    [
      "patterns of keys",
      {
        ...object([property("a", number)], never),
        additionalDeclared: true,
        patterns: [{ pattern: { source: "^x", flags: "u" }, type: string }],
      },
      "value: { a: number; [key: string]: string | number };",
    ],
  ])("%s", async (_name, type, expected) => {
    expect(await printed("json-schema", type)).toBe(expected);
  });
});

test.each<CompilerVersion>(["5.6", "6", "7"])("twenty tools compile with TypeScript %s, and handlers are typed", async (compiler) => {
  const tools = Array.from(
    { length: 20 },
    (_, i): Tool => ({
      wireName: `tool_${i}`,
      typeName: `Tool${i}`,
      args: `Tool${i}`,
      origin: "typescript",
      behaviour: {},
      at: { file: "x" },
      result: string,
    }),
  );
  const types = new Map(
    tools.map((tool, i) => [tool.args, { key: tool.args, identifier: tool.typeName, type: object([property(`p${i}`, number)]) }]),
  );
  const text = await textOf({ tools, types });
  const use = `import type { Handlers, ToolArgs, ToolName } from "./types.js";
export const some: Pick<Handlers, "tool_3"> = { tool_3: (args) => String(args.p3 + 1) };
// @ts-expect-error the result is a string
export const wrong: Pick<Handlers, "tool_3"> = { tool_3: (args) => args.p3 };
// @ts-expect-error tools are missing
export const few: Handlers = { tool_3: () => "" };
export const name: ToolName = "tool_19";
export const args: ToolArgs["tool_19"] = { p19: 1 };
`;
  expect(typeCheck({ "types.ts": text, "use.ts": use }, { compiler })).toEqual([]);
});
