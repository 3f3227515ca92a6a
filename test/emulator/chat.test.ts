import OpenAI, { type APIError } from "openai";
import { afterAll, describe, expect, test } from "vitest";
import { type Script, startEmulator, type TurnRequest } from "../../generator/emulator/index.js";
import { clientsOf } from "./clients.js";
import { chatTools, dallas, threeCalls, toronto, winner } from "./tools.js";

type Messages = OpenAI.ChatCompletionMessageParam[];

const seen: TurnRequest[] = [];
const script: Script = (request) => {
  seen.push(request);
  if (request.question === "custom") {
    return {
      items: [{ id: "call_c", type: "custom", custom: { name: "sql", input: "select 1" } }],
      calls: [{ name: "GoogleSearch", arguments: winner }],
    };
  }
  if (request.question === "refuse") return { refusal: "I will not." };
  if (request.question === "filter") return { text: "Half a", finish: "content-filter" };
  return Array.isArray(threeCalls) ? (threeCalls[request.turn] ?? { text: "Done." }) : {};
};
const emulator = await startEmulator({ script, pieceSize: 5 });
afterAll(() => emulator.close());
const { openai } = clientsOf(emulator);

const model = "gpt-4.1-mini";
const ask: Messages = [{ role: "user", content: "weather?" }];
const create = (body: Partial<OpenAI.ChatCompletionCreateParamsNonStreaming>): Promise<OpenAI.ChatCompletion> =>
  openai.chat.completions.create({ model, messages: ask, tools: chatTools, ...body });

async function refused(body: Partial<OpenAI.ChatCompletionCreateParamsNonStreaming>): Promise<APIError> {
  const error = await create(body).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(OpenAI.BadRequestError);
  return error as APIError;
}

describe("replies", () => {
  test("plain: three calls with ids, finish tool_calls", async () => {
    const { choices, usage } = await create({});
    const calls = choices[0]?.message.tool_calls ?? [];
    expect(calls.map((call) => call.type === "function" && [call.function.name, JSON.parse(call.function.arguments)])).toEqual([
      ["Weather", toronto],
      ["Weather", dallas],
      ["GoogleSearch", winner],
    ]);
    expect(calls.every((call) => /^call_[A-Za-z0-9]{24}$/.test(call.id))).toBe(true);
    expect(new Set(calls.map((call) => call.id)).size).toBe(3);
    expect(choices[0]).toMatchObject({ finish_reason: "tool_calls", message: { content: null, refusal: null } });
    expect(usage?.total_tokens).toBe((usage?.prompt_tokens ?? 0) + (usage?.completion_tokens ?? 0));
  });

  test("streamed: the SDK's accumulator gives the same calls", async () => {
    const stream = openai.chat.completions.stream({ model, messages: ask, tools: chatTools, stream_options: { include_usage: true } });
    const completion = await stream.finalChatCompletion();
    const calls = completion.choices[0]?.message.tool_calls ?? [];
    expect(calls.map((call) => JSON.parse(call.function.arguments))).toEqual([toronto, dallas, winner]);
    expect(completion.usage?.completion_tokens).toBeGreaterThan(0);
  });

  test("streamed: id and name once per call, arguments in pieces, indexes in order, usage only when asked for", async () => {
    const chunks: OpenAI.ChatCompletionChunk[] = [];
    for await (const chunk of await openai.chat.completions.create({ model, messages: ask, tools: chatTools, stream: true }))
      chunks.push(chunk);
    const deltas = chunks.flatMap((chunk) => chunk.choices[0]?.delta.tool_calls ?? []);
    expect(
      deltas.filter((delta) => delta.id !== undefined).map((delta) => [delta.index, delta.function?.name, delta.function?.arguments]),
    ).toEqual([
      [0, "Weather", ""],
      [1, "Weather", ""],
      [2, "GoogleSearch", ""],
    ]);
    expect(deltas.filter((delta) => delta.id === undefined).every((delta) => (delta.function?.arguments ?? "").length <= 5)).toBe(true);
    expect(deltas.map((delta) => delta.index)).toEqual(deltas.map((delta) => delta.index).toSorted((a, b) => a - b));
    expect(chunks.at(-1)?.choices[0]?.finish_reason).toBe("tool_calls");
    expect(chunks.some((chunk) => chunk.usage !== undefined)).toBe(false);
  });

  test("custom calls stand before ours", async () => {
    const messages: Messages = [{ role: "user", content: "custom" }];
    const plain = await create({ messages });
    expect(plain.choices[0]?.message.tool_calls?.map((call) => call.type)).toEqual(["custom", "function"]);
    const indexes: number[] = [];
    for await (const chunk of await openai.chat.completions.create({ model, messages, tools: chatTools, stream: true })) {
      indexes.push(...(chunk.choices[0]?.delta.tool_calls ?? []).map((delta) => delta.index));
    }
    expect(new Set(indexes)).toEqual(new Set([0, 1]));
  });

  test("a refusal and a filtered text have their own words", async () => {
    const no = await create({ messages: [{ role: "user", content: "refuse" }] });
    expect(no.choices[0]).toMatchObject({ finish_reason: "stop", message: { refusal: "I will not.", content: null } });
    const half = await create({ messages: [{ role: "user", content: "filter" }] });
    expect(half.choices[0]).toMatchObject({ finish_reason: "content_filter", message: { content: "Half a" } });
  });
});

