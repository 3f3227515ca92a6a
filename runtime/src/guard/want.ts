import type { Collector } from "./collector.js";
import { count, fail, within } from "./issue.js";

/** Tells an issue unless the value is what the name says; `maybe…`: `undefined` is fine too. */
type Want = (path: string, value: unknown) => void;

export const wantString: Want = (path, value) => {
  if (typeof value !== "string") fail(path, "string", value);
};
export const wantNumber: Want = (path, value) => {
  if (!Number.isFinite(value)) fail(path, "number", value);
};
export const wantInteger: Want = (path, value) => {
  if (!Number.isInteger(value)) fail(path, "integer", value);
};
export const wantBoolean: Want = (path, value) => {
  if (typeof value !== "boolean") fail(path, "boolean", value);
};
export const maybeString: Want = (path, value) => {
  if (value !== undefined) wantString(path, value);
};
export const maybeNumber: Want = (path, value) => {
  if (value !== undefined) wantNumber(path, value);
};
export const maybeInteger: Want = (path, value) => {
  if (value !== undefined) wantInteger(path, value);
};
export const maybeBoolean: Want = (path, value) => {
  if (value !== undefined) wantBoolean(path, value);
};

/** Whether the value is an object; tells an issue where it is none. */
export function wantObject(path: string, value: unknown, expected = "object"): boolean {
  const is = typeof value === "object" && value !== null && !Array.isArray(value);
  if (!is) fail(path, expected, value);
  return is;
}

/** An array whose items a generated function looks at. */
export function wantItems(path: string, items: unknown, collector: Collector, depth = 0): void {
  if (!Array.isArray(items)) {
    fail(path, "array", items);
    return;
  }
  let before = count();
  for (let i = 0, length = items.length; i < length; i++) {
    collector(items[i], depth);
    if (count() > before) {
      within(`${path}/${i}`, before);
      before = count();
    }
  }
}

export function maybeItems(path: string, items: unknown, collector: Collector, depth = 0): void {
  if (items !== undefined) wantItems(path, items, collector, depth);
}

/** An array whose items are all wanted to be the same. */
export function wantList(path: string, items: unknown, want: Want): void {
  if (!Array.isArray(items)) {
    fail(path, "array", items);
    return;
  }
  for (let i = 0, length = items.length; i < length; i++) {
    const before = count();
    want("", items[i]);
    if (count() > before) within(`${path}/${i}`, before);
  }
}

export function maybeList(path: string, items: unknown, want: Want): void {
  if (items !== undefined) wantList(path, items, want);
}
