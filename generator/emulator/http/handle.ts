import type { IncomingMessage, ServerResponse } from "node:http";
import { chat } from "../chat/chat.js";
import type { Fault } from "../faults/fault.js";
import { findFault } from "../faults/find-fault.js";
import { generateContent } from "../generate-content/generate-content.js";
import { messages } from "../messages/messages.js";
import { responses } from "../responses/responses.js";
import { makePlan } from "../reply/plan.js";
import type { Script, ScriptedError, Turn, TurnRequest } from "../script/script.js";
import type { WireApi } from "../../providers/refusal.js";
import type { ApiError } from "../wire/api-error.js";
import type { Ids } from "../wire/ids.js";
import { isObject, type JsonObject, parseJson } from "../wire/json-reader.js";
import type { Memory } from "../wire/memory.js";
import { likelyApi, type Route, routeOf } from "../wire/route.js";
import type { RequestContext, WireEmulator } from "../wire/wire-emulator.js";
import { checkKey } from "./auth.js";
import { SUBJECT_PATH, TOKEN_ANSWER, TOKEN_PATH } from "./google-credentials.js";
import { readBody } from "./read-body.js";
import { checkBody, notFound, usualMessage } from "./refusals.js";
import { type EmulatorRequest, type SentPiece, secretFree } from "./received.js";
import { sendFrames, sendText } from "./send.js";

const EMULATORS: { readonly [A in WireApi]: WireEmulator } = { chat, responses, messages, generateContent };
const LARGEST_BODY = 64 * 1024 * 1024;

/** What one emulator's requests share. */
export interface Service {
  readonly script: Script;
  readonly faults: readonly Fault[];
  readonly pieceSize: number;
  readonly ids: Ids;
  readonly memory: Memory;
  /** Everything received, oldest first. */
  readonly requests: EmulatorRequest[];
  /** How many of them are kept. */
  readonly keep: number;
  /** Mistakes of the script. */
  readonly problems: string[];
  /** How often each `http-error` fault has struck. */
  readonly struck: Map<Fault, number>;
}

/** Answers one HTTP request. */
export async function handle(request: IncomingMessage, response: ServerResponse, service: Service): Promise<void> {
  const url = new URL(request.url ?? "/", "http://emulator");
  const headers = headersOf(request);
  const source = await readBody(request, LARGEST_BODY);
  if (request.method === "GET" && url.pathname === "/health") return json(response, 200, { status: "ok", emulator: "pt-gen" });
  if (url.pathname === SUBJECT_PATH) return plain(response, "emulator-subject-token");
  if (url.pathname === TOKEN_PATH) return json(response, 200, TOKEN_ANSWER);
  const route = request.method === "POST" ? routeOf(url.pathname, url.searchParams) : null;
  const body = source === null ? undefined : parseJson(source);
  const api = route?.api ?? likelyApi(url.pathname, headers);
  const received: EmulatorRequest & { readonly sent: SentPiece[] } = {
    api: route?.api ?? null,
    method: request.method ?? "",
    path: `${url.pathname}${url.search}`,
    headers: secretFree(headers),
    body: body ?? null,
    stream: route !== null && isStreamed(route, body),
    vertex: route?.kind === "generate-content" && route.vertex,
    sent: [],
  };
  service.requests.push(received);
  if (service.requests.length > service.keep) service.requests.shift();
  const refuse = (error: ApiError): Promise<void> => sendError(response, EMULATORS[api], error, service);
  if (route === null) return refuse(notFound(request.method ?? "", url.pathname, api));
  const refused = checkKey(route, headers, url.searchParams) ?? struckBy(service.faults, service) ?? checkBody(source, body, api);
  if (refused !== null) return refuse(refused);
  if (!isObject(body)) return;
  await answer(
    response,
    EMULATORS[route.api],
    body,
    { route, headers, ids: service.ids, memory: service.memory, pieceSize: service.pieceSize },
    service,
    received.sent,
  );
}

