import type { Issue } from "../contract/issue.js";
import type { Issues } from "./issue.js";

/** A generated function that tells all that is wrong with a value; paths start at the value. */
export type Collector = (value: unknown, depth: number) => Issues;

/**
 * What is told of a value that a guard refused and in which no issue was found: it defends itself (a throwing getter or proxy), or it
 * changed while it was read. Nothing is said about it, for it may throw again when it is looked at.
 */
export function unreadable(value: unknown): Issue[] {
  const expected = "plain data that can be read";
  return [{ path: "", expected, value, message: `expected ${expected}` }];
}

/** The issues with those of a part, whose path is put before theirs. */
export function within(issues: Issues, path: string, part: Issues): Issues {
  if (part === null) return issues;
  for (const issue of part) (issue as { path: string }).path = path + issue.path;
  return together(issues, part);
}

/** The issues with further ones of the same value. */
export function together(issues: Issues, more: Issues): Issues {
  if (issues === null || more === null) return issues ?? more;
  for (const issue of more) issues.push(issue);
  return issues;
}

/** The same issues without repetitions: two members of an intersection may say the same of one value. */
export function distinct(issues: Issues): Issues {
  if (issues === null || issues.length < 2) return issues;
  const seen = new Set<string>();
  return issues.filter(({ path, expected }) => {
    const name = `${path}\n${expected}`;
    return !seen.has(name) && seen.add(name);
  });
}
