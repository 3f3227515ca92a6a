import { StreamError } from "@pt-gen/runtime";
import { APIError } from "openai";
import { describe, expect, test } from "vitest";
import { entryOf } from "./replay.js";
import { callsOf, oneChunk, play, rejectedOf } from "./synthetic.js";

const created = {
  type: "response.created",
  sequence_number: 0,
  response: { id: "r", object: "response", status: "in_progress", output: [] },
};
const call = (id: string, name: string, text: string, status?: string) => ({
  type: "function_call",
  id: `fc_${id}`,
  call_id: id,
  name,
  arguments: text,
  ...(status ? { status } : {}),
});
const added = (output_index: number, item: object) => ({ type: "response.output_item.added", output_index, item });
const done = (output_index: number, item: object) => ({ type: "response.output_item.done", output_index, item });
const delta = (output_index: number, item_id: string, text: string) => ({
  type: "response.function_call_arguments.delta",
  output_index,
  item_id,
  delta: text,
});
const argumentsDone = (output_index: number, item_id: string, text: string) => ({
  type: "response.function_call_arguments.done",
  output_index,
  item_id,
  arguments: text,
});
const end = (status: string, output: object[], more: object = {}) => ({
  type: `response.${status}`,
  response: { id: "r", object: "response", status, output, ...more },
});

describe("streamed Responses", () => {
  test("a @readonly call that ends with other arguments than its deltas runs with those", async () => {
    const ran: unknown[] = [];
    const a = call("1", "a", '{"x":2}', "completed");
    const events = [created, added(0, call("1", "a", "", "in_progress")), delta(0, "fc_1", '{"x":1}'), done(0, a), end("completed", [a])];
    const handlers = { a: (args: unknown) => ran.push(args) };
    const { result } = await play("responses", events, [{ ...entryOf("a"), readonly: true }], { handlers }, oneChunk);
    expect(ran).toEqual([{ x: 1 }, { x: 2 }]);
    expect(result.outcomes).toMatchObject([{ status: "ok", call: { args: { x: 2 } } }]);
  });

  test("items interleave", async () => {
    const a = call("1", "a", '{"x":1}', "completed");
    const b = call("2", "b", '{"y":2}', "completed");
    const played = await play("responses", [
      created,
      added(0, call("1", "a", "", "in_progress")),
      added(1, call("2", "b", "", "in_progress")),
      delta(1, "fc_2", '{"y"'),
      delta(0, "fc_1", '{"x":'),
      delta(1, "fc_2", ":2}"),
      argumentsDone(1, "fc_2", '{"y":2}'),
      done(1, b),
      delta(0, "fc_1", "1}"),
      argumentsDone(0, "fc_1", '{"x":1}'),
      done(0, a),
      end("completed", [a, b]),
    ]);
    expect(callsOf(played)).toEqual([
      ["a", { x: 1 }],
      ["b", { y: 2 }],
    ]);
    expect(played.delivered).toEqual(["2", "1"]);
    expect(played.result.finish).toEqual({ reason: "tool-calls", vendor: "completed" });
  });

  test("an item that ends incomplete is truncated, its sibling is delivered", async () => {
    const a = call("1", "a", '{"x":1}', "completed");
    const b = call("2", "b", '{"y"', "incomplete");
    const played = await play("responses", [
      created,
      added(0, call("1", "a", "")),
      done(0, a),
      added(1, call("2", "b", "")),
      delta(1, "fc_2", '{"y"'),
      argumentsDone(1, "fc_2", '{"y"'),
      done(1, b),
      end("incomplete", [a, b], { incomplete_details: { reason: "max_output_tokens" } }),
    ]);
    expect(callsOf(played)).toEqual([["a", { x: 1 }]]);
    expect(rejectedOf(played)).toEqual([["b", "truncated"]]);
    expect(played.result.finish).toEqual({ reason: "length", vendor: "incomplete" });
  });

  test("whole arguments without an end of the item prove nothing", async () => {
    const played = await play("responses", [created, added(0, call("1", "a", "")), delta(0, "fc_1", "{}"), argumentsDone(0, "fc_1", "{}")]);
    expect(rejectedOf(played)).toEqual([["a", "truncated"]]);
    expect(played.result.finish.reason).toBe("incomplete");
  });

  test("items only at the end", async () => {
    const played = await play("responses", [created, end("completed", [call("1", "a", '{"x":1}')])]);
    expect(callsOf(played)).toEqual([["a", { x: 1 }]]);
  });

  test("items without ids, repeated at the end, are the same calls", async () => {
    const { id: _a, ...a } = call("1", "a", '{"x":1}');
    const { id: _b, ...b } = call("2", "b", '{"y":2}');
    const played = await play("responses", [
      created,
      added(0, { ...a, arguments: "" }),
      added(1, { ...b, arguments: "" }),
      end("completed", [a, b]),
    ]);
    expect(callsOf(played)).toEqual([
      ["a", { x: 1 }],
      ["b", { y: 2 }],
    ]);
  });

  test("a repeated event counts once", async () => {
    const a = call("1", "a", '{"x":1}', "completed");
    const numbered = [created, added(0, call("1", "a", "")), delta(0, "fc_1", '{"x":1}'), done(0, a), end("completed", [a])].map(
      (event, sequence_number) => ({ ...event, sequence_number }),
    );
    const played = await play(
      "responses",
      numbered.flatMap((event) => [event, event]),
    );
    expect(callsOf(played)).toEqual([["a", { x: 1 }]]);
  });

  test.each([
    ["an error event", { type: "error", code: "server_error", message: "boom", param: null }],
    ["a failed response", end("failed", [], { error: { code: "server_error", message: "boom" } })],
  ])("%s is an error that holds what was proved", async (_what, event) => {
    const played = await play("responses", [
      created,
      added(0, call("1", "a", "")),
      done(0, call("1", "a", "{}", "completed")),
      added(1, call("2", "b", "")),
      event,
    ]);
    // openai 7 throws at an error event itself (7.57, 2026-11), openai 6 hands it on.
    if (!(played.error instanceof APIError)) expect(played.error).toBeInstanceOf(StreamError);
    expect(played.error).toMatchObject({ code: "server_error", message: "boom" });
    expect((played.error as StreamError).partial).toBe(played.result);
    expect(callsOf(played)).toEqual([["a", {}]]);
    expect(rejectedOf(played)).toEqual([["b", "truncated"]]);
  });

  test("hosted items, MCP calls and custom tools are not ours, and are echoed", async () => {
    const foreign = [
      { type: "web_search_call", id: "ws", status: "completed" },
      { type: "mcp_call", id: "mcp", name: "a", arguments: "{}", output: "x" },
      { type: "custom_tool_call", id: "ct", call_id: "9", name: "a", input: "x" },
      { type: "reasoning", id: "rs", summary: [], encrypted_content: "secret" },
    ];
    const own = call("1", "a", "{}", "completed");
    const items = [...foreign, own];
    const played = await play("responses", [
      created,
      ...items.flatMap((item, index) => [added(index, item), done(index, item)]),
      end("completed", items),
    ]);
    expect(callsOf(played)).toEqual([["a", {}]]);
    expect(rejectedOf(played)).toEqual([]);
    expect(played.result.followUp([{ index: 0, result: "ok" }])).toEqual([
      ...items,
      { type: "function_call_output", call_id: "1", output: "ok" },
      { type: "custom_tool_call_output", call_id: "9", output: "Not run." },
    ]);
    expect(played.result.followUp([{ index: 0, result: "ok" }], { previousResponse: true })).toHaveLength(2);
  });
});
