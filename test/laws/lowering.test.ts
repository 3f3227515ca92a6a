import { describe, expect, test } from "vitest";
import { seed } from "../support/seed.js";
import { checkPrograms } from "./check-programs.js";
import { generatedCases } from "./generated-types.js";
import { declarationCases, remixedCases, schemaCases, writtenCases } from "./random-tools.js";

/** The quick form of test/heavy/laws/lowering.test.ts. */
describe(`the laws of lowering hold (PT_GEN_SEED=${seed})`, () => {
  test.each([
    ["types", () => generatedCases(4, seed)],
    ["schemas", () => schemaCases(4, seed)],
    ["mixes of hand-written schemas", () => remixedCases(4, seed)],
    ["declarations", () => declarationCases(6, seed, 20, false)],
    ["files", () => writtenCases(16, seed)],
  ] as const)("on generated %s", { timeout: 240_000 }, async (_name, cases) => {
    const { violations, values, delivered } = await checkPrograms(await cases(), { values: 4, changes: 3 });
    expect(violations).toEqual([]);
    expect(values).toBeGreaterThan(50);
    expect(delivered.accepted).toBeGreaterThan(50);
  });
});
