import type { StreamEvent } from "./events.js";
import type { Outcome, ParallelResult, ToolCall, Usage } from "./result.js";

/** What a handler gets beside its arguments. */
export interface CallContext {
  /** Aborted by the caller's signal, by the timeout, by `abort()`. */
  readonly signal: AbortSignal;
  readonly id: string;
  readonly index: number;
  readonly name: string;
}

/** A handler per tool; leaving one out is a compile error unless `tools` narrows the set. */
export type HandlersOf<A, R, N extends keyof A & keyof R = keyof A & keyof R> = {
  readonly [K in N]: (args: A[K], context: CallContext) => R[K] | Promise<R[K]>;
};

export type ToolChoice<N> = "auto" | "required" | "none" | { readonly tool: N };

export interface CallOptions<A, R, N extends keyof A & keyof R = keyof A & keyof R> {
  /** Only these tools are offered; narrows the result type. */
  readonly tools?: readonly N[];
  readonly handlers?: HandlersOf<A, R, N>;
  readonly toolChoice?: ToolChoice<N>;
  /** Whether the model may make several calls; left to the vendor where absent. */
  readonly parallel?: boolean;
  /** Most handlers running at once, >= 1. */
  readonly concurrency?: number;
  /** For each handler, in milliseconds. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** How often an invalid call may be sent back, alone, for correction. Default 0. */
  readonly repair?: number;
  /** `false` (or a promise of it) denies the call. */
  readonly approve?: (call: ToolCall<A, N>) => boolean | Promise<boolean>;
  readonly onEvent?: (event: StreamEvent<A, R, N>) => void;
}

export interface RunOptions<A, R, N extends keyof A & keyof R = keyof A & keyof R> extends CallOptions<A, R, N> {
  readonly handlers: HandlersOf<A, R, N>;
  /** Default 10. */
  readonly maxTurns?: number;
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
  readonly stopped: "done" | "max-turns" | "stop-condition" | "aborted";
  /** The request's messages and all that was appended: give it to the next request to go on. */
  readonly messages: readonly Message[];
}
