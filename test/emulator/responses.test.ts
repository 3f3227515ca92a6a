import OpenAI, { type APIError } from "openai";
import { afterAll, describe, expect, test } from "vitest";
import { type Script, startEmulator } from "../../generator/emulator/index.js";
import { clientsOf } from "./clients.js";
import { dallas, responsesTools, threeCalls, toronto, winner } from "./tools.js";

type Items = OpenAI.Responses.ResponseInput;

const script: Script = (request) => {
  if (request.question === "bare") return { calls: [{ name: "Weather", arguments: { location: "Toronto" } }] };
  if (request.question === "hosted") {
    return { items: [{ id: "ws_1", type: "web_search_call", status: "completed" }], calls: [{ name: "GoogleSearch", arguments: winner }] };
  }
  if (request.question === "refuse") return { refusal: "I will not." };
  const turn = Array.isArray(threeCalls) ? (threeCalls[request.turn] ?? { text: "Done." }) : {};
  return request.model === "gpt-5-mini" ? { ...turn, thinking: "Three things are asked." } : turn;
};
const emulator = await startEmulator({ script, pieceSize: 6 });
afterAll(() => emulator.close());
const { openai } = clientsOf(emulator);

const model = "gpt-4.1-mini";
const ask: Items = [{ role: "user", content: "weather?" }];
const create = (body: Partial<OpenAI.Responses.ResponseCreateParamsNonStreaming>): Promise<OpenAI.Responses.Response> =>
  openai.responses.create({ model, input: ask, tools: responsesTools, ...body });

async function refused(body: Partial<OpenAI.Responses.ResponseCreateParamsNonStreaming>): Promise<APIError> {
  const error = await create(body).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(OpenAI.BadRequestError);
  return error as APIError;
}

const callsOf = (response: OpenAI.Responses.Response): readonly OpenAI.Responses.ResponseFunctionToolCall[] =>
  response.output.filter((item) => item.type === "function_call");
const output = (call: { readonly call_id: string }): OpenAI.Responses.ResponseInputItem => ({
  type: "function_call_output",
  call_id: call.call_id,
  output: "ok",
});

describe("replies", () => {
  test("plain: function_call items with both ids, status completed", async () => {
    const response = await create({});
    expect(callsOf(response).map((call) => [call.name, JSON.parse(call.arguments), call.status])).toEqual([
      ["Weather", toronto, "completed"],
      ["Weather", dallas, "completed"],
      ["GoogleSearch", winner, "completed"],
    ]);
    expect(callsOf(response).every((call) => /^fc_[0-9a-f]{50}$/.test(call.id ?? "") && /^call_\w{24}$/.test(call.call_id))).toBe(true);
    expect(response).toMatchObject({ status: "completed", incomplete_details: null, parallel_tool_calls: true });
    expect(response.usage?.total_tokens).toBeGreaterThan(0);
  });

  test("streamed: the SDK's accumulator gives the same items; reasoning comes first", async () => {
    const stream = openai.responses.stream({ model: "gpt-5-mini", input: ask, tools: responsesTools });
    const response = await stream.finalResponse();
    expect(response.output.map((item) => item.type)).toEqual(["reasoning", "function_call", "function_call", "function_call"]);
    expect(callsOf(response).map((call) => JSON.parse(call.arguments))).toEqual([toronto, dallas, winner]);
  });

  test("streamed: the documented order of events, numbered", async () => {
    const events: OpenAI.Responses.ResponseStreamEvent[] = [];
    for await (const event of await openai.responses.create({ model: "gpt-5-mini", input: ask, tools: responsesTools, stream: true }))
      events.push(event);
    const types = events.map((event) => event.type).filter((type, index, all) => type !== all[index - 1]);
    const call = [
      "response.output_item.added",
      "response.function_call_arguments.delta",
      "response.function_call_arguments.done",
      "response.output_item.done",
    ];
    expect(types).toEqual([
      "response.created",
      "response.in_progress",
      "response.output_item.added",
      "response.reasoning_summary_part.added",
      "response.reasoning_summary_text.delta",
      "response.reasoning_summary_text.done",
      "response.reasoning_summary_part.done",
      "response.output_item.done",
      ...call,
      ...call,
      ...call,
      "response.completed",
    ]);
    expect(events.map((event) => event.sequence_number)).toEqual(events.map((_, index) => index));
  });

  test("items of another kind stand before the calls, whole, plain and streamed", async () => {
    const plain = await create({ input: "hosted" });
    expect(plain.output.map((item) => item.type)).toEqual(["web_search_call", "function_call"]);
    const types: string[] = [];
    for await (const event of openai.responses.stream({ model, input: "hosted", tools: responsesTools }))
      if ("output_index" in event) types.push(`${event.output_index} ${event.type}`);
    expect(types.slice(0, 3)).toEqual(["0 response.output_item.added", "0 response.output_item.done", "1 response.output_item.added"]);
  });

  test("text and refusals are message items, streamed as their parts", async () => {
    const response = await openai.responses.stream({ model, input: "refuse", tools: responsesTools }).finalResponse();
    expect(response.output).toMatchObject([{ type: "message", content: [{ type: "refusal", refusal: "I will not." }] }]);
    const texts: string[] = [];
    for await (const event of openai.responses.stream({ model, input: ask, tools: responsesTools, tool_choice: "none" })) {
      if (event.type === "response.output_text.done") texts.push(event.text);
    }
    expect(texts).toEqual(["I may not use tools here."]);
  });
});

