/** The three verbs on generateContent of Gemini and Vertex. */
import type { ParallelStream } from "../../contract/events.js";
import type { CallOptions, RunOptions, RunResult } from "../../contract/options.js";
import type { ParallelResult } from "../../contract/result.js";
import { forgetTools } from "../../core/any.js";
import { callOnce } from "../../core/call.js";
import { runTurns } from "../../core/run.js";
import type { ToolList } from "../../core/session.js";
import { streamOnce } from "../../core/stream.js";
import { google } from "./provider.js";
import { googleStream } from "./stream.js";

export { schedule } from "../../core/schedule.js";
export type { GoogleClient } from "./client.js";

/** What generated code hands over; `payloads[i]` (a function declaration) belongs to `entries[i]`. */
export type GoogleTools = ToolList;

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
  tools: GoogleTools,
): Promise<ParallelResult<A, R, N, Response, Message>> =>
  callOnce(google, client, request, forgetTools(options), tools) as unknown as Promise<ParallelResult<A, R, N, Response, Message>>;

/** The same, call by call while the reply streams. */
export const streamParallel = <A, R, N extends keyof A & keyof R, Response, Message>(
  client: object,
  request: object,
  options: CallOptions<A, R, N> | undefined,
  tools: GoogleTools,
): ParallelStream<A, R, N, Response, Message> =>
  streamOnce(googleStream, client, request, forgetTools(options), tools) as unknown as ParallelStream<A, R, N, Response, Message>;

/** Turns until the model stops calling. */
export const runParallel = <A, R, N extends keyof A & keyof R, Response, Message>(
  client: object,
  request: object,
  options: RunOptions<A, R, N>,
  tools: GoogleTools,
): Promise<RunResult<A, R, N, Response, Message>> =>
  runTurns(google, client, request, forgetTools(options), tools) as unknown as Promise<RunResult<A, R, N, Response, Message>>;
