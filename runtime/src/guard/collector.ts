import type { Issues } from "./issue.js";

/** A generated function that adds all that is wrong with the value at the path to the issues so far. */
export type Collector = (issues: Issues, path: string, value: unknown, depth: number) => Issues;
