/** Careful reading of request bodies: own members only, no assumption about shape. */
import type { Json } from "../../model/json.js";

export type JsonObject = { readonly [key: string]: Json };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isArray(value: unknown): value is readonly Json[] {
  return Array.isArray(value);
}

/** Own member `key` of an object; undefined where the value is no object or has none. */
export function member(value: unknown, key: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** Own member that may be missing or null: both are undefined. */
export function given(value: unknown, key: string): Json | undefined {
  return member(value, key) ?? undefined;
}

export function text(value: unknown, key: string): string | undefined {
  const found = member(value, key);
  return typeof found === "string" ? found : undefined;
}

export function list(value: unknown, key: string): readonly Json[] {
  const found = member(value, key);
  return isArray(found) ? found : [];
}

/** `JSON.parse` as a value; undefined where the text is no JSON. */
export function parseJson(source: string): Json | undefined {
  try {
    return JSON.parse(source) as Json;
  } catch {
    return undefined;
  }
}

/** The object a text says, if it says one. */
export function parseObject(source: string): JsonObject | undefined {
  const value = parseJson(source);
  return isObject(value) ? value : undefined;
}
