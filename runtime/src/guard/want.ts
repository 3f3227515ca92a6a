import { fail, type Issues } from "./issue.js";

/** Adds an issue unless an item of a list is what the name says. */
type Want = (issues: Issues, list: string, index: number, item: unknown) => Issues;

export const wantString: Want = (issues, list, index, item) =>
  typeof item === "string" ? issues : fail(issues, `${list}/${index}`, "string", item);
export const wantNumber: Want = (issues, list, index, item) =>
  Number.isFinite(item) ? issues : fail(issues, `${list}/${index}`, "number", item);
export const wantInteger: Want = (issues, list, index, item) =>
  Number.isInteger(item) ? issues : fail(issues, `${list}/${index}`, "integer", item);
export const wantBoolean: Want = (issues, list, index, item) =>
  typeof item === "boolean" ? issues : fail(issues, `${list}/${index}`, "boolean", item);

/** Adds an issue unless the value at the path is an array, and one for each item that is not what is wanted. */
export function wantList(issues: Issues, path: string, items: unknown, want: Want): Issues {
  if (!Array.isArray(items)) return fail(issues, path, "array", items);
  let all = issues;
  for (let i = 0, length = items.length; i < length; i++) all = want(all, path, i, items[i]);
  return all;
}

/** The same where the list may be missing. */
export const maybeList = (issues: Issues, path: string, items: unknown, want: Want): Issues =>
  items === undefined ? issues : wantList(issues, path, items, want);
