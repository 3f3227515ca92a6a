import { describe, expect, test } from "vitest";
import { build, type Meta, type Type } from "../../../../generator/model/index.js";
import { findings, read } from "./read.js";

const { array, literal, nullType, number, object, property, string, union } = build;

async function tagged(tags: string, type: string): Promise<{ type: Type; meta?: Meta | undefined }> {
  const { args, diagnostics } = await read(`interface Named { x?: 1 }\nexport interface Tool { /** ${tags} */ v: ${type} }`);
  expect(diagnostics).toEqual([]);
  const tool = args("Tool");
  const [first] = tool.kind === "object" ? tool.properties : [];
  if (!first) throw new Error("no property");
  return { type: first.type, meta: first.meta };
}

describe("constraint tags", () => {
  const named = build.ref("tools.ts#Named");
  const table: readonly (readonly [string, string, Type])[] = [
    ["@minimum 1 @maximum 2.5", "number", { kind: "number", minimum: 1, maximum: 2.5 }],
    ["@minimum 2 @maximum 2", "number", { kind: "number", minimum: 2, maximum: 2 }],
    ["@exclusiveMinimum -1 @exclusiveMaximum 1e3", "number", { kind: "number", exclusiveMinimum: -1, exclusiveMaximum: 1000 }],
    ["@multipleOf 0.1", "number", { kind: "number", multipleOf: 0.1 }],
    ["@int", "number", { kind: "number", integer: true }],
    ["@integer", "number", { kind: "number", integer: true }],
    ["@type integer", "number", { kind: "number", integer: true }],
    ["@type {string} plain JSDoc", "string", string],
    ["@minLength 1 @maxLength 3", "string", { kind: "string", minLength: 1, maxLength: 3 }],
    ["@pattern ^[A-Z]{3}$", "string", { kind: "string", pattern: { source: "^[A-Z]{3}$", flags: "u" } }],
    ["@pattern /^[A-Z]{3}$/", "string", { kind: "string", pattern: { source: "^[A-Z]{3}$", flags: "u" } }],
    ["@pattern /a/", "string", { kind: "string", pattern: { source: "/a/", flags: "u" } }],
    ['@pattern "^\\\\d+ x$"', "string", { kind: "string", pattern: { source: "^\\d+ x$", flags: "u" } }],
    ["@format date-time", "string", { kind: "string", format: { name: "date-time", assert: true } }],
    ["@format color", "string", { kind: "string", format: { name: "color", assert: false } }],
    ["@format int32", "number", { kind: "number", format: { name: "int32", assert: false } }],
    ["@minItems 1 @maxItems 9 @uniqueItems", "string[]", { ...array(string), minItems: 1, maxItems: 9, uniqueItems: true }],
    ["@items.minLength 2", "string[]", array({ kind: "string", minLength: 2 })],
    ["@items.items.minimum 2", "number[][]", array(array({ kind: "number", minimum: 2 }))],
    ["@minimum 2", "number[]", array({ kind: "number", minimum: 2 })],
    ["@minimum 2", "string | number | null", union(string, { kind: "number", minimum: 2 }, nullType)],
    ["@minProperties 1", "Record<string, 1>", { ...build.record(literal(1)), minProperties: 1 }],
    ["@minProperties 1", "Named", { kind: "intersection", members: [named, { ...object([]), minProperties: 1 }] }],
    ["@nullable", "number", union(number, nullType)],
    ["@const 3", "number", literal(3)],
    ["@uniqueItems false", "1[]", array(literal(1))],
  ];

  test.each(table)("%s on %s", async (tags, type, expected) => {
    expect((await tagged(tags, type)).type).toEqual(expected);
  });

  test("of an alias hold wherever it is used", async () => {
    const { args, diagnostics } = await read(`
      /** An address. @format email */ type Email = string;
      /** @maxLength 9 */ type Short = Email;
      /** @minItems 1 */ type Some = Email[];
      export interface Tool { a: Email; b?: Email; c: Short[]; d: Some; e: Email | null }`);
    expect(diagnostics).toEqual([]);
    const email: Type = { kind: "string", format: { name: "email", assert: true }, meta: { description: "An address." } };
    const tool = args("Tool");
    expect(tool.kind === "object" && tool.properties.map(({ type }) => type)).toEqual([
      email,
      email,
      array({ ...email, maxLength: 9 }),
      { ...array(email), minItems: 1 },
      union(email, nullType),
    ]);
  });

  test("formats are not asserted with `annotate`", async () => {
    const { args } = await read("export interface Tool { /** @format email */ v: string }", { formats: "annotate" });
    expect(args("Tool")).toEqual(object([property("v", { kind: "string", format: { name: "email", assert: false } })]));
  });
});

