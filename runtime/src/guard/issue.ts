import type { Issue } from "../contract/issue.js";

/** What was found so far; `null` while that is nothing, so that a sound value allocates nothing. */
export type Issues = Issue[] | null;

/** Whether the last value was refused. */
let refused = false;

/**
 * Whether the next value need not be asked of the guard first. Bad values come in rows (the items of a bad file, a model that errs
 * again), and for them the guard would be a second look; a sound one among them costs little more.
 */
export const wary = (): boolean => refused;

/**
 * The end of a collecting pass: its issues, `null` where there are none and the guard was not asked. A value that the guard refused
 * and that has no issue changed while it was read.
 */
export function told(value: unknown, issues: Issues, asked: boolean): Issues {
  if (issues === null && asked) return unreadable(value);
  refused = issues !== null;
  return issues;
}

/**
 * The one issue of a value that defends itself (a throwing getter or proxy). It may throw again when it is looked at, so nothing more
 * is said about it.
 */
export function unreadable(value: unknown): Issue[] {
  refused = true;
  const expected = "plain data that can be read";
  return [{ path: "", expected, value, message: `expected ${expected}` }];
}

/**
 * Adds one issue. The message is built here alone, so that generated code carries the expectation only once. It names the kind of
 * what was found, not the text itself: printing values would cost more than everything else, and `value` holds it.
 */
export function fail(issues: Issues, path: string, expected: string, value: unknown): Issue[] {
  const issue = { path, expected, value, message: `expected ${expected}${found(value)}` };
  // A literal has room for just this one; the first `push` to an empty array would make room for 17.
  if (issues === null) return [issue];
  issues.push(issue);
  return issues;
}

/** Whole texts for the commonest kinds: putting them together costs as much as the issue itself. */
const found = (value: unknown): string => {
  if (value === undefined) return ", but it is missing";
  if (typeof value === "string") return ", got string";
  if (typeof value === "number") return ", got number";
  return `, got ${value === null ? "null" : Array.isArray(value) ? "array" : typeof value}`;
};

/** How many issues were found so far. */
export const count = (issues: Issues): number => (issues === null ? 0 : issues.length);

/** Adds the issues of a part, each with the path of the part before its own. They are the caller's alone, so they change in place. */
export function within(issues: Issues, path: string, part: Issue[]): Issue[] {
  for (const issue of part) {
    (issue as { path: string }).path = path + issue.path;
    if (issues !== null) issues.push(issue);
  }
  return issues ?? part;
}

/** The same issues without repetitions after the first `before`: two members of an intersection may say the same of one value. */
export function distinct(issues: Issues, before: number): Issues {
  if (issues === null || issues.length < before + 2) return issues;
  const seen = new Set<string>();
  return issues.filter(({ path, expected }, i) => {
    const name = `${path}\n${expected}`;
    return i < before || (!seen.has(name) && seen.add(name));
  });
}
