import type { Json } from "../../model/index.js";
import { isRecord } from "./json-pointer.js";

/**
 * A text that two values share exactly when JSON Schema calls them equal: key order is free, 1 is 1.0, -0 is 0. Comparing many
 * values by it takes linear time. Values are at most as deep as their document, so recursion is bounded.
 */
export function equalityKey(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(equalityKey).join(",")}]`;
  if (isRecord(value)) {
    return `{${Object.keys(value)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${equalityKey(value[key] ?? null)}`)
      .join(",")}}`;
  }
  return JSON.stringify(value === 0 ? 0 : value);
}

export function distinct(values: readonly Json[]): readonly Json[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const key = equalityKey(value);
    return seen.has(key) ? false : seen.add(key);
  });
}