describe("tool_choice and the parallel switch", () => {
  const names = async (body: Partial<OpenAI.ChatCompletionCreateParamsNonStreaming>) => {
    const { choices } = await create(body);
    return [
      choices[0]?.finish_reason,
      ...(choices[0]?.message.tool_calls ?? []).map((call) => call.type === "function" && call.function.name),
    ];
  };

  test("none gives text, a forced tool one call and stop, parallel false one call", async () => {
    expect(await names({ tool_choice: "none" })).toEqual(["stop"]);
    expect(await names({ tool_choice: { type: "function", function: { name: "GoogleSearch" } } })).toEqual(["stop", "GoogleSearch"]);
    expect(await names({ parallel_tool_calls: false })).toEqual(["tool_calls", "Weather"]);
  });

  test("allowed_tools keeps the allowed ones", async () => {
    const allowed = { mode: "auto" as const, tools: [{ type: "function", function: { name: "GoogleSearch" } }] };
    expect(await names({ tool_choice: { type: "allowed_tools", allowed_tools: allowed } })).toEqual(["tool_calls", "GoogleSearch"]);
  });

  test("required makes a call even where the script has none", async () => {
    const completion = await create({ messages: [{ role: "user", content: "refuse" }], tool_choice: "required" });
    expect(completion.choices[0]?.message.tool_calls).toHaveLength(1);
  });

  test("is refused without tools, with an undeclared name, and on o-series models", async () => {
    const withoutTools = await openai.chat.completions
      .create({ model, messages: ask, tool_choice: "auto" })
      .catch((error: unknown) => error);
    expect(withoutTools).toMatchObject({ status: 400, param: "tool_choice" });
    const parallel = await openai.chat.completions
      .create({ model, messages: ask, parallel_tool_calls: true })
      .catch((error: unknown) => error);
    expect(parallel).toMatchObject({ status: 400, param: "parallel_tool_calls" });
    expect((await refused({ tool_choice: { type: "function", function: { name: "Nobody" } } })).message).toMatch(
      /'Nobody' not found in 'tools'/,
    );
    expect(await refused({ model: "o4-mini", parallel_tool_calls: false })).toMatchObject({ code: "unsupported_parameter" });
  });
});

