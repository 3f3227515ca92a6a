import { describe, expect, test } from "vitest";
import { distinct, expects, isString, maybeList, told, wantList, wary, within } from "../../../runtime/src/guard/index.js";

const expectString = expects("string");
const expectNumber = expects("number");
const expectObject = expects("object");

describe("issues are passed along", () => {
  test("none is no list; the first makes one, further ones are added in order", () => {
    const one = expectString(null, "/a", 1);
    const two = expectNumber(one, "/b", null);
    expect(two).toBe(one);
    expect(two.map(({ message }) => message)).toEqual(["expected string, got number", "expected number, got null"]);
  });

  test("messages name the kind of what was found", () => {
    const messages = [undefined, null, "a", 1, true, [], {}, () => 1].map((value) => expectObject(null, "", value)[0]?.message);
    const kinds = ["null", "string", "number", "boolean", "array", "object", "function"];
    expect(messages).toEqual(["expected object, but it is missing", ...kinds.map((kind) => `expected object, got ${kind}`)]);
  });

  test("those of a part stand under its path, after what was found before", () => {
    const part = expectString(expectObject(null, "", 1), "/x", undefined);
    expect(within(null, "/p", part)).toBe(part);
    const paths = within(expectString(null, "/a", 1), "/list/0", part).map(({ path }) => path);
    expect(paths).toEqual(["/a", "/list/0/p", "/list/0/p/x"]);
  });

  test("lists tell each item by its index, and that they are none", () => {
    expect(wantList(null, "/tags", ["a", "b"], isString, expectString)).toBe(null);
    expect(wantList(null, "/tags", ["a", 1, "b", null], isString, expectString)?.map(({ path }) => path)).toEqual(["/tags/1", "/tags/3"]);
    expect(wantList(null, "/tags", { 0: "a" }, isString, expectString)?.map(({ path, expected }) => [path, expected])).toEqual([
      ["/tags", "array"],
    ]);
    expect(maybeList(null, "/tags", undefined, isString, expectString)).toBe(null);
  });

  test("repetitions go, but not what was there before", () => {
    const before = expectString(null, "/a", 1);
    const all = expectString(expectString(expectString(before, "/a", 1), "/a", 1), "/b", 1);
    expect(distinct(all, 1)?.map(({ path }) => path)).toEqual(["/a", "/a", "/b"]);
  });

  test("a value refused without an issue has one; the guard is not asked again until a value is sound", () => {
    const nothing = (): null => null;
    const unreadable = [{ path: "", expected: "readable data", value: 1, message: "expected readable data" }];
    expect(told(nothing, 1, false)).toBe(null);
    expect(wary).toBe(false);
    expect(told(nothing, 1)).toEqual(unreadable);
    expect(wary).toBe(true);
    expect(told(nothing, 1)).toBe(null);
    expect(wary).toBe(false);
    expect(told(() => expectString(null, "/a", 1), 1)).toHaveLength(1);
    expect(wary).toBe(true);
    const throws = (): never => {
      throw new Error("no");
    };
    expect(told(throws, 1)).toEqual(unreadable);
    expect(told(nothing, 1, true)).toEqual(unreadable);
    expect(told(nothing, 1)).toBe(null);
  });
});
