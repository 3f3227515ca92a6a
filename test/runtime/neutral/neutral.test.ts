import type { Envelope, ParallelResult, ParallelStream, RunResult } from "@pt-gen/runtime";
import * as anthropic from "@pt-gen/runtime/anthropic";
import { anthropicEnvelope, googleEnvelope, openaiEnvelope } from "@pt-gen/runtime/envelope";
import * as google from "@pt-gen/runtime/google";
import * as neutral from "@pt-gen/runtime/neutral";
import * as openai from "@pt-gen/runtime/openai";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { type Emulator, startEmulator } from "../../../generator/emulator/index.js";
import { parseModel } from "../../../runtime/src/neutral/model.js";
import { toVendorRequest } from "../../../runtime/src/neutral/request.js";
import { type Args, sleep } from "../fake.js";

const parameters = { type: "object", properties: { city: { type: "string" } }, required: ["city"] };
const entries = [{ name: "weather", issues: () => null }];

/** What generated provider files look like from here. */
const module = (verbs: typeof openai | typeof anthropic, tools: never) => ({
  callParallel: (client: object, request: object, options: never) => verbs.callParallel(client, request, options, tools),
  streamParallel: (client: object, request: object, options: never) => verbs.streamParallel(client, request, options, tools),
  runParallel: (client: object, request: object, options: never) => verbs.runParallel(client, request, options, tools),
});

const load: neutral.ProviderLoaders = {
  openai: async () =>
    module(openai, { entries, chatTools: [{ type: "function", function: { name: "weather", parameters } }], responsesTools: [] } as never),
  anthropic: async () => module(anthropic, { entries, payloads: [{ name: "weather", input_schema: parameters }] } as never),
  google: async () => module(google as never, { entries, payloads: [{ name: "weather", parametersJsonSchema: parameters }] } as never),
};

const models = ["openai/gpt-4.1-mini", "anthropic/claude-opus-5", "google/gemini-3-flash-preview", "vertexai/gemini-3-flash-preview"];

const request = {
  system: "Be brief.",
  messages: [
    { role: "system", content: "Use tools." },
    { role: "user", content: "Weather in Toronto and Dallas?" },
  ],
  maxTokens: 100,
  temperature: 0,
};

type Result = ParallelResult<Args, Args, string, unknown, object>;
type Stream = ParallelStream<Args, Args, string, unknown, object>;
type Run = RunResult<Args, Args, string, unknown, object>;

const cities = ({ calls }: Result): unknown[] => calls.map(({ args }) => (args as Args).city);

describe("the provider-neutral verbs", () => {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await startEmulator({
      script: [{ calls: ["Toronto", "Dallas"].map((city) => ({ name: "weather", arguments: { city } })) }, { text: "Cold and warm." }],
    });
    for (const [name, value] of Object.entries(emulator.env)) vi.stubEnv(name, value);
    vi.spyOn(console, "debug").mockImplementation(() => {});
  });
  afterEach(() => expect(emulator.problems).toEqual([]));
  afterAll(async () => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
    await emulator.close();
  });

  test.each(models)("callParallel on %s, and its next turn", async (model) => {
    const result = await neutral.callParallel<Result>(model, request, { handlers: { weather: () => "fine" } }, load);
    expect(cities(result)).toEqual(["Toronto", "Dallas"]);
    const next = await neutral.callParallel<Result>(
      model,
      { ...request, messages: [...request.messages, ...result.followUp()] },
      undefined,
      load,
    );
    expect(next.text).toBe("Cold and warm.");
    expect(JSON.stringify(emulator.requests.at(-1)?.body)).toContain("Be brief.");
    expect(JSON.stringify(emulator.requests.at(-1)?.body)).toContain("Use tools.");
  });

  test.each(models)("streamParallel on %s", async (model) => {
    const stream = neutral.streamParallel<Stream>(model, request, undefined, load);
    const types: string[] = [];
    const listening = (async () => {
      for await (const event of stream.events()) types.push(event.type);
    })();
    const seen: unknown[] = [];
    for await (const call of stream) seen.push((call.args as Args).city);
    await listening;
    expect(seen).toEqual(["Toronto", "Dallas"]);
    expect(types).toContain("call-delta");
    expect(types.at(-1)).toBe("finish");
    expect(cities(await stream.result)).toEqual(seen);
  });

  test.each(models)("runParallel on %s", async (model) => {
    const result = await neutral.runParallel<Run>(model, request, { handlers: { weather: () => "fine" } }, load);
    expect(result).toMatchObject({ stopped: "done", text: "Cold and warm.", outcomes: [{ status: "ok" }, { status: "ok" }] });
  });
});

