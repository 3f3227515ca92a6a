import type { Issue } from "../contract/issue.js";
import type { Collector } from "./collector.js";
import { type Expectation, type Issues, within } from "./issue.js";

/** Unions inside unions whose members are compared; below, a mismatch is told as a whole, which keeps the work linear. */
const maxNesting = 3;
let nesting = 0;

/** Adds the issues of the union member that comes nearest: the one with the deepest, then the fewest issues. */
export function nearest(
  issues: Issues,
  path: string,
  value: unknown,
  depth: number,
  expected: Expectation,
  members: readonly Collector[],
): Issue[] {
  let best: Issue[] | null = null;
  if (nesting < maxNesting) {
    nesting++;
    try {
      for (const member of members) {
        const found = member(null, "", value, depth) ?? [];
        if (best === null || rank(found) < rank(best)) best = found;
      }
    } finally {
      nesting--;
    }
  }
  if (best === null || best.length === 0 || best.some((issue) => issue.path === "")) return expected(issues, path, value);
  return within(issues, path, best);
}

/** A member that refuses the value as a whole is farther than any that only misses something inside it. */
const rank = (issues: readonly Issue[]): number => issues.length + (issues.some((issue) => issue.path === "") ? 1_000_000 : 0);
