/** Streams made by hand, for what recordings lack; they go through the real SDKs like the recorded ones. */
import type { ToolEntry } from "@pt-gen/runtime";
import { expect } from "vitest";
import { type Api, entryOf, type Options, type Result, streamWith } from "./replay.js";
import { answering, seeded } from "./transport.js";

export const tools: readonly ToolEntry[] = ["a", "b"].map(entryOf);

const frame = (event: object): string => {
  const type = "type" in event ? `event: ${String(event.type)}\n` : "";
  return `${type}data: ${JSON.stringify(event)}\n\n`;
};

export const sse = (api: Api, events: readonly object[]): string => events.map(frame).join("") + (api === "chat" ? "data: [DONE]\n\n" : "");

export interface Played {
  readonly result: Result;
  readonly error: unknown;
  /** Calls in the order in which the iteration gave them. */
  readonly delivered: readonly string[];
}

/** Seeds of the chunkings; 0 is one chunk. */
const chunkings: readonly number[] = [0, 7, 8];

/** For large bodies: the SDKs themselves take quadratic time for one long event in tiny chunks. */
export const oneChunk: readonly number[] = [0];

/** Plays the events under a few chunkings; all must give the same. */
export const play = async (
  api: Api,
  events: readonly object[],
  entries: readonly ToolEntry[] = tools,
  options?: Options,
  seeds: readonly number[] = chunkings,
): Promise<Played> => {
  let last: Played | undefined;
  for (const seed of seeds) {
    const fetch = answering(
      { status: 200, contentType: "text/event-stream", body: sse(api, events) },
      seed === 0 ? undefined : seeded(seed),
    );
    const stream = streamWith({ api, fetch, entries, ...(options ? { options } : {}) });
    const delivered: string[] = [];
    let error: unknown;
    try {
      for await (const call of stream) delivered.push(call.id);
    } catch (thrown) {
      error = thrown;
    }
    const result = await stream.result.catch((thrown: { partial: Result }) => thrown.partial);
    const played = { result, error, delivered };
    if (last) expect(summary(played)).toEqual(summary(last));
    last = played;
  }
  if (!last) throw new Error("nothing was played");
  return last;
};

const summary = ({ result, delivered }: Played): unknown => ({
  delivered,
  calls: result.calls,
  rejected: result.rejected,
  finish: result.finish,
});

/** Name and arguments of the accepted calls. */
export const callsOf = ({ result }: Played): unknown[] => result.calls.map(({ name, args }) => [name, args]);

export const rejectedOf = ({ result }: Played): unknown[] => result.rejected.map(({ name, reason }) => [name, reason]);

/** Chunks of Chat Completions. */
export const chatDelta = (delta: object): object => ({
  id: "c",
  object: "chat.completion.chunk",
  choices: [{ index: 0, delta, finish_reason: null }],
});
export const chatCall = (call: object): object => chatDelta({ tool_calls: [call] });
export const chatEnd = (word = "tool_calls"): object => ({
  id: "c",
  object: "chat.completion.chunk",
  choices: [{ index: 0, delta: {}, finish_reason: word }],
});

/** Chunks of generateContent. */
export const googleChunk = (parts: readonly object[], finishReason?: string): object => ({
  candidates: [{ content: { role: "model", parts }, ...(finishReason ? { finishReason } : {}) }],
});
