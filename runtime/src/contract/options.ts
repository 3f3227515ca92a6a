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
  /** The call's id: the vendor's, or a made one where it gives none. */
  readonly id: string;
  /** Which of the reply's calls it is, from 0. */
  readonly index: number;
  /** The tool's wire name. */
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

/** Whether the model may call tools, must call one, must not, or must call this one. */
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

/**
 * Options of `callParallel` and `streamParallel`; all may be left out.
 *
 * @typeParam A arguments by wire name
 * @typeParam R results by wire name
 * @typeParam N the tools that are offered
 * @typeParam H the type of all handlers, where it is written out; else it is made of `A` and `R`
 */
export interface CallOptions<
  A,
  R,
  N extends keyof A & keyof R = keyof A & keyof R,
  H extends { [K in keyof A & keyof R]: unknown } = HandlersOf<A, R>,
> {
  /** Only these tools are offered; narrows the result type. */
  readonly tools?: readonly N[];
  /** One per offered tool. With them each accepted call is run, and the result has `outcomes`. */
  readonly handlers?: OfferedHandlers<H, NoInfer<N>>;
  /** Left to the vendor where absent, which is `auto` for all three. */
  readonly toolChoice?: ToolChoice<NoInfer<N>>;
  /** Whether the model may make several calls; left to the vendor where absent. If it makes several in spite of `false`, they run one by one. */
  readonly parallel?: boolean;
  /** Most handlers running at once, >= 1; what is less or no number counts as 1. Default 16, or 1 with `parallel: false`. */
  readonly concurrency?: number;
  /** For each handler, in milliseconds, beside the tool's own limit: the lower one holds. What is no number above 0 is no limit. */
  readonly timeoutMs?: number;
  /** Ends the request, and is passed on to the handlers that run. Calls that were not run are `aborted`. */
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

/** Options of `runParallel`: those of a call, for each turn, and when to stop. */
export interface RunOptions<
  A,
  R,
  N extends keyof A & keyof R = keyof A & keyof R,
  H extends { [K in keyof A & keyof R]: unknown } = HandlersOf<A, R>,
> extends CallOptions<A, R, N, H> {
  /** One per offered tool. */
  readonly handlers: OfferedHandlers<H, NoInfer<N>>;
  /** Most requests. Default 10; 0 or NaN makes none. */
  readonly maxTurns?: number;
  /** Asked after each turn that made calls; `true` ends the run with `stopped: "stop-condition"`. */
  readonly stopWhen?: (turns: readonly ParallelResult<A, R, N, unknown, unknown>[]) => boolean | Promise<boolean>;
}

/** What came of several turns. */
export interface RunResult<A, R, N extends keyof A & keyof R, Response, Message> {
  /** One result per request, in order. */
  readonly turns: readonly ParallelResult<A, R, N, Response, Message>[];
  /** Text of the last turn. */
  readonly text: string;
  /** Of all turns, in order. */
  readonly calls: readonly ToolCall<A, N>[];
  /** Of all turns, in order: one per call that the model made. */
  readonly outcomes: readonly Outcome<A, R, N>[];
  /** Summed. */
  readonly usage: Usage;
  /** `done`: the model made no further call. `error` is seen on an error's `partial` only. */
  readonly stopped: "done" | "max-turns" | "stop-condition" | "aborted" | "error";
  /** The request's messages and all that was appended: give it to the next request to go on. */
  readonly messages: readonly Message[];
}