async function answer(
  response: ServerResponse,
  emulator: WireEmulator,
  body: JsonObject,
  context: RequestContext,
  service: Service,
  sent: SentPiece[],
): Promise<void> {
  const refuse = (error: ApiError): Promise<void> => sendError(response, emulator, error, service);
  const refused = emulator.check(body, context);
  if (refused !== null) return refuse(refused);
  const request = emulator.view(body, context);
  const turn = await turnOf(service.script, request);
  const error = turn.error === undefined ? struckBy(turn.faults ?? [], service) : scripted(turn.error);
  if (error !== null) return refuse(error);
  const plan = makePlan(turn, request, service.faults, () => emulator.callId(request, context));
  if ("problem" in plan) {
    service.problems.push(plan.problem);
    return refuse({ status: 500, message: `pt-gen emulator: ${plan.problem}`, final: true });
  }
  response.statusCode = 200;
  response.setHeader(emulator.api === "messages" ? "request-id" : "x-request-id", service.ids.next("req_", 24, "alphanumeric"));
  if (!request.stream) {
    response.setHeader("content-type", "application/json");
    return sendText(response, JSON.stringify(emulator.reply(plan, request, context)), plan.faults);
  }
  const frames = emulator.stream(plan, request, context);
  if (context.route.kind === "generate-content" && !context.route.sse) {
    response.setHeader("content-type", "application/json");
    return sendText(response, `[${frames.map((frame) => JSON.stringify(frame.data)).join(",\r\n")}]`, plan.faults);
  }
  response.setHeader("content-type", emulator.api === "generateContent" ? "text/event-stream" : "text/event-stream; charset=utf-8");
  response.setHeader("cache-control", "no-cache");
  response.socket?.setNoDelay(true);
  return sendFrames(response, frames, {
    faults: plan.faults,
    newline: emulator.api === "generateContent" ? "\r\n" : "\n",
    keepAlive: emulator.keepAlive,
    errorFrame: emulator.errorFrame,
    sent,
  });
}

/** Beyond the last entry of a script the model has nothing more to call. */
async function turnOf(script: Script, request: TurnRequest): Promise<Turn> {
  if (typeof script === "function") return script(request);
  return script[request.turn] ?? { text: "Done." };
}

function isStreamed(route: Route, body: unknown): boolean {
  return route.kind === "generate-content" ? route.stream : isObject(body) && body.stream === true;
}

/** The error of an `http-error` fault, as long as it strikes. */
function struckBy(faults: readonly Fault[], service: Service): ApiError | null {
  const fault = findFault(faults, "http-error");
  if (fault === undefined) return null;
  const times = service.struck.get(fault) ?? 0;
  if (times >= (fault.first ?? Number.POSITIVE_INFINITY)) return null;
  service.struck.set(fault, times + 1);
  return scripted(fault);
}

function scripted(error: ScriptedError): ApiError {
  return { ...error, message: error.message ?? usualMessage(error.status) };
}

function sendError(response: ServerResponse, emulator: WireEmulator, error: ApiError, service: Service): Promise<void> {
  const requestId = service.ids.next("req_", 24, "alphanumeric");
  response.setHeader(emulator.api === "messages" ? "request-id" : "x-request-id", requestId);
  if (error.retryAfter !== undefined) response.setHeader("retry-after", String(error.retryAfter));
  if (error.final) response.setHeader("x-should-retry", "false");
  return json(response, error.status, error.body ?? emulator.error(error, { requestId }));
}

async function json(response: ServerResponse, status: number, body: unknown): Promise<void> {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

async function plain(response: ServerResponse, body: string): Promise<void> {
  response.writeHead(200, { "content-type": "text/plain" });
  response.end(body);
}

function headersOf(request: IncomingMessage): { readonly [name: string]: string } {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : (value ?? "")]),
  );
}
