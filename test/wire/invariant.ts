/**
 * The protocol's invariant: whatever the calls of a reply are and become, each has exactly one result, in order, in the vendor's shape.
 * The emulator, which enforces the vendors' rules, judges the next turn.
 */
import type { Outcome, ToolEntry } from "@pt-gen/runtime";
import * as fc from "fast-check";
import { expect } from "vitest";
import { type Emulator, type Script, startEmulator } from "../../generator/emulator/index.js";
import Anthropic from "@anthropic-ai/sdk";
import { GoogleGenAI } from "@google/genai";
import * as anthropic from "@pt-gen/runtime/anthropic";
import { anthropicEnvelope, googleEnvelope, openaiEnvelope } from "@pt-gen/runtime/envelope";
import * as google from "@pt-gen/runtime/google";
import * as openai from "@pt-gen/runtime/openai";
import OpenAI from "openai";
import type { Api, Options, Result, Stream } from "./replay.js";

type Args = Record<string, unknown>;

const kinds = ["good", "twin", "invalid", "unknown", "throwing", "slow", "denied", "unreadable", "bad-result", "void"] as const;
type Kind = (typeof kinds)[number];

export interface Batch {
  readonly kinds: readonly Kind[];
  readonly stream: boolean;
  readonly ending: "whole" | "length" | "abort";
  readonly withText: boolean;
  readonly thinking: boolean;
  readonly maxCalls: number;
  /** All calls in one. */
  readonly envelope: boolean;
}

export const batches: fc.Arbitrary<Batch> = fc.record({
  kinds: fc.array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 7 }),
  stream: fc.boolean(),
  ending: fc.constantFrom("whole", "whole", "length", "abort"),
  withText: fc.boolean(),
  thinking: fc.boolean(),
  maxCalls: fc.constantFrom(1000, 1000, 2),
  envelope: fc.constantFrom(false, false, true),
});

const schema = { type: "object", properties: { kind: { type: "string" }, at: { type: "integer" } }, required: ["kind", "at"] };

export const work: ToolEntry = {
  name: "work",
  issues: (value) => {
    const { kind, at } = value as Args;
    return typeof kind === "string" && typeof at === "number"
      ? null
      : [{ path: "/at", expected: "integer", value: at, message: "expected an integer" }];
  },
  resultIssues: (value) => (value === "bad" ? [{ path: "", expected: "good", value, message: "expected a good result" }] : null),
};

const said = (kind: Kind, at: number) => {
  if (kind === "unknown") return { name: "nobody", arguments: { at }, unchecked: true };
  if (kind === "invalid") return { name: "work", arguments: { kind, at: "x" }, unchecked: true };
  if (kind === "unreadable") return { name: "work", raw: '{"kind":"unreadable","at":', unchecked: true };
  return { name: "work", arguments: { kind, at: kind === "twin" ? 0 : at } };
};

const enveloped = (calls: readonly { readonly name: string; readonly arguments?: object }[]) => ({
  name: "call_tools",
  arguments: { calls: calls.map(({ name, arguments: args = {} }) => ({ name, args: { ...args } })) },
  unchecked: true,
});

/** The reply, then a text; the first turn's batch is in the question. */
const script: Script = ({ turn, question, api }) => {
  if (turn > 0) return { text: "Done." };
  const batch = JSON.parse(question) as Batch;
  return {
    ...(batch.withText ? { text: "Let me see." } : {}),
    ...(batch.thinking && api !== "chat" ? { thinking: "Hm." } : {}),
    ...(batch.ending === "length" ? { finish: "length" as const } : {}),
    calls: batch.envelope ? [enveloped(batch.kinds.map(said))] : batch.kinds.map(said),
  };
};

export const startJudge = (): Promise<Emulator> => startEmulator({ script, keep: 2 });

const payloads: Readonly<Record<Api, unknown>> = {
  chat: { type: "function", function: { name: "work", parameters: schema } },
  responses: { type: "function", name: "work", parameters: schema, strict: false },
  messages: { name: "work", input_schema: schema },
  generateContent: { name: "work", parametersJsonSchema: schema },
};

const contents = { name: "call_tools", items: [{ name: "work", args: schema }] };
const envelopes = {
  chat: openaiEnvelope(contents),
  responses: openaiEnvelope(contents),
  messages: anthropicEnvelope(contents),
  generateContent: googleEnvelope(contents),
} as const;

export interface Ask {
  readonly api: Api;
  readonly emulator: Emulator;
  readonly messages: readonly unknown[];
  readonly stream: boolean;
  readonly options: Options;
}

