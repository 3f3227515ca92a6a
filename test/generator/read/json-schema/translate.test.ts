import { describe, expect, test } from "vitest";
import type { Json } from "../../../../generator/model/index.js";
import type { Draft } from "../../../../generator/options.js";
import { readSchema } from "./read-schema.js";
import { withoutPlaces } from "./without-places.js";

function typeOf(schema: Json, draft: Draft = "2020-12"): unknown {
  const result = readSchema(schema, { draft });
  expect(result.diagnostics.filter((diagnostic) => diagnostic.severity === "error")).toEqual([]);
  const [root] = result.types;
  return root && withoutPlaces(root.type);
}

const unknown = { kind: "unknown" };
const open = { kind: "object", properties: [], additional: unknown, additionalDeclared: false };
const array = { kind: "array", prefix: [], rest: unknown };

describe("a schema becomes the type that people would write", () => {
  test.each<[Json, unknown]>([
    [{}, unknown],
    [true, unknown],
    [false, { kind: "never" }],
    [
      { type: "integer", minimum: 1, maximum: 9 },
      { kind: "number", integer: true, minimum: 1, maximum: 9 },
    ],
    [{ type: ["integer", "number"] }, { kind: "number" }],
    [
      { type: ["string", "null"], minLength: 2 },
      { kind: "union", members: [{ kind: "string", minLength: 2 }, { kind: "null" }] },
    ],
    [{ type: "string", minLength: 0 }, { kind: "string" }],
    [{ type: "string", minimum: 3 }, { kind: "string" }],
    [{ type: "object" }, open],
    [{ type: "array" }, array],
    [
      { type: "object", additionalProperties: false },
      { ...open, additional: { kind: "never" }, additionalDeclared: true },
    ],
    [
      { type: "object", additionalProperties: true },
      { ...open, additionalDeclared: true },
    ],
    [
      { type: "object", unevaluatedProperties: false },
      { ...open, additional: { kind: "never" }, additionalDeclared: true },
    ],
    [
      { type: "array", prefixItems: [true], unevaluatedItems: false },
      { ...array, prefix: [{ type: unknown }], rest: { kind: "never" } },
    ],
    [
      { type: "object", required: ["a"] },
      { ...open, requiredKeys: ["a"] },
    ],
    [{ enum: ["a", "b", "a"] }, { kind: "literal", values: ["a", "b"] }],
    [
      { type: "string", enum: ["a", 1, null] },
      { kind: "literal", values: ["a"] },
    ],
    [
      { type: "integer", enum: [1, 1.5, 2.0] },
      { kind: "literal", values: [1, 2] },
    ],
    [
      { type: ["string", "null"], enum: ["a", null] },
      { kind: "literal", values: ["a", null] },
    ],
    [{ enum: ["a"], const: "b" }, { kind: "never" }],
    [
      { const: "a", minLength: 1 },
      {
        kind: "intersection",
        members: [
          { kind: "literal", values: ["a"] },
          { kind: "string", minLength: 1 },
        ],
      },
    ],
    [
      { const: "a", minimum: 1 },
      { kind: "literal", values: ["a"] },
    ],
    [{ not: {} }, { kind: "never" }],
    [{ not: false }, unknown],
    [{ anyOf: [{ type: "string" }, { type: "null" }] }, { kind: "union", members: [{ kind: "string" }, { kind: "null" }] }],
    [{ anyOf: [{ type: "string" }, { type: "string", description: "again" }] }, { kind: "string" }],
    [{ anyOf: [{ type: "string" }, false] }, { kind: "string" }],
    [
      { anyOf: [{ anyOf: [{ type: "string" }, { type: "number" }] }, { type: "null" }] },
      { kind: "union", members: [{ kind: "string" }, { kind: "number" }, { kind: "null" }] },
    ],
    [{ oneOf: [{ type: "string" }] }, { kind: "string" }],
    [
      { oneOf: [{ type: "string" }, { type: "string" }] },
      { kind: "union", members: [{ kind: "string" }, { kind: "string" }], exactlyOne: true },
    ],
    [{ allOf: [{ type: "string" }] }, { kind: "string" }],
    [{ allOf: [{ type: "string" }, {}, true] }, { kind: "string" }],
    [{ allOf: [{ type: "string" }, false] }, { kind: "never" }],
    [
      { type: "object", anyOf: [{ required: ["a"] }, { required: ["b"] }] },
      {
        kind: "intersection",
        members: [
          open,
          {
            kind: "union",
            members: [
              { ...open, requiredKeys: ["a"] },
              { ...open, requiredKeys: ["b"] },
            ],
          },
        ],
      },
    ],
    [
      { minLength: 3 },
      {
        kind: "union",
        members: [{ kind: "null" }, { kind: "boolean" }, { kind: "number" }, { kind: "string", minLength: 3 }, array, open],
      },
    ],
    [
      { type: "object", propertyNames: { minLength: 2 } },
      { ...open, keys: { kind: "string", minLength: 2 } },
    ],
    [
      { type: "object", dependentRequired: { a: ["b"], c: [] } },
      { ...open, dependentRequired: [{ key: "a", requires: ["b"] }] },
    ],
    [
      { type: "object", dependentSchemas: { a: { required: ["b"] } } },
      {
        kind: "intersection",
        members: [open, { kind: "if", if: { ...open, requiredKeys: ["a"] }, then: { ...open, requiredKeys: ["b"] }, else: unknown }],
      },
    ],
    [{ if: true, then: { type: "string" }, else: false }, { kind: "string" }],
    [
      { type: "object", allOf: [{ properties: { a: true } }], unevaluatedProperties: false },
      {
        kind: "intersection",
        members: [open, { ...open, properties: [{ name: "a", type: unknown, optional: true }] }],
        unevaluatedProperties: { kind: "never" },
      },
    ],
    [
      { type: "array", contains: { type: "string" }, minContains: 0, maxContains: 2 },
      { ...array, contains: [{ type: { kind: "string" }, min: 0, max: 2, evaluates: true }] },
    ],
  ])("%j", (schema, type) => {
    expect(typeOf(schema)).toEqual(type);
  });

  test("draft 4 has flags for exclusive limits, and no const", () => {
    expect(typeOf({ type: "number", minimum: 1, exclusiveMinimum: true, maximum: 5, exclusiveMaximum: false }, "4")).toEqual({
      kind: "number",
      exclusiveMinimum: 1,
      maximum: 5,
    });
    expect(typeOf({ const: 1 }, "4")).toEqual(unknown);
  });

  test("up to draft 2019-09 items may be a tuple", () => {
    const tuple = { kind: "array", prefix: [{ type: { kind: "string" } }], rest: { kind: "never" } };
    expect(typeOf({ type: "array", items: [{ type: "string" }], additionalItems: false }, "2019-09")).toEqual(tuple);
    expect(typeOf({ type: "array", items: { type: "string" }, additionalItems: false }, "7")).toEqual({
      ...array,
      rest: { kind: "string" },
    });
  });

  test("dependencies before 2019-09", () => {
    expect(typeOf({ type: "object", dependencies: { a: ["b"] } }, "7")).toEqual({
      ...open,
      dependentRequired: [{ key: "a", requires: ["b"] }],
    });
  });

  test("only silence about further items leaves them to unevaluatedItems", () => {
    const marks = (schema: Json) => {
      const type = readSchema(schema).types[0]?.type;
      return type?.kind === "array" ? type.restDeclared : "none";
    };
    expect(marks({ type: "array" })).toBe(false);
    expect(marks({ type: "array", items: true })).toBeUndefined();
  });
});

