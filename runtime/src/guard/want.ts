import { type Collector, within } from "./collect.js";
import { fail, type Issues } from "./issue.js";

/** The issues with one more unless the value is what the name says; `maybe…`: `undefined` is fine too. */
type Want = (issues: Issues, path: string, value: unknown) => Issues;

export const wantString: Want = (issues, path, value) => (typeof value === "string" ? issues : fail(issues, path, "string", value));

export const wantNumber: Want = (issues, path, value) => (Number.isFinite(value) ? issues : fail(issues, path, "number", value));

export const wantInteger: Want = (issues, path, value) => (Number.isInteger(value) ? issues : fail(issues, path, "integer", value));

export const wantBoolean: Want = (issues, path, value) => (typeof value === "boolean" ? issues : fail(issues, path, "boolean", value));

export const maybeString: Want = (issues, path, value) => (value === undefined ? issues : wantString(issues, path, value));

export const maybeNumber: Want = (issues, path, value) => (value === undefined ? issues : wantNumber(issues, path, value));

export const maybeInteger: Want = (issues, path, value) => (value === undefined ? issues : wantInteger(issues, path, value));

export const maybeBoolean: Want = (issues, path, value) => (value === undefined ? issues : wantBoolean(issues, path, value));

/** One of a few scalars. */
export const wantOneOf = (issues: Issues, path: string, value: unknown, values: readonly unknown[]): Issues =>
  values.includes(value) ? issues : fail(issues, path, values.map((one) => JSON.stringify(one)).join(" | "), value);

export const maybeOneOf = (issues: Issues, path: string, value: unknown, values: readonly unknown[]): Issues =>
  value === undefined ? issues : wantOneOf(issues, path, value, values);

/** An array whose items are all wanted to be the same. */
export function wantList(issues: Issues, path: string, value: unknown, want: Want): Issues {
  if (!Array.isArray(value)) return fail(issues, path, "array", value);
  let all = issues;
  for (let i = 0, length = value.length; i < length; i++) {
    const item = want(null, "", value[i]);
    if (item !== null) all = within(all, `${path}/${i}`, item);
  }
  return all;
}

export const maybeList = (issues: Issues, path: string, value: unknown, want: Want): Issues =>
  value === undefined ? issues : wantList(issues, path, value, want);

/** An array whose items a generated function looks at; their issues start at the item. */
export function wantItems(issues: Issues, path: string, value: unknown, collector: Collector): Issues {
  if (!Array.isArray(value)) return fail(issues, path, "array", value);
  let all = issues;
  for (let i = 0, length = value.length; i < length; i++) {
    const item = collector(value[i], 0);
    if (item !== null) all = within(all, `${path}/${i}`, item);
  }
  return all;
}

export const maybeItems = (issues: Issues, path: string, value: unknown, collector: Collector): Issues =>
  value === undefined ? issues : wantItems(issues, path, value, collector);
