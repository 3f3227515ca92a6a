import type { Issue } from "../contract/issue.js";
import { prefix } from "./collect.js";
import { fail } from "./issue.js";

type Collector = (issues: Issue[], value: unknown, depth: number) => void;

/** Unions inside unions whose members are compared; below, a mismatch is told as a whole, which keeps the work linear. */
const maxNesting = 3;
let nesting = 0;

/** Adds the issues of the union member that comes nearest: the one with the deepest, then the fewest issues. */
export function nearest(
  issues: Issue[],
  value: unknown,
  path: string,
  depth: number,
  expected: string,
  members: readonly Collector[],
): void {
  let best: Issue[] | undefined;
  if (nesting < maxNesting) {
    nesting++;
    try {
      for (const member of members) {
        const found: Issue[] = [];
        member(found, value, depth);
        if (best === undefined || rank(found) < rank(best)) best = found;
      }
    } finally {
      nesting--;
    }
  }
  if (best === undefined || best.length === 0 || best.some((issue) => issue.path === "")) fail(issues, path, expected, value);
  else {
    const from = issues.length;
    for (const issue of best) issues.push(issue);
    prefix(issues, from, path);
  }
}

/** A member that refuses the value as a whole is farther than any that only misses something inside it. */
const rank = (issues: readonly Issue[]): number => issues.length + (issues.some((issue) => issue.path === "") ? 1_000_000 : 0);
