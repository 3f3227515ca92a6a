import Anthropic from "@anthropic-ai/sdk";
import { GoogleGenAI } from "@google/genai";
import OpenAI from "openai";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as anthropic from "../../examples/parallel-tools/generated/anthropic.js";
import * as google from "../../examples/parallel-tools/generated/google.js";
import * as openai from "../../examples/parallel-tools/generated/openai.js";
import type { ToolArgs, ToolName } from "../../examples/parallel-tools/generated/types.js";
import { type Emulator, type ScriptedCall, startEmulator, type Turn, type TurnRequest } from "../../generator/emulator/index.js";
import { generateProgram } from "../../generator/generate.js";
import { defaultOptions } from "../../generator/options.js";
import { memoryHost } from "../support/memory-host.js";

/**
 * The ten behaviours of instructor's `Iterable[A | B]` (May 2025 and v2), each with what pt-gen does instead, on every provider.
 * The README's table names these tests.
 */

let emulator: Emulator;
let turn: (request: TurnRequest) => Turn;

beforeAll(async () => {
  emulator = await startEmulator({ script: (request) => turn(request) });
});
afterAll(() => emulator.close());

const toronto: ScriptedCall = { name: "Weather", arguments: { location: "Toronto", units: "metric" } };
const dallas: ScriptedCall = { name: "Weather", arguments: { location: "Dallas", units: "imperial" } };
const search: ScriptedCall = { name: "GoogleSearch", arguments: { query: "who won the super bowl" } };
const bad: ScriptedCall = { name: "Weather", arguments: { location: "Dallas", units: "kelvin" }, unchecked: true };
const strange: ScriptedCall = { name: "Calendar", arguments: {}, unchecked: true };
const typed = [
  { name: "Weather", args: toronto.arguments },
  { name: "Weather", args: dallas.arguments },
  { name: "GoogleSearch", args: search.arguments },
];

interface Options {
  readonly tools?: readonly ToolName[];
  readonly handlers?: { readonly [N in ToolName]: (args: ToolArgs[N]) => unknown };
  readonly toolChoice?: "required";
  readonly repair?: number;
}

const question = [{ role: "user" as const, content: "?" }];

/** The same request on the four wire APIs, each through its official SDK. */
const apis = {
  chat: {
    call: (options?: Options, more: readonly unknown[] = []) =>
      openai.callParallel(openaiClient(), { model: "gpt-4.1-mini", messages: [...question, ...(more as [])] }, options),
    stream: () => openai.streamParallel(openaiClient(), { model: "gpt-4.1-mini", messages: question }),
  },
  responses: {
    call: (options?: Options, more: readonly unknown[] = []) =>
      openai.callParallel(openaiClient(), { model: "gpt-4.1-mini", input: [...question, ...(more as [])] }, options),
    stream: () => openai.streamParallel(openaiClient(), { model: "gpt-4.1-mini", input: question }),
  },
  messages: {
    call: (options?: Options, more: readonly unknown[] = []) =>
      anthropic.callParallel(
        anthropicClient(),
        { model: "claude-sonnet-5", max_tokens: 99, messages: [...question, ...(more as [])] },
        options,
      ),
    stream: () => anthropic.streamParallel(anthropicClient(), { model: "claude-sonnet-5", max_tokens: 99, messages: question }),
  },
  generateContent: {
    call: (options?: Options, more: readonly unknown[] = []) =>
      google.callParallel(
        googleClient(),
        { model: "gemini-2.5-flash", contents: [{ role: "user", parts: [{ text: "?" }] }, ...(more as [])] },
        options,
      ),
    stream: () => google.streamParallel(googleClient(), { model: "gemini-2.5-flash", contents: "?" }),
  },
};

const openaiClient = () => new OpenAI({ apiKey: "key", baseURL: emulator.env["OPENAI_BASE_URL"], maxRetries: 0 });
const anthropicClient = () => new Anthropic({ apiKey: "key", baseURL: emulator.env["ANTHROPIC_BASE_URL"], maxRetries: 0 });
const googleClient = () => new GoogleGenAI({ apiKey: "key", httpOptions: { baseUrl: emulator.env["GOOGLE_GEMINI_BASE_URL"] ?? "" } });

const plain = (calls: Iterable<{ readonly name: string; readonly args: unknown }>) => [...calls].map(({ name, args }) => ({ name, args }));

