import { describe, expect, test } from "vitest";
import { lowerProgram } from "../../../generator/lower/index.js";
import { measure } from "../../../generator/lower/measure.js";
import { build, type NamedType, type Program, pascalCase, type Tool, type Type } from "../../../generator/model/index.js";
import { type ProviderName, providerNames } from "../../../generator/options.js";
import { payloadOf } from "../../../generator/providers/anthropic/payload.js";
import { chatPayload } from "../../../generator/providers/openai/payload.js";
import { refuseTools } from "../../../generator/providers/refuse-tools.js";

const { array, boolean, integer, literal, nullType, number, object, optional, property, record, ref, string, tuple, union, unknown } =
  build;

/** A program with a tool per entry; types named in `others` may be referred to. */
function programOf(tools: Readonly<Record<string, Type>>, others: Readonly<Record<string, Type>> = {}, more: Partial<Tool> = {}): Program {
  const named = ([key, type]: [string, Type]): [string, NamedType] => [key, { key, identifier: pascalCase(key), type }];
  return {
    tools: Object.keys(tools).map((wireName) => ({
      wireName,
      typeName: pascalCase(wireName),
      args: wireName,
      origin: "typescript",
      behaviour: {},
      at: { file: "tools.ts" },
      ...more,
    })),
    types: new Map([...Object.entries(tools).map(named), ...Object.entries(others).map(named)]),
  };
}

const lower = (provider: ProviderName, type: Type, others: Readonly<Record<string, Type>> = {}) => {
  const tool = lowerProgram(programOf({ tool: type }, others), provider).lowered.tools[0];
  if (tool === undefined) throw new Error("no tool");
  return tool;
};

/** The schema of one property `a`. */
const lowerProperty = (provider: ProviderName, type: Type, others: Readonly<Record<string, Type>> = {}): unknown => {
  const properties = lower(provider, object([property("a", type)]), others).schema?.["properties"] as Record<string, unknown>;
  return properties["a"];
};

const weather = object([property("location", string), property("units", literal("imperial", "metric"))]);

test.each(providerNames)("a plain tool needs no decoder on %s", (provider) => {
  const tool = lower(provider, weather);
  expect(tool.codec).toEqual({ kind: "identity" });
  expect(tool.schema?.["required"]).toEqual(["location", "units"]);
  expect(tool.schema?.["additionalProperties"]).toBe(false);
});

describe("optional", () => {
  const type = object([optional("a", string), optional("b", union(string, nullType))]);

  test("is null on OpenAI, and stays apart from null where the type has both", () => {
    const tool = lower("openai", type);
    expect(tool.strict).toBe(true);
    expect(tool.schema?.["required"]).toEqual(["a", "b"]);
    expect(tool.schema?.["properties"]).toMatchObject({
      a: { type: ["string", "null"] },
      b: { anyOf: [{ type: "object", properties: { value: { type: ["string", "null"] } } }, { type: "null" }] },
    });
    expect(tool.codec).toMatchObject({ properties: [{ absence: "null" }, { absence: "wrapped" }] });
  });

  test.each(["anthropic", "google"] as const)("is left out of required on %s", (provider) => {
    const tool = lower(provider, type);
    expect(tool.schema?.["required"]).toBeUndefined();
    expect(tool.codec.kind).toBe("identity");
  });
});

test("no arguments: an empty object on OpenAI and Anthropic, no schema on Google", () => {
  expect(lower("openai", object([])).schema).toEqual({ type: "object", properties: {}, required: [], additionalProperties: false });
  expect(lower("anthropic", object([])).schema).toEqual({ type: "object", properties: {}, additionalProperties: false });
  expect(lower("google", object([])).schema).toBeUndefined();
});

