import Anthropic from "@anthropic-ai/sdk";
import { ApiError } from "@google/genai";
import OpenAI, { type APIError } from "openai";
import { afterAll, describe, expect, test } from "vitest";
import { type Fault, startEmulator } from "../../generator/emulator/index.js";
import { parseFaults } from "../../generator/emulator/faults/parse-faults.js";
import { clientsOf, drain } from "./clients.js";
import { chatTools, dallas, googleTools, messagesTools, responsesTools, toronto } from "./tools.js";

/** The faults of a request stand in its question, as JSON. */
const emulator = await startEmulator({
  pieceSize: 8,
  script: ({ question }) => ({
    calls: [
      { name: "Weather", arguments: toronto },
      { name: "Weather", arguments: dallas },
    ],
    faults: JSON.parse(question) as Fault[],
  }),
});
afterAll(() => emulator.close());
const { openai, anthropic, gemini } = clientsOf(emulator);

const user = (faults: readonly Fault[]) => [{ role: "user" as const, content: JSON.stringify(faults) }];
const chatBody = (faults: readonly Fault[]) => ({ model: "gpt-4.1-mini", messages: user(faults), tools: chatTools });
const claudeBody = (faults: readonly Fault[]) => ({
  model: "claude-sonnet-4-6",
  max_tokens: 100,
  messages: user(faults),
  tools: messagesTools,
});

const chat = async (...faults: Fault[]) => (await openai.chat.completions.create(chatBody(faults))).choices[0];
const chatStream = async (...faults: Fault[]) => drain(await openai.chat.completions.create({ ...chatBody(faults), stream: true }));
const responses = async (...faults: Fault[]) =>
  openai.responses.create({ model: "gpt-4.1-mini", input: JSON.stringify(faults), tools: responsesTools });
const responsesStream = async (...faults: Fault[]) =>
  drain(await openai.responses.create({ model: "gpt-4.1-mini", input: JSON.stringify(faults), tools: responsesTools, stream: true }));
const claude = (...faults: Fault[]) => anthropic.messages.create(claudeBody(faults));
const claudeStream = async (...faults: Fault[]) => drain(await anthropic.messages.create({ ...claudeBody(faults), stream: true }));
const googleBody = (faults: readonly Fault[]) => ({
  model: "gemini-3.6-flash",
  contents: JSON.stringify(faults),
  config: { tools: googleTools },
});
const google = (...faults: Fault[]) => gemini.models.generateContent(googleBody(faults));
const googleStream = async (...faults: Fault[]) => drain(await gemini.models.generateContentStream(googleBody(faults)));

const texts = (choice: OpenAI.ChatCompletion.Choice | undefined): readonly (string | undefined)[] =>
  (choice?.message.tool_calls ?? []).map((call) => (call.type === "function" ? call.function.arguments : undefined));
const deltasOf = (events: readonly OpenAI.ChatCompletionChunk[]) => events.flatMap((chunk) => chunk.choices[0]?.delta.tool_calls ?? []);

async function rawChat(...faults: Fault[]): Promise<string> {
  const response = await fetch(`${emulator.url}/v1/chat/completions`, {
    method: "POST",
    headers: { authorization: "Bearer k" },
    body: JSON.stringify({ ...chatBody(faults), stream: true }),
  });
  return response.text();
}

