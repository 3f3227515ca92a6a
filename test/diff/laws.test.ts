import fc from "fast-check";
import { expect, test } from "vitest";
import { accepts } from "../../generator/diff/accepts.js";
import { comparePrograms } from "../../generator/diff/index.js";
import { judge } from "../../generator/diff/judge.js";
import { subsumes } from "../../generator/diff/subsumes.js";
import type { Json } from "../../generator/model/index.js";
import { arbitraryProgram, valuesOf } from "../support/arbitrary-type.js";

const runs = { numRuns: 60 };

test("a program does not differ from itself", () => {
  fc.assert(
    fc.property(arbitraryProgram, (program) => {
      expect(comparePrograms(program, program)).toEqual([]);
    }),
    { numRuns: 20 },
  );
});

test("what a rule proves no value disproves, and an example is what it says", () => {
  fc.assert(
    fc.property(arbitraryProgram, fc.nat(), (program, seed) => {
      const all = [...program.types.values()];
      const [a, b] = [all[seed % all.length], all[(seed * 7 + 1) % all.length]];
      if (a === undefined || b === undefined) return;
      const [old, now] = [a, b].map(({ type }) => ({ type, types: program.types })) as [
        Parameters<typeof judge>[0],
        Parameters<typeof judge>[0],
      ];
      const { example, classes } = judge(old, now, "arguments");
      if (example !== undefined && classes.includes("calls")) {
        expect(accepts(old.type, old.types, example) || accepts(now.type, now.types, example)).toBe(true);
      }
      if (subsumes(old, now) !== true) return;
      for (const value of fc.sample(valuesOf(a.type, program.types), { numRuns: 30, seed }) as Json[]) {
        if (value === undefined || !accepts(old.type, old.types, value) || hasUndeclared(value)) continue;
        expect(accepts(now.type, now.types, value), JSON.stringify([value, old.type, now.type])).toBe(true);
      }
    }),
    runs,
  );
});

/** Samples of `unknown` hold keys that a silent object on the other side may declare; rules leave those out on purpose. */
const hasUndeclared = (value: Json): boolean => typeof value === "object" && value !== null && !Array.isArray(value);
