import { expect, test } from "vitest";
import { defaultOptions, providerNames } from "../../generator/options.js";
import { runPasses } from "../../generator/passes/index.js";
import { readInputs } from "../../generator/read/index.js";
import { memoryHost } from "../support/memory-host.js";
import { compile } from "./compile.js";

const inputSchema = {
  type: "object",
  properties: {
    shape: {
      anyOf: [
        { type: "object", properties: { a: { type: "string" } } },
        { type: "object", properties: { b: { type: "object", additionalProperties: { type: "number" } } }, required: ["b"] },
      ],
    },
  },
  required: ["shape"],
};

/** Members are closed on the wire, so a model is asked for one at a time; what it sends beyond that is not lost. */
test("a union of silently open objects: decoding keeps the keys of other members", { timeout: 30_000 }, async () => {
  const options = { ...defaultOptions, inputs: ["tools.json"] };
  const host = memoryHost({ "tools.json": JSON.stringify({ tools: [{ name: "draw", inputSchema }] }) });
  const { program } = runPasses((await readInputs(options, host)).program, options);
  const compiled = await compile(program);
  for (const provider of providerNames) {
    const wire = compiled.encode[provider]["Draw"]?.({ shape: { a: "x" } });
    // The other member's key, put beside the declared one wherever the wire has it.
    const more = JSON.parse(JSON.stringify(wire).replace('"a":"x"', '"a":"x","b":{"n":1}')) as unknown;
    const decode = compiled.decode[provider]["Draw"];
    const value = decode === undefined ? more : decode(more);
    expect(value, provider).toEqual({ shape: { a: "x", b: { n: 1 } } });
    expect(compiled.is["Draw"]?.(value)).toBe(true);
  }
});

/** Its property is sent under another name, so that decoding it is seen. */
const renamed = { type: "object", properties: { $filter: { type: "string" } }, required: ["$filter"] };

const maps = [
  { type: "object", properties: { a: renamed }, required: ["a"], additionalProperties: { type: "boolean" } },
  { type: "object", properties: { b: renamed }, required: ["b"], additionalProperties: { type: "array", items: { type: "string" } } },
];

test("a required key tells no members apart where another one's map takes it", { timeout: 30_000 }, async () => {
  const options = { ...defaultOptions, inputs: ["tools.json"] };
  const tools = [{ name: "pick", inputSchema: { type: "object", properties: { which: { anyOf: maps } }, required: ["which"] } }];
  const { program } = runPasses((await readInputs(options, memoryHost({ "tools.json": JSON.stringify({ tools }) }))).program, options);
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
