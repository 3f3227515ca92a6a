import { describe, expect, test } from "vitest";
import type { Json, Type } from "../../../../generator/model/index.js";
import type { ReadResult } from "../../../../generator/read/read-result.js";
import { readFiles } from "./read-schema.js";
import { withoutPlaces } from "./without-places.js";

const read = (value: Json, name = "tools.json"): ReadResult => readFiles({ [name]: JSON.stringify(value) }, [name]);
const argsOf = (result: ReadResult, index = 0): Type | undefined => {
  const type = result.types.find(({ key }) => key === result.tools[index]?.args)?.type;
  return type && withoutPlaces(type);
};

const city = { type: "object", properties: { city: { type: "string" } }, required: ["city"] };
const cityType = {
  kind: "object",
  properties: [{ name: "city", type: { kind: "string" }, optional: false }],
  additional: { kind: "unknown" },
  additionalDeclared: false,
};

describe("forms of tool lists", () => {
  const tool = { name: "get_weather", description: "Weather of a city." };
  test.each<[string, Json, string]>([
    ["an array with inputSchema", [{ ...tool, inputSchema: city }], "/0/inputSchema"],
    ["an array with input_schema (Anthropic)", [{ ...tool, input_schema: city }], "/0/input_schema"],
    ["an array with parameters", [{ ...tool, parameters: city }], "/0/parameters"],
    ["an array with parametersJsonSchema", [{ ...tool, parametersJsonSchema: city }], "/0/parametersJsonSchema"],
    ["an array with schema", [{ ...tool, schema: city }], "/0/schema"],
    ["a tools/list result", { tools: [{ ...tool, inputSchema: city }] }, "/tools/0/inputSchema"],
    [
      "a tools/list result with $schema",
      { $schema: "https://x.example/tools", tools: [{ ...tool, inputSchema: city }] },
      "/tools/0/inputSchema",
    ],
    ["a JSON-RPC reply", { jsonrpc: "2.0", id: 1, result: { tools: [{ ...tool, inputSchema: city }] } }, "/result/tools/0/inputSchema"],
    ["OpenAI Chat Completions", [{ type: "function", function: { ...tool, parameters: city } }], "/0/function/parameters"],
    ["OpenAI Responses", [{ type: "function", ...tool, parameters: city, strict: false }], "/0/parameters"],
    ["Google", [{ functionDeclarations: [{ ...tool, parametersJsonSchema: city }] }], "/0/functionDeclarations/0/parametersJsonSchema"],
    ["Google, one object", { functionDeclarations: [{ ...tool, parameters: city }] }, "/functionDeclarations/0/parameters"],
    ["one tool", { ...tool, inputSchema: city }, "/inputSchema"],
    ["one OpenAI tool", { type: "function", function: { ...tool, parameters: city } }, "/function/parameters"],
    ["Anthropic with type custom", [{ type: "custom", ...tool, input_schema: city }], "/0/input_schema"],
  ])("%s", (_name, value, pointer) => {
    const result = read(value);
    expect(result.diagnostics).toEqual([]);
    expect(result.tools).toEqual([
      expect.objectContaining({
        wireName: "get_weather",
        typeName: "GetWeather",
        description: "Weather of a city.",
        args: `tools.json#${pointer}`,
        origin: "json-schema",
      }),
    ]);
    expect(argsOf(result)).toEqual(cityType);
    expect(result.types[0]).toMatchObject({ identifier: "GetWeather", at: { file: "tools.json", pointer } });
  });

  test("one schema is a tool named by its title, else by its file", () => {
    expect(read({ ...city, title: "get_weather", description: "Weather." }).tools).toEqual([
      expect.objectContaining({ wireName: "get_weather", description: "Weather.", args: "tools.json#" }),
    ]);
    expect(read(city, "folder/get_weather.schema.json").tools).toEqual([expect.objectContaining({ wireName: "get_weather" })]);
    expect(read(true, "any.json").tools).toEqual([expect.objectContaining({ wireName: "any" })]);
    expect(argsOf(read(false))).toEqual({ kind: "never" });
    expect(argsOf(read({ type: "string" }))).toEqual({ kind: "string" });
  });

  test("a schema with a property called tools is a schema", () => {
    expect(argsOf(read({ type: "object", properties: { tools: { type: "array" } }, tools: [] }))).toMatchObject({ kind: "object" });
  });

  test("YAML is read as the JSON that it stands for", () => {
    const text =
      "tools:\n  - name: get_weather\n    inputSchema:\n      type: object\n      properties: {city: {type: string}}\n      required: [city]\n";
    const result = readFiles({ "t.yaml": text }, ["t.yaml"]);
    expect(result.diagnostics).toEqual([]);
    expect(argsOf(result)).toEqual(cityType);
  });

  test("a missing schema means no arguments", () => {
    for (const item of [{ name: "now" }, { name: "now", inputSchema: null }, { type: "function", function: { name: "now" } }]) {
      const result = read([item]);
      expect(result.diagnostics).toEqual([]);
      expect(argsOf(result)).toEqual({ ...cityType, properties: [] });
    }
  });

  test("MCP annotations, output schemas and strict", () => {
    const result = read([
      { name: "a", inputSchema: city, outputSchema: { $ref: "#/$defs/R", $defs: { R: city } }, annotations: { readOnlyHint: true } },
      { type: "function", name: "b", parameters: city, strict: true },
    ]);
    expect(result.tools).toEqual([
      expect.objectContaining({ behaviour: { readonly: true }, result: { kind: "ref", key: "tools.json#/0/outputSchema" } }),
      expect.objectContaining({ behaviour: { strict: "strict" } }),
    ]);
    expect(result.types.map((type) => type.identifier)).toEqual(["A", "AResult", "B"]);
  });

  test("vendors' own tools are skipped with a word", () => {
    const result = read([
      { type: "web_search" },
      { type: "web_search_20250305", name: "web_search" },
      { type: "custom", name: "grammar" },
      { googleSearch: {} },
      { code_execution: {} },
      { functionDeclarations: [{ name: "mine", parameters: { type: "OBJECT", properties: {} } }] },
    ]);
    expect(result.tools.map((tool) => tool.wireName)).toEqual(["mine"]);
    expect(result.diagnostics.map(({ code, severity }) => [code, severity])).toEqual(Array(5).fill(["hosted-tool-skipped", "info"]));
  });

  test("Google's Schema message", () => {
    const result = read([
      {
        functionDeclarations: [
          {
            name: "book",
            parameters: {
              type: "OBJECT",
              properties: {
                when: { type: "STRING", format: "date-time", nullable: true },
                kind: { type: "STRING", format: "enum", enum: ["a", "b"] },
                list: { type: "ARRAY", items: { type: "INTEGER" }, minItems: "1", maxItems: "3" },
                either: { anyOf: [{ type: "STRING" }, { type: "NUMBER" }], nullable: true },
              },
              required: ["kind"],
              propertyOrdering: ["kind", "when"],
            },
          },
        ],
      },
    ]);
    expect(result.diagnostics).toEqual([]);
    const args = argsOf(result);
    expect(args?.kind === "object" && args.properties).toEqual([
      {
        name: "when",
        type: { kind: "union", members: [{ kind: "string", format: { name: "date-time", assert: true } }, { kind: "null" }] },
        optional: true,
      },
      { name: "kind", type: { kind: "literal", values: ["a", "b"] }, optional: false },
      {
        name: "list",
        type: { kind: "array", prefix: [], rest: { kind: "number", integer: true }, minItems: 1, maxItems: 3 },
        optional: true,
      },
      { name: "either", type: { kind: "union", members: [{ kind: "string" }, { kind: "number" }, { kind: "null" }] }, optional: true },
    ]);
  });

  test("a property named like the prototype is a property", () => {
    const text =
      '[{"name":"t","inputSchema":{"type":"object","properties":{"__proto__":{"type":"string"},"constructor":{"type":"number"}},"required":["__proto__"]}}]';
    const args = argsOf(readFiles({ "p.json": text }, ["p.json"]));
    expect(args?.kind === "object" && args.properties.map(({ name, optional }) => [name, optional])).toEqual([
      ["__proto__", false],
      ["constructor", true],
    ]);
  });
});

