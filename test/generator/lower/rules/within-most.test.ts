import { expect, test } from "vitest";
import { withinMost } from "../../../../generator/lower/rules/within-most.js";
import { type ArrayType, build } from "../../../../generator/model/index.js";

const { never, number, string, unknown } = build;

const pair = (more: Partial<ArrayType>): ArrayType => ({
  kind: "array",
  prefix: [{ type: string }, { type: number }],
  rest: unknown,
  ...more,
});

test("a greatest number of items closes a tuple", () => {
  expect(withinMost(pair({ minItems: 2, maxItems: 2 }))).toEqual(pair({ minItems: 2, maxItems: 2, rest: never }));
  expect(withinMost(pair({ maxItems: 1 }))).toEqual({ ...pair({ maxItems: 1, rest: never }), prefix: [{ type: string }] });
});

test("others stay as they are", () => {
  for (const type of [
    pair({}),
    pair({ maxItems: 3 }),
    pair({ minItems: 3, maxItems: 2 }),
    { ...pair({ maxItems: 0 }), prefix: [] },
    pair({ maxItems: 2, suffix: [{ type: string }] }),
  ])
    expect(withinMost(type)).toBe(type);
});