describe("tags that describe", () => {
  test.each<[string, string, Meta]>([
    ["Words. @title A title", "string", { description: "Words.", title: "A title" }],
    ["@description Other words.", "string", { description: "Other words." }],
    ["@minLength 1\n * Words behind a tag.", "string", { description: "Words behind a tag." }],
    ["@default 3", "number", { default: 3 }],
    ["@default 3", "string", { default: "3" }],
    ['@default "3"', "string", { default: "3" }],
    ["@default metric", "'metric' | 'imperial'", { default: "metric" }],
    ['@default { "a": [1] }', "{ a: number[] }", { default: { a: [1] } }],
    ["@default null", "string | null", { default: null }],
    ["@default {a: [1, 2,]}", "{ a: number[] }", { default: { a: [1, 2] } }],
    ["@default [{ a: 'it\\'s \"so\"', b: null }]", "{ a: string; b: null }[]", { default: [{ a: 'it\'s "so"', b: null }] }],
    ["@example { unit: 'km', n: -1.5 }", "{ unit: string; n: number }", { examples: [{ unit: "km", n: -1.5 }] }],
    ["@examples ['a', 'b']", "string", { examples: ["a", "b"] }],
    ["Words. @example { a: call() }", "{ a: number }", { description: "Words." }],
    ["@default 'metric'", "string", { default: "metric" }],
    ["@default 'metric'", "'metric' | 'imperial'", { default: "metric" }],
    ["@default 'it\\'s'", "string", { default: "it's" }],
    ["@default `5`", "number", { default: 5 }],
    ["Words. @default undefined", "string", { description: "Words." }],
    ["@defaultValue `metric`", "string", { default: "metric" }],
    ["Words. @defaultValue the local one", "number", { description: "Words." }],
    ["@defaultvalue 3", "number", { default: 3 }],
    ["Words.\n * @remark None of ours.\n ", "number", { description: "Words." }],
    ["@example 'a' @example `b`", "string", { examples: ["a", "b"] }],
    ["Words.\n * @remarks More of\n * them.\n * @see nowhere\n ", "string", { description: "Words.\n\nMore of\nthem." }],
    ["@example one @example two", "string", { examples: ["one", "two"] }],
    ["@examples [1, 2]", "number", { examples: [1, 2] }],
    ["@deprecated", "string", { deprecated: true }],
    ["@deprecated Use w.", "string", { deprecated: "Use w." }],
  ])("%s on %s", async (tags, type, meta) => {
    expect((await tagged(tags, type)).meta).toEqual(meta);
  });

  test("an example that is code is none of the type's", async () => {
    expect((await tagged("@example\n * ```ts\n * use(tool);\n * ```\n ", "number")).meta).toBeUndefined();
  });

  test("@ignore leaves a property out, whatever its type", async () => {
    const { args, diagnostics } = await read("export interface Tool { a: 1; /** @ignore */ f: () => void }");
    expect([args("Tool"), diagnostics]).toEqual([object([property("a", literal(1))]), []]);
  });

  test("tags of others pass", async () => {
    const { diagnostics } = await read(
      "/** @remarks r @see s */ export interface Tool {\n/** @author me\n * @since 1\n * @internal\n * @throws x\n * @public */\nv: 1 }",
    );
    expect(diagnostics).toEqual([]);
  });
});

describe("what is said elsewhere", () => {
  /** Description and type of each property of the tool `Tool`. */
  const said = async (source: string) => {
    const { args, diagnostics } = await read(source);
    expect(diagnostics).toEqual([]);
    const tool = args("Tool");
    return tool.kind === "object" && tool.properties.map(({ name, type, meta }) => [name, meta?.description, type]);
  };
  const base = "interface Base { /** The id. @minLength 3 */ id: string; /** The size. @minimum 2 */ n: number }";
  const id: Type = { kind: "string", minLength: 3 };

  test("a property declared again without a word says what its base says, however far up", async () => {
    expect(
      await said(`${base} interface Mid extends Base { n: number } export interface Tool extends Mid { id: string; n: number }`),
    ).toEqual([
      ["id", "The id.", id],
      ["n", "The size.", { kind: "number", minimum: 2 }],
    ]);
    expect(await said(`${base} class Own implements Base { id = "x"; n = 1 } export type Tool = Own`)).toEqual([
      ["id", "The id.", id],
      ["n", "The size.", { kind: "number", minimum: 2 }],
    ]);
  });

  test("words of its own come first, rules of its own stand alone", async () => {
    expect(await said(`${base} export interface Tool extends Base { /** Mine. */ id: string; /** @maximum 9 */ n: number }`)).toEqual([
      ["id", "Mine.", string],
      ["n", "The size.", { kind: "number", maximum: 9 }],
    ]);
  });

  test("{@inheritDoc}", async () => {
    const tool = "/** {@inheritDoc} And more. */ id: string; /** {@inheritDoc Base.n} */ other: 1; /** {@inheritDoc Gone.x} */ gone: 1";
    expect(await said(`${base} export interface Tool extends Base { ${tool} }`)).toEqual([
      ["id", "The id. And more.", string],
      ["other", "The size.", literal(1)],
      ["gone", undefined, literal(1)],
      ["n", "The size.", { kind: "number", minimum: 2 }],
    ]);
  });

  test("what is declared twice is described and bound twice", async () => {
    const source = "export type Tool = { /** One. @minimum 1 */ n: number } & { /** Two. @maximum 5 */ n: number }";
    expect(await said(source)).toEqual([["n", "One.\n\nTwo.", { kind: "number", minimum: 1, maximum: 5 }]]);
    const { tools } = await read("/** One. */ export interface Tool { a: 1 } /** Two. */ export interface Tool { b: 1 }");
    expect(tools.map(({ description }) => description)).toEqual(["One.\n\nTwo."]);
  });

  test("what is said of a value is not said of the type of that name", async () => {
    const source = `/** The list. @minItems 1 */ const Color = ["b", "a"] as const; /** The color. */ type Color = (typeof Color)[number];
      /** Sets it. */ export interface Tool { color: Color }`;
    const { types } = await read(source);
    expect(await said(source)).toEqual([["color", undefined, literal("b", "a")].with(2, expect.anything())]);
    expect(JSON.stringify([...types.values()])).toContain("The color.");
    expect(JSON.stringify([...types.values()])).not.toContain("The list.");
  });
});

