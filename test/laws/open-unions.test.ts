import { describe, expect, test } from "vitest";
import type { Program } from "../../generator/model/index.js";
import { defaultOptions, providerNames } from "../../generator/options.js";
import { runPasses } from "../../generator/passes/index.js";
import { readInputs } from "../../generator/read/index.js";
import { memoryHost } from "../support/memory-host.js";
import { compile } from "./compile.js";
import { payloadViolations, valueViolations } from "./laws.js";

async function programOf(file: string, content: string): Promise<Program> {
  const options = { ...defaultOptions, inputs: [file] };
  return runPasses((await readInputs(options, memoryHost({ [file]: content }))).program, options).program;
}

const toolOf = (inputSchema: unknown, name = "draw"): Promise<Program> =>
  programOf("tools.json", JSON.stringify({ tools: [{ name, inputSchema }] }));

const object = (properties: Record<string, unknown>, required: readonly string[] = Object.keys(properties)) => ({
  type: "object",
  properties,
  required,
});

const text = { type: "string" };

/** One tool each, and values that are of several members of a union at once. */
const schemas: Readonly<Record<string, readonly [schema: unknown, ...values: unknown[]]>> = {
  "two members": [object({ v: { anyOf: [object({ a: text }), object({ b: text })] } }), { v: { a: "x", b: "y" } }, { v: { b: "y" } }],
  "the root": [{ anyOf: [object({ a: text }), object({ b: text })] }, { a: "x", b: "y" }, { a: "x" }],
  "three members": [
    object({ v: { anyOf: [object({ a: text }), object({ b: text }), object({ c: text })] } }),
    { v: { a: "x", b: "y" } },
    { v: { b: "y", c: "z" } },
    { v: { a: "x", b: "y", c: "z" } },
    { v: { c: "z" } },
  ],
  "names that vendors refuse": [
    object({ v: { anyOf: [object({ $filter: text }), object({ "@odata.type": text, x: text }, ["x"])] } }),
    { v: { $filter: "a", "@odata.type": "b", x: "c" } },
    { v: { $filter: "a", x: "c" } },
    { v: { x: "c" } },
  ],
  "optional keys": [
    object({ v: { anyOf: [object({ a: text, n: { type: ["null", "string"] } }, []), object({ b: { type: "integer" } }, [])] } }),
    { v: { a: "x", b: 1 } },
    { v: { n: null, b: 1 } },
    { v: {} },
  ],
  maps: [
    object({ v: { anyOf: [object({ a: text }), { type: "object", additionalProperties: { type: ["string", "number"] } }] } }),
    { v: { a: "x", other: 1 } },
  ],
  nested: [
    object({ v: { anyOf: [object({ p: object({ a: text }) }), object({ p: object({ b: text }) })] } }),
    { v: { p: { a: "x", b: "y" } } },
    { v: { p: { b: "y" } } },
  ],
  lists: [
    object({
      v: {
        anyOf: [
          { type: "array", items: object({ a: text }) },
          { type: "array", items: object({ b: text }) },
        ],
      },
    }),
    {
      v: [
        { a: "x", b: "y" },
        { a: "x", b: "z" },
      ],
    },
    { v: [{ b: "y" }] },
  ],
  "within a union": [
    object({ v: { anyOf: [object({ p: { anyOf: [object({ a: text }), object({ b: text })] } }), object({ q: text })] } }),
    { v: { p: { a: "x", b: "y" }, q: "z" } },
    { v: { q: "z" } },
  ],
  "a free member": [object({ v: { anyOf: [object({ a: text }), { type: "object" }] } }), { v: { a: "x", whatever: [1, null] } }],
  "keys that are required and not declared": [
    object({ v: { type: "object", anyOf: [{ required: ["a"] }, object({ b: text })] } }),
    { v: { a: [1], b: "x" } },
    { v: { a: null } },
  ],
  "lists that hold together": [
    object({
      v: {
        allOf: [
          { type: "array", items: object({ a: text }) },
          { type: "array", items: object({ b: text }) },
        ],
      },
    }),
    { v: [{ a: "x", b: "y" }] },
  ],
  "branches beside properties": [
    {
      type: "object",
      properties: { p: object({ a: text }), k: text },
      anyOf: [{ properties: { p: object({ b: text }) } }, { required: ["k"] }],
    },
    { p: { a: "x", b: "y" } },
    { k: "x" },
  ],
};

