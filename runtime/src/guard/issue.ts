import type { Issue } from "../contract/issue.js";

/** Adds one issue. The message is built here alone, so that generated code carries the expectation only once. */
export function fail(issues: Issue[], path: string, expected: string, value: unknown): void {
  issues.push({ path, expected, value, message: sentence(expected, value) });
}

const sentence = (expected: string, value: unknown): string =>
  value === undefined ? `missing: expected ${expected}` : `expected ${expected}, got ${shown(value)}`;

/** A value in few characters: scalars as themselves, cut where they are long, the rest by its kind. */
function shown(value: unknown): string {
  switch (typeof value) {
    case "string":
      return value.length > 40 ? `"${value.slice(0, 40)}…"` : `"${value}"`;
    case "number":
    case "boolean":
      return `${value}`;
    case "object":
      return value === null ? "null" : Array.isArray(value) ? "an array" : "an object";
    default:
      return `a ${typeof value}`;
  }
}
