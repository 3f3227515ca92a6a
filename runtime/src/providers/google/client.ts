/** What is used of the user's own GoogleGenAI client (Gemini and Vertex alike). */
import { type JsonObject, objectOf } from "../../core/json-value.js";
import type { AbortSignalShape } from "../../platform.js";
import { frameResponse } from "../frames.js";

export interface GoogleClient {
  readonly models: {
    generateContent(params: never): PromiseLike<unknown>;
    generateContentStream(params: never): PromiseLike<AsyncIterable<unknown>>;
  };
}

/** A signal that the request itself brings is kept. */
export const withSignal = (body: object, signal: AbortSignalShape | undefined): never =>
  (signal ? { ...body, config: { abortSignal: signal, ...objectOf((body as JsonObject)["config"]) } } : body) as never;

export const generate = (client: unknown, body: object, signal: AbortSignalShape | undefined): PromiseLike<unknown> =>
  (client as GoogleClient).models.generateContent(withSignal(body, signal));

type Fetch = (...args: readonly unknown[]) => Promise<unknown>;

declare const fetch: Fetch;

/** Internals of the SDK's client, used only where they are there. */
interface Insides {
  readonly apiClient?: { getBaseUrl?(): string; getFetch?(): Fetch | undefined };
}

/** Google's own service frames its events well, and the SDK's own transport has no timeout for a silent stream, so it is kept there. */
const ownService = /\.googleapis\.com\/?$/;

/** With a gateway in between, or the user's own transport, the events' framing is repaired. */
const withFraming = (client: unknown, body: object): object => {
  const { apiClient } = client as Insides;
  const baseUrl = apiClient?.getBaseUrl?.();
  const config = objectOf((body as JsonObject)["config"]);
  const options = objectOf(config["httpOptions"]);
  const own = (options["fetch"] as Fetch | undefined) ?? apiClient?.getFetch?.();
  if (baseUrl === undefined || (own === undefined && ownService.test(baseUrl))) return body;
  const framing: Fetch = async (...args) => {
    const response = await (own ?? fetch)(...args);
    frameResponse(response, true);
    return response;
  };
  return { ...body, config: { ...config, httpOptions: { ...options, fetch: framing } } };
};

export const generateStream = (client: unknown, body: object, signal: AbortSignalShape | undefined): PromiseLike<AsyncIterable<unknown>> =>
  (client as GoogleClient).models.generateContentStream(withSignal(withFraming(client, body), signal));
