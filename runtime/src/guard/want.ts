import { type Expectation, expects, type Issues } from "./issue.js";

const expectArray: Expectation = /*@__PURE__*/ expects("array");

export const isString = (value: unknown): boolean => typeof value === "string";
export const isBoolean = (value: unknown): boolean => typeof value === "boolean";

/** Adds an issue unless the value at the path is an array, and one for each item that fails the test. */
export function wantList(issues: Issues, path: string, items: unknown, test: (item: unknown) => boolean, expected: Expectation): Issues {
  if (!Array.isArray(items)) return expectArray(issues, path, items);
  let all = issues;
  for (let i = 0, length = items.length; i < length; i++) {
    const item: unknown = items[i];
    if (!test(item)) all = expected(all, `${path}/${i}`, item);
  }
  return all;
}

/** The same where the list may be missing. */
export const maybeList: typeof wantList = (issues, path, items, test, expected) =>
  items === undefined ? issues : wantList(issues, path, items, test, expected);
