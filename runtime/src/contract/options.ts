import type { PlatformAbortSignal } from "../platform.js";
import type { Envelope } from "./envelope.js";
import type { RuntimeEvent } from "./events.js";
import type { Issue } from "./issue.js";
import type { Mend, Outcome, ParallelResult, ToolCall, Usage } from "./result.js";
import type { ToolEntry } from "./tool-entry.js";

/** What a handler gets beside its arguments. */
export interface CallContext {
  /** Aborted by the caller's signal, by the timeout, by `abort()`. */
  readonly signal: PlatformAbortSignal;
  readonly id: string;
  readonly index: number;
  readonly name: string;
}

/** A handler per tool; leaving one out is a compile error unless `tools` narrows the set. */
export type HandlersOf<A, R, N extends keyof A & keyof R = keyof A & keyof R> = {
  readonly [K in N]: (args: A[K], context: CallContext) => R[K] | Promise<R[K]>;
};

/**
 * The handlers of the offered tools `N`. What a handler is and which must be there are said apart, so that functions written in a call get
 * their types from a type without `N`, and with mapped types of our own: 20 handlers cost 100 type instantiations less than with `Record`.
 */
export type OfferedHandlers<H, N extends PropertyKey> = { readonly [K in keyof H]?: H[K] } & { readonly [K in N]: object };

export type ToolChoice<N> = "auto" | "required" | "none" | { readonly tool: N };

/**
 * Tries to mend arguments that were refused.
 *
 * @param raw the arguments as they came
 * @param issues why they were refused
 * @returns a value that `tool.issues` accepts and what was changed, or `null`
 */
export type Mender = (
  raw: unknown,
  tool: ToolEntry,
  issues: readonly Issue[],
) => { readonly value: unknown; readonly mended: readonly Mend[] } | null;

/** `H`: the type of all handlers, where it is written out; else it is made of `A` and `R`. */
export interface CallOptions<
  A,
  R,
  N extends keyof A & keyof R = keyof A & keyof R,
  H extends { [K in keyof A & keyof R]: unknown } = HandlersOf<A, R>,
> {
  /** Only these tools are offered; narrows the result type. */
  readonly tools?: readonly N[];
  /** One per offered tool. */
  readonly handlers?: OfferedHandlers<H, NoInfer<N>>;
  readonly toolChoice?: ToolChoice<NoInfer<N>>;
  /** Whether the model may make several calls; left to the vendor where absent. If it makes several in spite of `false`, they run one by one. */
  readonly parallel?: boolean;
  /** Most handlers running at once, >= 1; what is less or no number counts as 1. Default 16, or 1 with `parallel: false`. */
  readonly concurrency?: number;
  /** For each handler, in milliseconds, beside the tool's own limit: the lower one holds. What is no number above 0 is no limit. */
  readonly timeoutMs?: number;
  readonly signal?: PlatformAbortSignal;
  /** How often an invalid call may be sent back, alone, for correction, and a reply that the vendor itself calls malformed be asked for anew. Default 0, also for NaN. */
  readonly repair?: number;
  /** `false` (or a promise of it) denies the call. */
  readonly approve?: (call: ToolCall<A, NoInfer<N>>) => boolean | Promise<boolean>;
  /** Sees everything that happens, also what is no stream: requests, retries, downgrades. What it throws is ignored. */
  readonly onEvent?: (event: RuntimeEvent<A, R, NoInfer<N>>) => void;
  /** Most calls of one reply that reach a handler, default 1000; the others are `denied`, with NaN all of them. All stay in `calls`. */
  readonly maxCalls?: number;
  /** Mends known slips of models before the guard decides once more; `mendSlips` of this package, or your own. Default off. */
  readonly mend?: Mender;
  /**
   * Offers one tool that holds all calls, for models and batch APIs that make one call per turn: the provider's own of a generated
   * `envelope.ts`. Calls, outcomes and results are the same.
   */
  readonly envelope?: Envelope;
}

export interface RunOptions<
  A,
  R,
  N extends keyof A & keyof R = keyof A & keyof R,
  H extends { [K in keyof A & keyof R]: unknown } = HandlersOf<A, R>,
> extends CallOptions<A, R, N, H> {
  readonly handlers: OfferedHandlers<H, NoInfer<N>>;
  /** Default 10; 0 or NaN makes no request. */
  readonly maxTurns?: number;
  /** Asked after each turn that made calls; `true` ends the run with `stopped: "stop-condition"`. */
  readonly stopWhen?: (turns: readonly ParallelResult<A, R, N, unknown, unknown>[]) => boolean | Promise<boolean>;
}

export interface RunResult<A, R, N extends keyof A & keyof R, Response, Message> {
  readonly turns: readonly ParallelResult<A, R, N, Response, Message>[];
  /** Text of the last turn. */
  readonly text: string;
  /** Of all turns, in order. */
  readonly calls: readonly ToolCall<A, N>[];
  readonly outcomes: readonly Outcome<A, R, N>[];
  /** Summed. */
  readonly usage: Usage;
  readonly stopped: "done" | "max-turns" | "stop-condition" | "aborted" | "error";
  /** The request's messages and all that was appended: give it to the next request to go on. */
  readonly messages: readonly Message[];
}
