import { describe, expect, test } from "vitest";
import { accepts } from "./accepts.js";
import { candidates } from "./candidates.js";
import { combinations, opened } from "./combinations.js";
import { disagreements } from "./disagreements.js";
import { heardValues } from "./heard-values.js";
import { read } from "./read.js";

// All of them: test/heavy/generator/read/combinations.test.ts.
test("the compiler agrees on types that are built from types", async () => {
  const some = combinations.filter((_, i) => i % 8 === 3);
  const outcomes = await disagreements(new Map(some.map((source) => [source, source])));
  expect([...outcomes].flatMap(([source, { differ }]) => differ.map((each) => `${source}: ${each}`))).toEqual([]);
});

describe("taken although no plain value is a member for the compiler", () => {
  test.each(opened)("%s", async (source, meant) => {
    const options = { providers: [] };
    const [one, other] = [await read(source, options), await read(meant, options)];
    expect(one.diagnostics).toEqual([]);
    const [type, asMeant] = [one.args("T"), other.args("T")];
    const values = [...candidates(type, one.types), ...candidates(asMeant, other.types), ...heardValues(source)];
    const taken = values.filter((value) => accepts(asMeant, value, other.types));
    expect(values.filter((value) => accepts(type, value, one.types))).toEqual(taken);
    expect(taken).not.toEqual([]);
  });
});
