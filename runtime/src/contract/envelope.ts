import type { ToolEntry } from "./tool-entry.js";

/**
 * One tool that holds all calls of a turn, for models and batch APIs that make one call per turn. Generated provider files export theirs
 * as `envelope`; what else it can do is the runtime's own affair.
 */
export interface Envelope {
  readonly entry: ToolEntry;
}
