import type { Issue } from "../contract/issue.js";

/**
 * Adds one issue. The message is built here alone, so that generated code carries the expectation only once. It names the kind of
 * what was found, not the text itself: printing values would cost more than everything else, and `value` holds it.
 */
export function fail(issues: Issue[], path: string, expected: string, value: unknown): void {
  issues.push({ path, expected, value, message: `expected ${expected}${found(value)}` });
}

const found = (value: unknown): string =>
  value === undefined ? ", but it is missing" : `, got ${value === null ? "null" : Array.isArray(value) ? "array" : typeof value}`;
