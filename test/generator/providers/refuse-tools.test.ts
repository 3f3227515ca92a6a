import { describe, expect, test } from "vitest";
import type { WireApi } from "../../../generator/providers/refusal.js";
import { refuseTools } from "../../../generator/providers/refuse-tools.js";

const closed = (properties: Record<string, unknown>, required = Object.keys(properties)) => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});

const chat = (parameters: unknown, name = "tool", strict = true) => [{ type: "function", function: { name, strict, parameters } }];

const messages = (input_schema: unknown, name = "tool", strict = true) => [{ name, strict, input_schema }];

const gemini = (parametersJsonSchema: unknown, name = "tool") => [{ functionDeclarations: [{ name, parametersJsonSchema }] }];

const deep = (levels: number): unknown => (levels === 0 ? { type: "string" } : closed({ a: deep(levels - 1) }));

const plain = closed({ location: { type: "string" }, units: { type: "string", enum: ["imperial", "metric"] } });

describe("what the vendors accept", () => {
  test.each<[string, WireApi, unknown]>([
    ["a plain strict tool on Chat", "chat", chat(plain)],
    ["anything loose on Chat", "chat", chat({ type: "object", oneOf: [], properties: { a: { minLength: 3 } } }, "tool", false)],
    ["a hosted tool", "responses", [{ type: "web_search" }]],
    ["128 tools", "chat", Array.from({ length: 128 }, (_, i) => chat(plain, `t${i}`)[0])],
    ["ten levels", "chat", chat(deep(10))],
    [
      "recursion on Chat",
      "chat",
      chat({
        ...closed({ n: { $ref: "#/$defs/N" } }),
        $defs: { N: closed({ next: { anyOf: [{ $ref: "#/$defs/N" }, { type: "null" }] } }) },
      }),
    ],
    ["a plain strict tool on Messages", "messages", messages(plain)],
    ["20 strict tools", "messages", Array.from({ length: 20 }, (_, i) => messages(plain, `t${i}`)[0])],
    ["a server tool", "messages", [{ type: "web_search_20250305", name: "web_search" }]],
    ["a declaration", "generateContent", gemini(plain)],
    ["no arguments on Gemini", "generateContent", [{ functionDeclarations: [{ name: "ping" }] }]],
    ["no tools at all", "chat", undefined],
  ])("%s", (_, api, tools) => expect(refuseTools(api, tools)).toEqual([]));
});

