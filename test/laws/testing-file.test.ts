import { expect, test } from "vitest";
import { tryList } from "../support/real-tools.js";
import { typeCheck } from "../support/type-check.js";

/** Every rule of lowering at least once. */
const inputSchema = {
  type: "object",
  properties: {
    $filter: { type: "object", additionalProperties: { type: "integer", minimum: 1 } },
    año: { type: "array", prefixItems: [{ type: "string" }, { type: "number" }], items: false, minItems: 2 },
    anything: {},
    free: { type: "object" },
    empty: { type: "object", additionalProperties: false },
    nothing: { type: "array", items: false },
    maybe: { type: ["string", "null"] },
    mixed: { enum: ["a", 1, true, null, { b: 2 }] },
    shape: {
      oneOf: [
        { type: "object", properties: { kind: { const: "circle" }, r: { type: "number" } }, required: ["kind"] },
        {
          type: "object",
          properties: { kind: { const: "box" }, sizes: { type: "object", additionalProperties: { type: "string" } } },
          required: ["kind", "sizes"],
        },
      ],
    },
    either: { anyOf: [{ type: "string" }, { type: "array" }, { type: "object" }, { type: "string", contentMediaType: "x/y" }] },
    node: { $ref: "#/$defs/node" },
    again: { $ref: "#/$defs/node" },
    code: { type: "string", pattern: "^[A-Z]{3}$" },
    patterned: { type: "object", patternProperties: { "^x-": { type: "string" } } },
    cond: {
      type: "object",
      properties: { a: { type: "boolean" } },
      if: { properties: { a: { const: true } } },
      ...Object.fromEntries([["then", { properties: { b: { type: "string" } }, required: ["b"] }]]),
    },
    tags: { type: "array", items: { type: "string" }, uniqueItems: true, minItems: 2, contains: { const: "x" } },
  },
  required: ["$filter", "año", "anything"],
  $defs: {
    node: {
      type: "object",
      properties: { name: { type: "string" }, children: { type: "array", items: { $ref: "#/$defs/node" } } },
      required: ["name"],
    },
  },
};

const tools = [
  { name: "every_rule", inputSchema },
  { name: "no.arguments", inputSchema: { type: "object", properties: {} } },
  { name: "record", inputSchema: { type: "object", additionalProperties: { type: "number" } } },
  {
    name: "union",
    inputSchema: {
      anyOf: [
        { type: "object", properties: { a: { type: "string" } } },
        { type: "object", properties: { b: { type: "number" } }, required: ["b"] },
      ],
    },
  },
];

test("files with every rule compile under all strict flags, with and without the runtime copied in", { timeout: 120_000 }, async () => {
  const list = { name: "rules", tools };
  const files: Record<string, string> = {};
  for (const runtime of ["import", "inline"] as const) {
    const result = await tryList(list, { testing: true, runtime });
    expect(result.refused).toEqual([]);
    for (const [path, text] of Object.entries(result.files)) if (path.endsWith(".ts")) files[`${runtime}/${path}`] = text;
  }
  expect(Object.keys(files)).toContain("inline/testing.ts");
  expect(typeCheck(files, { compiler: "7" }).filter((found) => !found.startsWith("inline/runtime/"))).toEqual([]);
});
