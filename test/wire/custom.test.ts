import type { RunResult } from "@pt-gen/runtime";
import { runParallel } from "@pt-gen/runtime/openai";
import OpenAI from "openai";
import { describe, expect, test } from "vitest";
import { type Script, startEmulator } from "../../generator/emulator/index.js";

type Args = Record<string, unknown>;

/** A custom tool's call beside one of ours, then a text. */
const script: Script = ({ turn, api }) => {
  if (turn > 0) return { text: "Done." };
  const custom = { name: "sql", input: "SELECT 1" };
  return {
    items: [
      api === "chat"
        ? { id: "call_custom", type: "custom", custom }
        : { id: "ctc_1", type: "custom_tool_call", call_id: "call_custom", status: "completed", ...custom },
    ],
    calls: [{ name: "work", arguments: {} }],
  };
};

const parameters = { type: "object", properties: {} };
const tools = {
  entries: [{ name: "work", issues: () => null }],
  chatTools: [{ type: "function", function: { name: "work", parameters } }],
  responsesTools: [{ type: "function", name: "work", parameters, strict: false }],
};

describe("calls of OpenAI's custom tools", () => {
  test.each([
    ["chat", { messages: [{ role: "user", content: "?" }], tools: [{ type: "custom", custom: { name: "sql" } }] }],
    ["responses", { input: "?", tools: [{ type: "custom", name: "sql" }] }],
  ])("are told that nobody ran them, so that a run goes on (%s)", async (_api, request) => {
    const emulator = await startEmulator({ script });
    try {
      const client = new OpenAI({ apiKey: "x", baseURL: `${emulator.url}/v1`, maxRetries: 0 });
      const result = await runParallel<RunResult<Args, Args, string, unknown, unknown>>(
        client,
        { model: "gpt-5", ...request },
        { handlers: { work: () => "fine" } },
        tools,
      );
      expect(result.stopped).toBe("done");
      expect(result.text).toBe("Done.");
      expect(result.outcomes.map(({ status }) => status)).toEqual(["ok"]);
      expect(JSON.stringify(result.messages)).toContain("Not run.");
      expect(emulator.problems).toEqual([]);
    } finally {
      await emulator.close();
    }
  });
});
