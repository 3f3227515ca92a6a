import type { Collector } from "./collector.js";
import type { Fields } from "./fields.js";
import { count, fail, within } from "./issue.js";
import { at } from "./pointer.js";

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

// What follows reads the property itself, so that generated code says its name once: the pointer of the object, the object, the key.

/** One of a few scalars. */
export function wantOneOf<K extends string>(path: string, object: Fields<K>, key: K, values: readonly unknown[]): void {
  const value = object[key];
  if (!values.includes(value)) fail(at(path, key), alternatives(values), value);
}

/** `"a" | "b"`. What needs no escape is quoted here: that is twice as fast. */
function alternatives(values: readonly unknown[]): string {
  let text = "";
  for (const one of values) {
    const plain = typeof one === "string" && /^[ !#-[\]-~]*$/.test(one);
    text += `${text === "" ? "" : " | "}${plain ? `"${one}"` : JSON.stringify(one)}`;
  }
  return text;
}

export function maybeOneOf<K extends string>(path: string, object: Fields<K>, key: K, values: readonly unknown[]): void {
  if (object[key] !== undefined) wantOneOf(path, object, key, values);
}

/** An array whose items a generated function looks at. */
export function wantItems<K extends string>(path: string, object: Fields<K>, key: K, collector: Collector, depth = 0): void {
  const items = object[key];
  if (!Array.isArray(items)) {
    fail(at(path, key), "array", items);
    return;
  }
  let before = count();
  for (let i = 0, length = items.length; i < length; i++) {
    collector(items[i], depth);
    if (count() > before) {
      within(`${at(path, key)}/${i}`, before);
      before = count();
    }
  }
}

export function maybeItems<K extends string>(path: string, object: Fields<K>, key: K, collector: Collector, depth = 0): void {
  if (object[key] !== undefined) wantItems(path, object, key, collector, depth);
}

/** An array whose items are all wanted to be the same. */
export function wantList<K extends string>(path: string, object: Fields<K>, key: K, want: Want): void {
  const items = object[key];
  if (!Array.isArray(items)) {
    fail(at(path, key), "array", items);
    return;
  }
  let before = count();
  for (let i = 0, length = items.length; i < length; i++) {
    want("", items[i]);
    if (count() > before) {
      within(`${at(path, key)}/${i}`, before);
      before = count();
    }
  }
}

export function maybeList<K extends string>(path: string, object: Fields<K>, key: K, want: Want): void {
  if (object[key] !== undefined) wantList(path, object, key, want);
}
