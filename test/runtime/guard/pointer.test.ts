import { expect, test } from "vitest";
import { at } from "../../../runtime/src/guard/index.js";

test.each([
  ["a", "/list/a"],
  ["", "/list/"],
  ["a/b", "/list/a~1b"],
  ["~", "/list/~0"],
  ["~1/~0", "/list/~01~1~00"],
])("the member %j stands at %j", (name, pointer) => {
  expect(at("/list", name)).toBe(pointer);
});
