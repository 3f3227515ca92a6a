import type { Issue } from "./issue.js";

/** What generated provider files tell the runtime about one tool. The runtime knows no schema. */
export interface ToolEntry {
  /** The user's wire name: what `calls[].name` says. */
  readonly name: string;
  /** The name this provider accepts, where it differs. */
  readonly payloadName?: string;
  /** `null` = the arguments are valid. */
  readonly issues: (value: unknown) => readonly Issue[] | null;
  /** Undoes this provider's lowering; absent = identity. Never throws; a wrong shape passes through. */
  readonly decode?: (value: unknown) => unknown;
  /** The valid arguments with declared properties only; pushes a JSON Pointer for each one dropped. Absent = keep all. */
  readonly prune?: (value: never, dropped: string[]) => unknown;
  /** Checks what a handler returns. */
  readonly resultIssues?: (value: unknown) => readonly Issue[] | null;
  /** May start as soon as its arguments are complete. */
  readonly readonly?: boolean;
  /** Calls with the same value of this property run one after another. */
  readonly key?: string;
  readonly timeoutMs?: number;
  readonly concurrency?: number;
}
