import type { Issue } from "../contract/issue.js";

/** What was found so far; `null` while that is nothing, so that a sound value allocates nothing. */
export type Issues = Issue[] | null;

/**
 * Whether the last value was refused, so that the next one need not be asked of the guard first. Bad values come in rows (the items of
 * a bad file, a model that errs again), and for them the guard would be a second look; a sound one among them costs little more.
 */
export let wary = false;

/**
 * What `collect` finds wrong with a value; `null` where that is nothing and the guard was not asked before (which `wary` tells). A value
 * that the guard refused and that has no issue, or that throws when it is read, defends itself (a getter, a proxy) or changed while it
 * was read. It may throw again when it is looked at, so nothing more is said about it.
 */
export function told(collect: (value: unknown) => Issues, value: unknown, asked: boolean = !wary): Issues {
  try {
    const issues = collect(value);
    if (issues !== null || !asked) {
      wary = issues !== null;
      return issues;
    }
  } catch {}
  wary = true;
  return [{ path: "", expected: "readable data", value, message: "expected readable data" }];
}

/**
 * Whether the pass went beyond the levels that a guard follows. What leads back to itself twice would be walked twice on each level, so
 * from then on no part is walked that stands deeper than a few levels.
 */
export let wasDeep = false;

/** A pass begins that may go deep. */
export function notDeep(): void {
  wasDeep = false;
}

/** Notes that the pass went too deep; gives its issues back. */
export function deep(issues: Issues): Issues {
  wasDeep = true;
  return issues;
}

/** Adds one issue: the value at the path is not what was expected. */
export type Expectation = (issues: Issues, path: string, value: unknown) => Issue[];

/**
 * The function that tells issues of one expectation (`"integer >= 1"`). The message names the kind of what was found, not the text
 * itself: printing values would cost more than everything else, and `value` holds it. Whole messages for the commonest kinds are kept,
 * since putting one together costs as much as the issue itself.
 */
export function expects(expected: string): Expectation {
  const start = `expected ${expected}, `;
  const missing = `${start}but it is missing`;
  const string = `${start}got string`;
  const number = `${start}got number`;
  return (issues, path, value) => {
    const issue = {
      path,
      expected,
      value,
      message:
        value === undefined
          ? missing
          : typeof value === "string"
            ? string
            : typeof value === "number"
              ? number
              : `${start}got ${value === null ? value : Array.isArray(value) ? "array" : typeof value}`,
    };
    // A literal has room for just this one; the first `push` to an empty array would make room for 17.
    if (issues === null) return [issue];
    issues.push(issue);
    return issues;
  };
}

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
  let end = before;
  // In place: those before are not looked at again for each of many items.
  for (const issue of issues.slice(before)) {
    const name = `${issue.path}\n${issue.expected}`;
    if (!seen.has(name)) issues[end++] = issue;
    seen.add(name);
  }
  issues.length = end;
  return issues;
}
