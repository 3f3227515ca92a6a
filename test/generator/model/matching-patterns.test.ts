import fc from "fast-check";
import { expect, test } from "vitest";
import { build, type PatternProperty, patternsOf } from "../../../generator/model/index.js";

const property = (source: string, flags: "u" | ""): PatternProperty => ({ pattern: { source, flags }, type: build.string });

/** Starts that are plain text, and what makes them something else. */
const source = fc
  .array(fc.constantFrom("^", "a", "b", "ab", "a b", "-", "é", "\\d", "[ab]", "a*", "b?", "a{0}", "(?:a)", "(b)+", "|", "$", "."), {
    minLength: 1,
    maxLength: 5,
  })
  .map((parts) => parts.join(""))
  .filter((text) => {
    try {
      return new RegExp(text, "u") !== undefined;
    } catch {
      return false;
    }
  });

test("the patterns found are those that match, in their order", () => {
  const key = fc.string({ unit: fc.constantFrom("a", "b", " ", "-", "1", "é"), maxLength: 5 });
  fc.assert(
    fc.property(fc.array(source, { maxLength: 8 }), fc.constantFrom("u", "" as const), key, (sources, flags, name) => {
      const patterns = sources.map((text) => property(text, flags));
      expect(patternsOf(patterns)(name)).toEqual(patterns.filter(({ pattern }) => new RegExp(pattern.source, pattern.flags).test(name)));
    }),
    { numRuns: 1000 },
  );
});