describe.each(Object.entries(apis))("%s", (api, { call, stream }) => {
  test("1. an invalid call is found before the result is returned, and repaired alone", async () => {
    // The correction is asked for in a request of its own that offers the one tool.
    turn = ({ tools }) => ({ calls: tools.length === 1 ? [dallas] : [toronto, bad, search] });
    const ran: unknown[] = [];
    const result = await call({
      repair: 1,
      handlers: { Weather: (args) => ran.push(args), GoogleSearch: (args) => ran.push(args) },
    });
    expect(plain(result)).toEqual(typed);
    expect(ran).toHaveLength(3);
    expect(result.rejected).toEqual([]);
  });

  test("2. no call is an ordinary outcome", async () => {
    turn = () => ({ text: "Nothing to look up." });
    const result = await call();
    expect([...result]).toEqual([]);
    expect(result.finish.reason).toBe("stop");
  });

  test("3. an unknown tool is reported, and answered in the next turn", async () => {
    turn = ({ turn }) => (turn === 0 ? { calls: [toronto, strange, search] } : { text: "done" });
    const result = await call();
    expect(plain(result)).toEqual([typed[0], typed[2]]);
    expect(result.rejected.map(({ index, name, reason }) => ({ index, name, reason }))).toEqual([
      { index: 1, name: "Calendar", reason: "unknown-tool" },
    ]);
    const next = await call(undefined, result.followUp([0, 2].map((index) => ({ index, result: "ok" }))));
    expect(next.text).toBe("done");
  });

  test("4. one bad call among good ones costs that call alone", async () => {
    turn = ({ turn }) => (turn === 0 ? { calls: [toronto, bad, search] } : { text: "done" });
    const result = await call();
    expect(plain(result)).toEqual([typed[0], typed[2]]);
    const [rejected] = result.rejected;
    expect(rejected).toMatchObject({ index: 1, reason: "invalid-arguments", issues: [{ path: "/units", value: "kelvin" }] });
    const results = result.followUp([0, 2].map((index) => ({ index, result: "fine" })));
    expect(JSON.stringify(results).match(/kelvin/g)?.length).toBeGreaterThan(0);
    expect((await call(undefined, results)).text).toBe("done");
  });

  test("5. call ids and the raw reply are there", async () => {
    turn = () => ({ calls: [toronto, dallas, search] });
    const result = await call();
    expect(new Set(result.calls.map((c) => c.id)).size).toBe(3);
    expect(JSON.stringify(result.response)).toContain("Toronto");
  });

  test("6. text beside the calls is kept", async () => {
    turn = () => ({ text: "Let me look.", calls: [toronto] });
    const result = await call();
    expect(result.text).toBe("Let me look.");
    expect(plain(result)).toEqual([typed[0]]);
  });

  test("7. the reply may stream, call by call", async () => {
    turn = () => ({ calls: [toronto, dallas, search] });
    const seen: unknown[] = [];
    const streamed = stream();
    for await (const { name, args } of streamed) seen.push({ name, args });
    expect(seen).toEqual(typed);
    expect(plain(await streamed.result)).toEqual(typed);
  });

  test("8. the tool choice is the user's", async () => {
    turn = () => ({ calls: [toronto] });
    await call({ toolChoice: "required" });
    const sent = JSON.stringify(emulator.requests.at(-1)?.body);
    expect(sent).toMatch(
      api === "generateContent" ? /"mode":"ANY"/ : api === "messages" ? /"tool_choice":\{"type":"any"/ : /"tool_choice":"required"/,
    );
    await call();
    expect(JSON.stringify(emulator.requests.at(-1)?.body)).not.toMatch(/tool_choice|functionCallingConfig/);
  });
});

test("9. two tools of one name are refused when generating", async () => {
  const host = memoryHost({
    "a.ts": "export interface Weather { city: string }",
    "b.ts": "export interface Weather { place: string }",
  });
  const { files, diagnostics } = await generateProgram({ ...defaultOptions, inputs: ["a.ts", "b.ts"] }, host);
  expect(diagnostics.map(({ code, place }) => [code, place?.file])).toEqual([["duplicate-tool", "b.ts"]]);
  expect(files).toEqual([]);
});

test("10. Gemini's argument objects are read as they are, ids echoed, one Content back", async () => {
  turn = ({ turn }) => (turn === 0 ? { calls: [toronto, { name: "GoogleSearch" }] } : { text: "done" });
  const result = await apis.generateContent.call();
  expect(plain(result)).toEqual([typed[0]]);
  expect(result.rejected).toMatchObject([{ reason: "invalid-arguments", issues: [{ path: "/query" }] }]);
  const followUp = result.followUp([{ index: 0, result: { degrees: 3 } }]) as { role: string; parts: unknown[] }[];
  expect(followUp.map(({ role, parts }) => [role, parts.length])).toEqual([
    ["model", 2],
    ["user", 2],
  ]);
  expect((await apis.generateContent.call(undefined, followUp)).text).toBe("done");
});