describe("what a dialect cannot say is encoded", () => {
  test("records as entries", () => {
    expect(lowerProperty("openai", record(number))).toMatchObject({
      type: "array",
      items: { properties: { key: { type: "string" }, value: { type: "number" } }, required: ["key", "value"] },
    });
  });

  test("anything as JSON text", () => {
    expect(lowerProperty("openai", unknown)).toMatchObject({ type: "string" });
    expect(lower("openai", object([property("a", unknown)])).codec).toMatchObject({ properties: [{ codec: { kind: "json-text" } }] });
  });

  test("tuples as objects, or as lists where all parts are alike and the length is fixed", () => {
    expect(lowerProperty("openai", tuple(string, number))).toMatchObject({ type: "object", required: ["item1", "item2"] });
    expect(lowerProperty("openai", tuple(number, number))).toEqual({ type: "array", items: { type: "number" }, minItems: 2, maxItems: 2 });
    expect(lowerProperty("google", tuple(string, number))).toMatchObject({ prefixItems: [{ type: "string" }, { type: "number" }] });
  });

  test("arguments that are a union under one key", () => {
    const tool = lower("openai", union(object([property("a", string)]), object([property("b", string)])));
    expect(Object.keys(tool.schema?.["properties"] as object)).toEqual(["value"]);
    expect(tool.codec).toMatchObject({ kind: "wrap", wireKey: "value" });
  });

  test("members that nothing tells apart under a tag each", () => {
    expect(lowerProperty("openai", union(string, unknownList, object([])))).toMatchObject({
      anyOf: [{ required: ["string"] }, { required: ["option2"] }, { required: ["option3"] }],
    });
  });
});

const unknownList = array(unknown);

describe("names that a vendor refuses", () => {
  test("property keys get safe ones that meet no other key", () => {
    const tool = lower("google", object([property("$filter", string), property("filter", string), property("año", string)]));
    expect(Object.keys(tool.schema?.["properties"] as object)).toEqual(["filter_2", "filter", "ano"]);
  });

  test("tool names, told apart after the mapping", () => {
    const { lowered } = lowerProgram(programOf({ "math.add": weather, math_add: weather, ["x".repeat(80)]: weather }), "openai");
    expect(lowered.tools.map((tool) => tool.payloadName)).toEqual(["math_add_2", "math_add", "x".repeat(64)]);
  });
});

describe("assertions", () => {
  const code: Type = { kind: "string", minLength: 2, pattern: { source: "^[A-Z]+$", flags: "u" } };

  test("are kept where the dialect takes them, else told", () => {
    expect(lowerProperty("openai", code)).toEqual({ type: "string", description: "At least 2 characters.", pattern: "^[A-Z]+$" });
    expect(lowerProperty("google", code)).toEqual({
      type: "string",
      description: "At least 2 characters. Must match the regular expression ^[A-Z]+$",
    });
  });

  test("every fate is a note", () => {
    expect(lower("openai", object([property("a", code)])).notes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ fate: "told", path: "/a", keyword: "minLength" }),
        expect.objectContaining({ fate: "kept", path: "/a", keyword: "pattern" }),
      ]),
    );
  });

  test("a pattern with lookaround is told", () => {
    expect(lowerProperty("openai", { kind: "string", pattern: { source: "^(?=a)", flags: "u" } })).not.toHaveProperty("pattern");
  });
});

describe("recursion", () => {
  const node = object([property("name", string), property("children", array(ref("node")))]);
  const tool = object([property("root", ref("node"))]);

  test("is kept on OpenAI, loose with a reason on Anthropic, below optional properties on Google", () => {
    expect(lower("openai", tool, { node }).strict).toBe(true);
    expect(lower("anthropic", tool, { node })).toMatchObject({ strict: false, strictReason: expect.stringContaining("recursive") });
    expect(lower("google", tool, { node }).schema?.["$defs"]).toMatchObject({ Node: { required: ["name"] } });
  });

  test("is cut by JSON text where strict is asked for", () => {
    const program = programOf({ tool }, { node }, { behaviour: { strict: "strict" } });
    const [lowered] = lowerProgram(program, "anthropic").lowered.tools;
    expect(lowered?.strict).toBe(true);
    expect(JSON.stringify(lowered?.schema)).not.toContain("$ref");
  });

  test("a union that holds itself ends", () => {
    const list = union(string, object([property("next", union(ref("list"), nullType))]));
    for (const provider of providerNames) expect(lower(provider, object([property("list", ref("list"))]), { list }).schema).toBeDefined();
  });

  test("alone needs no decoder", () => {
    expect(lower("openai", tool, { node }).codec).toEqual({ kind: "identity" });
  });
});

test("beyond ten levels OpenAI gets JSON text", () => {
  let type: Type = string;
  for (let i = 0; i < 14; i++) type = object([property("a", type)]);
  const tool = lower("openai", type);
  expect(tool.strict).toBe(true);
  expect(JSON.stringify(tool.notes)).toContain("deeper than 10");
});

