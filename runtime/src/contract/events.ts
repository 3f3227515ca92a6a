import type { Finish, Outcome, ParallelResult, RejectedCall, ToolCall, Usage } from "./result.js";

/** Arguments so far: every property may still be missing, at any depth. */
export type DeepPartial<T> = T extends readonly (infer E)[]
  ? readonly DeepPartial<E>[]
  : T extends object
    ? { readonly [K in keyof T]?: DeepPartial<T[K]> }
    : T;

/** Everything that can happen, as a closed union told apart by `type`. */
export type StreamEvent<A, R, N extends keyof A & keyof R = keyof A & keyof R> =
  | { readonly type: "text-delta"; readonly text: string }
  | { readonly type: "call-start"; readonly index: number; readonly id: string; readonly name: string }
  | {
      [K in N]: {
        readonly type: "call-delta";
        readonly index: number;
        readonly name: K;
        /**
         * The arguments so far, in the user's shape. A value of its own that nothing changes later; what did not grow is shared with the one
         * before. In arguments of thousands of properties it may lag some deltas behind, so that events cost linear time.
         */
        readonly partial: DeepPartial<A[K]>;
        /**
         * JSON Pointer of the value that grew, in the user's shape. What that shape does not show yet has no event of its own: the key of a
         * map's entry, an entry whose value comes before its key, JSON or digits sent as text before the text ends, an absent property sent
         * as `null`, an object of a union before it shows which member it is. The end of the value around it tells of all at once.
         */
        readonly path: string;
        /** Whether that value is finished. */
        readonly done: boolean;
      };
    }[N]
  | { readonly type: "call-complete"; readonly call: ToolCall<A, N> }
  | { readonly type: "call-rejected"; readonly rejected: RejectedCall }
  | { readonly type: "handler-start"; readonly call: ToolCall<A, N> }
  | { readonly type: "handler-end"; readonly outcome: Outcome<A, R, N> }
  | { readonly type: "finish"; readonly finish: Finish; readonly usage: Usage };

/** What `onEvent` sees: the events of a stream (also of a plain reply, as far as they apply) and what happens around it. */
export type RuntimeEvent<A, R, N extends keyof A & keyof R = keyof A & keyof R> =
  | StreamEvent<A, R, N>
  | { readonly type: "request"; readonly turn: number }
  /** An invalid call goes back to the model for the `attempt`th time. */
  | { readonly type: "retry"; readonly rejected: RejectedCall; readonly attempt: number }
  /** The vendor broke the reply off because its model's call was malformed; the request is sent again for the `attempt`th time. */
  | { readonly type: "resend"; readonly finish: Finish; readonly attempt: number }
  /** Something asked for is not offered by this model or API and was left out or weakened. */
  | { readonly type: "downgrade"; readonly option: "toolChoice" | "parallel"; readonly reason: string };

/**
 * Accepted calls, each as soon as it is known to be complete. Leaving the last loop over it (or over `events()`) before its end is
 * `abort()`, as with the vendors' own streams, unless `result` was asked for before.
 */
export interface ParallelStream<A, R, N extends keyof A & keyof R, Response, Message> extends AsyncIterable<ToolCall<A, N>> {
  /** The whole reply, once it has ended; rejected with the SDK's error, which has the result so far as `partial`. */
  readonly result: Promise<ParallelResult<A, R, N, Response, Message>>;
  /** All that happens. Who asks late is told what has happened, save single `call-delta`s. */
  events(): AsyncIterable<StreamEvent<A, R, N>>;
  /** Ends the request and the handlers that run. No error: `result` tells what had come by then. */
  abort(): void;
}