describe("what the vendors refuse, with the place and their words", () => {
  test.each<[string, WireApi, unknown, string, RegExp]>([
    ["a dotted name on Chat", "chat", chat(plain, "a.b"), "/0/function/name", /does not match pattern/],
    ["a long name on Chat", "chat", chat(plain, "x".repeat(65)), "/0/function/name", /maximum length 64/],
    ["129 tools", "chat", Array.from({ length: 129 }, (_, i) => chat(plain, `t${i}`)[0]), "", /maximum length 128/],
    ["a root union", "chat", chat({ anyOf: [plain] }), "/0/function/parameters", /type: "object"/],
    [
      "an array without items, loose",
      "chat",
      chat({ type: "object", properties: { a: { type: "array" } } }, "tool", false),
      "/0/function/parameters/properties/a",
      /missing items/,
    ],
    ["an optional key", "chat", chat(closed({ a: { type: "string" } }, [])), "/0/function/parameters", /Missing 'a'/],
    ["an open object", "chat", chat({ type: "object", properties: {}, required: [] }), "/0/function/parameters", /additionalProperties/],
    [
      "minLength",
      "chat",
      chat(closed({ a: { type: "string", minLength: 1 } })),
      "/0/function/parameters/properties/a",
      /'minLength' is not permitted/,
    ],
    [
      "oneOf",
      "responses",
      [{ type: "function", name: "t", strict: true, parameters: closed({ a: { oneOf: [{ type: "string" }] } }) }],
      "/0/parameters/properties/a",
      /'oneOf' is not permitted/,
    ],
    [
      "a described reference",
      "chat",
      chat({ ...closed({ a: { $ref: "#/$defs/A", description: "x" } }), $defs: { A: plain } }),
      "/0/function/parameters/properties/a",
      /\$ref cannot have keywords/,
    ],
    ["a dangling reference", "chat", chat(closed({ a: { $ref: "#/$defs/A" } })), "/0/function/parameters/properties/a", /not found/],
    [
      "an unknown format",
      "chat",
      chat(closed({ a: { type: "string", format: "uri" } })),
      "/0/function/parameters/properties/a",
      /'uri' is not a valid format/,
    ],
    [
      "lookaround",
      "chat",
      chat(closed({ a: { type: "string", pattern: "^(?=a)" } })),
      "/0/function/parameters/properties/a",
      /not a valid regex/,
    ],
    ["eleven levels", "chat", chat(deep(11)), "/0/function/parameters", /exceeds limit of 10/],
    [
      "1,001 enum values",
      "chat",
      chat(closed({ a: { enum: Array.from({ length: 1001 }, (_, i) => i) } })),
      "/0/function/parameters",
      /1001 enum values/,
    ],
    ["two tools of one name", "messages", [...messages(plain), ...messages(plain)], "/1/name", /unique/],
    ["a root union, loose", "messages", messages({ type: "object", anyOf: [] }, "tool", false), "/0/input_schema", /top level/],
    [
      "a key with a dollar",
      "messages",
      messages(closed({ $a: { type: "string" } }), "tool", false),
      "/0/input_schema/properties",
      /Property keys/,
    ],
    [
      "a draft-7 tuple",
      "messages",
      messages(closed({ a: { type: "array", items: [] } }), "tool", false),
      "/0/input_schema/properties/a",
      /2020-12/,
    ],
    [
      "a minimum under strict",
      "messages",
      messages(closed({ a: { type: "integer", minimum: 1 } })),
      "/0/input_schema/properties/a",
      /'minimum' is not supported/,
    ],
    [
      "two items at least under strict",
      "messages",
      messages(closed({ a: { type: "array", items: { type: "string" }, minItems: 2 } })),
      "/0/input_schema/properties/a",
      /minItems/,
    ],
    [
      "recursion under strict",
      "messages",
      messages({ ...closed({ n: { $ref: "#/$defs/N" } }), $defs: { N: closed({ next: { $ref: "#/$defs/N" } }) } }),
      "/0/input_schema",
      /Circular/,
    ],
    ["21 strict tools", "messages", Array.from({ length: 21 }, (_, i) => messages(plain, `t${i}`)[0]), "", /limit: 20/],
    [
      "25 optional keys",
      "messages",
      messages(closed(Object.fromEntries(Array.from({ length: 25 }, (_, i) => [`k${i}`, { type: "string" }])), [])),
      "",
      /limit: 24/,
    ],
    [
      "17 unions",
      "messages",
      messages(closed(Object.fromEntries(Array.from({ length: 17 }, (_, i) => [`k${i}`, { type: ["string", "null"] }])))),
      "",
      /limit: 16/,
    ],
    ["a name with a blank", "generateContent", gemini(plain, "a b"), "/0/functionDeclarations/0/name", /Invalid function name/],
    [
      "a key with a dash",
      "generateContent",
      gemini(closed({ "a-b": { type: "string" } })),
      "/0/functionDeclarations/0/parametersJsonSchema",
      /invalid property name/,
    ],
    [
      "a cycle of required properties",
      "generateContent",
      gemini({ ...closed({ n: { $ref: "#/$defs/N" } }), $defs: { N: closed({ next: { $ref: "#/$defs/N" } }) } }),
      "/0/functionDeclarations/0/parametersJsonSchema",
      /cycle/,
    ],
    [
      "an empty OBJECT",
      "generateContent",
      [{ functionDeclarations: [{ name: "a", parameters: { type: "OBJECT", properties: {} } }] }],
      "/0/functionDeclarations/0/parameters",
      /non-empty for OBJECT/,
    ],
    [
      "an unknown field",
      "generateContent",
      [{ functionDeclarations: [{ name: "a", parameters: { type: "OBJECT", properties: { a: { const: 1 } } } }] }],
      "/0/functionDeclarations/0/parameters/properties/a",
      /Unknown name "const"/,
    ],
    ["no list", "messages", {}, "", /valid list/],
  ])("%s", (_, api, tools, pointer, message) => {
    const refusals = refuseTools(api, tools);
    expect(refusals.map((refusal) => refusal.pointer)).toContain(pointer);
    expect(refusals.map((refusal) => refusal.message).join("\n")).toMatch(message);
  });

  test("a deeply nested payload does not overflow the stack", () => {
    let schema: unknown = { type: "string" };
    for (let i = 0; i < 5_000; i++) schema = closed({ a: schema });
    expect(refuseTools("chat", chat(schema)).length).toBeGreaterThan(0);
    expect(refuseTools("messages", messages(schema))).toEqual([]);
  });
});
