import type { Json } from "./json.js";

/**
 * JSON text with sorted keys, which two values share exactly when JSON Schema calls them equal: key order is free, 1 is 1.0, -0 is 0.
 * Comparing many values by it takes linear time. Values are at most as deep as their document, so recursion is bounded.
 */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(canonical).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value as Record<string, Json>).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(",")}}`;
  }
  return JSON.stringify(value);
}

/** Values without repetitions, by JSON equality. */
export function distinct(values: readonly Json[]): readonly Json[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const text = canonical(value);
    return seen.has(text) ? false : seen.add(text);
  });
}
