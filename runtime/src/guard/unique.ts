import { maxDepth } from "./limit.js";

/**
 * Whether no two items are equal as JSON values (`1` and `1.0` are, `1` and `true` are not, key order is free). Linear: scalars by
 * a set, arrays and objects by a canonical text.
 */
export function unique(items: readonly unknown[]): boolean {
  // By index, and the length read once: an array may be iterated, or grow, without end.
  const { length } = items;
  if (length < 2) return true;
  const scalars = new Set<unknown>();
  const texts = new Set<string>();
  for (let i = 0; i < length; i++) {
    const item = items[i];
    const seen: Set<unknown> = typeof item === "object" && item !== null ? texts : scalars;
    const entry = seen === texts ? canonical(item, 0) : item;
    if (seen.has(entry)) return false;
    seen.add(entry);
  }
  return true;
}

/** Equal values have equal texts: keys sorted, every text quoted. */
function canonical(value: unknown, depth: number): string {
  if (typeof value !== "object" || value === null) return value === 0 ? "0" : (JSON.stringify(value) ?? "undefined");
  if (depth > maxDepth) throw new RangeError("nested too deeply");
  if (Array.isArray(value)) {
    const texts: string[] = [];
    for (let i = 0, length = value.length; i < length; i++) texts.push(canonical(value[i], depth + 1));
    return `[${texts.join()}]`;
  }
  const texts = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical((value as Record<string, unknown>)[key], depth + 1)}`);
  return `{${texts.join()}}`;
}
