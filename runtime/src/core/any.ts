/** The contract's types with the tools' own types forgotten: what the runtime works with inside. */
import type { EnvelopeParts } from "./provider.js";
import type { CallOptions, RunOptions, RunResult } from "../contract/options.js";
import type { ParallelStream, RuntimeEvent } from "../contract/events.js";
import type { Outcome, ParallelResult, ToolCall } from "../contract/result.js";

export type AnyArgs = Record<string, unknown>;
export type AnyCall = ToolCall<AnyArgs, string>;
export type AnyOutcome = Outcome<AnyArgs, AnyArgs, string>;
export type AnyEvent = RuntimeEvent<AnyArgs, AnyArgs, string>;
/** What the core asks of an envelope is nobody else's affair. */
type WithEnvelope<T> = Omit<T, "envelope"> & { readonly envelope?: EnvelopeParts | undefined };
export type AnyCallOptions = WithEnvelope<CallOptions<AnyArgs, AnyArgs, string>>;
export type AnyRunOptions = WithEnvelope<RunOptions<AnyArgs, AnyArgs, string>>;
export type AnyResult = ParallelResult<AnyArgs, AnyArgs, string, unknown, unknown>;
export type AnyStream = ParallelStream<AnyArgs, AnyArgs, string, unknown, unknown>;
export type AnyRunResult = RunResult<AnyArgs, AnyArgs, string, unknown, unknown>;

/** The one place where the tools' own types are dropped on the way in; the verbs put them back on the way out. */
export const forgetTools = (options: object = {}): AnyCallOptions & AnyRunOptions => options as AnyCallOptions & AnyRunOptions;
