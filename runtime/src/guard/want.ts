import type { Issue } from "../contract/issue.js";
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

/** An array whose items are all wanted to be the same. */
export function wantList(issues: Issue[], path: string, value: unknown, want: Want, optional?: boolean): void {
  if (optional && value === undefined) return;
  if (!Array.isArray(value)) return fail(issues, path, "array", value);
  for (let i = 0, length = value.length; i < length; i++) want(issues, `${path}/${i}`, value[i]);
}
