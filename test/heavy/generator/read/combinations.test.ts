import { expect, test } from "vitest";
import { combinations } from "../../../generator/read/typescript/combinations.js";
import { disagreements } from "../../../generator/read/typescript/disagreements.js";

test("the compiler agrees on types that are built from types", async () => {
  const outcomes = await disagreements(new Map(combinations.map((source) => [source, source])));
  const differ = [...outcomes].flatMap(([source, outcome]) => outcome.differ.map((each) => `${source}: ${each}`));
  expect(differ).toEqual([]);
  // Where the compiler takes no value, nothing was compared but refusals.
  expect([...outcomes].filter(([, { accepted }]) => accepted === 0).map(([source]) => source)).toEqual([]);
  expect(outcomes.size).toBeGreaterThan(200);
});
