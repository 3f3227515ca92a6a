import type { ToolEntry } from "@pt-gen/runtime";
import { anthropicEnvelope, googleEnvelope, openaiEnvelope } from "@pt-gen/runtime/envelope";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Emulator, type Script, startEmulator } from "../../generator/emulator/index.js";
import { apis, ask, user } from "./invariant.js";
import { type Api, callWith, entryOf, type Options, type Result, streamWith } from "./replay.js";
import { sse } from "./synthetic.js";

const contents = {
  name: "call_tools",
  items: [{ name: "a" }, { name: "b" }, { name: "read" }, { name: "work", args: { type: "object" } }],
};
const envelopes = {
  chat: openaiEnvelope(contents),
  responses: openaiEnvelope(contents),
  messages: anthropicEnvelope(contents),
  generateContent: googleEnvelope(contents),
} as const;

const made = [
  { kind: "good", at: 0 },
  { kind: "good", at: "x" },
  { kind: "good", at: 2 },
];

/** The same calls: one by one, or all in one where the request offers that. */
const script: Script = ({ turn, tools }) => {
  if (turn > 0) return { text: "Done." };
  const calls = made.map((args) => ({ name: "work", arguments: args, unchecked: true }));
  if (!tools.some(({ name }) => name === "call_tools")) return { calls };
  return { calls: [{ name: "call_tools", arguments: { calls: made.map((args) => ({ name: "work", args })) }, unchecked: true }] };
};

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ script });
});
afterAll(() => emulator.close());

const asked = (api: Api, stream: boolean, options: Options): Promise<Result> =>
  ask({ api, emulator, messages: [user(api, "?")], stream, options });

const told = ({ calls, rejected, outcomes }: Result) => ({
  calls: calls.map(({ index, name, args }) => ({ index, name, args })),
  rejected: rejected.map(({ index, name, reason, issues }) => ({ index, name, reason, issues })),
  outcomes: outcomes?.map(({ status }) => status),
});

