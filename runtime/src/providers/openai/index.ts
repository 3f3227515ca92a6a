/** The three verbs on OpenAI: a request with `messages` goes to Chat Completions, one with `input` to Responses. */
import type { ParallelStream } from "../../contract/events.js";
import type { CallOptions, RunOptions, RunResult } from "../../contract/options.js";
import type { ParallelResult } from "../../contract/result.js";
import { forgetTools } from "../../core/any.js";
import { callOnce } from "../../core/call.js";
import type { Provider } from "../../core/provider.js";
import { runTurns } from "../../core/run.js";
import type { ToolList } from "../../core/session.js";
import { streamOnce } from "../../core/stream.js";
import { chat } from "./chat/index.js";
import { chatStream } from "./chat/stream.js";
import { responses } from "./responses/index.js";
import { responsesStream } from "./responses/stream.js";

export { schedule } from "../../core/schedule.js";
export type { OpenAIClient } from "./client.js";

/** What generated code hands over; `chatTools[i]` and `responsesTools[i]` belong to `entries[i]`. */
export interface OpenAITools extends Omit<ToolList, "payloads"> {
  readonly chatTools: readonly unknown[];
  readonly responsesTools: readonly unknown[];
}

const isResponses = (request: object): boolean => "input" in request;

const providerOf = (request: object): Provider => (isResponses(request) ? responses : chat);

const toolList = (tools: OpenAITools, request: object): ToolList => ({
  ...tools,
  payloads: isResponses(request) ? tools.responsesTools : tools.chatTools,
});

/**
 * Sends one request and gives back all its calls. `client` is the user's own SDK client (see client.ts for the members used); generated
 * signatures name the SDK's type. Comparing that type with a shape of ours would cost every program thousands of type instantiations.
 *
 * @throws what the SDK throws, unchanged, with the result so far as `partial`
 */
export const callParallel = <A, R, N extends keyof A & keyof R, Response, Message>(
  client: object,
  request: object,
  options: CallOptions<A, R, N> | undefined,
  tools: OpenAITools,
): Promise<ParallelResult<A, R, N, Response, Message>> =>
  callOnce(providerOf(request), client, request, forgetTools(options), toolList(tools, request)) as unknown as Promise<
    ParallelResult<A, R, N, Response, Message>
  >;

/** The same, call by call while the reply streams. */
export const streamParallel = <A, R, N extends keyof A & keyof R, Response, Message>(
  client: object,
  request: object,
  options: CallOptions<A, R, N> | undefined,
  tools: OpenAITools,
): ParallelStream<A, R, N, Response, Message> =>
  streamOnce(
    isResponses(request) ? responsesStream : chatStream,
    client,
    request,
    forgetTools(options),
    toolList(tools, request),
  ) as unknown as ParallelStream<A, R, N, Response, Message>;

/** Turns until the model stops calling. */
export const runParallel = <A, R, N extends keyof A & keyof R, Response, Message>(
  client: object,
  request: object,
  options: RunOptions<A, R, N>,
  tools: OpenAITools,
): Promise<RunResult<A, R, N, Response, Message>> =>
  runTurns(providerOf(request), client, request, forgetTools(options), toolList(tools, request)) as unknown as Promise<
    RunResult<A, R, N, Response, Message>
  >;
