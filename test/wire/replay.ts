/** Plays a recorded reply through the vendor's real SDK and the runtime. */
import Anthropic from "@anthropic-ai/sdk";
import { GoogleGenAI } from "@google/genai";
import type { CallOptions, ParallelResult, ParallelStream, ToolEntry } from "@pt-gen/runtime";
import * as anthropic from "@pt-gen/runtime/anthropic";
import * as google from "@pt-gen/runtime/google";
import * as openai from "@pt-gen/runtime/openai";
import OpenAI from "openai";
import type { WireCase } from "./cases.js";

type Args = Record<string, unknown>;
export type Result = ParallelResult<Args, Args, string, unknown, unknown>;
export type Stream = ParallelStream<Args, Args, string, unknown, unknown>;
export type Options = CallOptions<Args, Args, string>;

export type Api = WireCase["api"];

export const entryOf = (name: string): ToolEntry => ({ name, issues: () => null });

export const openAIClient = (fetch: typeof globalThis.fetch): OpenAI =>
  new OpenAI({ apiKey: "test", maxRetries: 0, fetch, baseURL: "http://127.0.0.1/v1" });
export const anthropicClient = (fetch: typeof globalThis.fetch): Anthropic =>
  new Anthropic({ apiKey: "test", maxRetries: 0, fetch, baseURL: "http://127.0.0.1" });
export const googleClient = (fetch: typeof globalThis.fetch): GoogleGenAI =>
  new GoogleGenAI({ vertexai: false, apiKey: "test", httpOptions: { baseUrl: "http://127.0.0.1", fetch } });

const payloadOf = (api: Api, { name }: ToolEntry): unknown => {
  switch (api) {
    case "chat":
      return { type: "function", function: { name } };
    case "responses":
      return { type: "function", name, parameters: null, strict: false };
    case "messages":
      return { name, input_schema: { type: "object" } };
    case "generateContent":
      return { name };
  }
};

const requests: Readonly<Record<Api, object>> = {
  chat: { model: "m", messages: [{ role: "user", content: "?" }] },
  responses: { model: "m", input: "?" },
  messages: { model: "m", max_tokens: 100, messages: [{ role: "user", content: "?" }] },
  generateContent: { model: "m", contents: "?" },
};

export interface Play {
  readonly api: Api;
  readonly fetch: typeof globalThis.fetch;
  readonly entries: readonly ToolEntry[];
  readonly options?: Options;
  readonly request?: object;
}

export const callWith = ({ api, fetch, entries, options, request }: Play): Promise<Result> => {
  const body = { ...requests[api], ...request };
  const payloads = entries.map((entry) => payloadOf(api, entry));
  switch (api) {
    case "chat":
    case "responses":
      return openai.callParallel(openAIClient(fetch), body, options, {
        entries,
        chatTools: payloads,
        responsesTools: payloads,
      });
    case "messages":
      return anthropic.callParallel(anthropicClient(fetch), body, options, { entries, payloads });
    case "generateContent":
      return google.callParallel(googleClient(fetch), body, options, { entries, payloads });
  }
};

export const streamWith = ({ api, fetch, entries, options, request }: Play): Stream => {
  const body = { ...requests[api], ...request };
  const payloads = entries.map((entry) => payloadOf(api, entry));
  switch (api) {
    case "chat":
    case "responses":
      return openai.streamParallel(openAIClient(fetch), body, options, {
        entries,
        chatTools: payloads,
        responsesTools: payloads,
      });
    case "messages":
      return anthropic.streamParallel(anthropicClient(fetch), body, options, { entries, payloads });
    case "generateContent":
      return google.streamParallel(googleClient(fetch), body, options, { entries, payloads });
  }
};
