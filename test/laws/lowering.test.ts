import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryProgram, valuesOf } from "../support/arbitrary-type.js";
import { compile } from "./compile.js";
import { payloadViolations, valueViolations } from "./laws.js";

const runs = Number(process.env["PT_GEN_LAW_RUNS"] ?? 40);

describe("lowering and its inverse, over generated types", () => {
  test("payloads are accepted, and decode(encode(value)) is the value", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryProgram, fc.integer(), async (program, seed) => {
        const compiled = await compile(program);
        expect(payloadViolations(compiled.lowered)).toEqual([]);
        for (const tool of program.tools) {
          const values = fc.sample(valuesOf({ kind: "ref", key: tool.args }, program.types), { numRuns: 25, seed });
          const valid = values.filter((value) => isArguments(value) && compiled.is[tool.typeName]?.(value));
          expect(valid.flatMap((value) => valueViolations(compiled, tool, value))).toEqual([]);
        }
      }),
      { numRuns: runs },
    );
  });
});

/** A rule without `type` allows any JSON value; arguments are objects on every wire. */
const isArguments = (value: unknown): boolean => value !== undefined;