describe("tool_choice and the parallel switch", () => {
  test("are obeyed", async () => {
    const names = async (body: Partial<OpenAI.Responses.ResponseCreateParamsNonStreaming>) =>
      callsOf(await create(body)).map((call) => call.name);
    expect(await names({ tool_choice: "none" })).toEqual([]);
    expect(await names({ tool_choice: { type: "function", name: "GoogleSearch" } })).toEqual(["GoogleSearch"]);
    expect(await names({ parallel_tool_calls: false })).toEqual(["Weather"]);
    expect(
      await names({ tool_choice: { type: "allowed_tools", mode: "required", tools: [{ type: "function", name: "GoogleSearch" }] } }),
    ).toEqual(["GoogleSearch"]);
  });

  test("are refused where they cannot apply", async () => {
    expect((await refused({ tools: [], tool_choice: "required" })).param).toBe("tool_choice");
    expect((await refused({ tool_choice: { type: "function", name: "Nobody" } })).message).toContain("'Nobody' not found");
    expect((await refused({ model: "o3-mini", parallel_tool_calls: true })).code).toBe("unsupported_parameter");
  });
});

describe("tools without strict", () => {
  const tool = (parameters: Record<string, unknown>): OpenAI.Responses.FunctionTool =>
    ({ type: "function", name: "Weather", parameters }) as unknown as OpenAI.Responses.FunctionTool;

  test("become strict where they can: optional properties are mandatory then", async () => {
    const optional = tool({
      type: "object",
      properties: { location: { type: "string" }, units: { type: "string" } },
      required: ["location"],
    });
    const error = await create({ tools: [optional], input: "bare" }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ status: 500, message: expect.stringContaining('the property "units"') });
    const response = await create({ tools: [optional], tool_choice: "none" });
    expect(response.tools).toMatchObject([{ strict: true, parameters: { required: ["location", "units"], additionalProperties: false } }]);
  });

  test("stay loose where they cannot", async () => {
    const map = tool({ type: "object", properties: { location: { type: "string" } }, additionalProperties: { type: "string" } });
    const response = await create({ tools: [map], input: "bare" });
    expect(response.tools).toMatchObject([{ strict: false }]);
    expect(callsOf(response)).toHaveLength(1);
  });
});

