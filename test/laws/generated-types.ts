import fc from "fast-check";
import { expect } from "vitest";
import { arbitraryProgram, valuesOf } from "../support/arbitrary-type.js";
import { compile } from "./compile.js";
import { payloadViolations, valueViolations } from "./laws.js";

/** Checks the laws on so many generated programs, with generated and with sampled values; gives the number of values. */
export async function checkGeneratedTypes(programs: number): Promise<number> {
  let checked = 0;
  await fc.assert(
    fc.asyncProperty(arbitraryProgram, fc.integer(), async (program, seed) => {
      const compiled = await compile(program);
      expect(payloadViolations(compiled.lowered)).toEqual([]);
      for (const tool of program.tools) {
        const generated = fc.sample(valuesOf({ kind: "ref", key: tool.args }, program.types), { numRuns: 25, seed });
        const sampled = [0, 1, 2, 3].flatMap((n) => sampleOf(() => compiled.sample[tool.typeName]?.(n)));
        const valid = [...generated, ...sampled].filter((value) => value !== undefined && compiled.is[tool.typeName]?.(value));
        expect(valid.flatMap((value) => valueViolations(compiled, tool, value))).toEqual([]);
        checked += valid.length;
      }
    }),
    { numRuns: programs },
  );
  return checked;
}

/** Random types are often too tight for any value. */
function sampleOf(make: () => unknown): readonly unknown[] {
  try {
    return [make()];
  } catch {
    return [];
  }
}
