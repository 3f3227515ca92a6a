/** What is used of the user's own GoogleGenAI client (Gemini and Vertex alike). */
import { type JsonObject, objectOf } from "../../core/json-value.js";
import type { AbortSignalShape } from "../../platform.js";

export interface GoogleClient {
  readonly models: {
    generateContent(params: never): PromiseLike<unknown>;
    generateContentStream(params: never): PromiseLike<AsyncIterable<unknown>>;
  };
}

export const withSignal = (body: object, signal: AbortSignalShape | undefined): never =>
  (signal ? { ...body, config: { ...objectOf((body as JsonObject).config), abortSignal: signal } } : body) as never;

export const generate = (client: unknown, body: object, signal: AbortSignalShape | undefined): PromiseLike<unknown> =>
  (client as GoogleClient).models.generateContent(withSignal(body, signal));

export const generateStream = (client: unknown, body: object, signal: AbortSignalShape | undefined): PromiseLike<AsyncIterable<unknown>> =>
  (client as GoogleClient).models.generateContentStream(withSignal(body, signal));
