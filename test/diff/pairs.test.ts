import { describe, expect, test } from "vitest";
import { type Change, changeClasses, comparePrograms } from "../../generator/diff/index.js";
import { pairs } from "./pairs.js";
import { programOf } from "./program-of.js";

const classesOf = (changes: readonly Change[]) => changeClasses.filter((name) => changes.some((change) => change.classes.includes(name)));

describe("labelled pairs", () => {
  test("are at least forty", () => expect(pairs.length).toBeGreaterThanOrEqual(40));

  test.each(pairs)("$name", async ({ old, now, classes, changes }) => {
    const found = comparePrograms(await programOf(old), await programOf(now));
    expect(found.map(({ kind, path }) => `${kind} ${path}`)).toEqual(changes);
    expect(classesOf(found), JSON.stringify(found)).toEqual(classes);
  });
});
