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
    ["@exclusiveMinimum -1 @exclusiveMaximum 1e3", "number", { kind: "number", exclusiveMinimum: -1, exclusiveMaximum: 1000 }],
    ["@multipleOf 0.1", "number", { kind: "number", multipleOf: 0.1 }],
    ["@int", "number", { kind: "number", integer: true }],
    ["@integer", "number", { kind: "number", integer: true }],
    ["@type integer", "number", { kind: "number", integer: true }],
    ["@type {string} plain JSDoc", "string", string],
    ["@minLength 1 @maxLength 3", "string", { kind: "string", minLength: 1, maxLength: 3 }],
    ["@pattern ^[A-Z]{3}$", "string", { kind: "string", pattern: { source: "^[A-Z]{3}$", flags: "u" } }],
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
    ["@pattern", "string", "typescript-tag-value @ @pattern */ v: string }"],
    ["@format", "string", "typescript-tag-value @ @format */ v: string }"],
    ["@uniqueItems maybe", "string[]", "typescript-tag-value @ @uniqueItems maybe */ v:"],
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
