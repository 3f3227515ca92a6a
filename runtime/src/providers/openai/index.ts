/** The three verbs on OpenAI: a request with `messages` goes to Chat Completions, one with `input` to Responses. */
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
 * Sends one request and gives back all its calls. `client` is the user's own SDK client (see client.ts for the members used), `options` is
 * a `CallOptions`, the result a `ParallelResult`. Generated signatures say so of their own tools and SDK types; saying it here once more
 * would make every program compare the two, for thousands of type instantiations.
 *
 * @throws what the SDK throws, unchanged, with the result so far as `partial`
 */
export const callParallel = <Result>(client: object, request: object, options: object | undefined, tools: OpenAITools): Promise<Result> =>
  callOnce(providerOf(request), client, request, forgetTools(options), toolList(tools, request)) as Promise<Result>;

/** The same, call by call while the reply streams: a `ParallelStream`. */
export const streamParallel = <Stream>(client: object, request: object, options: object | undefined, tools: OpenAITools): Stream =>
  streamOnce(
    isResponses(request) ? responsesStream : chatStream,
    client,
    request,
    forgetTools(options),
    toolList(tools, request),
  ) as Stream;

/** Turns until the model stops calling: takes `RunOptions`, gives a `RunResult`. */
export const runParallel = <Run>(client: object, request: object, options: object, tools: OpenAITools): Promise<Run> =>
  runTurns(providerOf(request), client, request, forgetTools(options), toolList(tools, request)) as Promise<Run>;
