import { expect, test } from "vitest";
import { mutations } from "./mutate.js";

test("what is made of a JSON value is JSON again, also of empty lists and objects", () => {
  for (const value of [[], {}, "", 0, null, [[]], { list: [], map: {} }, [{ a: [] }, "b"], { large: Number.MAX_VALUE }]) {
    const made = mutations(value, 10_000, 0);
    expect(made.length).toBeGreaterThan(10);
    for (const one of made) expect(JSON.parse(JSON.stringify(one) ?? "null")).toStrictEqual(one);
  }
});
