/** A stream that is closed in the middle of an event: the reply is `incomplete`, as where it is closed between two; no SDK meets half an event. */
import { describe, expect, test } from "vitest";
import { type Api, streamWith } from "./replay.js";
import { chatCall, chatEnd, sse, tools } from "./synthetic.js";

const message = { id: "m", type: "message", role: "assistant", model: "m", content: [], stop_reason: null, usage: {} };
const item = { type: "function_call", id: "fc", call_id: "1", name: "a", arguments: '{"x":"é"}' };

const replies: readonly (readonly [api: Api, events: readonly object[]])[] = [
  ["chat", [chatCall({ index: 0, id: "1", function: { name: "a", arguments: '{"x":"é"}' } }), chatEnd()]],
  [
    "responses",
    [
      { type: "response.created", response: { id: "r", status: "in_progress", output: [] } },
      { type: "response.output_item.added", output_index: 0, item: { ...item, arguments: "", status: "in_progress" } },
      { type: "response.output_item.done", output_index: 0, item: { ...item, status: "completed" } },
      { type: "response.completed", response: { id: "r", status: "completed", output: [{ ...item, status: "completed" }] } },
    ],
  ],
  [
    "messages",
    [
      { type: "message_start", message },
      { type: "content_block_start", index: 0, content_block: { type: "tool_use", id: "1", name: "a", input: {} } },
      { type: "content_block_delta", index: 0, delta: { type: "input_json_delta", partial_json: '{"x":"é"}' } },
      { type: "content_block_stop", index: 0 },
      { type: "message_delta", delta: { stop_reason: "tool_use" }, usage: {} },
      { type: "message_stop" },
    ],
  ],
];

describe.each(replies)("a stream of %s that is closed at any byte", (api, events) => {
  const text = sse(api, events);

  test.each([
    ["LF, in one chunk", text, Number.POSITIVE_INFINITY, 1],
    // The same places in other chunks; a step that is prime to everything, because each place takes a whole stream.
    ["LF, byte by byte", text, 1, 7],
    ["CRLF, in threes", text.replaceAll("\n", "\r\n"), 3, 7],
  ])("%s", async (_name, whole, size, step) => {
    const bytes = new TextEncoder().encode(whole);
    const finishes = new Set<string>();
    for (let end = bytes.length; end >= 0; end -= step) {
      const body = new ReadableStream({
        start(controller) {
          for (let at = 0; at < end; at += size) controller.enqueue(bytes.slice(at, Math.min(at + size, end)));
          controller.close();
        },
      });
      const fetch = async () => new Response(body, { headers: { "content-type": "text/event-stream" } });
      const { finish, calls, rejected } = await streamWith({ api, fetch, entries: tools }).result;
      finishes.add(finish.reason);
      // Whole and proved, or cut and said so, or not there yet.
      expect(rejected.every(({ reason }) => reason === "truncated")).toBe(true);
      for (const { args } of calls) expect(args).toEqual({ x: "é" });
      if (finish.reason !== "incomplete") expect(calls).toHaveLength(1);
    }
    expect(finishes).toEqual(new Set(["incomplete", "tool-calls"]));
  });
});
