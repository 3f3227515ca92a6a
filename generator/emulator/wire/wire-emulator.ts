import type { WireApi } from "../../providers/refusal.js";
import type { Plan } from "../reply/plan.js";
import type { TurnRequest } from "../script/script.js";
import type { ApiError } from "./api-error.js";
import type { Frame } from "./frame.js";
import type { Ids } from "./ids.js";
import type { JsonObject } from "./json-reader.js";
import type { Memory } from "./memory.js";
import type { Route } from "./route.js";

/** What stands around a request: where it came in and what the emulator remembers. */
export interface RequestContext {
  readonly route: Route;
  readonly headers: { readonly [name: string]: string };
  readonly ids: Ids;
  readonly memory: Memory;
  /** Pieces of arguments and texts in a stream, in characters. */
  readonly pieceSize: number;
}

/** One wire API: how its requests are read and refused, and how its replies look. */
export interface WireEmulator {
  readonly api: WireApi;
  /** Why the API would refuse this body; null = accepted. */
  check(body: JsonObject, context: RequestContext): ApiError | null;
  /** The request, neutral. Only called for accepted bodies. */
  view(body: JsonObject, context: RequestContext): TurnRequest;
  /** A fresh call id; null where the model generation gives none. */
  callId(request: TurnRequest, context: RequestContext): string | null;
  /** The plain reply. */
  reply(plan: Plan, request: TurnRequest, context: RequestContext): JsonObject;
  /** The streamed reply. */
  stream(plan: Plan, request: TurnRequest, context: RequestContext): readonly Frame[];
  /** The body of an error. */
  error(error: ApiError, context: { readonly requestId: string }): JsonObject;
  /** The error as an event inside a stream. */
  errorFrame(message: string): Frame;
  /** The keep-alive event; null = an SSE comment. */
  readonly keepAlive: Frame | null;
}