describe.each(apis)("an envelope on %s", (api) => {
  test.each([false, true])("gives the same calls and outcomes as calls one by one (streamed: %s)", async (stream) => {
    const handlers = { work: (args: unknown) => args };
    const native = await asked(api, stream, { handlers });
    const result = await asked(api, stream, { handlers, envelope: envelopes[api] });
    expect(told(result)).toEqual(told(native));
    expect(told(result)).toMatchObject({ outcomes: ["ok", "rejected", "ok"] });
    expect(new Set(result.calls.map(({ id }) => id)).size).toBe(2);

    const next = result.followUp();
    const answers = JSON.stringify(next.slice(1));
    expect(answers.match(/results/g)).toHaveLength(1);
    const answered = await ask({
      api,
      emulator,
      messages: [user(api, "?"), ...next],
      stream,
      options: { envelope: envelopes[api] },
    });
    expect(answered.text).toBe("Done.");
    expect(emulator.problems).toEqual([]);
  });

  test("results may be given by hand, per call inside", async () => {
    const result = await asked(api, false, { envelope: envelopes[api] });
    const next = JSON.stringify(
      result.followUp([
        { index: 0, result: "first" },
        { index: 2, error: "third" },
      ]),
    ).replaceAll("\\", "");
    expect(next).toContain('"results":[{"name":"work","result":"first"},{"name":"work","error":"invalid-arguments"');
    expect(next).toContain('{"name":"work","error":"third"}]');
  });

  test("forcing one tool offers it alone, in an envelope that is forced", async () => {
    await asked(api, false, { envelope: envelopes[api], toolChoice: { tool: "work" } });
    const body = JSON.stringify(emulator.requests.at(-1)?.body);
    expect(body).toContain('"enum":["work"]');
    expect(body).not.toContain('"enum":["a"]');
    expect(body).toMatch(/"(?:tool_choice|functionCallingConfig)":[^[\]]*(?:\["call_tools"|"call_tools")/);
  });
});

/** Events of a Chat Completion whose one call holds this text. */
const chatEvents = (pieces: readonly string[], word: string): object[] => [
  ...pieces.map((text, at) => ({
    id: "c",
    choices: [
      {
        index: 0,
        delta: {
          tool_calls: [
            {
              index: 0,
              ...(at === 0 && { id: "o", type: "function" }),
              function: { ...(at === 0 && { name: "call_tools" }), arguments: text },
            },
          ],
        },
      },
    ],
  })),
  { id: "c", choices: [{ index: 0, delta: {}, finish_reason: word }] },
];

const entries: readonly ToolEntry[] = [entryOf("a"), entryOf("b"), { ...entryOf("read"), readonly: true }];

const streamed = (pieces: readonly string[], word: string, options: Options = {}) => {
  const fetch = (async () =>
    new Response(sse("chat", chatEvents(pieces, word)), { headers: { "content-type": "text/event-stream" } })) as typeof globalThis.fetch;
  return streamWith({ api: "chat", fetch, entries, options: { envelope: envelopes.chat, ...options } });
};

const reasons = ({ rejected }: Result) => rejected.map(({ name, reason }) => [name, reason]);

describe("an envelope that streams", () => {
  test("shows each call inside as a call of its own", async () => {
    const stream = streamed(['{"calls":[{"name":"a","args":{"x":"1', '2"}},{"na', 'me":"b"},{"args":{"y":1},"name":"b"}]}'], "tool_calls");
    const events: unknown[] = [];
    for await (const event of stream.events()) events.push(event);
    expect(events).toMatchObject([
      { type: "call-start", index: 0, id: "o_0", name: "a" },
      { type: "call-delta", index: 0, partial: { x: "1" }, path: "/x", done: false },
      { type: "call-delta", index: 0, partial: { x: "12" }, path: "/x", done: true },
      { type: "call-delta", index: 0, partial: { x: "12" }, path: "", done: true },
      { type: "call-start", index: 1, id: "o_1", name: "b" },
      { type: "call-delta", index: 1, path: "", done: true },
      { type: "call-start", index: 2, id: "o_2", name: "b" },
      { type: "call-delta", index: 2, partial: { y: 1 }, path: "", done: true },
      { type: "call-complete", call: { index: 0, args: { x: "12" } } },
      { type: "call-complete", call: { index: 1, args: {} } },
      { type: "call-complete", call: { index: 2, args: { y: 1 } } },
      { type: "finish" },
    ]);
  });

  test("starts only @readonly tools at their closing brace, and what is cut reaches no other", async () => {
    const runs: string[] = [];
    const handlers = Object.fromEntries(["a", "b", "read"].map((name) => [name, () => runs.push(name)]));
    const stream = streamed(['{"calls":[{"name":"read","args":{}},{"name":"a","args":{}},{"name":"b","ar'], "length", { handlers });
    const result = await stream.result;
    expect(runs).toEqual(["read"]);
    expect(reasons(result)).toEqual([
      ["read", "truncated"],
      ["a", "truncated"],
      ["b", "truncated"],
    ]);
    expect(result.followUp()).toHaveLength(2);
  });

  test.each([
    ["cut before anything is inside", '{"cal', "length", "truncated"],
    ["unreadable", '{"calls":[{"name":"a","args":{}}', "stop", "invalid-json"],
    ["empty", '{"calls":[]}', "tool_calls", "invalid-arguments"],
    ["of another shape", '{"name":"a"}', "tool_calls", "invalid-arguments"],
  ])("%s, it is itself the rejected call", async (_case, text, word, reason) => {
    const result = await streamed([text], word).result;
    expect(reasons(result)).toEqual([["call_tools", reason]]);
    expect(result.followUp()).toHaveLength(2);
  });

  test("a plain reply that was cut shows the calls that had begun", async () => {
    const reply = {
      id: "c",
      choices: [
        {
          index: 0,
          finish_reason: "length",
          message: {
            role: "assistant",
            content: null,
            tool_calls: [
              {
                id: "o",
                type: "function",
                function: { name: "call_tools", arguments: '{"calls":[{"name":"a","args":{}},{"name":"b","args":{"x' },
              },
            ],
          },
        },
      ],
    };
    const fetch = (async () => Response.json(reply)) as typeof globalThis.fetch;
    const result = await callWith({ api: "chat", fetch, entries, options: { envelope: envelopes.chat } });
    expect(reasons(result)).toEqual([
      ["a", "truncated"],
      ["b", "truncated"],
    ]);
  });

  test("a list of calls written as text, and an unknown tool inside", async () => {
    const calls = JSON.stringify([{ name: "a", args: '{"x":1}' }, { name: "nobody" }]);
    const result = await streamed([JSON.stringify({ calls })], "tool_calls").result;
    expect(result.calls.map(({ name, args }) => [name, args])).toEqual([["a", { x: 1 }]]);
    expect(reasons(result)).toEqual([["nobody", "unknown-tool"]]);
  });
});
