import type { Issue } from "./issue.js";

/** An accepted call. A union over the tools, told apart by `name`. `A` maps wire names to argument types. */
export type ToolCall<A, N extends keyof A = keyof A> = {
  [K in N]: {
    /** Counts the reply's calls, from 0. */
    readonly index: number;
    /** The vendor's id, or a made one where it gives none. */
    readonly id: string;
    readonly name: K;
    readonly args: A[K];
    /** JSON Pointers of undeclared properties that were left out of `args`. */
    readonly dropped?: readonly string[];
    /** Repairs made by opt-in mending. */
    readonly mended?: readonly Mend[];
  };
}[N];

export interface Mend {
  readonly path: string;
  readonly from: unknown;
  readonly to: unknown;
  readonly rule: string;
}

export type RejectReason = "unknown-tool" | "invalid-json" | "invalid-arguments" | "truncated";

export interface RejectedCall {
  readonly index: number;
  readonly id: string;
  /** As the model wrote it, mapped back to the user's wire name where it is one of ours. */
  readonly name: string;
  readonly reason: RejectReason;
  /** The arguments as they came: text, or the object where the vendor sends objects. */
  readonly raw: unknown;
  readonly issues: readonly Issue[];
}

export type OutcomeStatus = "ok" | "rejected" | "failed" | "invalid-result" | "timed-out" | "denied" | "aborted";

/** What became of one call; exactly one per call the model made. */
export type Outcome<A, R, N extends keyof A & keyof R = keyof A & keyof R> =
  | { [K in N]: { readonly status: "ok"; readonly call: ToolCall<A, K>; readonly result: R[K] } }[N]
  | { readonly status: "rejected"; readonly rejected: RejectedCall }
  | { readonly status: "failed" | "timed-out" | "denied" | "aborted"; readonly call: ToolCall<A, N>; readonly error: unknown }
  | { readonly status: "invalid-result"; readonly call: ToolCall<A, N>; readonly result: unknown; readonly error: unknown };

export type FinishReason = "stop" | "tool-calls" | "length" | "content-filter" | "refusal" | "incomplete" | "other";

export interface Finish {
  readonly reason: FinishReason;
  /** The vendor's own word; `null` where it gave none. */
  readonly vendor: string | null;
}

export interface Usage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly totalTokens: number;
  readonly cachedInputTokens?: number;
  readonly reasoningTokens?: number;
}

/** A result given by hand to `followUp`. */
export type ManualResult = { readonly index: number; readonly result: unknown } | { readonly index: number; readonly error: unknown };

export interface FollowUpOptions {
  /** Responses only: the outputs alone, for use with `previous_response_id`. */
  readonly previousResponse?: boolean;
}

/** One reply with all its calls. `Response` is the SDK's response type, `Message` what its next request takes. */
export interface ParallelResult<A, R, N extends keyof A & keyof R, Response, Message> extends Iterable<ToolCall<A, N>> {
  /** Accepted calls in the model's order. */
  readonly calls: readonly ToolCall<A, N>[];
  readonly rejected: readonly RejectedCall[];
  /** Present when handlers were given. */
  readonly outcomes?: readonly Outcome<A, R, N>[];
  readonly text: string;
  readonly usage: Usage;
  readonly finish: Finish;
  readonly response: Response;
  /** What to append for the next turn: the raw assistant turn, then exactly one result per call. */
  followUp(results?: readonly ManualResult[], options?: FollowUpOptions): Message[];
  followUp(options: FollowUpOptions): Message[];
}
