import type { Issue } from "../contract/issue.js";

/** The issues found so far; `null` while there are none, so that sound data allocates nothing. */
export type Issues = Issue[] | null;

/**
 * The issues with one more. The message is built here alone, so that generated code carries the expectation only once. It names the
 * kind of what was found, not the text itself: printing values would cost more than everything else, and `value` holds it.
 */
export function fail(issues: Issues, path: string, expected: string, value: unknown): Issue[] {
  const issue: Issue = { path, expected, value, message: `expected ${expected}${found(value)}` };
  // A literal has room for just this one; the first `push` to an empty array would make room for 17.
  if (issues === null) return [issue];
  issues.push(issue);
  return issues;
}

/** Whole texts: putting them together would cost as much as the issue itself. */
function found(value: unknown): string {
  switch (typeof value) {
    case "undefined":
      return ", but it is missing";
    case "string":
      return ", got string";
    case "number":
      return ", got number";
    case "boolean":
      return ", got boolean";
    case "object":
      return value === null ? ", got null" : Array.isArray(value) ? ", got array" : ", got object";
    default:
      return `, got ${typeof value}`;
  }
}
