import type { Issue } from "../contract/issue.js";
import type { Collector } from "./collector.js";
import { adopt, fail, type Issues, take } from "./issue.js";

/** Unions inside unions whose members are compared; below, a mismatch is told as a whole, which keeps the work linear. */
const maxNesting = 3;
let nesting = 0;

/** Tells the issues of the union member that comes nearest: the one with the deepest, then the fewest issues. */
export function nearest(path: string, value: unknown, depth: number, expected: string, members: readonly Collector[]): void {
  let best: Issues = null;
  if (nesting < maxNesting) {
    nesting++;
    const outer = take();
    try {
      for (const member of members) {
        member(value, depth);
        const found = take() ?? [];
        if (best === null || rank(found) < rank(best)) best = found;
      }
    } finally {
      nesting--;
      take(outer);
    }
  }
  if (best === null || best.length === 0 || best.some((issue) => issue.path === "")) fail(path, expected, value);
  else adopt(path, best);
}

/** A member that refuses the value as a whole is farther than any that only misses something inside it. */
const rank = (issues: readonly Issue[]): number => issues.length + (issues.some((issue) => issue.path === "") ? 1_000_000 : 0);