describe("the next turn", () => {
  test("is accepted as a full echo and by previous_response_id", async () => {
    const first = await create({ model: "gpt-5-mini" });
    const outputs = callsOf(first).map(output);
    const echoed = await create({ model: "gpt-5-mini", input: [...ask, ...(first.output as Items), ...outputs] });
    expect(echoed.output_text).toBe("Cold, warm, and the Eagles.");
    const continued = await create({ input: outputs, previous_response_id: first.id });
    expect(continued.output_text).toBe("Cold, warm, and the Eagles.");
  });

  test("is refused for missing, foreign and double outputs, by echo and by previous_response_id", async () => {
    const first = await create({});
    const [one = "", two = ""] = callsOf(first).map((call) => call.call_id);
    const outputs = callsOf(first).map(output);
    const echo = [...ask, ...(first.output as Items)];
    expect((await refused({ input: [...echo, ...outputs.slice(1)] })).message).toContain(`No tool output found for function call ${one}`);
    expect((await refused({ input: [...echo, ...outputs, { role: "user", content: "?" }, output({ call_id: two })] })).message).toContain(
      "Duplicate function_call_output",
    );
    expect((await refused({ input: [...echo, ...outputs, output({ call_id: "call_x" })] })).message).toContain(
      "No tool call found for function call output with call_id call_x",
    );
    expect((await refused({ input: outputs })).message).toContain("No tool call found");
    expect((await refused({ input: [...(first.output as Items), ...outputs], previous_response_id: first.id })).message).toContain(
      "Duplicate item found with id fc_",
    );
    expect((await refused({ input: outputs.slice(1), previous_response_id: first.id })).message).toContain(
      `No tool output found for function call ${one}`,
    );
    expect((await refused({ input: [...echo, { role: "user", content: "?" }, ...outputs] })).message).toContain(
      `No tool output found for function call ${one}`,
    );
  });

  test("is refused for a response that is unknown or was not stored", async () => {
    const first = await create({ store: false });
    expect((await refused({ input: callsOf(first).map(output), previous_response_id: first.id })).code).toBe("previous_response_not_found");
    expect((await refused({ previous_response_id: "resp_x" })).code).toBe("previous_response_not_found");
  });

  test("is refused when the reasoning item is missing, moved, or alone", async () => {
    const first = await create({ model: "gpt-5-mini" });
    const outputs = callsOf(first).map(output);
    const [reasoning, ...calls] = first.output as Items;
    if (reasoning === undefined) throw new Error("no reasoning");
    const messageOf = async (input: Items) => (await refused({ model: "gpt-5-mini", input: [...ask, ...input, ...outputs] })).message;
    expect(await messageOf(calls)).toMatch(/function_call' was provided without its required 'reasoning' item: 'rs_/);
    expect(await messageOf([...calls, reasoning])).toContain("without its required 'reasoning' item");
    expect((await refused({ model: "gpt-5-mini", input: [...ask, reasoning] })).message).toContain("without its required following item");
    const detached = callsOf(first).map(({ id: _id, ...call }) => call);
    await expect(create({ input: [...ask, ...detached, ...outputs] })).resolves.toBeDefined();
  });

  test("is refused when the encrypted content is altered, or missing where nothing was stored", async () => {
    const first = await create({ model: "gpt-5-mini", store: false });
    const outputs = callsOf(first).map(output);
    const [reasoning, ...calls] = first.output as Items;
    if (reasoning?.type !== "reasoning") throw new Error("no reasoning");
    const send = (item: OpenAI.Responses.ResponseReasoningItem): Items => [...ask, item, ...calls, ...outputs];
    const body = { model: "gpt-5-mini", store: false };
    await expect(create({ ...body, input: send(reasoning) })).resolves.toBeDefined();
    expect((await refused({ ...body, input: send({ ...reasoning, summary: [{ type: "summary_text", text: "Else." }] }) })).code).toBe(
      "invalid_encrypted_content",
    );
    const { encrypted_content: _dropped, ...bare } = reasoning;
    await expect(create({ ...body, input: send(bare) })).rejects.toMatchObject({
      status: 404,
      message: expect.stringContaining("Items are not persisted"),
    });
    const added: unknown[] = [];
    for await (const event of openai.responses.stream({ ...body, input: ask, tools: responsesTools }))
      if (event.type === "response.output_item.added") added.push(event.item);
    expect(added[0]).not.toMatchObject({ encrypted_content: reasoning.encrypted_content });
  });

  test("is refused for ids, names and outputs out of bounds", async () => {
    const call = (members: object): Items => [
      ...ask,
      { type: "function_call", call_id: "call_1", name: "Weather", arguments: "{}", ...members },
      output({ call_id: "call_1" }),
    ];
    const long = "c".repeat(65);
    expect((await refused({ input: call({ call_id: long }) })).code).toBe("string_above_max_length");
    expect((await refused({ input: call({ name: "functions.Weather" }) })).message).toContain("does not match pattern");
    expect((await refused({ input: call({ id: "call_1" }) })).message).toContain("begins with 'fc'");
    expect((await refused({ input: call({ parsed_arguments: {} }) })).code).toBe("unknown_parameter");
    const bare = { type: "function_call_output", call_id: "call_1", output: { a: 1 } } as unknown as OpenAI.Responses.ResponseInputItem;
    expect((await refused({ input: [...call({}).slice(0, 2), bare] })).param).toBe("input[2].output");
    expect((await refused({ input: [{ role: "tool" as "user", content: "x" }] })).message).toContain("Supported values are: 'assistant'");
  });
});
