import { Ajv2020 } from "ajv/dist/2020.js";
import formatsPlugin from "ajv-formats";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkPayload } from "../../../generator/emulator/check/payload-check.js";
import { samplePayload } from "../../../generator/emulator/check/payload-sampler.js";
import type { Json } from "../../../generator/model/json.js";

const ajv = new Ajv2020({ strict: false, multipleOfPrecision: 9 });
formatsPlugin.default(ajv);

/** Payload schemas of the vendors' subset that some value fits. No empty property names: Ajv 8 does not see them in `required`. */
const { schema: payload } = fc.letrec<{ schema: Json; leaf: Json; object: Json }>((tie) => ({
  leaf: fc.oneof(
    fc.constant<Json>({ type: "boolean" }),
    fc.constant<Json>({ type: ["string", "null"] }),
    fc.constant<Json>({ type: "null" }),
    fc.constantFrom<Json>(
      ...["date-time", "date", "time", "email", "hostname", "ipv4", "ipv6", "uuid", "uri", "duration"].map((format) => ({
        type: "string",
        format,
      })),
    ),
    fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 4 }).map((values): Json => ({ type: "string", enum: values })),
    fc.jsonValue().map((value): Json => ({ const: value as Json })),
    fc.tuple(fc.nat(5), fc.nat(20)).map(([least, more]): Json => ({ type: "string", minLength: least, maxLength: least + more })),
    fc
      .tuple(fc.integer({ min: -50, max: 50 }), fc.nat(50))
      .map(([least, more]): Json => ({ type: "integer", minimum: least, maximum: least + more })),
    fc
      .tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 50 }))
      .map(([least, more]): Json => ({ type: "number", exclusiveMinimum: least, exclusiveMaximum: least + more })),
    fc
      .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: -50, max: 50 }))
      .map(([step, least]): Json => ({ type: "integer", multipleOf: step, minimum: least })),
    fc.constantFrom<Json>(
      ...["^[A-Z]{3}-\\d{2,4}$", "^(foo|bar)+$", "^[^a-z]x?$", "^\\w+@\\w+\\.com$", "^a.c$", "^$"].map((pattern) => ({
        type: "string",
        pattern,
      })),
    ),
  ),
  object: fc
    .dictionary(fc.string({ minLength: 1, maxLength: 8 }), tie("schema"), { maxKeys: 4, noNullPrototype: true })
    .map((properties): Json => ({ type: "object", properties, required: Object.keys(properties), additionalProperties: false })),
  schema: fc.oneof(
    { maxDepth: 4 },
    tie("leaf"),
    tie("object"),
    fc.tuple(tie("schema"), fc.nat(3)).map(([items, minItems]): Json => ({ type: "array", items, minItems })),
    fc.array(tie("schema"), { minLength: 1, maxLength: 3 }).map((anyOf): Json => ({ anyOf })),
  ),
}));

