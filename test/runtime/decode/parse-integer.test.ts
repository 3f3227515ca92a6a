import { expect, test } from "vitest";
import { parseInteger } from "../../../runtime/src/decode/index.js";
import { toDigits } from "../../../runtime/src/testing/index.js";

test.each([
  ["0", 0],
  ["-0", 0],
  ["42", 42],
  ["-9007199254740991", -9007199254740991],
  ["9007199254740992", 9007199254740992],
  ["1152921504606846976", 2 ** 60],
])("%s is a number", (text, value) => {
  expect(parseInteger(text)).toBe(value);
});

test.each([
  ["9007199254740993"],
  ["12345678901234567890"],
  ["1".repeat(500)],
  ["1.0"],
  ["1e3"],
  [""],
  [" 1"],
  ["0x10"],
  [7],
  [null],
  [[1]],
])("%j passes through, for the guard to judge: nothing is rounded", (value) => {
  expect(parseInteger(value)).toEqual(value);
});

test.each([9007199254740992, 12345678901234567000, -(2 ** 60)])(
  "%d as a number may be a rounded one: text, for the guard to refuse",
  (value) => {
    expect(typeof parseInteger(value)).toBe("string");
  },
);

test.each([0, -1, 2 ** 53 + 2, 1e21, -1e300])("%d comes back from its digits", (value) => {
  expect(toDigits(value)).toMatch(/^-?[0-9]+$/);
  expect(parseInteger(toDigits(value))).toBe(value);
});
