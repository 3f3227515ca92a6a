import { describe, expect, test } from "vitest";
import { carrying, entries, pick, put, type Random, valid } from "../../../runtime/src/testing/index.js";

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

const onlyA = (value: unknown): unknown => {
  const out = carrying(value, ["a"]);
  put(out, "a", value, "a");
  return out;
};

test("values that encoders have a place for come first", () => {
  const make = (random: Random) => pick(random, [{ a: 1, b: 2 }, { a: 3 }, { c: 4 }]);
  for (let seed = 0; seed < 20; seed++) expect(valid("X", seed, make, isObject, onlyA)).toEqual({ a: 3 });
  const any = new Set(Array.from({ length: 20 }, (_, seed) => JSON.stringify(valid("X", seed, make, isObject))));
  expect(any.size).toBe(3);
});

test("where there are none, the first value that is accepted", () => {
  expect(valid("X", 0, () => ({ b: 1 }), isObject, onlyA)).toEqual({ b: 1 });
});

test("a type without a value has no sample, also where making one never ends", () => {
  const endless = (): unknown => ({ again: endless() });
  expect(() => valid("X", 0, endless, isObject)).toThrow("No sample of X");
  expect(() => valid("X", 0, () => 1, isObject)).toThrow("No sample of X");
});

describe("any number is a seed:", () => {
  const keys = ["a", "b", "c", "d", "e"];
  const make = (random: Random) => entries(random, keys, 2, 4, (r) => pick(r, [1, 2, 3, 4, 5]));
  const isLarge = (value: unknown): value is object => isObject(value) && Object.keys(value).length >= 2;

  test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])("%s counts as 0", (seed) => {
    expect(valid("X", seed, make, isLarge)).toEqual(valid("X", 0, make, isLarge));
  });

  test.each([Number.MAX_VALUE, -1e300, 2 ** 60, -0.5])("%s leads to as many attempts as any other", (seed) => {
    const tried = new Set<string>();
    const remember = (value: unknown): value is object => {
      tried.add(JSON.stringify(value));
      return false;
    };
    expect(() => valid("X", seed, make, remember)).toThrow("No sample of X");
    expect(tried.size).toBeGreaterThan(100);
  });
});
