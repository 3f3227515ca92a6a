import { describe, expect, test } from "vitest";
import { defaultScript, parallelToolsScript, startEmulator, type TurnRequest } from "../../../generator/emulator/index.js";
import { parseScript } from "../../../generator/emulator/script/parse-script.js";
import { clientsOf } from "../clients.js";
import { chatTools, dallas, googleTools, messagesTools, responsesTools, toronto, winner } from "../tools.js";

const question = "What is the weather in toronto and dallas and who won the super bowl?";
const messages = [{ role: "user" as const, content: question }];

const request: TurnRequest = {
  api: "chat",
  vertex: false,
  model: "m",
  stream: false,
  turn: 0,
  tools: [],
  toolChoice: { kind: "auto", names: null },
  parallel: true,
  question: "",
  results: [],
  body: {},
};

describe("the script of the example", () => {
  test("gives the page's three calls on every API", async () => {
    const emulator = await startEmulator({ script: parallelToolsScript });
    const { openai, anthropic, gemini, vertex } = clientsOf(emulator);
    const expected = [toronto, dallas, winner];
    const chat = await openai.chat.completions.create({ model: "gpt-4.1-mini", messages, tools: chatTools });
    expect(chat.choices[0]?.message.tool_calls?.map((call) => call.type === "function" && JSON.parse(call.function.arguments))).toEqual(
      expected,
    );
    const response = await openai.responses.create({ model: "gpt-4.1-mini", input: question, tools: responsesTools });
    expect(response.output.map((item) => item.type === "function_call" && JSON.parse(item.arguments))).toEqual(expected);
    const message = await anthropic.messages.create({ model: "claude-sonnet-4-6", max_tokens: 99, messages, tools: messagesTools });
    expect(message.content.map((block) => block.type === "tool_use" && block.input)).toEqual(expected);
    for (const client of [gemini, vertex]) {
      const content = await client.models.generateContent({
        model: "gemini-3.6-flash",
        contents: question,
        config: { tools: googleTools },
      });
      expect(content.functionCalls?.map((call) => call.args)).toEqual(expected);
    }
    await emulator.close();
  });

  test("keeps to the tools on offer and to the shape of their schemas", () => {
    const weather = {
      type: "object",
      properties: { units: {}, location: {}, days: { type: ["integer", "null"] } },
      required: ["units", "location", "days"],
    };
    const turn = parallelToolsScript({ ...request, tools: [{ name: "weather", description: null, schema: weather, strict: true }] });
    expect(turn.calls?.map((call) => [call.name, JSON.stringify(call.arguments)])).toEqual([
      ["weather", '{"units":"metric","location":"Toronto","days":1}'],
      ["weather", '{"units":"imperial","location":"Dallas","days":1}'],
    ]);
    expect(parallelToolsScript({ ...request, turn: 1 }).calls).toBeUndefined();
  });
});

describe("the default script", () => {
  test("calls each tool once, then tells the results, then has nothing to say", () => {
    const tools = [{ name: "Now", description: null, schema: null, strict: false }];
    expect(defaultScript({ ...request, tools })).toEqual({ calls: [{ name: "Now", arguments: {} }] });
    const results = [{ id: "call_1", name: "Now", content: "noon", isError: false }];
    expect(defaultScript({ ...request, tools, turn: 1, results }).text).toContain("Now: noon");
    expect(defaultScript(request).calls).toBeUndefined();
  });

  test("its samples pass the strict check of the emulator, on every API", async () => {
    const emulator = await startEmulator();
    const { openai, anthropic } = clientsOf(emulator);
    const chat = await openai.chat.completions.create({ model: "gpt-4.1-mini", messages, tools: chatTools });
    expect(chat.choices[0]?.message.tool_calls).toHaveLength(2);
    const message = await anthropic.messages.create({ model: "claude-sonnet-4-6", max_tokens: 99, messages, tools: messagesTools });
    expect(message.content).toHaveLength(2);
    expect(emulator.problems).toEqual([]);
    await emulator.close();
  });
});

