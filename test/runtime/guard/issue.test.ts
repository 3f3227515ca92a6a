import { describe, expect, test } from "vitest";
import { distinct, fail, told, unreadable, wantList, wantString, wary, within } from "../../../runtime/src/guard/index.js";

describe("issues are passed along", () => {
  test("none is no list; the first makes one, further ones are added in order", () => {
    const one = fail(null, "/a", "string", 1);
    const two = fail(one, "/b", "number", null);
    expect(two).toBe(one);
    expect(two.map(({ message }) => message)).toEqual(["expected string, got number", "expected number, got null"]);
  });

  test("those of a part stand under its path, after what was found before", () => {
    const part = fail(fail(null, "", "object", 1), "/x", "string", undefined);
    expect(within(null, "/p", part)).toBe(part);
    const paths = within(fail(null, "/a", "string", 1), "/list/0", part).map(({ path }) => path);
    expect(paths).toEqual(["/a", "/list/0/p", "/list/0/p/x"]);
  });

  test("lists tell each item by its index, and that they are none", () => {
    expect(wantList(null, "/tags", ["a", "b"], wantString)).toBe(null);
    expect(wantList(null, "/tags", ["a", 1, "b", null], wantString)?.map(({ path }) => path)).toEqual(["/tags/1", "/tags/3"]);
    expect(wantList(null, "/tags", { 0: "a" }, wantString)?.map(({ path, expected }) => [path, expected])).toEqual([["/tags", "array"]]);
  });

  test("repetitions go, but not what was there before", () => {
    const before = fail(null, "/a", "string", 1);
    const all = fail(fail(fail(before, "/a", "string", 1), "/a", "string", 1), "/b", "string", 1);
    expect(distinct(all, 1)?.map(({ path }) => path)).toEqual(["/a", "/a", "/b"]);
  });

  test("a value refused without an issue has one; the guard is not asked again until a value is sound", () => {
    expect(told(1, null, false)).toBe(null);
    expect(wary()).toBe(false);
    expect(told(1, null, true)).toEqual(unreadable(1));
    expect(wary()).toBe(true);
    expect(told(1, null, false)).toBe(null);
    expect(wary()).toBe(false);
  });
});
