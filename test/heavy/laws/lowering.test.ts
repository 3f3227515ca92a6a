import { describe, expect, test } from "vitest";
import { checkPrograms } from "../../laws/check-programs.js";
import { generatedCases } from "../../laws/generated-types.js";
import { declarationCases, remixedCases, schemaCases, writtenCases } from "../../laws/random-tools.js";
import { seed } from "../../support/seed.js";

/** So many programs, a third as many lists of tools, half as many of those once more from hand-written parts, and half as many random types and files. */
const runs = Number(process.env["PT_GEN_LAW_RUNS"] ?? 300);

describe(`the laws of lowering hold (PT_GEN_SEED=${seed})`, () => {
  test.each([
    ["programs of the model", () => generatedCases(runs, seed)],
    ["lists of JSON Schema tools", () => schemaCases(runs / 3, seed)],
    ["lists of tools made of hand-written ones", () => remixedCases(runs / 6, seed)],
    ["TypeScript files", () => declarationCases(runs / 2, seed)],
    ["TypeScript files as people write them", () => writtenCases(runs / 2, seed)],
  ] as const)("on generated %s", async (name, cases) => {
    const given = await cases();
    const { violations, tools, values, delivered } = await checkPrograms(given, { values: 12, changes: 6 });
    console.log(
      `${given.length} ${name}: ${tools} tools, ${values} values and ${values * 3} round trips, ${delivered.judged} values judged, ${delivered.unsure} times no verdict, ` +
        `${delivered.accepted} delivered, ${violations.length} violations`,
    );
    expect(violations).toEqual([]);
    expect(delivered.accepted).toBeGreaterThan(1000);
  });
});
