import { describe, expect, test } from "vitest";
import { guardSchema } from "../../../runtime/src/guard/index.js";

const document = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  type: "object",
  properties: {
    pair: { type: "array", prefixItems: [{ $ref: "#/$defs/a~1b" }], items: false },
    list: { type: "array", items: { type: "string" }, contains: { const: "$defs" }, minContains: 0, maxContains: 2 },
    some: { contains: { not: { prefixItems: [true] } }, minContains: 2, unevaluatedItems: false },
    prefixItems: { enum: [{ prefixItems: 1 }] },
  },
  required: ["prefixItems"],
  dependentRequired: { pair: ["list"] },
  $defs: { "a/b": { anyOf: [{ type: "null" }, { patternProperties: { "^x": { prefixItems: [{}] } } }] } },
};

const schema = guardSchema<string>(
  (value) => (typeof value === "string" ? null : [{ path: "/a~1b/0", expected: "string", value, message: "Give a string." }]),
  () => structuredClone(document),
);

describe("guardSchema", () => {
  test("validates as Standard Schema says: paths are keys", () => {
    expect(schema["~standard"].validate("a")).toEqual({ value: "a" });
    expect(schema["~standard"].validate(1)).toEqual({ issues: [{ message: "Give a string.", path: ["a/b", "0"] }] });
  });

  test("gives its document as it is", () => {
    expect(schema["~standard"].jsonSchema.input({ target: "draft-2020-12" })).toEqual(document);
  });

  test("writes draft 7 with draft 7's words, and leaves data alone", () => {
    expect(schema["~standard"].jsonSchema.output({ target: "draft-07" })).toEqual({
      $schema: "http://json-schema.org/draft-07/schema#",
      type: "object",
      properties: {
        pair: { type: "array", items: [{ $ref: "#/definitions/a~1b" }], additionalItems: false },
        list: { type: "array", items: { type: "string" } },
        some: { contains: { not: { items: [true] } } },
        prefixItems: { enum: [{ prefixItems: 1 }] },
      },
      required: ["prefixItems"],
      dependencies: { pair: ["list"] },
      definitions: { "a/b": { anyOf: [{ type: "null" }, { patternProperties: { "^x": { items: [{}] } } }] } },
    });
  });

  test("keeps a property called __proto__", () => {
    const odd = guardSchema(
      () => null,
      () => JSON.parse('{"properties":{"__proto__":{"type":"string"}}}') as Record<string, unknown>,
    );
    const made = odd["~standard"].jsonSchema.input({ target: "draft-07" });
    expect(JSON.stringify(made)).toBe('{"properties":{"__proto__":{"type":"string"}}}');
  });

  test("other targets are an error, as the standard wants", () => {
    expect(() => schema["~standard"].jsonSchema.input({ target: "openapi-3.0" })).toThrow("draft-2020-12 and draft-07");
  });
});