describe("the next turn", () => {
  async function turn(): Promise<{ readonly assistant: OpenAI.ChatCompletionMessage; readonly ids: readonly string[] }> {
    const assistant = (await create({})).choices[0]?.message;
    if (assistant === undefined) throw new Error("no message");
    return { assistant, ids: (assistant.tool_calls ?? []).map((call) => call.id) };
  }
  const result = (tool_call_id: string): OpenAI.ChatCompletionToolMessageParam => ({ role: "tool", tool_call_id, content: "ok" });

  test("is accepted with one result per call, in any order, and the script sees the results", async () => {
    const { assistant, ids } = await turn();
    const next = await create({ messages: [...ask, assistant, ...ids.toReversed().map(result)] });
    expect(next.choices[0]).toMatchObject({ finish_reason: "stop", message: { content: "Cold, warm, and the Eagles." } });
    expect(seen.at(-1)).toMatchObject({ turn: 1, question: "weather?", results: [{ name: "GoogleSearch", content: "ok" }, {}, {}] });
  });

  test("is refused for a missing, a foreign, a second, and a misplaced result", async () => {
    const { assistant, ids } = await turn();
    const [first = "", second = "", third = ""] = ids;
    expect((await refused({ messages: [...ask, assistant, result(first), result(second)] })).message).toContain(
      `did not have response messages: ${third}`,
    );
    expect((await refused({ messages: [...ask, assistant] })).message).toContain("must be followed by tool messages");
    expect((await refused({ messages: [...ask, assistant, ...ids.map(result), result("call_x")] })).message).toContain(
      "'call_x' not found in 'tool_calls'",
    );
    expect((await refused({ messages: [...ask, assistant, ...ids.map(result), result(first)] })).message).toContain(
      "Duplicate value for 'tool_call_id'",
    );
    expect(
      (await refused({ messages: [...ask, assistant, result(first), { role: "user", content: "?" }, result(second), result(third)] }))
        .message,
    ).toContain("must be followed by tool messages");
    expect((await refused({ messages: [...ask, result(first)] })).message).toContain("must be a response to a preceeding message");
  });

  test("is refused for calls that cannot be echoed: a dotted name, arguments that are no object, an SDK's own members", async () => {
    const echo = (call: { readonly name?: string; readonly arguments?: string; readonly parsed_arguments?: unknown }): Messages => [
      ...ask,
      { role: "assistant", tool_calls: [{ id: "call_1", type: "function", function: { name: "Weather", arguments: "{}", ...call } }] },
      result("call_1"),
    ];
    expect((await refused({ messages: echo({ name: "multi_tool_use.parallel" }) })).message).toContain("does not match pattern");
    expect((await refused({ messages: echo({ name: "x".repeat(65) }) })).code).toBe("string_above_max_length");
    expect((await refused({ messages: echo({ arguments: '{"a":' }) })).param).toBe("messages[1].tool_calls[0].function.arguments");
    expect((await refused({ messages: echo({ parsed_arguments: {} }) })).code).toBe("unknown_parameter");
    expect((await refused({ messages: echo({ arguments: "[1]" }) })).message).toContain("JSON object");
    await expect(create({ messages: echo({ arguments: "" }) })).resolves.toBeDefined();
  });
});

describe("bad requests", () => {
  test("messages, roles, contents and stream options", async () => {
    expect((await refused({ messages: [] })).code).toBe("empty_array");
    expect((await refused({ messages: [{ role: "robot" as "user", content: "hi" }] })).message).toContain("Supported values are: 'system'");
    expect((await refused({ messages: [{ role: "user", content: null as unknown as string }] })).message).toContain(
      "expected a string, got null",
    );
    expect((await refused({ stream_options: { include_usage: true } })).param).toBe("stream_options");
    expect((await refused({ model: "" })).message).toContain("model");
    expect((await refused({ model: "gpt-5-mini", max_tokens: 10 })).code).toBe("unsupported_parameter");
    expect((await refused({ tools: [] })).code).toBe("empty_array");
  });

  test("arguments of the script that break a strict schema are the test's mistake: HTTP 500", async () => {
    const wrong = await startEmulator({ script: [{ calls: [{ name: "Weather", arguments: { location: "Toronto", units: "Metric" } }] }] });
    const error = await clientsOf(wrong)
      .openai.chat.completions.create({ model, messages: ask, tools: chatTools })
      .catch((thrown: unknown) => thrown);
    await wrong.close();
    expect(error).toBeInstanceOf(OpenAI.InternalServerError);
    expect(wrong.problems).toEqual([expect.stringContaining('"/units"')]);
  });
});
