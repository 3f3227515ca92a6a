import type { Issues } from "./issue.js";

/** A generated function that tells all that is wrong with a value, `null` when nothing is; paths start at the value. */
export type Collector = (value: unknown, depth: number) => Issues;