export const ask = ({ api, emulator, messages, stream, options }: Ask): Promise<Result> => {
  const entries = [work];
  const payload = [payloads[api]];
  const resultOf = (streamed: Stream): Promise<Result> => streamed.result;
  switch (api) {
    case "chat":
    case "responses": {
      const client = new OpenAI({ apiKey: "x", baseURL: `${emulator.url}/v1`, maxRetries: 0 });
      const request = { model: "gpt-4.1-mini", ...(api === "chat" ? { messages } : { input: messages }) };
      const tools = { entries, chatTools: payload, responsesTools: payload };
      return stream
        ? resultOf(openai.streamParallel(client, request, options, tools))
        : openai.callParallel(client, request, options, tools);
    }
    case "messages": {
      const client = new Anthropic({ apiKey: "x", baseURL: emulator.url, maxRetries: 0 });
      const request = { model: "claude-opus-5", max_tokens: 100, messages };
      const tools = { entries, payloads: payload };
      return stream
        ? resultOf(anthropic.streamParallel(client, request, options, tools))
        : anthropic.callParallel(client, request, options, tools);
    }
    case "generateContent": {
      const client = new GoogleGenAI({ vertexai: false, apiKey: "x", httpOptions: { baseUrl: emulator.url } });
      const request = { model: "gemini-3-flash-preview", contents: messages };
      const tools = { entries, payloads: payload };
      return stream
        ? resultOf(google.streamParallel(client, request, options, tools))
        : google.callParallel(client, request, options, tools);
    }
  }
};

export const user = (api: Api, text: string): unknown =>
  api === "generateContent" ? { role: "user", parts: [{ text }] } : { role: "user", content: text };

type AnyOutcome = Outcome<Args, Args, string>;

const statusOf = (outcome: AnyOutcome | undefined): string | undefined =>
  outcome?.status === "rejected" ? outcome.rejected.reason : outcome?.status;

const expectedStatus = (kind: Kind): readonly string[] => {
  switch (kind) {
    case "good":
    case "twin":
    case "void":
      return ["ok"];
    case "invalid":
      return ["invalid-arguments"];
    case "unknown":
      return ["unknown-tool"];
    case "throwing":
      return ["failed"];
    case "slow":
      return ["timed-out"];
    case "denied":
      return ["denied"];
    case "unreadable":
      return ["invalid-json"];
    case "bad-result":
      return ["invalid-result"];
  }
};

/** Plays one batch and its next turn; throws where the invariant is broken. */
export const judge = async (api: Api, emulator: Emulator, drawn: Batch): Promise<void> => {
  // Google's wire holds objects, so its model cannot say unreadable text (it would report MALFORMED_FUNCTION_CALL).
  const batch =
    api === "generateContent" || api === "messages" || drawn.envelope
      ? { ...drawn, kinds: drawn.kinds.map((kind) => (kind === "unreadable" ? "invalid" : kind)) }
      : drawn;
  const controller = new AbortController();
  const runs = new Map<number, number>();
  const messages = [user(api, JSON.stringify(batch))];
  const result = await ask({
    api,
    emulator,
    messages,
    stream: batch.stream,
    options: {
      timeoutMs: 15,
      maxCalls: batch.maxCalls,
      ...(batch.envelope && { envelope: envelopes[api] }),
      signal: controller.signal,
      approve: ({ args }) => (args as Args).kind !== "denied",
      handlers: {
        work: async (args, { index }) => {
          runs.set(index, (runs.get(index) ?? 0) + 1);
          switch ((args as Args).kind) {
            case "throwing":
              throw new Error("boom");
            case "slow":
              if (batch.ending === "abort") controller.abort(new Error("enough"));
              return new Promise(() => {});
            case "bad-result":
              return "bad";
            case "void":
              return undefined;
            default:
              return { fine: true };
          }
        },
      },
    },
  });

  const outcomes = result.outcomes ?? [];
  expect(outcomes.map((outcome) => (outcome.status === "rejected" ? outcome.rejected.index : outcome.call.index))).toEqual(
    outcomes.map((_, index) => index),
  );
  expect(result.calls.length + result.rejected.length).toBe(outcomes.length);
  for (const count of runs.values()) expect(count).toBe(1);
  const aborts = batch.ending === "abort" && batch.kinds.includes("slow");
  // What an aborted stream never said is no part of the reply.
  if (batch.ending !== "length" && !(aborts && batch.stream)) expect(outcomes).toHaveLength(batch.kinds.length);
  for (const [index, outcome] of outcomes.entries()) {
    const kind = batch.kinds[index];
    if (kind === undefined || aborts) continue;
    const status = statusOf(outcome);
    const isLast = index === outcomes.length - 1;
    if (batch.ending === "length" && (isLast || batch.envelope) && status === "truncated") expect(runs.has(index)).toBe(false);
    else if (status === "denied") expect(kind === "denied" || batch.maxCalls < outcomes.length).toBe(true);
    else expect(expectedStatus(kind)).toContain(status);
  }

  const next = result.followUp();
  const answered = await ask({
    api,
    emulator,
    messages: [...messages, ...next],
    stream: batch.stream,
    options: batch.envelope ? { envelope: envelopes[api] } : {},
  });
  expect(answered.text).toBe("Done.");
  expect(emulator.problems).toEqual([]);
};

export const apis: readonly Api[] = ["chat", "responses", "messages", "generateContent"];

/** @param numRuns batches per API */
export const checkInvariant = async (api: Api, numRuns: number): Promise<void> => {
  const emulator = await startJudge();
  try {
    await fc.assert(
      fc.asyncProperty(batches, (batch) => judge(api, emulator, batch)),
      { numRuns, interruptAfterTimeLimit: 1_000_000 },
    );
  } finally {
    await emulator.close();
  }
};
