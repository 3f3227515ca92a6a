import type { Issue } from "./issue.js";

/** An accepted call. A union over the tools, told apart by `name`. `A` maps wire names to argument types. */
export type ToolCall<A, N extends keyof A = keyof A> = {
  [K in N]: {
    /** Counts the reply's calls, from 0. */
    readonly index: number;
    /** The vendor's id, or a made one where it gives none. */
    readonly id: string;
    /** The tool's wire name. */
    readonly name: K;
    /** Decoded, checked, and without undeclared properties. */
    readonly args: A[K];
    /** JSON Pointers of undeclared properties that were left out of `args`. */
    readonly dropped?: readonly string[];
    /** Repairs made by opt-in mending. */
    readonly mended?: readonly Mend[];
  };
}[N];

/** One repair of arguments. */
export interface Mend {
  /** JSON Pointer of the value. */
  readonly path: string;
  /** What the model wrote. */
  readonly from: unknown;
  /** What became of it. */
  readonly to: unknown;
  /** What was done, in a word or two. */
  readonly rule: string;
}

/** `truncated`: nothing proves that the call is complete, for the reply ended early. */
export type RejectReason = "unknown-tool" | "invalid-json" | "invalid-arguments" | "truncated";

/** A call that reaches no handler. */
export interface RejectedCall {
  /** Counts the reply's calls, from 0. */
  readonly index: number;
  /** The vendor's id, or a made one where it gives none. */
  readonly id: string;
  /** As the model wrote it, mapped back to the user's wire name where it is one of ours. */
  readonly name: string;
  readonly reason: RejectReason;
  /** The arguments as they came: text, or the object where the vendor sends objects. */
  readonly raw: unknown;
  /** What was wrong, each at its place in the arguments. */
  readonly issues: readonly Issue[];
}

/**
 * `ok`: the handler's result was accepted. `rejected`: no handler ran. `failed`: it threw. `invalid-result`: what it returned is not of
 * the declared type. `timed-out`, `aborted`: a limit or a signal came first. `denied`: `approve` said no, or `maxCalls` was reached.
 */
export type OutcomeStatus = "ok" | "rejected" | "failed" | "invalid-result" | "timed-out" | "denied" | "aborted";

/** What became of one call; exactly one per call the model made. */
export type Outcome<A, R, N extends keyof A & keyof R = keyof A & keyof R> =
  | { [K in N]: { readonly status: "ok"; readonly call: ToolCall<A, K>; readonly result: R[K] } }[N]
  | { readonly status: "rejected"; readonly rejected: RejectedCall }
  | { readonly status: "failed" | "timed-out" | "denied" | "aborted"; readonly call: ToolCall<A, N>; readonly error: unknown }
  | { readonly status: "invalid-result"; readonly call: ToolCall<A, N>; readonly result: unknown; readonly error: unknown };

/** Why a reply ended; `incomplete`: a stream ended without its end marker. */
export type FinishReason = "stop" | "tool-calls" | "length" | "content-filter" | "refusal" | "incomplete" | "other";

/** How a reply ended, in one word for all vendors and in the vendor's own. */
export interface Finish {
  readonly reason: FinishReason;
  /** The vendor's own word; `null` where it gave none. */
  readonly vendor: string | null;
}

/** Tokens as the vendor counts them; 0 where it says nothing. */
export interface Usage {
  /** Of the request, cached ones included. */
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly totalTokens: number;
  /** Those of `inputTokens` that came from the vendor's cache. */
  readonly cachedInputTokens?: number;
  readonly reasoningTokens?: number;
}

/** A result given by hand to `followUp`; `index` is that of the accepted call. */
export type ManualResult = { readonly index: number; readonly result: unknown } | { readonly index: number; readonly error: unknown };

/** What `followUp` leaves out. */
export interface FollowUpOptions {
  /** Responses only: the outputs alone, for use with `previous_response_id`. */
  readonly previousResponse?: boolean;
}

/** One reply with all its calls. `Response` is the SDK's response type, `Message` what its next request takes. */
export interface ParallelResult<A, R, N extends keyof A & keyof R, Response, Message> extends Iterable<ToolCall<A, N>> {
  /** Accepted calls in the model's order. */
  readonly calls: readonly ToolCall<A, N>[];
  /** Calls that were refused, with the reason, in the model's order. */
  readonly rejected: readonly RejectedCall[];
  /** Present when handlers were given: one per call that the model made, in its order. */
  readonly outcomes?: readonly Outcome<A, R, N>[];
  /** The reply's text, `""` where it has none. */
  readonly text: string;
  readonly usage: Usage;
  readonly finish: Finish;
  /** The SDK's own response, for all that is not read here. */
  readonly response: Response;
  /**
   * What to append for the next turn: the raw assistant turn, then exactly one result per call.
   *
   * @param results by hand, one per accepted call, where no handlers were given
   */
  followUp(results?: readonly ManualResult[], options?: FollowUpOptions): Message[];
  followUp(options: FollowUpOptions): Message[];
}
