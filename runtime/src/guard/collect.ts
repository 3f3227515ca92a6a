import type { Issue } from "../contract/issue.js";
const unreadable = "plain data that can be read";

/**
 * All issues of a value that a guard refused. Never empty and never throws: a value that defends itself (a throwing getter or
 * proxy), or that changed while it was read, gets one issue at the root.
 */
export function collect(value: unknown, collector: (issues: Issue[], value: unknown, depth: number) => void): readonly Issue[] {
  const issues: Issue[] = [];
  try {
    collector(issues, value, 0);
  } catch {
    // What was found before counts.
  }
  if (issues.length === 0) {
    // The value may throw again when it is looked at, so nothing is said about it.
    issues.push({ path: "", expected: unreadable, value, message: `expected ${unreadable}` });
  }
  return issues;
}

/** Puts the path of a value before the paths of its issues, which start at `from`. */
export function prefix(issues: Issue[], from: number, path: string): void {
  for (let i = from; i < issues.length; i++) {
    const issue = issues[i] as { path: string };
    issue.path = path + issue.path;
  }
}

/** The same issues without repetitions: two members of an intersection may say the same of one value. */
export function distinct(issues: Issue[], from: number): void {
  const seen = new Set<string>();
  let kept = from;
  for (let i = from; i < issues.length; i++) {
    const issue = issues[i];
    if (issue === undefined) continue;
    const name = `${issue.path}\n${issue.expected}`;
    if (!seen.has(name)) {
      seen.add(name);
      issues[kept++] = issue;
    }
  }
  issues.length = kept;
}
