import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { callParallel, type Model, runParallel, streamParallel } from "../../examples/parallel-tools/generated/index.js";
import { type Emulator, parallelToolsScript, startEmulator } from "../../generator/emulator/index.js";

/** The provider-neutral entry: a model string, the SDK's own environment variables, the same result for every provider. */

let emulator: Emulator;
const before = { ...process.env };

beforeAll(async () => {
  emulator = await startEmulator({ script: parallelToolsScript });
});
beforeEach(() => {
  Object.assign(process.env, emulator.env);
});
afterAll(async () => {
  process.env = before;
  await emulator.close();
});

const request = {
  messages: [
    { role: "system" as const, content: "You must always use tools" },
    { role: "user" as const, content: "What is the weather in toronto and dallas and who won the super bowl?" },
  ],
};
const models: readonly Model[] = [
  "openai/gpt-4.1-mini",
  "anthropic/claude-sonnet-5",
  "google/gemini-2.5-flash",
  "vertexai/gemini-2.5-flash",
];
const expected = [
  { name: "Weather", args: { location: "Toronto", units: "metric" } },
  { name: "Weather", args: { location: "Dallas", units: "imperial" } },
  { name: "GoogleSearch", args: { query: "who won the super bowl" } },
];
const plain = (calls: Iterable<{ readonly name: string; readonly args: unknown }>) => [...calls].map(({ name, args }) => ({ name, args }));

describe.each(models)("%s", (model) => {
  test("callParallel gives the same typed calls, and followUp() items go on in the same conversation", async () => {
    const result = await callParallel(model, request);
    expect(plain(result)).toEqual(expected);
    expect(result.finish.reason).toBe("tool-calls");
    expect(result.usage.totalTokens).toBeGreaterThan(0);
    const next = await callParallel(model, {
      messages: [...request.messages, ...result.followUp(result.calls.map(({ index }) => ({ index, result: "fine" })))],
    });
    expect(next.calls).toEqual([]);
    expect(next.text).not.toBe("");
  });

  test("streamParallel returns at once and yields call by call", async () => {
    const seen = [];
    for await (const { name, args } of streamParallel(model, request)) seen.push({ name, args });
    expect(seen).toEqual(expected);
  });

  test("runParallel goes on until the model stops calling", async () => {
    const ran: unknown[] = [];
    const run = await runParallel(model, request, {
      handlers: { Weather: (args) => ran.push(args), GoogleSearch: (args) => ran.push(args) },
    });
    expect(ran).toHaveLength(3);
    expect(run.turns).toHaveLength(2);
    expect(run.stopped).toBe("done");
  });
});

test("the system text reaches each vendor where it belongs", async () => {
  for (const model of models) await callParallel(model, request);
  const bodies = emulator.requests.slice(-4).map(({ body }) => JSON.stringify(body));
  expect(bodies.every((body) => body.includes("You must always use tools"))).toBe(true);
  expect(bodies[1]).toContain('"system":');
  expect(bodies[2]).toContain('"systemInstruction":');
});

test("a model string without a known provider is refused by name", async () => {
  await expect(callParallel("mistral/large" as Model, request)).rejects.toThrow(/mistral/);
});
