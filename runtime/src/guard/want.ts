import type { Issue } from "../contract/issue.js";
import { prefix } from "./collect.js";
import { fail } from "./issue.js";

/** Adds an issue unless the value is what the name says. `optional`: `undefined` is fine too. */
type Want = (issues: Issue[], path: string, value: unknown, optional?: boolean) => void;

export const wantString: Want = (issues, path, value, optional) => {
  if (typeof value !== "string" && !(optional && value === undefined)) fail(issues, path, "string", value);
};

export const wantNumber: Want = (issues, path, value, optional) => {
  if (!Number.isFinite(value) && !(optional && value === undefined)) fail(issues, path, "number", value);
};

export const wantInteger: Want = (issues, path, value, optional) => {
  if (!Number.isInteger(value) && !(optional && value === undefined)) fail(issues, path, "integer", value);
};

export const wantBoolean: Want = (issues, path, value, optional) => {
  if (typeof value !== "boolean" && !(optional && value === undefined)) fail(issues, path, "boolean", value);
};

/** One of a few scalars. */
export function wantOneOf(issues: Issue[], path: string, value: unknown, values: readonly unknown[], optional?: boolean): void {
  if (!values.includes(value) && !(optional && value === undefined))
    fail(issues, path, values.map((one) => JSON.stringify(one)).join(" | "), value);
}

/** Whether the value is an object; adds an issue where it is none. */
export function wantObject(issues: Issue[], path: string, value: unknown, expected = "object"): boolean {
  const is = typeof value === "object" && value !== null && !Array.isArray(value);
  if (!is) fail(issues, path, expected, value);
  return is;
}

/** An array whose items are all wanted to be the same. */
export function wantList(issues: Issue[], path: string, value: unknown, want: Want, optional?: boolean): void {
  if (optional && value === undefined) return;
  if (Array.isArray(value)) for (let i = 0, length = value.length; i < length; i++) want(issues, `${path}/${i}`, value[i]);
  else fail(issues, path, "array", value);
}

/** An array whose items a generated function looks at; their issues start at the item. */
export function wantItems(
  issues: Issue[],
  path: string,
  value: unknown,
  collector: (issues: Issue[], item: unknown) => void,
  optional?: boolean,
): void {
  if (optional && value === undefined) return;
  if (!Array.isArray(value)) {
    fail(issues, path, "array", value);
    return;
  }
  for (let i = 0, length = value.length; i < length; i++) {
    const before = issues.length;
    collector(issues, value[i]);
    if (issues.length > before) prefix(issues, before, `${path}/${i}`);
  }
}
