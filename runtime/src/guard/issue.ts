import type { Issue } from "../contract/issue.js";

export type Issues = Issue[] | null;

/** What the collecting pass that runs now has found; `null` while that is nothing. */
let issues: Issues = null;

/** Whether it runs without the guard having been asked. */
let unasked = false;

/** Passes that wait for one inside them to end, for a getter in a value may call a guard too. */
const waiting: (readonly [Issues, boolean])[] = [];
let running = 0;

/** Whether the last value was refused. */
let refused = false;

/**
 * Whether the next value need not be asked of the guard first. Bad values come in rows (the items of a bad file, a model that errs
 * again), and for them the guard would be a second look; a sound one among them costs little more.
 */
export const wary = (): boolean => refused;

/** Starts a collecting pass. */
export function begin(): void {
  if (running++ > 0) waiting.push([issues, unasked]);
  issues = null;
  unasked = refused;
}

/** Drops what a pass has found that could not read the value to its end. */
export function lose(): void {
  issues = null;
  unasked = false;
}

/**
 * Ends the pass: all that was found; `null` for a value that nobody refused. A value that was refused without an issue defends itself
 * (a throwing getter or proxy) or changed while it was read; it may throw again when it is looked at, so nothing is said about it.
 */
export function end(value: unknown): Issues {
  let found = issues;
  if (found === null && !unasked) {
    const expected = "plain data that can be read";
    found = [{ path: "", expected, value, message: `expected ${expected}` }];
  }
  refused = found !== null;
  issues = null;
  if (--running > 0) [issues, unasked] = waiting.pop() ?? [null, false];
  return found;
}

/**
 * Tells one issue. The message is built here alone, so that generated code carries the expectation only once. It names the kind of
 * what was found, not the text itself: printing values would cost more than everything else, and `value` holds it.
 */
export function fail(path: string, expected: string, value: unknown): void {
  const issue = { path, expected, value, message: `expected ${expected}${found(value)}` };
  // A literal has room for just this one; the first `push` to an empty array would make room for 17.
  if (issues === null) issues = [issue];
  else issues.push(issue);
}

/** Whole texts for the commonest kinds: putting them together costs as much as the issue itself. */
const found = (value: unknown): string => {
  if (value === undefined) return ", but it is missing";
  if (typeof value === "string") return ", got string";
  if (typeof value === "number") return ", got number";
  return `, got ${value === null ? "null" : Array.isArray(value) ? "array" : typeof value}`;
};

/** How many issues were found so far. */
export const count = (): number => (issues === null ? 0 : issues.length);

/** Puts the path of a part before the paths of its issues: those found since there were `before`. */
export function within(path: string, before: number): void {
  if (issues === null) return;
  for (let i = before; i < issues.length; i++) {
    const issue = issues[i] as { path: string };
    issue.path = path + issue.path;
  }
}

/** The same issues without repetitions: two members of an intersection may say the same of one value. */
export function distinct(before: number): void {
  if (issues === null || issues.length < before + 2) return;
  const seen = new Set<string>();
  issues = issues.filter(({ path, expected }, i) => {
    const name = `${path}\n${expected}`;
    return i < before || (!seen.has(name) && seen.add(name));
  });
}

/** Adds issues found apart, whose value stands at the path. */
export function adopt(path: string, others: readonly Issue[]): void {
  const moved = others.map((issue) => ({ ...issue, path: path + issue.path }));
  issues = issues === null ? moved : issues.concat(moved);
}

/** What was found since the pass began; it begins anew, with `next`. */
export function take(next: Issues = null): Issues {
  const found = issues;
  issues = next;
  return found;
}
