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