describe("samples", () => {
  test("fit their schema, as Ajv sees it, and are the same each time", () => {
    fc.assert(
      fc.property(payload, (schema) => {
        const value = samplePayload(schema);
        expect({ schema, value, errors: ajv.validate(schema as object, value) || ajv.errors }).toEqual({ schema, value, errors: true });
        expect(samplePayload(schema)).toEqual(value);
      }),
      { numRuns: 150 },
    );
  });

  test("of recursive schemas end", () => {
    const tree: Json = {
      $defs: {
        node: {
          type: "object",
          properties: { value: { type: "integer" }, next: { anyOf: [{ $ref: "#/$defs/node" }, { type: "null" }] } },
          required: ["value", "next"],
          additionalProperties: false,
        },
      },
      $ref: "#/$defs/node",
    };
    expect(checkPayload(tree, samplePayload(tree))).toBeNull();
    const list: Json = {
      type: "object",
      properties: { children: { type: "array", items: { $ref: "#" } } },
      required: ["children"],
      additionalProperties: false,
    };
    expect(checkPayload(list, samplePayload(list))).toBeNull();
    const expression: Json = {
      type: "object",
      properties: { root: { $ref: "#/$defs/e" } },
      required: ["root"],
      $defs: {
        e: {
          anyOf: [
            { type: "object", properties: { left: { $ref: "#/$defs/e" }, right: { $ref: "#/$defs/e" } }, required: ["left", "right"] },
            { type: "number" },
          ],
        },
      },
    };
    expect(checkPayload(expression, samplePayload(expression))).toBeNull();
  });

  test("of schemas that nothing fits end too", () => {
    const endless: Json = { type: "object", properties: { a: { $ref: "#" }, b: { $ref: "#" } }, required: ["a", "b"] };
    expect(samplePayload(endless)).toBeDefined();
    expect(samplePayload({ $ref: "#" })).toBeDefined();
    expect(samplePayload({ $ref: "#/$defs/none" })).toEqual({});
  });

  test("reach a length within their pattern, and stay within it", () => {
    expect(samplePayload({ type: "string", pattern: "^\\d+-[a-f]{2}$", minLength: 8 })).toBe("00000-aa");
    expect(samplePayload({ type: "string", pattern: "^(?:ab)*$", minLength: 3 })).toBe("abab");
    expect(samplePayload({ type: "string", maxLength: 3 })).toBe("val");
  });

  test("name strings after their property; no schema is no arguments", () => {
    expect(samplePayload({ type: "object", properties: { city: { type: "string" }, __proto__: { type: "string" } } })).toEqual({
      city: "city",
    });
    expect(samplePayload(null)).toEqual({});
  });
});

describe("the check", () => {
  test("agrees with Ajv on any value", () => {
    fc.assert(
      fc.property(payload, fc.jsonValue(), (schema, value) => {
        const loose = JSON.parse(JSON.stringify(schema, (key, member: Json) => (key === "format" ? undefined : member))) as Json;
        expect({ schema, value, valid: checkPayload(loose, value as Json) === null }).toEqual({
          schema,
          value,
          valid: ajv.validate(loose as object, value),
        });
      }),
      { numRuns: 150 },
    );
  });

  test("names the place and what was expected", () => {
    const schema: Json = {
      type: "object",
      properties: { "a/b": { type: "array", items: { type: "integer" } } },
      required: ["a/b"],
      additionalProperties: false,
    };
    expect(checkPayload(schema, { "a/b": [1, 1.5] })).toEqual({ path: "/a~1b/1", expected: "integer" });
    expect(checkPayload(schema, {})).toEqual({ path: "", expected: 'the property "a/b"' });
    expect(checkPayload(schema, { "a/b": [], c: 1 })).toEqual({ path: "/c", expected: "no such property" });
    expect(checkPayload({ properties: { constructor: { type: "string" } } }, {})).toBeNull();
  });

  test("knows which bounds are open", () => {
    const fits = (schema: Json, value: Json): boolean => checkPayload(schema, value) === null;
    expect([fits({ exclusiveMinimum: 1 }, 1), fits({ minimum: 1 }, 1), fits({ exclusiveMaximum: 1 }, 1), fits({ maximum: 1 }, 1)]).toEqual([
      false,
      true,
      false,
      true,
    ]);
    expect([fits({ multipleOf: 0.1 }, 0.3), fits({ multipleOf: 0.1 }, 0.35)]).toEqual([true, false]);
    expect([fits({ minItems: "2" }, [1]), fits({ type: "string", nullable: true }, null)]).toEqual([false, true]);
  });

  test("ends on values deeper than any schema asks for", () => {
    const schema: Json = { type: "array", items: { $ref: "#" } };
    let deep: Json = [];
    for (let i = 0; i < 100_000; i++) deep = [deep];
    expect(checkPayload(schema, deep)).toMatchObject({ expected: "at most 200 levels" });
  });
});
