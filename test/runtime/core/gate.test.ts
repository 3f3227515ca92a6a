import { expect, test } from "vitest";
import { createGate } from "../../../runtime/src/core/gate.js";

test.each([
  [3, 3],
  [1, 1],
  [0, 1],
  [-5, 1],
  [1.5, 1],
  [Number.NaN, 1],
  [Number.POSITIVE_INFINITY, 50],
  [undefined, 50],
])("a limit of %s lets %i of 50 in", async (limit, expected) => {
  const gate = createGate(limit);
  const takes = Array.from({ length: 50 }, () => gate.take());
  expect(takes.filter((take) => take === undefined)).toHaveLength(expected);
  // Each place that is given back lets the next one in: all come through.
  for (const take of takes) {
    gate.give();
    await take;
  }
});