describe("Anthropic's budget", () => {
  const few = object([property("a", string)]);
  const many = object(Array.from({ length: 22 }, (_, i) => optional(`k${i}`, boolean)));

  test("cheap tools first, the rest loose with the reason", () => {
    const { lowered } = lowerProgram(programOf({ one: many, two: many, three: few }), "anthropic");
    expect(lowered.tools.map((tool) => tool.strict)).toEqual([true, false, true]);
    expect(lowered.tools[1]?.strictReason).toContain("24 optional parameters (it has 22, 2 are left)");
  });

  test("a tool that needs more than a whole request is no fault of others", () => {
    const wide = object(Array.from({ length: 70 }, (_, i) => optional(`k${i}`, string)));
    const { lowered } = lowerProgram(programOf({ wide }), "anthropic");
    expect(lowered.tools[0]?.strictReason).toBe("Loose: more than the budget of one request: 24 optional parameters (it has 70).");
  });

  test("optional keys are nullable ones where that makes room: first those that cost no union, and no more than needed", () => {
    const free = object(Array.from({ length: 20 }, (_, i) => optional(`e${i}`, literal("a", "b"))));
    const { lowered } = lowerProgram(programOf({ free, many }), "anthropic");
    expect(lowered.tools.map((tool) => tool.strict)).toEqual([true, true]);
    expect(lowered.tools[0]?.strictReason).toContain("18 optional parameters are sent as nullable ones");
    expect(lowered.tools[1]?.strictReason).toBe("Strict: fits the mode and its budget.");
    expect(refuseTools("messages", lowered.tools.map(payloadOf))).toEqual([]);
    const priced = lowerProgram(programOf({ a: object(Array.from({ length: 40 }, (_, i) => optional(`k${i}`, boolean))) }), "anthropic");
    expect(measure(priced.lowered.tools[0]?.schema)).toMatchObject({ optionalKeys: 24, unions: 16 });
  });

  test("at most twenty strict tools", () => {
    const { lowered } = lowerProgram(programOf(Object.fromEntries(Array.from({ length: 25 }, (_, i) => [`t${i}`, few]))), "anthropic");
    expect(lowered.tools.filter((tool) => tool.strict)).toHaveLength(20);
  });

  test("what is asked for comes first; loose is loose", () => {
    const program = programOf({ one: many, two: many });
    const asked = {
      ...program,
      tools: program.tools.map((tool, i): Tool => (i === 1 ? { ...tool, behaviour: { strict: "strict" } } : tool)),
    };
    expect(lowerProgram(asked, "anthropic").lowered.tools.map((tool) => tool.strict)).toEqual([false, true]);
    const loose = { ...program, tools: program.tools.map((tool): Tool => ({ ...tool, behaviour: { strict: "loose" } })) };
    expect(lowerProgram(loose, "openai").lowered.tools.map((tool) => tool.strictReason)).toEqual([
      "Loose: asked for by @loose.",
      "Loose: asked for by @loose.",
    ]);
  });
});

describe("strict by the configuration", () => {
  const tool = object([property("a", string)]);
  const program = (strictFor: Tool["behaviour"]["strictFor"], strict?: "strict" | "loose") =>
    programOf({ tool }, {}, { behaviour: { ...(strict && { strict }), ...(strictFor && { strictFor }) } });
  const reasonOf = (given: Program, provider: ProviderName) => lowerProgram(given, provider).lowered.tools[0]?.strictReason;

  test("goes before the tags, provider by provider", () => {
    expect(reasonOf(program({ openai: "loose" }), "openai")).toBe("Loose: asked for by the configuration.");
    expect(reasonOf(program({ openai: "loose" }), "anthropic")).toBe("Strict: fits the mode and its budget.");
    expect(reasonOf(program({ openai: "strict" }, "loose"), "openai")).toBe("Strict: asked for by the configuration.");
    expect(reasonOf(program({ openai: "strict" }, "loose"), "anthropic")).toBe("Loose: asked for by @loose.");
  });

  test("what cannot be is loose, with a warning", () => {
    const many = object(Array.from({ length: 20 }, (_, i) => optional(`k${i}`, array(string))));
    const { lowered, diagnostics } = lowerProgram(
      programOf({ one: many, two: many, three: many }, {}, { behaviour: { strict: "strict" } }),
      "anthropic",
    );
    expect(lowered.tools.map((each) => each.strict)).toContain(false);
    expect(diagnostics[0]).toMatchObject({ code: "strict-not-possible", severity: "warning" });
    expect(refuseTools("messages", lowered.tools.map(payloadOf))).toEqual([]);
  });
});

