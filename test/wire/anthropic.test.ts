import { describe, expect, test } from "vitest";
import { callsOf, play, rejectedOf } from "./synthetic.js";

const start = {
  type: "message_start",
  message: {
    id: "m",
    type: "message",
    role: "assistant",
    model: "x",
    content: [],
    stop_reason: null,
    usage: { input_tokens: 5, output_tokens: 1 },
  },
};
const open = (index: number, id: string, name: string) => ({
  type: "content_block_start",
  index,
  content_block: { type: "tool_use", id, name, input: {} },
});
const json = (index: number, partial_json: string) => ({
  type: "content_block_delta",
  index,
  delta: { type: "input_json_delta", partial_json },
});
const close = (index: number) => ({ type: "content_block_stop", index });
const stop = (stop_reason: string | null) => ({ type: "message_delta", delta: { stop_reason }, usage: { output_tokens: 9 } });
const end = { type: "message_stop" };
const ping = { type: "ping" };

const whole = (index: number, id: string, name: string, text: string) => [open(index, id, name), ping, json(index, text), close(index)];

describe("streamed Messages", () => {
  test("a tool without arguments sends one empty text", async () => {
    const played = await play("messages", [start, ...whole(0, "1", "a", ""), stop("tool_use"), end]);
    expect(callsOf(played)).toEqual([["a", {}]]);
    expect(played.result.usage).toEqual({ inputTokens: 5, outputTokens: 9, totalTokens: 14 });
    expect(played.result.followUp([{ index: 0, result: "ok" }])).toEqual([
      { role: "assistant", content: [{ type: "tool_use", id: "1", name: "a", input: {} }] },
      { role: "user", content: [{ type: "tool_result", tool_use_id: "1", content: "ok" }] },
    ]);
  });

  test.each(["max_tokens", "refusal", "model_context_window_exceeded", "terminated"])(
    "%s: a closed block is no proof, also where its text is whole",
    async (word) => {
      const played = await play("messages", [start, ...whole(0, "1", "a", "{}"), ...whole(1, "2", "b", "{}"), stop(word), end]);
      expect(callsOf(played)).toEqual([["a", {}]]);
      expect(rejectedOf(played)).toEqual([["b", "truncated"]]);
    },
  );

  test("no end at all", async () => {
    const played = await play("messages", [start, ...whole(0, "1", "a", "{}"), ...whole(1, "2", "b", "{}")]);
    expect(callsOf(played)).toEqual([["a", {}]]);
    expect(rejectedOf(played)).toEqual([["b", "truncated"]]);
    expect(played.result.finish).toEqual({ reason: "incomplete", vendor: null });
  });

  test("a fallback block may have cut the call before it", async () => {
    const fallback = { type: "content_block_start", index: 1, content_block: { type: "fallback" } };
    const played = await play("messages", [
      start,
      ...whole(0, "1", "a", "{}"),
      fallback,
      close(1),
      ...whole(2, "2", "b", "{}"),
      stop("tool_use"),
      end,
    ]);
    expect(rejectedOf(played)).toEqual([["a", "truncated"]]);
    expect(callsOf(played)).toEqual([["b", {}]]);
  });

  test("an error event is the SDK's own error, and holds what was proved", async () => {
    const error = { type: "error", error: { type: "overloaded_error", message: "Overloaded" } };
    const played = await play("messages", [start, ...whole(0, "1", "a", "{}"), open(1, "2", "b"), error]);
    expect(played.error).toMatchObject({ type: "overloaded_error" });
    expect(callsOf(played)).toEqual([["a", {}]]);
    expect(rejectedOf(played)).toEqual([["b", "truncated"]]);
  });

  test("thinking and signatures are echoed untouched, server tools are not ours", async () => {
    const played = await play("messages", [
      start,
      { type: "content_block_start", index: 0, content_block: { type: "thinking", thinking: "", signature: "" } },
      { type: "content_block_delta", index: 0, delta: { type: "thinking_delta", thinking: "Hm" } },
      { type: "content_block_delta", index: 0, delta: { type: "thinking_delta", thinking: "m" } },
      { type: "content_block_delta", index: 0, delta: { type: "signature_delta", signature: "sig" } },
      close(0),
      { type: "content_block_start", index: 1, content_block: { type: "server_tool_use", id: "s", name: "a", input: {} } },
      json(1, '{"query":'),
      json(1, '"x"}'),
      close(1),
      ...whole(2, "1", "a", '{"x":1}'),
      stop("tool_use"),
      end,
    ]);
    expect(callsOf(played)).toEqual([["a", { x: 1 }]]);
    expect(played.result.followUp([{ index: 0, error: new Error("no") }])).toEqual([
      {
        role: "assistant",
        content: [
          { type: "thinking", thinking: "Hmm", signature: "sig" },
          { type: "server_tool_use", id: "s", name: "a", input: { query: "x" } },
          { type: "tool_use", id: "1", name: "a", input: { x: 1 } },
        ],
      },
      { role: "user", content: [{ type: "tool_result", tool_use_id: "1", content: '{"error":"no"}', is_error: true }] },
    ]);
  });

  test("input that is no JSON is echoed as an object", async () => {
    const played = await play("messages", [start, ...whole(0, "1", "a", '{"x'), stop("tool_use"), end]);
    expect(rejectedOf(played)).toEqual([["a", "invalid-json"]]);
    expect(played.result.followUp()[0]).toMatchObject({ content: [{ input: {} }] });
  });
});