describe("scripts as lists", () => {
  test("beyond the last turn there is a text; unknown tools are the script's mistake unless unchecked", async () => {
    const emulator = await startEmulator({ script: [{ calls: [{ name: "Wether" }] }] });
    const { openai } = clientsOf(emulator);
    await expect(openai.chat.completions.create({ model: "gpt-4.1-mini", messages, tools: chatTools })).rejects.toMatchObject({
      status: 500,
    });
    expect(emulator.problems[0]).toContain('calls "Wether", but the request offers Weather, GoogleSearch');
    await emulator.close();
    const free = await startEmulator({
      script: [{ calls: [{ name: "Wether", unchecked: true, id: "mine", raw: "{," }], usage: { inputTokens: 5, outputTokens: 6 } }],
    });
    const clients = clientsOf(free);
    const chat = await clients.openai.chat.completions.create({ model: "gpt-4.1-mini", messages, tools: chatTools });
    expect(chat.choices[0]?.message.tool_calls).toMatchObject([{ id: "mine", function: { name: "Wether", arguments: "{," } }]);
    expect(chat.usage).toMatchObject({ prompt_tokens: 5, completion_tokens: 6, total_tokens: 11 });
    const answered = [
      ...messages,
      {
        role: "assistant" as const,
        content: null,
        tool_calls: [{ id: "a", type: "function" as const, function: { name: "Weather", arguments: "{}" } }],
      },
      { role: "tool" as const, tool_call_id: "a", content: "x" },
    ];
    const next = await clients.openai.chat.completions.create({ model: "gpt-4.1-mini", messages: answered, tools: chatTools });
    expect(next.choices[0]?.message.content).toBe("Done.");
    await free.close();
  });

  test("errors of a turn are the vendor's", async () => {
    const emulator = await startEmulator({ script: [{ error: { status: 529, message: "Overloaded", retryAfter: 1 } }] });
    const { anthropic } = clientsOf(emulator);
    await expect(anthropic.messages.create({ model: "claude-sonnet-4-6", max_tokens: 9, messages })).rejects.toMatchObject({
      status: 529,
      error: { error: { type: "overloaded_error", message: "Overloaded" } },
    });
    await emulator.close();
  });

  test("arguments that a strict tool does not allow are the script's mistake, and the message says what makes right ones", async () => {
    // As a generated `encode` gives them: an object, not `Json`.
    const args: Record<string, unknown> = { query: "tea" };
    const emulator = await startEmulator({ script: [{ calls: [{ name: "search", args }] }] });
    const properties = { query: { type: "string" }, limit: { type: ["number", "null"] } };
    const parameters = { type: "object", properties, required: ["query", "limit"], additionalProperties: false };
    const tools = [{ type: "function" as const, function: { name: "search", strict: true, parameters } }];
    const asked = clientsOf(emulator).openai.chat.completions.create({ model: "gpt-4.1-mini", messages, tools });
    await expect(asked).rejects.toMatchObject({ status: 500 });
    expect(emulator.problems).toEqual([expect.stringMatching(/"search" .*the property "limit"; `encode` of .*, `unchecked` /)]);
    await emulator.close();
  });

  test("an error body of another vendor is sent as it stands", async () => {
    const body = { error: { message: "Failed to call a function.", code: "tool_use_failed", failed_generation: "<function=Weather>" } };
    const emulator = await startEmulator({ script: [{ error: { status: 400, body } }] });
    await expect(clientsOf(emulator).openai.chat.completions.create({ model: "llama", messages })).rejects.toMatchObject({
      status: 400,
      error: body.error,
    });
    await emulator.close();
  });

  test("a function that throws is an HTTP 500, and the emulator lives on", async () => {
    const emulator = await startEmulator({
      script: () => {
        throw new Error("no such luck");
      },
    });
    await expect(clientsOf(emulator).openai.responses.create({ model: "gpt-4.1-mini", input: "hi" })).rejects.toMatchObject({
      status: 500,
    });
    expect(emulator.problems).toEqual([expect.stringContaining("no such luck")]);
    expect((await fetch(`${emulator.url}/health`)).status).toBe(200);
    await emulator.close();
  });
});

describe("script files", () => {
  test("are lists of turns", () => {
    expect(parseScript('[{"text":"Hi."}]')).toEqual([{ text: "Hi." }]);
    expect(parseScript("[{]")).toBe("the script is no JSON");
    expect(parseScript("{}")).toBe("the script is no array of turns");
    expect(parseScript("[1]")).toBe("turn 0 of the script is no object");
    expect(parseScript('[{},{"txt":""}]')).toContain('turn 1 of the script has the unknown member "txt"');
    expect(parseScript('[{"calls":{}}]')).toContain("is no array");
    expect(parseScript('[{"calls":[{"arguments":{}}]}]')).toBe("call 0 of turn 0 of the script has no name");
  });
});