describe("on the way", () => {
  test("cuts break the connection: after bytes, events, characters of arguments", async () => {
    const byEvents = await chatStream({ kind: "cut-events", events: 3 });
    expect([byEvents.events.length, byEvents.error]).toEqual([3, expect.any(Error)]);
    const byArguments = await claudeStream({ kind: "cut-arguments", characters: 10, call: 1 });
    const pieces = byArguments.events.map((event) =>
      event.type === "content_block_delta" && event.index === 1 && event.delta.type === "input_json_delta" ? event.delta.partial_json : "",
    );
    expect([pieces.join(""), byArguments.error]).toEqual([JSON.stringify(dallas).slice(0, 16), expect.any(Error)]);
    await expect(chat({ kind: "cut-bytes", bytes: 20 })).rejects.toThrow();
  });

  test("end-early ends cleanly without the end marker", async () => {
    const { events, error } = await chatStream({ kind: "end-early", events: 4 });
    expect([events.length, error]).toEqual([4, undefined]);
  });

  test("split, CRLF, comments and a missing last blank line change bytes, not events", async () => {
    const faults: Fault[] = [
      { kind: "split", seed: 7, largest: 60 },
      { kind: "crlf" },
      { kind: "comments" },
      { kind: "no-last-blank-line" },
    ];
    const { events, error } = await chatStream(...faults);
    expect(error).toBeUndefined();
    expect(
      deltasOf(events)
        .map((delta) => delta.function?.arguments)
        .join(""),
    ).toBe(JSON.stringify(toronto) + JSON.stringify(dallas));
    const raw = await rawChat(...faults);
    expect(raw).toMatch(/^: still here\r\n\r\ndata: /);
    expect(raw.endsWith("data: [DONE]\r\n")).toBe(true);
    expect(raw).not.toMatch(/[^\r]\n/);
  });

  test("delays: before each call, and the times of the writes are noted", async () => {
    await chatStream({ kind: "delay", ms: 5, before: "call" });
    const apart = emulator.requests.at(-1)?.sent ?? [];
    expect(apart.map((piece) => piece.call)).toEqual([0, 1]);
    expect(apart[0]?.at).not.toBe(apart[1]?.at);
    await chatStream();
    const together = emulator.requests.at(-1)?.sent ?? [];
    expect(together.map((piece) => piece.call)).toEqual([0, 1]);
    expect(together[0]?.at).toBe(together[1]?.at);
  });

  test("a client that goes away leaves no trace", async () => {
    const stop = new AbortController();
    const stream = await openai.chat.completions.create({ ...chatBody([{ kind: "delay", ms: 5 }]), stream: true }, { signal: stop.signal });
    for await (const _chunk of stream) stop.abort();
    expect((await fetch(`${emulator.url}/health`)).status).toBe(200);
    expect(emulator.problems).toEqual([]);
  });

  test("HTTP errors have the vendor's class and retry header, and may strike a few times only", async () => {
    const error = await chat({ kind: "http-error", status: 429, retryAfter: 3 }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(OpenAI.RateLimitError);
    expect((error as APIError).headers?.get("retry-after")).toBe("3");
    await expect(claude({ kind: "http-error", status: 529 })).rejects.toMatchObject({ error: { error: { type: "overloaded_error" } } });
    await expect(google({ kind: "http-error", status: 503 })).rejects.toThrow(/UNAVAILABLE/);
    const once = await startEmulator({ faults: [{ kind: "http-error", status: 500, first: 1 }], script: [{ text: "There." }] });
    const client = clientsOf(once).anthropic;
    const ask = { model: "claude-sonnet-4-6", max_tokens: 9, messages: [{ role: "user" as const, content: "hi" }] };
    await expect(client.messages.create(ask)).rejects.toBeInstanceOf(Anthropic.InternalServerError);
    await expect(client.messages.create(ask)).resolves.toMatchObject({ content: [{ text: "There." }] });
    await once.close();
  });
});

describe("in the events", () => {
  test("each vendor's mid-stream error", async () => {
    const fault: Fault = { kind: "error-event", after: 4, message: "Busy." };
    expect(await chatStream(fault)).toMatchObject({ events: { length: 4 }, error: { message: expect.stringContaining("Busy.") } });
    // openai 7 throws at an error event itself (7.57, 2026-11), openai 6 hands it on.
    const responses = await responsesStream(fault);
    expect(responses.error ?? responses.events.at(-1)).toMatchObject({ code: "server_error", message: "Busy." });
    const claudes = await claudeStream(fault);
    expect(claudes.error).toMatchObject({ message: expect.stringContaining("Busy.") });
    expect((await googleStream({ ...fault, after: 1 })).error).toBeInstanceOf(ApiError);
  });

  test("duplicates and keep-alives", async () => {
    const twice = (await chatStream({ kind: "duplicate-events" })).events;
    expect(twice[0]).toEqual(twice[1]);
    expect((await responsesStream({ kind: "pings" })).events.some((event) => (event.type as string) === "keepalive")).toBe(true);
    expect((await rawChat({ kind: "pings" })).match(/^: ping$/gm)?.length).toBeGreaterThan(4);
    const message = await anthropic.messages.stream(claudeBody([{ kind: "pings" }])).finalMessage();
    expect(message.content).toMatchObject([{ input: toronto }, { input: dallas }]);
  });

  test("interleaved calls", async () => {
    const indexes = deltasOf((await chatStream({ kind: "interleaved" })).events).map((delta) => delta.index);
    expect(indexes.slice(0, 6)).toEqual([0, 1, 0, 1, 0, 1]);
    const response = await openai.responses
      .stream({ model: "gpt-4.1-mini", input: JSON.stringify([{ kind: "interleaved" }]), tools: responsesTools })
      .finalResponse();
    expect(response.output).toMatchObject([{ arguments: JSON.stringify(toronto) }, { arguments: JSON.stringify(dallas) }]);
    const blocks = (await claudeStream({ kind: "interleaved" })).events.flatMap((event) => ("index" in event ? [event.index] : []));
    expect(blocks.slice(0, 4)).toEqual([0, 1, 0, 1]);
  });

  test("Chat: shared, missing indexes, repeated and blank names, whole arguments", async () => {
    expect(deltasOf((await chatStream({ kind: "shared-index" })).events).every((delta) => delta.index === 0)).toBe(true);
    expect(deltasOf((await chatStream({ kind: "no-index" })).events).some((delta) => "index" in delta)).toBe(false);
    expect(
      deltasOf((await chatStream({ kind: "repeated-name" })).events).every((delta) => delta.id && delta.function?.name === "Weather"),
    ).toBe(true);
    expect(
      deltasOf((await chatStream({ kind: "blank-continuation" })).events).filter((delta) => delta.id === "" && delta.function?.name === ""),
    ).not.toHaveLength(0);
    expect(deltasOf((await chatStream({ kind: "whole-arguments" })).events).map((delta) => delta.function?.arguments)).toEqual([
      JSON.stringify(toronto),
      JSON.stringify(dallas),
    ]);
  });
});

describe("in the calls", () => {
  test("arguments that are no JSON", async () => {
    const [first = "", second = ""] = texts(await chat({ kind: "invalid-json", call: 1 }));
    expect(JSON.parse(first)).toEqual(toronto);
    expect(() => JSON.parse(second ?? "")).toThrow();
    expect(await claude({ kind: "invalid-json", call: 0 })).toMatchObject({ content: [{ input: {} }, { input: dallas }] });
    const malformed = await google({ kind: "invalid-json", call: 1 });
    expect(malformed.candidates).toMatchObject([{ finishReason: "MALFORMED_FUNCTION_CALL", content: {} }]);
    const streamed = await googleStream({ kind: "invalid-json", call: 1 });
    expect(streamed.events.flatMap((chunk) => chunk.functionCalls ?? []).map((call) => call.args)).toEqual([toronto]);
  });

  test("wrong letter case, double encoding, numbers as strings, trailing bytes", async () => {
    expect(await claude({ kind: "enum-case" })).toMatchObject({
      content: [{ input: { location: "Toronto", units: "METRIC" } }, { input: { units: "IMPERIAL" } }],
    });
    expect(texts(await chat({ kind: "double-encoded", call: 0 }))).toEqual([
      JSON.stringify(JSON.stringify(toronto)),
      JSON.stringify(dallas),
    ]);
    expect(await claude({ kind: "double-encoded", call: 0 })).toMatchObject({ content: [{ input: JSON.stringify(toronto) }, {}] });
    expect(texts(await chat({ kind: "trailing-bytes", call: 0, text: "{}" }))[0]).toBe(`${JSON.stringify(toronto)}{}`);
    const nested = await startEmulator({
      script: [{ calls: [{ name: "Nest", arguments: { a: [1], n: 2 } }] }],
      faults: [{ kind: "double-encoded" }, { kind: "number-as-string" }],
    });
    const tools = [{ functionDeclarations: [{ name: "Nest" }] }];
    const reply = await clientsOf(nested).gemini.models.generateContent({ model: "gemini-3.6-flash", contents: "hi", config: { tools } });
    await nested.close();
    expect(reply.functionCalls?.[0]?.args).toEqual({ a: "[1]", n: "2" });
  });

  test("empty, null and absent arguments", async () => {
    expect(texts(await chat({ kind: "empty-arguments" }))).toEqual(["", ""]);
    expect(texts(await chat({ kind: "empty-arguments", as: "null" }))).toEqual(["null", "null"]);
    expect(texts(await chat({ kind: "empty-arguments", as: "absent" }))).toEqual([undefined, undefined]);
    expect((await google({ kind: "empty-arguments", as: "absent", call: 0 })).functionCalls?.map((call) => call.args)).toEqual([
      undefined,
      dallas,
    ]);
  });

  test("ids: none, empty, reused", async () => {
    const ids = async (fault: Fault) => (await chat(fault))?.message.tool_calls?.map((call) => call.id);
    expect(await ids({ kind: "no-id", call: 0 })).toEqual([undefined, expect.stringMatching(/^call_/)]);
    expect(await ids({ kind: "no-id", as: "empty" })).toEqual(["", ""]);
    expect(await ids({ kind: "reused-ids" })).toEqual(["call_0", "call_1"]);
  });

  test("names: unknown, prefixed, wrapped; twins", async () => {
    const names = async (fault: Fault) =>
      (await chat(fault))?.message.tool_calls?.map((call) => call.type === "function" && call.function.name);
    expect(await names({ kind: "unknown-tool", call: 1 })).toEqual(["Weather", "no_such_tool"]);
    expect(await names({ kind: "prefixed-name" })).toEqual(["functions.Weather", "functions.Weather"]);
    expect(await names({ kind: "twins" })).toHaveLength(4);
    const [wrapped] = (await responses({ kind: "multi-tool-use" })).output;
    expect(wrapped).toMatchObject({ type: "function_call", name: "multi_tool_use.parallel" });
    expect(JSON.parse((wrapped as { arguments: string }).arguments)).toEqual({
      tool_uses: [
        { recipient_name: "functions.Weather", parameters: toronto },
        { recipient_name: "functions.Weather", parameters: dallas },
      ],
    });
  });
});

test("Chat: the deprecated function_call, plain and streamed", async () => {
  const choice = await chat({ kind: "legacy-function-call" });
  expect(choice).toMatchObject({
    finish_reason: "function_call",
    message: { function_call: { name: "Weather", arguments: JSON.stringify(toronto) } },
  });
  expect(choice?.message.tool_calls).toBeUndefined();
  const { events } = await chatStream({ kind: "legacy-function-call" });
  const deltas = events.flatMap((chunk) => chunk.choices[0]?.delta.function_call ?? []);
  expect([deltas[0]?.name, deltas.map((delta) => delta.arguments).join("")]).toEqual(["Weather", JSON.stringify(toronto)]);
});

describe("out of tokens inside the last call", () => {
  const fault: Fault = { kind: "max-tokens", characters: 12 };

  test("Chat: finish length, arguments cut", async () => {
    const choice = await chat(fault);
    expect([choice?.finish_reason, texts(choice)[1]]).toEqual(["length", JSON.stringify(dallas).slice(0, 12)]);
    expect((await chat(fault, { kind: "finish", vendor: "tool_calls" }))?.finish_reason).toBe("tool_calls");
  });

  test("Responses: the item and the response are incomplete, no arguments.done", async () => {
    const { events } = await responsesStream(fault);
    expect(events.filter((event) => event.type === "response.function_call_arguments.done")).toHaveLength(1);
    expect(events.at(-1)).toMatchObject({
      type: "response.incomplete",
      response: {
        status: "incomplete",
        incomplete_details: { reason: "max_output_tokens" },
        output: [{ status: "completed" }, { status: "incomplete" }],
      },
    });
  });

  test("Responses: another status has its own end event and error", async () => {
    const { events } = await responsesStream({ kind: "finish", vendor: "failed" });
    expect(events.at(-1)).toMatchObject({ type: "response.failed", response: { status: "failed", error: { code: "server_error" } } });
  });

  test("Messages: the block is closed all the same, stop_reason max_tokens", async () => {
    const { events } = await claudeStream(fault);
    expect(events.filter((event) => event.type === "content_block_stop")).toHaveLength(2);
    const input = (seen: readonly Anthropic.RawMessageStreamEvent[]) =>
      seen
        .map((event) =>
          event.type === "content_block_delta" && event.index === 1 && event.delta.type === "input_json_delta"
            ? event.delta.partial_json
            : "",
        )
        .join("");
    expect(input(events)).toBe("");
    const later = await claudeStream({ kind: "max-tokens", characters: 25 });
    expect(input(later.events)).toBe('{"location":"Dallas"');
    const eager = messagesTools.map((tool) => ({ ...tool, eager_input_streaming: true }));
    const eagerly = await drain(
      await anthropic.messages.create({ ...claudeBody([{ kind: "max-tokens", characters: 25 }]), tools: eager, stream: true }),
    );
    expect(input(eagerly.events)).toBe(JSON.stringify(dallas).slice(0, 25));
    expect(events.at(-2)).toMatchObject({ type: "message_delta", delta: { stop_reason: "max_tokens" } });
  });

  test("Gemini: the call never appears, MAX_TOKENS", async () => {
    const response = await google(fault);
    expect([response.functionCalls?.length, response.candidates?.[0]?.finishReason]).toEqual([1, "MAX_TOKENS"]);
  });
});

describe("faults as words", () => {
  test("names with their number, or JSON", () => {
    expect(parseFaults("delay=20, split=7,crlf")).toEqual([{ kind: "delay", ms: 20 }, { kind: "split", seed: 7 }, { kind: "crlf" }]);
    expect(parseFaults('[{"kind":"no-id","call":0}]')).toEqual([{ kind: "no-id", call: 0 }]);
  });

  test("anything else is said in words", () => {
    expect(parseFaults("dely=20")).toContain('unknown fault "dely"');
    expect(parseFaults("constructor")).toContain("unknown fault");
    expect(parseFaults("delay")).toContain("needs a number, as in delay=1");
    expect(parseFaults("[{}")).toContain("no JSON array");
    expect(parseFaults("finish")).toContain("needs JSON");
  });
});
