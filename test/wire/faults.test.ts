/** What goes wrong between a model and its client, as the emulator does it on purpose. */
import { BadRequestError } from "openai";
import { afterEach, describe, expect, test } from "vitest";
import { type Emulator, type Fault, startEmulator } from "../../generator/emulator/index.js";
import { apis, ask, user } from "./invariant.js";
import type { Api, Result } from "./replay.js";

const wanted = [0, 1, 2].map((at) => ({ kind: "good", at }));

let emulator: Emulator | undefined;
afterEach(async () => {
  await emulator?.close();
  emulator = undefined;
});

interface Seen {
  readonly result: Result;
  readonly error: unknown;
  /** Arguments that reached the handler. */
  readonly ran: unknown[];
}

const play = async (api: Api, stream: boolean, faults: readonly Fault[]): Promise<Seen> => {
  emulator = await startEmulator({
    script: [{ text: "Let me see.", calls: wanted.map((value) => ({ name: "work", arguments: value })) }, { text: "Done." }],
    faults,
  });
  const ran: unknown[] = [];
  const options = { handlers: { work: (args: unknown) => ran.push(args) } };
  try {
    return { result: await ask({ api, emulator, messages: [user(api, "?")], stream, options }), error: undefined, ran };
  } catch (error) {
    return { result: (error as { partial: Result }).partial, error, ran };
  }
};

const harmless: readonly Fault[] = [
  { kind: "split", seed: 1 },
  { kind: "split", seed: 2, largest: 3 },
  { kind: "crlf" },
  { kind: "comments" },
  { kind: "no-last-blank-line" },
  { kind: "pings" },
  { kind: "interleaved" },
  { kind: "shared-index" },
  { kind: "no-index" },
  { kind: "repeated-name" },
  { kind: "blank-continuation" },
  { kind: "whole-arguments" },
  { kind: "no-signature" },
  { kind: "no-id" },
  { kind: "no-id", as: "empty" },
  { kind: "reused-ids" },
  { kind: "double-encoded" },
];

const label = (fault: Fault): string => JSON.stringify(fault);
const each = (faults: readonly Fault[]) =>
  apis.flatMap((api) =>
    [true, false].flatMap((stream) => faults.map((fault) => [api, stream ? "streamed" : "plain", label(fault), fault] as const)),
  );

describe("harmless faults change nothing", () => {
  test.each(each(harmless))("%s, %s, %s", async (api, mode, _label, fault) => {
    const { result, error, ran } = await play(api, mode === "streamed", [fault]);
    expect(error).toBeUndefined();
    expect(result.calls.map(({ args }) => args)).toEqual(wanted);
    expect(ran).toHaveLength(3);
    expect(result.finish.reason).toBe("tool-calls");
    expect(new Set(result.calls.map(({ id }) => id)).size).toBe(3);
  });
});

describe("a reply that ran out of tokens", () => {
  test.each(apis.flatMap((api) => [true, false].map((stream) => [api, stream] as const)))("%s, streamed: %s", async (api, stream) => {
    const { result, ran } = await play(api, stream, [{ kind: "max-tokens", characters: 5 }]);
    // Google's wire holds whole objects, so the call that was cut is not there at all; the last one that is there is not proved then.
    expect(ran).toEqual(wanted.slice(0, api === "generateContent" && !stream ? 1 : 2));
    for (const { reason } of result.rejected) expect(reason).toBe("truncated");
    expect(result.finish.reason).toBe("length");
  });
});