describe("the envelope with the provider-neutral verbs", () => {
  const contents = { name: "call_tools", items: [{ name: "weather", args: parameters }] };
  const envelopes = [openaiEnvelope(contents), anthropicEnvelope(contents), googleEnvelope(contents), googleEnvelope(contents)];
  const cases = models.map((model, index) => [model, envelopes[index] as Envelope] as const);
  const handlers = { weather: (args: unknown) => `fine in ${(args as Args).city}` };
  let emulator: Emulator;
  beforeAll(async () => {
    const inside = ["Toronto", "Dallas"].map((city) => ({ name: "weather", args: { city } }));
    emulator = await startEmulator({
      script: [{ calls: [{ name: "call_tools", arguments: { calls: inside } }] }, { text: "Cold and warm." }],
    });
    for (const [name, value] of Object.entries(emulator.env)) vi.stubEnv(name, value);
    vi.spyOn(console, "debug").mockImplementation(() => {});
  });
  afterEach(() => expect(emulator.problems).toEqual([]));
  afterAll(async () => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
    await emulator.close();
  });
  const fine = [
    { status: "ok", result: "fine in Toronto" },
    { status: "ok", result: "fine in Dallas" },
  ];
  /** One tool is offered, in the vendor's own place. */
  const offered = (): unknown => JSON.stringify(emulator.requests.at(-1)?.body).match(/"name":"call_tools"/g)?.length;

  test.each(cases)("callParallel on %s: two calls of one, one answer to both", async (model, envelope) => {
    const result = await neutral.callParallel<Result>(model, request, { handlers, envelope }, load);
    expect(offered()).toBe(1);
    expect(cities(result)).toEqual(["Toronto", "Dallas"]);
    expect(result.outcomes).toMatchObject(fine);
    const messages = [...request.messages, ...result.followUp()];
    const next = await neutral.callParallel<Result>(model, { ...request, messages }, { envelope }, load);
    expect(next.text).toBe("Cold and warm.");
    expect(JSON.stringify(emulator.requests.at(-1)?.body).match(/fine in/g)).toHaveLength(2);
  });

  test.each(cases)("streamParallel on %s", async (model, envelope) => {
    const stream = neutral.streamParallel<Stream>(model, request, { handlers, envelope }, load);
    const seen: unknown[] = [];
    for await (const call of stream) seen.push((call.args as Args).city);
    expect(seen).toEqual(["Toronto", "Dallas"]);
    expect((await stream.result).outcomes).toMatchObject(fine);
  });

  test.each(cases)("runParallel on %s", async (model, envelope) => {
    const result = await neutral.runParallel<Run>(model, request, { handlers, envelope }, load);
    expect(result).toMatchObject({ stopped: "done", text: "Cold and warm.", outcomes: fine });
  });
});

describe("model strings", () => {
  test("the vendor's own name may hold slashes", () => {
    expect(parseModel("openai/ft:gpt-4/x")).toEqual({ provider: "openai", model: "ft:gpt-4/x" });
  });

  test.each(["gpt-4", "mistral/large", "openai/", "/x", "constructor/x"])("%j is refused", (text) => {
    expect(() => parseModel(text)).toThrow(/names no model/);
  });

  test("a provider that was not generated is named", async () => {
    await expect(neutral.callParallel("google/x", request, undefined, {})).rejects.toThrow(/No client was generated for "google"/);
    const stream = neutral.streamParallel<Stream>("google/x", request, undefined, {});
    await expect(stream.result).rejects.toThrow(/No client/);
    await expect(stream[Symbol.asyncIterator]().next()).rejects.toThrow(/No client/);
  });
});

describe("a result that nobody looks at", () => {
  test("is no unhandled rejection: a loop hears of the error, or nobody does", async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => unhandled.push(reason);
    process.on("unhandledRejection", note);
    const looped = neutral.streamParallel<Stream>("google/x", request, undefined, {});
    const { result } = looped;
    await expect(looped[Symbol.asyncIterator]().next()).rejects.toThrow(/No client/);
    const unread = neutral.streamParallel<Stream>("google/x", request, undefined, {});
    expect(unread.result).toBe(unread.result);
    unread.events();
    await sleep(10);
    process.off("unhandledRejection", note);
    expect(unhandled).toEqual([]);
    await expect(result).rejects.toThrow(/No client/);
  });
});

describe("the vendor's request", () => {
  test("system texts go where the vendor wants them", () => {
    expect(toVendorRequest("anthropic", "m", request)).toEqual({
      model: "m",
      system: "Be brief.\n\nUse tools.",
      messages: [request.messages[1]],
      max_tokens: 100,
      temperature: 0,
    });
    expect(toVendorRequest("google", "m", request)).toEqual({
      model: "m",
      contents: [{ role: "user", parts: [{ text: "Weather in Toronto and Dallas?" }] }],
      config: { systemInstruction: "Be brief.\n\nUse tools.", temperature: 0, maxOutputTokens: 100 },
    });
    expect(toVendorRequest("openai", "m", request)).toEqual({
      model: "m",
      messages: [{ role: "system", content: "Be brief." }, ...request.messages],
      max_completion_tokens: 100,
      temperature: 0,
    });
  });

  test("items of the vendor's own shape pass through", () => {
    const turn = { role: "assistant", content: [{ type: "tool_use", id: "1", name: "weather", input: {} }] };
    expect(toVendorRequest("anthropic", "m", { messages: [turn] })).toMatchObject({ messages: [turn] });
    const content = { role: "model", parts: [{ functionCall: { name: "weather" } }] };
    expect(toVendorRequest("google", "m", { messages: [content] })).toMatchObject({ contents: [content] });
  });

  test("other options go to the vendor as they are", () => {
    expect(toVendorRequest("openai", "m", { messages: [], seed: 1 })).toMatchObject({ seed: 1 });
    expect(toVendorRequest("google", "m", { messages: [], topK: 1, config: { topP: 2 } })).toMatchObject({ config: { topK: 1, topP: 2 } });
  });
});
