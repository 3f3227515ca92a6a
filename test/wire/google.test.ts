import { describe, expect, test } from "vitest";
import { callWith, streamWith } from "./replay.js";
import { callsOf, googleChunk as chunk, play, rejectedOf, sse, tools } from "./synthetic.js";

const call = (functionCall: object, more: object = {}) => ({ functionCall, ...more });
const text = (jsonPath: string, stringValue: string, willContinue?: boolean) => ({
  jsonPath,
  stringValue,
  ...(willContinue ? { willContinue } : {}),
});

describe("streamed generateContent", () => {
  test("calls without ids get made ones, which are not echoed; signatures stay on their part; one Content each", async () => {
    const played = await play("generateContent", [
      chunk([call({ name: "a", args: { x: 1 } }, { thoughtSignature: "sig" })]),
      chunk([call({ name: "a", args: { x: 1 } })]),
      chunk([call({ name: "b" })], "STOP"),
    ]);
    expect(callsOf(played)).toEqual([
      ["a", { x: 1 }],
      ["a", { x: 1 }],
      ["b", {}],
    ]);
    expect(new Set(played.delivered).size).toBe(3);
    expect(
      played.result.followUp([
        { index: 0, result: 1 },
        { index: 1, result: [2] },
        { index: 2, error: "no" },
      ]),
    ).toEqual([
      {
        role: "model",
        parts: [
          { functionCall: { name: "a", args: { x: 1 } }, thoughtSignature: "sig" },
          { functionCall: { name: "a", args: { x: 1 } } },
          { functionCall: { name: "b", args: {} } },
        ],
      },
      {
        role: "user",
        parts: [
          { functionResponse: { name: "a", response: { output: 1 } } },
          { functionResponse: { name: "a", response: { output: [2] } } },
          { functionResponse: { name: "b", response: { error: "no" } } },
        ],
      },
    ]);
  });

  test("a repeated chunk is one call; the same id with other arguments is another call", async () => {
    const played = await play("generateContent", [
      chunk([call({ id: "1", name: "a", args: { x: 1 } })]),
      chunk([call({ id: "1", name: "a", args: { x: 1 } })]),
      chunk([call({ id: "1", name: "a", args: { x: 2 } })], "STOP"),
    ]);
    expect(callsOf(played)).toEqual([
      ["a", { x: 1 }],
      ["a", { x: 2 }],
    ]);
    expect(new Set(played.result.calls.map(({ id }) => id)).size).toBe(2);
  });

  test("arguments in pieces with paths (Vertex)", async () => {
    const played = await play("generateContent", [
      chunk([call({ name: "a", willContinue: true }, { thoughtSignature: "sig" })]),
      chunk([call({ partialArgs: [text("$.city", "Tor", true)], willContinue: true })]),
      chunk([call({ partialArgs: [text("$.city", "onto", true)], willContinue: true })]),
      chunk([call({ partialArgs: [text("$.city", "")], willContinue: true })]),
      chunk([
        call({
          partialArgs: [
            { jsonPath: "$.n", numberValue: 2 },
            { jsonPath: "$.list[1].on", boolValue: true },
            { jsonPath: "$['a b']", nullValue: "NULL_VALUE" },
          ],
          willContinue: true,
        }),
      ]),
      chunk([call({})]),
      chunk([call({ name: "b" })]),
      chunk([], "STOP"),
    ]);
    expect(callsOf(played)).toEqual([
      ["a", { city: "Toronto", n: 2, list: [undefined, { on: true }], "a b": null }],
      ["b", {}],
    ]);
    expect(played.result.followUp([])[0]).toMatchObject({ parts: [{ thoughtSignature: "sig", functionCall: { name: "a" } }, {}] });
  });

  test("the closing piece may be missing: the next call or the end closes", async () => {
    const played = await play("generateContent", [
      chunk([call({ name: "a", willContinue: true })]),
      chunk([call({ partialArgs: [text("$.city", "x")], willContinue: true })]),
      chunk([call({ name: "b", willContinue: true })]),
      chunk([], "STOP"),
    ]);
    expect(callsOf(played)).toEqual([
      ["a", { city: "x" }],
      ["b", {}],
    ]);
  });

  test("arguments in pieces that MAX_TOKENS cuts are truncated", async () => {
    const played = await play("generateContent", [
      chunk([call({ name: "b", args: {} })]),
      chunk([call({ name: "a", willContinue: true })]),
      chunk([call({ partialArgs: [text("$.city", "x", true)], willContinue: true })]),
      chunk([], "MAX_TOKENS"),
    ]);
    expect(callsOf(played)).toEqual([["b", {}]]);
    expect(rejectedOf(played)).toEqual([["a", "truncated"]]);
    expect(played.result.finish).toEqual({ reason: "length", vendor: "MAX_TOKENS" });
  });

  test("a call that the server ran is not ours", async () => {
    const played = await play("generateContent", [
      chunk([call({ name: "a", args: {} })], "STOP"),
      chunk([{ functionResponse: { name: "a", response: { x: 1 } } }]),
      chunk([{ text: "Done." }], "STOP"),
    ]);
    expect(callsOf(played)).toEqual([]);
    expect(played.delivered).toEqual([]);
    expect(played.result.text).toBe("Done.");
    expect(played.result.finish).toEqual({ reason: "stop", vendor: "STOP" });
  });

  test("a failure without content", async () => {
    const played = await play("generateContent", [{ candidates: [{ finishReason: "MALFORMED_FUNCTION_CALL" }] }]);
    expect(played.result.calls).toEqual([]);
    expect(played.result.finish).toEqual({ reason: "other", vendor: "MALFORMED_FUNCTION_CALL" });
    expect(played.result.followUp()).toEqual([]);
  });

  test("a blocked prompt", async () => {
    const played = await play("generateContent", [{ promptFeedback: { blockReason: "SAFETY" } }]);
    expect(played.result.finish).toEqual({ reason: "content-filter", vendor: null });
  });

  test("no end at all", async () => {
    const played = await play("generateContent", [chunk([call({ name: "a", args: {} })])]);
    expect(callsOf(played)).toEqual([["a", {}]]);
    expect(played.result.finish).toEqual({ reason: "incomplete", vendor: null });
  });

  test("an error object in the stream is the SDK's own error", async () => {
    const played = await play("generateContent", [
      chunk([call({ name: "a", args: {} })]),
      { error: { code: 503, status: "UNAVAILABLE", message: "busy" } },
    ]);
    expect(played.error).toMatchObject({ name: "ApiError", status: 503 });
    expect(callsOf(played)).toEqual([["a", {}]]);
  });

  test("hostile paths make no giant array and reach no prototype", async () => {
    const played = await play("generateContent", [
      chunk([call({ name: "a", willContinue: true })]),
      chunk([
        call({
          partialArgs: [text("$[4294967294]", "x"), text("$.__proto__.polluted", "x"), text("$.constructor.prototype.polluted", "x")],
          willContinue: true,
        }),
      ]),
      chunk([call({})], "STOP"),
    ]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(played.result.calls).toHaveLength(1);
  });
});

describe("a malformed call", () => {
  const broken = { candidates: [{ content: {}, finishReason: "MALFORMED_FUNCTION_CALL" }], usageMetadata: { promptTokenCount: 5 } };
  const good = {
    ...chunk([call({ name: "a", args: { x: 1 } })], "STOP"),
    usageMetadata: { promptTokenCount: 5, candidatesTokenCount: 1 },
  };

  /** Answers with these replies in turn, plain or streamed. */
  const saying = (...replies: readonly object[]) => {
    const asked: string[] = [];
    const fetch = (async (url: unknown) => {
      asked.push(String(url));
      const reply = replies[asked.length - 1] ?? {};
      const isStream = String(url).includes("stream");
      return new Response(isStream ? sse("generateContent", [reply]) : JSON.stringify(reply), {
        headers: { "content-type": isStream ? "text/event-stream" : "application/json" },
      });
    }) as typeof globalThis.fetch;
    return { asked, fetch };
  };

  const ask = (stream: boolean, fetch: typeof globalThis.fetch, repair: number, onEvent: (event: object) => void) => {
    const input = { api: "generateContent" as const, fetch, entries: tools, options: { repair, onEvent } };
    return stream ? streamWith(input).result : callWith(input);
  };

  test.each([false, true])("is asked for anew with `repair`, and an event says so (streamed: %s)", async (stream) => {
    const { asked, fetch } = saying(broken, broken, good);
    const events: object[] = [];
    const result = await ask(stream, fetch, 2, (event) => events.push(event));
    expect(result.calls.map(({ name, args }) => [name, args])).toEqual([["a", { x: 1 }]]);
    expect(asked).toHaveLength(3);
    expect(result.usage.inputTokens).toBe(15);
    expect(events.filter((event) => "attempt" in event)).toEqual([
      { type: "resend", finish: { reason: "other", vendor: "MALFORMED_FUNCTION_CALL" }, attempt: 1 },
      { type: "resend", finish: { reason: "other", vendor: "MALFORMED_FUNCTION_CALL" }, attempt: 2 },
    ]);
  });

  test.each([
    [false, 0],
    [true, 0],
    [false, Number.NaN],
  ])("stays a finish without it (streamed: %s, repair: %s)", async (stream, repair) => {
    const { asked, fetch } = saying(broken, good);
    const result = await ask(stream, fetch, repair, () => {});
    expect(result.calls).toEqual([]);
    expect(result.finish).toEqual({ reason: "other", vendor: "MALFORMED_FUNCTION_CALL" });
    expect(asked).toHaveLength(1);
  });
});

describe("a call right before MAX_TOKENS", () => {
  test("is whole in its part, so a chunk before the cut proves it; the cut's own chunk and a plain reply do not", async () => {
    const part = call({ name: "a", args: { x: 1 } });
    expect(callsOf(await play("generateContent", [chunk([part]), chunk([], "MAX_TOKENS")]))).toEqual([["a", { x: 1 }]]);
    expect(rejectedOf(await play("generateContent", [chunk([part], "MAX_TOKENS")]))).toEqual([["a", "truncated"]]);
    const fetch = (async () => new Response(JSON.stringify(chunk([part], "MAX_TOKENS")))) as typeof globalThis.fetch;
    const { rejected } = await callWith({ api: "generateContent", fetch, entries: tools });
    expect(rejected.map(({ reason }) => reason)).toEqual(["truncated"]);
  });
});
