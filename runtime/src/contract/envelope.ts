import type { ToolEntry } from "./tool-entry.js";

/**
 * One tool that holds all calls of a turn, for models and batch APIs that make one call per turn. A generated `envelope.ts` exports one per
 * provider; what else it can do is the runtime's own affair.
 */
export interface Envelope {
  readonly entry: ToolEntry;
}