describe("what a model says wrongly", () => {
  const openAI = apis.slice(0, 2);
  const modes = (list: readonly Api[]) => list.flatMap((api) => [true, false].map((stream) => [api, stream] as const));

  test.each(modes(openAI))("multi_tool_use.parallel is unwrapped: %s, streamed: %s", async (api, stream) => {
    const { result, ran } = await play(api, stream, [{ kind: "multi-tool-use" }]);
    expect(ran).toEqual(wanted);
    expect(result.calls.map(({ index }) => index)).toEqual([0, 1, 2]);
  });

  test.each(modes(apis))("the prefix functions. is no part of the name: %s, streamed: %s", async (api, stream) => {
    const { ran } = await play(api, stream, [{ kind: "prefixed-name" }]);
    expect(ran).toEqual(wanted);
  });

  test.each(modes(["chat"]))("a legacy function_call is a call: %s, streamed: %s", async (api, stream) => {
    const { ran } = await play(api, stream, [{ kind: "legacy-function-call" }]);
    expect(ran).toEqual(wanted.slice(0, 1));
  });

  test.each(modes(apis))("twins are two calls: %s, streamed: %s", async (api, stream) => {
    const { ran } = await play(api, stream, [{ kind: "twins" }]);
    expect(ran).toHaveLength(6);
  });

  test.each(modes(apis))("an unknown tool and a bad value cost the others nothing: %s, streamed: %s", async (api, stream) => {
    const faults: Fault[] = [
      { kind: "unknown-tool", call: 0 },
      { kind: "number-as-string", call: 1 },
    ];
    const { result, ran } = await play(api, stream, faults);
    expect(ran).toEqual(wanted.slice(2));
    expect(result.rejected.map(({ reason }) => reason)).toEqual(["unknown-tool", "invalid-arguments"]);
    expect(result.outcomes).toHaveLength(3);
  });
});

const cuts: readonly Fault[] = [1, 2, 3, 5, 8, 12, 16, 20, 24].flatMap((events): Fault[] => [
  { kind: "cut-events", events },
  { kind: "end-early", events },
  { kind: "error-event", after: events },
  { kind: "cut-bytes", bytes: events * 90 },
]);

describe("whatever is cut, nothing unproved runs, nothing runs twice, nothing proved is lost", () => {
  test.each(apis.flatMap((api) => cuts.map((fault) => [api, label(fault), fault] as const)))("%s, %s", async (api, _label, fault) => {
    const { result, error, ran } = await play(api, true, [fault]);
    if (!result) return expect(error).toBeInstanceOf(Error);
    expect(ran).toEqual(result.calls.map(({ args }) => args));
    expect(result.calls.map(({ args }) => args)).toEqual(wanted.slice(0, result.calls.length));
    for (const { reason } of result.rejected) expect(reason).toBe("truncated");
    expect(result.outcomes).toHaveLength(result.calls.length + result.rejected.length);
    if (error === undefined && result.calls.length < 3) expect(result.finish.reason).toBe("incomplete");
  });
});

// A call of Gemini without an id cannot be told from its twin, and twins must not be lost.
describe("repeated events run nothing twice", () => {
  test.each(apis.filter((api) => api !== "generateContent"))("%s", async (api) => {
    const { result, ran } = await play(api, true, [{ kind: "duplicate-events" }]);
    const known = wanted.map((value) => JSON.stringify(value));
    expect(ran.map((args) => JSON.stringify(args))).toEqual([...new Set(ran.map((args) => JSON.stringify(args)))]);
    for (const { args } of result.calls) expect(known).toContain(JSON.stringify(args));
  });
});

// Groq refuses its own model's malformed call with HTTP 400 and shows the text; it is no call, because nothing says that it is whole.
describe("an API error that shows a failed generation stays that error", () => {
  test.each(["streamed", "plain"])("%s", async (how) => {
    const failed_generation = '<function=work{"kind":"good","at":0}</function>';
    const error = { message: "Failed to call a function.", type: "invalid_request_error", code: "tool_use_failed", failed_generation };
    emulator = await startEmulator({ script: [{ error: { status: 400, body: { error } } }] });
    const ran: unknown[] = [];
    const options = { repair: 2, handlers: { work: (args: unknown) => ran.push(args) } };
    const asked = ask({ api: "chat", emulator, messages: [user("chat", "?")], stream: how === "streamed", options });
    const thrown: unknown = await asked.catch((reason: unknown) => reason);
    expect(thrown).toBeInstanceOf(BadRequestError);
    expect(thrown).toMatchObject({ status: 400, code: "tool_use_failed", error, partial: { calls: [], rejected: [], outcomes: [] } });
    expect(ran).toEqual([]);
    expect(emulator.requests).toHaveLength(1);
  });
});
