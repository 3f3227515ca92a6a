/** The three verbs on generateContent of Gemini and Vertex. */
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
 * Sends one request and gives back all its calls. `client` is the user's own SDK client (see client.ts for the members used), `options` is
 * a `CallOptions`, the result a `ParallelResult`. Generated signatures say so of their own tools and SDK types; saying it here once more
 * would make every program compare the two, for thousands of type instantiations.
 *
 * @throws what the SDK throws, unchanged, with the result so far as `partial`
 */
export const callParallel = <Result>(client: object, request: object, options: object | undefined, tools: GoogleTools): Promise<Result> =>
  callOnce(google, client, request, forgetTools(options), tools) as Promise<Result>;

/** The same, call by call while the reply streams: a `ParallelStream`. */
export const streamParallel = <Stream>(client: object, request: object, options: object | undefined, tools: GoogleTools): Stream =>
  streamOnce(googleStream, client, request, forgetTools(options), tools) as Stream;

/** Turns until the model stops calling: takes `RunOptions`, gives a `RunResult`. */
export const runParallel = <Run>(client: object, request: object, options: object, tools: GoogleTools): Promise<Run> =>
  runTurns(google, client, request, forgetTools(options), tools) as Promise<Run>;