describe("tags that are wrong are told, with their place", () => {
  test.each([
    ["@minumum 1", "number", "typescript-tag-unknown @ @minumum 1 */ v: number "],
    ["@maxlength 1", "string", "typescript-tag-unknown @ @maxlength 1 */ v: strin"],
    ["@minLength 1", "number", "typescript-tag-place @ @minLength 1 */ v: numbe"],
    ["@minimum 1", "'a' | 'b'", "typescript-tag-place @ @minimum 1 */ v: 'a' | '"],
    ["@items.minimum 1", "number", "typescript-tag-place @ @items.minimum 1 */ v: n"],
    ["@items.minimum 1", "string[]", "typescript-tag-place @ @items.minimum 1 */ v: s"],
    ["@minItems 1", "Named", "typescript-tag-place @ @minItems 1 */ v: Named }"],
    ["@minimum", "number", "typescript-tag-value @ @minimum */ v: number }"],
    ["@minimum one", "number", "typescript-tag-value @ @minimum one */ v: numbe"],
    ["@minimum 1e999", "number", "typescript-tag-value @ @minimum 1e999 */ v: num"],
    ["@multipleOf 0", "number", "typescript-tag-value @ @multipleOf 0 */ v: numb"],
    ["@maxLength 1.5", "string", "typescript-tag-value @ @maxLength 1.5 */ v: str"],
    ["@maxItems -1", "string[]", "typescript-tag-value @ @maxItems -1 */ v: strin"],
    ["@pattern [", "string", "pattern-invalid @ @pattern [ */ v: string "],
    ["@pattern /^[a-z]$/i", "string", "typescript-tag-value @ @pattern /^[a-z]$/i */ v"],
    ["@pattern", "string", "typescript-tag-value @ @pattern */ v: string }"],
    ["@format", "string", "typescript-tag-value @ @format */ v: string }"],
    ["@uniqueItems maybe", "string[]", "typescript-tag-value @ @uniqueItems maybe */ v:"],
    ["@minLength 5 @maxLength 2", "string", "typescript-tag-value @ @maxLength 2 */ v: strin"],
    ["@maximum 2 @minimum 3", "number | null", "typescript-tag-value @ @minimum 3 */ v: number "],
    ["@exclusiveMinimum 2 @maximum 2", "number[]", "typescript-tag-value @ @maximum 2 */ v: number["],
    ["@default 99 @maximum 5", "number", "typescript-tag-value @ @default 99 @maximum 5 */"],
    ["@minLength 3 @default ab", "string | null", "typescript-tag-value @ @default ab */ v: string"],
    ["@default { a: process.cwd() }", "{ a: string }", "typescript-tag-value @ @default { a: process.cwd() }"],
    ["@default null", "string", "typescript-tag-value @ @default null */ v: str"],
    ["@default x", "number", "typescript-tag-value @ @default x */ v: number }"],
    ["@default celsius", "'c' | 'f'", "typescript-tag-value @ @default celsius */ v: '"],
    ["@examples 1", "number", "typescript-tag-value @ @examples 1 */ v: number "],
  ])("%s on %s", async (tags, type, expected) => {
    const source = `interface Named { x?: 1 }\nexport interface Tool { /** ${tags} */ v: ${type} }`;
    const result = await read(source);
    expect(findings(result, source).map((each) => each.slice(0, 44))).toEqual([expected.slice(0, 44)]);
    expect(result.tools).toEqual([]);
  });
});
