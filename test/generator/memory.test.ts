import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { generateProgram } from "../../generator/generate.js";
import { createMemory, nextRun } from "../../generator/memory.js";
import type { Json } from "../../generator/model/index.js";
import { defaultOptions } from "../../generator/options.js";
import { memoryHost } from "../support/memory-host.js";

const run = (text: string, memory?: ReturnType<typeof createMemory>) =>
  generateProgram({ ...defaultOptions, inputs: ["tools.json"] }, memoryHost({ "tools.json": text }), memory);

/** Schemas of which each differs from the next in little. */
const schemas: readonly Json[] = [
  { type: "string" },
  { type: "string", minLength: 1 },
  { type: "number", minimum: 0 },
  { type: "number", minimum: -0 },
  { const: 0 },
  { type: "string", default: "a" },
  { type: "object", default: { kind: "a", at: 1 } },
  { type: "object", default: { kind: "a", at: 2 } },
  { enum: ["at", { kind: "a", at: 1 }] },
  { enum: ["at", { kind: "a", at: 2 }] },
  { $ref: "#/$defs/Shared" },
  { type: "array", items: { $ref: "#/$defs/Shared" } },
  { anyOf: [{ type: "string" }, { type: "object", properties: { deep: { $ref: "#/$defs/Shared" } } }] },
];

const schema = fc.constantFrom(...schemas);

const tools = fc.array(fc.record({ properties: fc.dictionary(fc.constantFrom("a", "b", "c"), schema), shared: schema }), {
  minLength: 1,
  maxLength: 5,
});

/** Two indentations, so that everything moves. */
const text = (list: readonly { readonly properties: object; readonly shared: Json }[], wide: boolean): string =>
  JSON.stringify(
    list.map(({ properties, shared }, i) => ({
      name: `tool_${i}`,
      inputSchema: { type: "object", properties, required: Object.keys(properties).slice(0, 1), $defs: { Shared: shared } },
    })),
    null,
    wide ? 4 : 0,
  );

describe("a run that remembers earlier ones", () => {
  test("makes what it would make alone, whatever was edited", async () => {
    const edits = fc.array(fc.tuple(tools, fc.boolean()), { minLength: 2, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(edits, async (states) => {
        const memory = createMemory();
        for (const [list, wide] of states) {
          nextRun(memory);
          const input = text(list, wide);
          const [remembered, alone] = [await run(input, memory), await run(input)];
          expect(remembered).toEqual(alone);
        }
      }),
      { numRuns: 15 },
    );
  });

  test("notices the smallest difference", async () => {
    const memory = createMemory();
    for (const turn of [...schemas.keys(), 0]) {
      nextRun(memory);
      const input = text(
        schemas.map((_, i) => ({ properties: { a: schemas[(i + turn) % schemas.length] }, shared: schemas[turn] ?? {} })),
        turn % 2 === 0,
      );
      expect(await run(input, memory)).toEqual(await run(input));
    }
  });

  test("makes anew only what was edited, wherever the rest moved to", async () => {
    const one = (i: number) => ({ properties: { a: { const: i } }, shared: {} });
    const memory = createMemory();
    await run(text([one(1), one(2), one(3)], false), memory);
    const before = [...memory.now.types.values(), ...memory.now.tools.values()];
    nextRun(memory);
    await run(text([one(1), one(9), one(3)], true), memory);
    const after = new Set([...memory.now.types.values(), ...memory.now.tools.values()]);
    // Three tools and the arguments of two of them; `a` of the third became another one.
    expect(before.filter((object) => !after.has(object)).map((object) => ("key" in object ? object.identifier : "tool"))).toEqual([
      "Tool1",
    ]);
    nextRun(memory);
    nextRun(memory);
    expect(memory.before.types.size).toBe(0);
  });
});
