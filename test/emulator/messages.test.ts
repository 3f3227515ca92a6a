import Anthropic from "@anthropic-ai/sdk";
import { afterAll, describe, expect, test } from "vitest";
import { type Script, startEmulator } from "../../generator/emulator/index.js";
import { clientsOf } from "./clients.js";
import { dallas, messagesTools, threeCalls, toronto, winner } from "./tools.js";

type Body = Partial<Anthropic.MessageCreateParamsNonStreaming>;
type Messages = Anthropic.MessageParam[];

const script: Script = (request) => {
  if (request.question === "refuse") return { text: "I can", refusal: "I cannot." };
  if (request.question === "hosted") {
    return {
      items: [{ type: "server_tool_use", id: "srvtoolu_1", name: "web_search", input: {} }],
      calls: [{ name: "GoogleSearch", arguments: winner }],
    };
  }
  if (request.question === "time") return { text: "Let me look.", calls: [{ name: "Now" }] };
  const turn = Array.isArray(threeCalls) ? (threeCalls[request.turn] ?? { text: "Done." }) : {};
  return request.model === "claude-opus-4-8" ? { ...turn, thinking: "Three things are asked." } : turn;
};
const emulator = await startEmulator({ script, pieceSize: 6 });
afterAll(() => emulator.close());
const { anthropic } = clientsOf(emulator);

const base = { model: "claude-sonnet-4-6", max_tokens: 2000, tools: messagesTools };
const ask: Messages = [{ role: "user", content: "weather?" }];
const create = (body: Body): Promise<Anthropic.Message> => anthropic.messages.create({ ...base, messages: ask, ...body });

async function refusal(body: Body): Promise<string> {
  const error = await create(body).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Anthropic.BadRequestError);
  expect(error).toMatchObject({ error: { type: "error", error: { type: "invalid_request_error" } } });
  return (error as { error: { error: { message: string } } }).error.error.message;
}

const uses = (message: Anthropic.Message): readonly Anthropic.ToolUseBlock[] =>
  message.content.filter((block) => block.type === "tool_use");
const result = (id: string): Anthropic.ToolResultBlockParam => ({ type: "tool_result", tool_use_id: id, content: "ok" });

