/** The three verbs on Anthropic's Messages API. */
import { forgetTools } from "../../core/any.js";
import { callOnce } from "../../core/call.js";
import { runTurns } from "../../core/run.js";
import type { ToolList } from "../../core/session.js";
import { streamOnce } from "../../core/stream.js";
import { anthropic } from "./provider.js";
import { anthropicStream } from "./stream.js";

export { schedule } from "../../core/schedule.js";
export type { AnthropicClient } from "./client.js";

/** What generated code hands over; `payloads[i]` (a tool of the Messages API) belongs to `entries[i]`. */
export type AnthropicTools = ToolList;

/**
 * Sends one request and gives back all its calls. `client` is the user's own SDK client (see client.ts for the members used), `options` is
 * a `CallOptions`, the result a `ParallelResult`. Generated signatures say so of their own tools and SDK types; saying it here once more
 * would make every program compare the two, for thousands of type instantiations.
 *
 * @throws what the SDK throws, unchanged, with the result so far as `partial`
 */
export const callParallel = <Result>(
  client: object,
  request: object,
  options: object | undefined,
  tools: AnthropicTools,
): Promise<Result> => callOnce(anthropic, client, request, forgetTools(options), tools) as Promise<Result>;

/** The same, call by call while the reply streams: a `ParallelStream`. */
export const streamParallel = <Stream>(client: object, request: object, options: object | undefined, tools: AnthropicTools): Stream =>
  streamOnce(anthropicStream, client, request, forgetTools(options), tools) as Stream;

/** Turns until the model stops calling: takes `RunOptions`, gives a `RunResult`. */
export const runParallel = <Run>(client: object, request: object, options: object, tools: AnthropicTools): Promise<Run> =>
  runTurns(anthropic, client, request, forgetTools(options), tools) as Promise<Run>;