describe("what is no tool", () => {
  test.each<[Json, string, string]>([
    ["text", "no-tool-list", ""],
    [12, "no-tool-list", ""],
    [[], "empty-tool-list", ""],
    [{ tools: [] }, "empty-tool-list", "/tools"],
    [[3], "tool-declaration-invalid", "/0"],
    [[{ inputSchema: city }], "tool-declaration-invalid", "/0"],
    [[{ name: "", inputSchema: city }], "tool-declaration-invalid", "/0"],
    [[{ name: 3, inputSchema: city }], "tool-declaration-invalid", "/0"],
    [[{ name: "a", inputSchema: "city" }], "tool-declaration-invalid", "/0/inputSchema"],
    [[{ name: "a", inputSchema: city, description: 5 }], "tool-declaration-invalid", "/0/description"],
    [[city], "tool-declaration-invalid", "/0"],
    [[{ name: "a", args_schema: city }], "tool-declaration-invalid", "/0/args_schema"],
  ])("%j", (value, code, pointer) => {
    const result = read(value);
    expect(result.tools).toEqual([]);
    expect(result.diagnostics).toEqual([expect.objectContaining({ code, place: { file: "tools.json", pointer } })]);
  });

  test("a bad tool does not hide the others, nor their findings", () => {
    const result = read([
      { name: "bad", inputSchema: { type: "object", properties: { a: { type: "strin" } } } },
      { name: "good", inputSchema: city },
      { name: "worse", inputSchema: { type: "object", required: "city", properties: { b: { $ref: "#/$defs/none" } } } },
    ]);
    expect(result.tools.map((tool) => tool.wireName)).toEqual(["good"]);
    expect(result.types.map((type) => type.key)).toEqual(["tools.json#/1/inputSchema"]);
    expect(result.diagnostics.map(({ code, tool, place }) => [code, tool, place?.pointer])).toEqual([
      ["schema-invalid", "bad", "/0/inputSchema/properties/a/type"],
      ["schema-invalid", "worse", "/2/inputSchema/required"],
    ]);
  });

  test("of tools that were not selected nothing is told", () => {
    const list = JSON.stringify([
      { name: "bad", inputSchema: { type: "strin" } },
      { name: "good", inputSchema: city },
      { name: "other", inputSchema: city },
    ]);
    const result = readFiles({ "tools.json": list }, ["tools.json"], { tools: ["good"] });
    expect(result.diagnostics).toEqual([]);
    expect(result.tools.map((tool) => tool.wireName)).toEqual(["good", "other"]);
    expect(readFiles({ "tools.json": list }, ["tools.json"], { tools: ["bad"] }).diagnostics.map(({ code }) => code)).toEqual([
      "schema-invalid",
    ]);
  });

  test("texts that are no JSON, and files that are not there", () => {
    const result = readFiles({ "a.json": '{"a": 1,}', "b.yaml": "a: [", "c.json": "" }, ["a.json", "b.yaml", "c.json", "none.json"]);
    expect(result.diagnostics.map(({ code, place }) => [code, place?.file])).toEqual([
      ["json-syntax", "a.json"],
      ["yaml-syntax", "b.yaml"],
      ["json-syntax", "c.json"],
      ["input-not-found", undefined],
    ]);
    expect(result.diagnostics[0]?.place).toEqual({ file: "a.json", offset: 8 });
  });

  test("too large, too deep, and equal keys", () => {
    const result = readFiles(
      {
        "large.json": `"${" ".repeat(17 * 1024 * 1024)}"`,
        "deep.json": "[".repeat(100_000),
        "twice.json": '{"type":"object","type":"string"}',
      },
      ["large.json", "deep.json", "twice.json"],
    );
    expect(result.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
      ["input-too-large", "error"],
      ["input-too-large", "error"],
      ["duplicate-key", "warning"],
    ]);
    expect(result.tools.map((tool) => tool.wireName)).toEqual(["twice"]);
  });

  test("at most a hundred findings for one tool", () => {
    const properties = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`p${index}`, { type: "strin" }]));
    const result = read([{ name: "many", inputSchema: { type: "object", properties } }]);
    expect(result.diagnostics.length).toBe(101);
    expect(result.diagnostics.at(-1)).toMatchObject({ code: "more-findings", message: "200 more findings about this tool are not shown." });
  });
});