describe("replies", () => {
  test("plain: tool_use blocks with inputs as objects, stop_reason tool_use", async () => {
    const message = await create({});
    expect(uses(message).map((block) => [block.name, block.input])).toEqual([
      ["Weather", toronto],
      ["Weather", dallas],
      ["GoogleSearch", winner],
    ]);
    expect(uses(message).every((block) => /^toolu_01[1-9A-HJ-NP-Za-km-z]{22}$/.test(block.id))).toBe(true);
    expect(message).toMatchObject({ stop_reason: "tool_use", usage: { cache_read_input_tokens: 0 } });
  });

  test("streamed: the SDK's accumulator gives the same message, thinking with its signature first", async () => {
    const message = await anthropic.messages.stream({ ...base, model: "claude-opus-4-8", messages: ask }).finalMessage();
    expect(message.content[0]).toMatchObject({
      type: "thinking",
      thinking: "Three things are asked.",
      signature: expect.stringMatching(/^.{40,}$/),
    });
    expect(uses(message).map((block) => block.input)).toEqual([toronto, dallas, winner]);
    expect(message.stop_reason).toBe("tool_use");
  });

  test("streamed: the documented order of events, one ping, zero arguments as one empty delta", async () => {
    const tools = [{ name: "Now", input_schema: { type: "object" as const, properties: {} } }];
    const raw = await fetch(`${emulator.url}/v1/messages`, {
      method: "POST",
      headers: { "x-api-key": "k", "anthropic-version": "2023-06-01" },
      body: JSON.stringify({ ...base, tools, messages: [{ role: "user", content: "time" }], stream: true }),
    });
    const body = await raw.text();
    expect(body.match(/^event: .*$/gm)?.map((line) => line.slice(7))).toEqual([
      "message_start",
      "content_block_start",
      "ping",
      "content_block_delta",
      "content_block_delta",
      "content_block_stop",
      "content_block_start",
      "content_block_delta",
      "content_block_stop",
      "message_delta",
      "message_stop",
    ]);
    expect(body.match(/"partial_json":"[^"]*"/g)).toEqual(['"partial_json":""']);
  });

  test("blocks of another kind stand before the calls", async () => {
    const body = { ...base, messages: [{ role: "user" as const, content: "hosted" }] };
    const plain = await anthropic.messages.create(body);
    const streamed = await anthropic.messages.stream(body).finalMessage();
    expect([plain, streamed].map(({ content }) => content.map((block) => block.type))).toEqual([
      ["server_tool_use", "tool_use"],
      ["server_tool_use", "tool_use"],
    ]);
  });

  test("a refusal is HTTP 200 with stop_details", async () => {
    const message = await create({ messages: [{ role: "user", content: "refuse" }] });
    expect(message).toMatchObject({
      stop_reason: "refusal",
      stop_details: { type: "refusal" },
      content: [{ type: "text", text: "I cannot." }],
    });
  });
});

describe("tool_choice and the parallel switch", () => {
  test("are obeyed", async () => {
    const names = async (body: Body) => uses(await create(body)).map((block) => block.name);
    expect(await names({ tool_choice: { type: "none" } })).toEqual([]);
    expect(await names({ tool_choice: { type: "tool", name: "GoogleSearch" } })).toEqual(["GoogleSearch"]);
    expect(await names({ tool_choice: { type: "auto", disable_parallel_tool_use: true } })).toEqual(["Weather"]);
    expect(await names({ tool_choice: { type: "any" } })).toHaveLength(3);
  });

  test("are refused without tools, on models that cannot be forced, with thinking, for unknown names", async () => {
    const forced = { type: "any" as const };
    expect(await refusal({ tools: [], tool_choice: { type: "auto" } })).toContain("may only be specified while providing tools");
    for (const model of ["claude-opus-5-5", "claude-fable-5-1", "claude-mythos-preview"]) {
      expect(await refusal({ model, tool_choice: forced })).toContain('type "tool" and "any" are not supported for this model');
    }
    expect(await refusal({ thinking: { type: "enabled", budget_tokens: 1024 }, tool_choice: forced })).toContain(
      "Thinking may not be enabled",
    );
    expect(await refusal({ tool_choice: { type: "tool", name: "Nobody" } })).toContain("'Nobody' not found");
  });
});

describe("the next turn", () => {
  test("is accepted with the turn verbatim and the results first, text after them, or in several user messages", async () => {
    const message = await create({ model: "claude-opus-4-8" });
    const echo: Messages = [...ask, { role: "assistant", content: message.content }];
    const results = uses(message).map((block) => result(block.id));
    const next = await create({ messages: [...echo, { role: "user", content: [...results, { type: "text", text: "and?" }] }] });
    expect(next).toMatchObject({ stop_reason: "end_turn", content: [{ type: "text", text: "Cold, warm, and the Eagles." }] });
    await expect(
      create({ messages: [...echo, ...results.map((block) => ({ role: "user" as const, content: [block] }))] }),
    ).resolves.toBeDefined();
  });

  test("is refused for missing, foreign, double and late results", async () => {
    const message = await create({});
    const echo: Messages = [...ask, { role: "assistant", content: message.content }];
    const results = uses(message).map((block) => result(block.id));
    const user = (content: Anthropic.ContentBlockParam[]): Messages => [...echo, { role: "user", content }];
    const third = uses(message)[2]?.id ?? "";
    expect(await refusal({ messages: user(results.slice(0, 2)) })).toContain(`without \`tool_result\` blocks immediately after: ${third}`);
    expect(await refusal({ messages: echo })).toContain("without `tool_result` blocks immediately after");
    expect(await refusal({ messages: user([{ type: "text", text: "first" }, ...results]) })).toContain(
      "without `tool_result` blocks immediately after",
    );
    expect(await refusal({ messages: user([...results, result("toolu_x")]) })).toContain(
      "unexpected `tool_use_id` found in `tool_result` blocks: toolu_x",
    );
    expect(await refusal({ messages: user([...results, result(third)]) })).toContain("each tool_use must have a single result");
    expect(await refusal({ messages: [...ask, { role: "assistant", content: "no" }, { role: "user", content: results }] })).toContain(
      "unexpected `tool_use_id`",
    );
  });

  test("is refused when thinking was altered, dropped or moved behind the calls", async () => {
    const thinking = { type: "enabled" as const, budget_tokens: 1024 };
    const message = await create({ model: "claude-opus-4-8", thinking });
    const results: Messages = [{ role: "user", content: uses(message).map((block) => result(block.id)) }];
    const [first, ...rest] = message.content;
    if (first?.type !== "thinking") throw new Error("no thinking");
    const send = (content: Anthropic.ContentBlockParam[]) =>
      refusal({ thinking, messages: [...ask, { role: "assistant", content }, ...results] });
    expect(await send([{ ...first, thinking: "Two things." }, ...rest])).toContain(
      "messages.1.content.0: Invalid `signature` in `thinking` block",
    );
    expect(await send([{ ...first, signature: "abc" }, ...rest])).toContain("Invalid `signature`");
    expect(await send(rest)).toContain("Expected `thinking` or `redacted_thinking`, but found `tool_use`");
    await expect(
      create({ thinking, messages: [...ask, { role: "assistant", content: message.content }, ...results] }),
    ).resolves.toBeDefined();
  });

  test("is refused for blocks that cannot be replayed", async () => {
    const echo = (members: object): Messages => [
      ...ask,
      { role: "assistant", content: [{ type: "tool_use", id: "toolu_1", name: "Weather", input: {}, ...members }] },
      { role: "user", content: [result("toolu_1")] },
    ];
    expect(await refusal({ messages: echo({ input: "{}" }) })).toContain("tool_use.input: Input should be a valid dictionary");
    expect(await refusal({ messages: echo({ input: undefined }) })).toContain("tool_use.input: Field required");
    expect(await refusal({ messages: echo({ name: "math.add" }) })).toContain("tool_use.name: String should match pattern");
    expect(await refusal({ messages: [...ask, { role: "assistant", content: [{ type: "text", text: "" }] }, ...ask] })).toContain(
      "text content blocks must be non-empty",
    );
    const twice = [1, 2].map(() => ({ type: "tool_use" as const, id: "toolu_1", name: "Weather", input: {} }));
    expect(
      await refusal({ messages: [...ask, { role: "assistant", content: twice }, { role: "user", content: [result("toolu_1")] }] }),
    ).toContain("ids must be unique");
  });
});

describe("bad requests", () => {
  test("max_tokens, roles, contents, prefill, version header", async () => {
    expect(await refusal({ max_tokens: undefined as unknown as number })).toContain("max_tokens: Field required");
    expect(await refusal({ messages: [{ role: "system" as "user", content: "x" }] })).toContain('Unexpected role "system"');
    expect(await refusal({ messages: [{ role: "tool" as "user", content: "x" }] })).toContain("Input should be 'user' or 'assistant'");
    expect(await refusal({ messages: [] })).toContain("at least one message is required");
    expect(await refusal({ messages: [{ role: "user", content: [] }] })).toContain("must have non-empty content");
    expect(await refusal({ model: "claude-sonnet-5", messages: [...ask, { role: "assistant", content: "{" }] })).toContain(
      "does not support assistant message prefill",
    );
    expect(await refusal({ thinking: { type: "enabled", budget_tokens: 4000 } })).toContain(
      "must be greater than `thinking.budget_tokens`",
    );
    const bare = await fetch(`${emulator.url}/v1/messages`, { method: "POST", headers: { "x-api-key": "k" }, body: "{}" });
    expect([bare.status, await bare.text()]).toEqual([400, expect.stringContaining("anthropic-version: header is required")]);
  });
});
