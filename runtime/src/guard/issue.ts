import type { Issue } from "../contract/issue.js";

/**
 * Adds one issue. The message is built here alone, so that generated code carries the expectation only once. It names the kind of
 * what was found, not the text itself: printing values would cost more than everything else, and `value` holds it.
 */
export function fail(issues: Issue[], path: string, expected: string, value: unknown): void {
  issues.push({ path, expected, value, message: `expected ${expected}${found(value)}` });
}

function found(value: unknown): string {
  switch (typeof value) {
    case "undefined":
      return ", but it is missing";
    case "string":
      return ", got a string";
    case "number":
      return ", got a number";
    case "boolean":
      return ", got a boolean";
    case "object":
      return value === null ? ", got null" : Array.isArray(value) ? ", got an array" : ", got an object";
    default:
      return ", got no JSON value";
  }
}
