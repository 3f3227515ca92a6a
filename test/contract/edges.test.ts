import { describe, expect, test } from "vitest";
import { callParallel } from "../../examples/parallel-tools/generated/openai.js";

/** A client that answers every request with the same body. */
const client = (body: object) => ({ chat: { completions: { create: async () => body } } }) as never;
const request = { model: "m", messages: [{ role: "user" as const, content: "?" }] };

describe("a Chat reply without a choice", () => {
  test("is no ordinary end, and leaves nothing to echo", async () => {
    const result = await callParallel(client({ object: "chat.completion", choices: [] }), request);
    expect(result.calls).toEqual([]);
    expect(result.finish).toEqual({ reason: "other", vendor: null });
    expect(result.followUp()).toEqual([]);
  });
});

describe("names that are no tools", () => {
  test("in `tools` are refused before anything is sent", async () => {
    await expect(callParallel(client({}), request, { tools: ["nope" as "Weather"] })).rejects.toThrow(TypeError);
  });

  test("in `toolChoice` too", async () => {
    await expect(callParallel(client({}), request, { toolChoice: { tool: "nope" as "Weather" } })).rejects.toThrow(TypeError);
  });
});