test("more tools than a request takes is a warning", () => {
  const program = programOf(Object.fromEntries(Array.from({ length: 129 }, (_, i) => [`t${i}`, weather])));
  expect(lowerProgram(program, "openai").diagnostics).toMatchObject([{ code: "too-many-tools", severity: "warning" }]);
  expect(lowerProgram(program, "google").diagnostics).toEqual([]);
});

test("a default that needs no encoding goes where it is taken, else into words", () => {
  const type = object([property("a", integer, { description: "How many.", default: 5 })]);
  expect(lower("anthropic", type).schema?.["properties"]).toEqual({ a: { type: "integer", description: "How many.", default: 5 } });
  expect(lower("openai", type).schema?.["properties"]).toEqual({ a: { type: "integer", description: "How many. Default: 5." } });
});

describe("what is too large for OpenAI's strict mode stays strict", () => {
  const values = (count: number, length = 6) => literal(...Array.from({ length: count }, (_, i) => `${i}`.padStart(length, "v")));
  const wide = (count: number) => object(Array.from({ length: count }, (_, i) => property(`p${i}`, string)));

  test.each<[string, Type, string]>([
    [
      "an enum of more than 1,000 values",
      object([property("code", values(1200)), property("unit", literal("c", "f"))]),
      "enums of more than 250 values",
    ],
    ["many enums", object(Array.from({ length: 12 }, (_, i) => property(`e${i}`, values(90)))), "enums of more than 40 values"],
    ["a long enum", object([property("code", values(300, 60))]), "enums of more than 250 values"],
    ["more than 5,000 properties", object(Array.from({ length: 60 }, (_, i) => property(`o${i}`, wide(100)))), "deeper than 1 objects"],
  ])("%s", (_, type, how) => {
    const tool = lower("openai", type);
    expect(tool).toMatchObject({ strict: true, strictReason: expect.stringContaining(how) });
    expect(refuseTools("chat", [chatPayload(tool)])).toEqual([]);
  });

  test("all values of an enum are told, and small ones stay", () => {
    const schema = JSON.stringify(lower("openai", object([property("code", values(1200)), property("unit", literal("c", "f"))])).schema);
    expect(schema).toContain("vv1199");
    expect(schema).toContain('"enum":["c","f"]');
  });

  test("what cannot be cut is loose with the reason", () => {
    expect(lower("openai", wide(5001))).toMatchObject({ strict: false, strictReason: expect.stringContaining("5001 properties") });
  });
});

describe("integers beyond 2^53", () => {
  const id: Type = { kind: "number", integer: true, format: { name: "int64", assert: false } };

  test.each(providerNames)("are digits in a string on %s", (provider) => {
    const tool = lower(provider, object([property("id", id)]));
    expect(tool.schema).toMatchObject({ properties: { id: { type: "string", description: expect.stringContaining("decimal digits") } } });
    expect(tool.codec).toMatchObject({ properties: [{ codec: { kind: "integer-text" } }] });
  });

  test.each<[string, Type]>([
    ["with narrow bounds", { ...id, minimum: 1, maximum: 1000 } as Type],
    ["of 32 bits", { kind: "number", integer: true, format: { name: "int32", assert: false } }],
    ["without a format", integer],
  ])("those %s are numbers", (_, type) => {
    expect(lower("openai", object([property("id", type)])).schema).toMatchObject({ properties: { id: { type: "integer" } } });
  });

  test("by their bounds", () => {
    expect(lower("openai", object([property("id", { kind: "number", integer: true, maximum: 2 ** 64 })])).codec.kind).toBe("object");
  });
});

/** Which dialect takes which format; what one does not take is told in words. */
describe("dates and other formats", () => {
  const formats = ["date-time", "date", "time", "duration", "email", "hostname", "uri", "ipv4", "uuid", "regex"];
  test.each<[ProviderName, string]>([
    ["openai", "date-time date time duration email hostname ipv4 uuid"],
    ["anthropic", "date-time date time duration email hostname uri ipv4 uuid"],
    ["google", "date-time date time"],
  ])("%s", (provider, kept) => {
    for (const name of formats) {
      const schema = lower(provider, object([property("at", { kind: "string", format: { name, assert: true } })])).schema;
      const at = (schema?.["properties"] as Record<string, { format?: string; description?: string }> | undefined)?.["at"];
      if (kept.split(" ").includes(name)) expect(at?.format).toBe(name);
      else expect(at).toEqual({ type: "string", description: `Format: ${name}.` });
    }
  });
});
