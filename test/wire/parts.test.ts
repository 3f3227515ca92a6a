/** Texts and arguments in forms that only compatible servers use; nothing of them is lost, and what goes back is what came. */
import { describe, expect, test } from "vitest";
import { callsOf, chatCall, chatDelta, chatEnd, play } from "./synthetic.js";

describe("content in parts (Mistral and others)", () => {
  const part = (text: string) => ({ type: "text", text });

  test("lists of parts add up", async () => {
    const thinking = { type: "thinking", thinking: [part("Hm.")] };
    const { result } = await play("chat", [
      chatDelta({ content: [thinking] }),
      chatDelta({ content: [part("Let ")] }),
      chatDelta({ content: "me " }),
      chatDelta({ content: [part("see.")] }),
      chatCall({ index: 0, id: "1", function: { name: "a", arguments: "{}" } }),
      chatEnd(),
    ]);
    expect(result.text).toBe("Let me see.");
    expect(result.followUp()[0]).toMatchObject({ content: [thinking, part("Let "), part("me "), part("see.")] });
  });

  test("what a server says of its reasoning in lists goes back whole", async () => {
    const details = ["one", "two"].map((data) => ({ type: "reasoning.encrypted", data }));
    const { result } = await play("chat", [
      ...details.map((detail) => chatDelta({ reasoning_details: [detail] })),
      chatCall({ index: 0, id: "1", function: { name: "a", arguments: "{}" } }),
      chatEnd(),
    ]);
    expect(result.followUp()[0]).toMatchObject({ reasoning_details: details });
  });

  test("each part is a text-delta", async () => {
    const texts: string[] = [];
    await play("chat", [chatDelta({ content: [part("Let ")] }), chatDelta({ content: "me" }), chatEnd("stop")], [], {
      onEvent: (event) => {
        if (event.type === "text-delta") texts.push(event.text);
      },
    });
    expect(texts.slice(0, 2)).toEqual(["Let ", "me"]);
  });
});

test("Messages: a text block that begins with its text", async () => {
  const texts: string[] = [];
  const { result } = await play(
    "messages",
    [
      { type: "message_start", message: { id: "m", role: "assistant", content: [], usage: {} } },
      { type: "content_block_start", index: 0, content_block: { type: "text", text: "Let " } },
      { type: "content_block_delta", index: 0, delta: { type: "text_delta", text: "me" } },
      { type: "content_block_stop", index: 0 },
      { type: "message_delta", delta: { stop_reason: "end_turn" }, usage: {} },
      { type: "message_stop" },
    ],
    [],
    {
      onEvent: (event) => {
        if (event.type === "text-delta") texts.push(event.text);
      },
    },
  );
  expect(result.text).toBe("Let me");
  expect(texts.slice(0, 2)).toEqual(["Let ", "me"]);
});

test("Responses: arguments that are an object", async () => {
  const item = { type: "function_call", id: "fc", call_id: "1", name: "a", arguments: { x: 1 }, status: "completed" };
  const played = await play("responses", [
    { type: "response.created", response: { id: "r", status: "in_progress", output: [] } },
    { type: "response.output_item.added", output_index: 0, item: { ...item, arguments: "", status: "in_progress" } },
    { type: "response.output_item.done", output_index: 0, item },
    { type: "response.completed", response: { id: "r", status: "completed", output: [item] } },
  ]);
  expect(callsOf(played)).toEqual([["a", { x: 1 }]]);
  expect(played.result.followUp()[0]).toMatchObject({ arguments: '{"x":1}' });
});