describe("what is said about a type", () => {
  test("properties carry what their schema says; types do not repeat it", () => {
    const schema = {
      type: "object",
      title: "Tool",
      properties: {
        a: {
          type: "string",
          description: "A.",
          default: "x",
          examples: ["y"],
          deprecated: true,
          readOnly: true,
          $comment: "c",
          contentMediaType: "text/plain",
        },
      },
    };
    const [root] = readSchema(schema).types;
    expect(root?.meta).toEqual({ title: "Tool" });
    expect(root?.type.kind === "object" && root.type.properties[0]).toEqual({
      name: "a",
      type: { kind: "string", at: { file: "schema.json", pointer: "/properties/a" } },
      optional: true,
      meta: {
        description: "A.",
        default: "x",
        examples: ["y"],
        deprecated: true,
        readOnly: true,
        notes: { contentMediaType: "text/plain", $comment: "c" },
      },
      at: { file: "schema.json", pointer: "/properties/a" },
    });
  });

  test("a description beside a $ref is kept, also in draft 7", () => {
    const schema = {
      type: "object",
      properties: { a: { $ref: "#/definitions/A", description: "Mine." } },
      definitions: { A: { type: "string", description: "Its own." } },
    };
    for (const draft of ["7", "2020-12"] as const) {
      const [root, definition] = readSchema(schema, { draft }).types;
      expect(root?.type.kind === "object" && root.type.properties[0]?.meta).toEqual({ description: "Mine." });
      expect(definition?.meta).toEqual({ description: "Its own." });
    }
  });

  test.each([
    ["annotate", false, false, false],
    ["common", true, false, false],
    ["assert", true, true, false],
  ] as const)("formats are asserted as asked: %s", (formats, email, iri, custom) => {
    const assertOf = (name: string) => {
      const type = readSchema({ type: "string", format: name }, { formats }).types[0]?.type;
      return type?.kind === "string" && type.format?.assert;
    };
    expect([assertOf("email"), assertOf("iri"), assertOf("my-own")]).toEqual([email, iri, custom]);
  });

  test("a format that no type takes is a note", () => {
    expect(readSchema({ format: "iri" }).types[0]).toMatchObject({ type: { kind: "unknown" }, meta: { notes: { format: "iri" } } });
    expect(readSchema({ type: "integer", format: "int32" }).types[0]?.type).toMatchObject({ format: { name: "int32", assert: false } });
  });
});
