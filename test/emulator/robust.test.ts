import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { startEmulator } from "../../generator/emulator/index.js";

const emulator = await startEmulator({ keep: 1 });
afterAll(() => emulator.close());

/** Words of the four APIs, so that random bodies get past the first check. */
const word = fc.constantFrom(
  ...["user", "assistant", "model", "tool", "system", "function", "text", "tool_use", "tool_result", "thinking", "reasoning", "message"],
  ...[
    "function_call",
    "function_call_output",
    "auto",
    "any",
    "ANY",
    "enabled",
    "gpt-4.1-mini",
    "claude-sonnet-4-6",
    "Weather",
    "call_1",
    "{}",
    "",
  ],
);
const key = fc.constantFrom(
  ...[
    "role",
    "content",
    "type",
    "name",
    "id",
    "text",
    "input",
    "arguments",
    "call_id",
    "tool_call_id",
    "tool_use_id",
    "tool_calls",
    "function",
  ],
  ...[
    "parts",
    "functionCall",
    "functionResponse",
    "response",
    "args",
    "thoughtSignature",
    "summary",
    "output",
    "functionDeclarations",
    "parameters",
  ],
  ...["input_schema", "parametersJsonSchema", "properties", "anyOf", "$ref", "items", "strict", "__proto__", "constructor"],
);
const { value } = fc.letrec<{ value: unknown; leaf: unknown; object: unknown }>((tie) => ({
  leaf: fc.oneof(word, fc.constant("#"), fc.integer(), fc.boolean(), fc.constant(null)),
  object: fc.dictionary(key, tie("value"), { maxKeys: 6 }),
  value: fc.oneof({ maxDepth: 6 }, tie("leaf"), tie("object"), tie("object"), fc.array(tie("value"), { maxLength: 4 })),
}));
const list = fc.array(value, { maxLength: 4 });

const seats: readonly (readonly [string, Record<string, string>, fc.Arbitrary<object>])[] = [
  [
    "/v1/chat/completions",
    { authorization: "Bearer k" },
    fc.record(
      { model: word, messages: list, tools: list, tool_choice: value, stream: fc.boolean() },
      { requiredKeys: ["model", "messages"] },
    ),
  ],
  [
    "/v1/responses",
    { authorization: "Bearer k" },
    fc.record({ model: word, input: list, tools: list, tool_choice: value, stream: fc.boolean() }, { requiredKeys: ["model", "input"] }),
  ],
  [
    "/v1/messages",
    { "x-api-key": "k", "anthropic-version": "2023-06-01" },
    fc.record(
      { model: word, max_tokens: fc.constant(9), messages: list, tools: list, tool_choice: value, thinking: value, stream: fc.boolean() },
      { requiredKeys: ["model", "max_tokens", "messages"] },
    ),
  ],
  [
    "/v1beta/models/gemini-3.6-flash:streamGenerateContent?alt=sse",
    { "x-goog-api-key": "k" },
    fc.record({ contents: list, tools: list, toolConfig: value }, { requiredKeys: ["contents"] }),
  ],
];

test.each(seats)("%s answers any body with a reply or a refusal, never with a crash", async (path, headers, body) => {
  await fc.assert(
    fc.asyncProperty(body, async (sent) => {
      const response = await fetch(`${emulator.url}${path}`, { method: "POST", headers, body: JSON.stringify(sent) });
      const answer = await response.text();
      expect({ sent, answer, problems: emulator.problems }).toEqual({ sent, answer, problems: [] });
      expect([200, 400, 404]).toContain(response.status);
    }),
    { numRuns: 60 },
  );
});