describe("a value of several members of a union comes back whole", () => {
  test.each(Object.entries(schemas))("%s", { timeout: 60_000 }, async (_name, [schema, ...values]) => {
    const program = await toolOf(schema);
    const compiled = await compile(program);
    const [tool] = program.tools;
    if (tool === undefined) throw new Error("no tool");
    expect(payloadViolations(compiled.lowered)).toEqual([]);
    for (const value of values) {
      expect([compiled.is[tool.typeName]?.(value), compiled.isDeclared(tool, value)], JSON.stringify(value)).toEqual([true, true]);
      expect(valueViolations(compiled, tool, value)).toEqual([]);
    }
  });

  test("types that refer to each other", { timeout: 60_000 }, async () => {
    const program = await programOf(
      "t.ts",
      `interface A { a?: string; next?: A } interface B { b?: string; next?: B }
       /** @tool */ export interface Draw { v: A | B; list: readonly (A | { c: number })[] }`,
    );
    const compiled = await compile(program);
    const [tool] = program.tools;
    if (tool === undefined) throw new Error("no tool");
    expect(payloadViolations(compiled.lowered)).toEqual([]);
    for (const v of [
      { a: "x", b: "y" },
      { a: "x", b: "y", next: { a: "x", b: "y", next: { a: "x", b: "y", next: { a: "x", b: "y", next: { a: "z", b: "y" } } } } },
    ]) {
      const value = { v, list: [{ a: "x", c: 1, next: { a: "y" } }, { c: 2 }] };
      expect(compiled.isDeclared(tool, value)).toBe(true);
      expect(valueViolations(compiled, tool, value)).toEqual([]);
    }
  });

  test("members that exclude each other are sent as they are", { timeout: 60_000 }, async () => {
    const tagged = [object({ kind: { const: "a" }, a: text }), object({ kind: { const: "b" }, b: text })];
    const apart = [object({ a: text }), { ...object({ b: text }), additionalProperties: false }];
    for (const union of [{ anyOf: tagged }, { anyOf: apart }, { oneOf: [object({ a: text }), object({ b: text })] }]) {
      const { lowered } = await compile(await toolOf(object({ v: union })));
      for (const { tools } of lowered.values()) expect(tools[0]?.schema).toMatchObject({ properties: { v: { anyOf: [{}, {}] } } });
    }
  });
});

/** Members are closed on the wire, so a model is asked for one at a time; what it sends beyond that is not lost. */
test("a union of silently open objects: decoding keeps the keys of other members", { timeout: 30_000 }, async () => {
  const map = { type: "object", additionalProperties: { type: "number" } };
  const program = await toolOf(object({ shape: { oneOf: [object({ a: text }, []), object({ b: map })] } }));
  const compiled = await compile(program);
  for (const provider of providerNames) {
    const wire = compiled.encode[provider]["Draw"]?.({ shape: { a: "x" } });
    // The other member's key, put beside the declared one wherever the wire has it.
    const more = JSON.parse(JSON.stringify(wire).replace('"a":"x"', '"a":"x","c":{"n":1}')) as unknown;
    const decode = compiled.decode[provider]["Draw"];
    const value = decode === undefined ? more : decode(more);
    expect(value, provider).toEqual({ shape: { a: "x", c: { n: 1 } } });
    expect(compiled.is["Draw"]?.(value)).toBe(true);
  }
});

/** Its property is sent under another name, so that decoding it is seen. */
const renamed = object({ $filter: text });

const maps = [
  { type: "object", properties: { a: renamed }, required: ["a"], additionalProperties: { type: "boolean" } },
  { type: "object", properties: { b: renamed }, required: ["b"], additionalProperties: { type: "array", items: { type: "string" } } },
];

test("a required key tells no members apart where another one's map takes it", { timeout: 30_000 }, async () => {
  const program = await toolOf(object({ which: { anyOf: maps } }), "pick");
  const loose = program.tools.map((tool) => ({ ...tool, behaviour: { ...tool.behaviour, strict: "loose" as const } }));
  const compiled = await compile({ ...program, tools: loose });
  const value = { which: { b: { $filter: "x" }, a: ["y"] } };
  expect(compiled.is["Pick"]?.(value)).toBe(true);
  for (const provider of providerNames) {
    const wire = compiled.encode[provider]["Pick"]?.(value);
    const decode = compiled.decode[provider]["Pick"];
    expect(decode === undefined ? wire : decode(wire), provider).toEqual(value);
  }
});

test("samples have the keys of a member that they are of, where there are such", { timeout: 30_000 }, async () => {
  // What is made for the first member is mostly too short, and then a value of the second one, which is open and knows none of its keys.
  const long = object({ name: { type: "string", not: { maxLength: 20 } }, kind: text });
  const program = await toolOf(object({ v: { anyOf: [long, object({ other: text }, [])] } }));
  const compiled = await compile(program);
  const [tool] = program.tools;
  if (tool === undefined) throw new Error("no tool");
  const samples = Array.from({ length: 30 }, (_, seed) => compiled.sample["Draw"]?.(seed));
  expect(samples.filter((value) => !compiled.isDeclared(tool, value))).toEqual([]);
  expect(samples.flatMap((value) => valueViolations(compiled, tool, value))).toEqual([]);
});
