import { describe, expect, test } from "vitest";
import { callsOf, chatCall, chatDelta, chatEnd, oneChunk, play, rejectedOf } from "./synthetic.js";

const fn = (name: string | undefined, args: unknown) => ({ function: { ...(name === undefined ? {} : { name }), arguments: args } });

describe("streamed Chat Completions: which call a fragment belongs to", () => {
  const two = [
    ["a", { x: 1 }],
    ["b", { y: 2 }],
  ];

  test("interleaved by index", async () => {
    const played = await play("chat", [
      chatCall({ index: 0, id: "1", type: "function", ...fn("a", "") }),
      chatCall({ index: 1, id: "2", type: "function", ...fn("b", '{"y"') }),
      chatCall({ index: 0, ...fn(undefined, '{"x"') }),
      chatCall({ index: 1, ...fn(undefined, ":2}") }),
      chatCall({ index: 0, ...fn(undefined, ":1}") }),
      chatEnd(),
    ]);
    expect(callsOf(played)).toEqual(two);
  });

  test("several in one chunk", async () => {
    const played = await play("chat", [
      chatDelta({
        tool_calls: [
          { index: 0, id: "1", ...fn("a", '{"x":1}') },
          { index: 1, id: "2", ...fn("b", '{"y":2}') },
        ],
      }),
      chatEnd(),
    ]);
    expect(callsOf(played)).toEqual(two);
  });

  test("all share index 0 (Ollama and others)", async () => {
    const played = await play("chat", [
      chatCall({ index: 0, id: "1", ...fn("a", '{"x":1}') }),
      chatCall({ index: 0, id: "2", ...fn("b", '{"y"') }),
      chatCall({ index: 0, ...fn(undefined, ":2}") }),
      chatEnd(),
    ]);
    expect(callsOf(played)).toEqual(two);
    expect(played.result.calls.map((call) => call.id)).toEqual(["1", "2"]);
  });

  test.each([{ index: 0 }, {}])("calls of one tool without ids, each begun by its name alone, at %j", async (at) => {
    const call = (x: number) => [
      chatCall({ ...at, type: "function", ...fn("a", "") }),
      chatCall({ ...at, ...fn(undefined, '{"x"') }),
      chatCall({ ...at, ...fn(undefined, `:${x}}`) }),
    ];
    const played = await play("chat", [...call(1), ...call(2), chatEnd()]);
    expect(callsOf(played)).toEqual([
      ["a", { x: 1 }],
      ["a", { x: 2 }],
    ]);
  });

  test("a name that is repeated at the end begins no call", async () => {
    const played = await play("chat", [
      chatCall({ index: 0, id: "1", ...fn("a", '{"x":1}') }),
      chatCall({ index: 0, ...fn("a", "") }),
      chatCall({ index: 0, ...fn(undefined, "") }),
      chatEnd(),
    ]);
    expect(callsOf(played)).toEqual([["a", { x: 1 }]]);
  });

  test("all share index 0 and have no id", async () => {
    const played = await play("chat", [
      chatCall({ index: 0, ...fn("a", '{"x":1}') }),
      chatCall({ index: 0, ...fn("b", '{"y":2}') }),
      chatEnd(),
    ]);
    expect(callsOf(played)).toEqual(two);
    expect(new Set(played.result.calls.map((call) => call.id)).size).toBe(2);
  });

  test("twins that share index 0 and have no id", async () => {
    const played = await play("chat", [
      chatCall({ index: 0, ...fn("a", '{"x":1}') }),
      chatCall({ index: 0, ...fn("a", '{"x":1}') }),
      chatEnd(),
    ]);
    expect(callsOf(played)).toEqual([two[0], two[0]]);
  });

  test("two calls with one id and places of their own, their arguments in fragments", async () => {
    const played = await play("chat", [
      chatCall({ index: 0, id: "1", ...fn("a", "") }),
      chatCall({ index: 0, ...fn(undefined, '{"x":1}') }),
      chatCall({ index: 1, id: "1", ...fn("a", "") }),
      chatCall({ index: 1, ...fn(undefined, '{"x":2}') }),
      chatEnd(),
    ]);
    expect(callsOf(played)).toEqual([
      ["a", { x: 1 }],
      ["a", { x: 2 }],
    ]);
    expect(new Set(played.result.calls.map((call) => call.id)).size).toBe(2);
  });

  test("one call whose later fragments repeat id and name under another index", async () => {
    const played = await play("chat", [
      chatCall({ index: 0, id: "1", ...fn("a", "") }),
      chatCall({ index: 1, id: "1", ...fn("a", '{"x"') }),
      chatCall({ index: 1, id: "1", ...fn("a", ":1}") }),
      chatEnd(),
    ]);
    expect(callsOf(played)).toEqual([["a", { x: 1 }]]);
  });

  test("index missing", async () => {
    const played = await play("chat", [
      chatCall({ id: "1", ...fn("a", '{"x"') }),
      chatCall({ ...fn(undefined, ":1}") }),
      chatCall({ id: "2", ...fn("b", '{"y":2}') }),
      chatEnd(),
    ]);
    expect(callsOf(played)).toEqual(two);
  });

  test("index starts at 1 and differs between the first fragment and the others", async () => {
    const played = await play("chat", [
      chatCall({ index: 1, id: "1", ...fn("a", "") }),
      chatCall({ index: 2, ...fn(undefined, '{"x":') }),
      chatCall({ index: 2, ...fn(undefined, "1}") }),
      chatEnd(),
    ]);
    expect(callsOf(played)).toEqual([two[0]]);
  });

  test("id, type and name repeated in every fragment", async () => {
    const all = { index: 0, id: "1", type: "function" };
    const played = await play("chat", [chatCall({ ...all, ...fn("a", '{"x"') }), chatCall({ ...all, ...fn("a", ":1}") }), chatEnd()]);
    expect(callsOf(played)).toEqual([two[0]]);
  });

  test("name repeated in every fragment, no id", async () => {
    const played = await play("chat", [chatCall({ index: 0, ...fn("a", '{"x"') }), chatCall({ index: 0, ...fn("a", ":1}") }), chatEnd()]);
    expect(callsOf(played)).toEqual([two[0]]);
  });

  test("id and type blank in later fragments (Azure and older gateways)", async () => {
    const played = await play("chat", [
      chatCall({ index: 0, id: "1", type: "function", ...fn("a", '{"x"') }),
      chatCall({ index: 0, id: "", type: "", ...fn("", ":1}") }),
      chatEnd(),
    ]);
    expect(callsOf(played)).toEqual([two[0]]);
    expect(played.result.calls[0]?.id).toBe("1");
  });

  test("one id for two calls: each call has its own id and result", async () => {
    const played = await play("chat", [
      chatCall({ index: 0, id: "1", ...fn("a", '{"x":1}') }),
      chatCall({ index: 1, id: "1", ...fn("b", '{"y":2}') }),
      chatEnd(),
    ]);
    expect(callsOf(played)).toEqual(two);
    const [turn, ...results] = played.result.followUp([]) as { tool_calls?: { id: string }[]; tool_call_id?: string }[];
    expect(new Set(results.map((result) => result.tool_call_id)).size).toBe(2);
    expect(turn?.tool_calls?.map((call) => call.id)).toEqual(results.map((result) => result.tool_call_id));
  });
});

describe("streamed Chat Completions: arguments", () => {
  test.each([
    ["empty text", ""],
    ["null", null],
    ["the text null", "null"],
    ["spaces", "  "],
    ["an empty object", "{}"],
    ["double encoded", '"{}"'],
  ])("%s means {}", async (_what, args) => {
    expect(callsOf(await play("chat", [chatCall({ index: 0, id: "1", ...fn("a", args) }), chatEnd()]))).toEqual([["a", {}]]);
  });

  test("absent means {}", async () => {
    expect(callsOf(await play("chat", [chatCall({ index: 0, id: "1", function: { name: "a" } }), chatEnd()]))).toEqual([["a", {}]]);
  });

  test("an object instead of text", async () => {
    expect(callsOf(await play("chat", [chatCall({ index: 0, id: "1", ...fn("a", { x: 1 }) }), chatEnd()]))).toEqual([["a", { x: 1 }]]);
  });

  test("the text of a text", async () => {
    expect(callsOf(await play("chat", [chatCall({ index: 0, id: "1", ...fn("a", JSON.stringify('{"x":1}')) }), chatEnd()]))).toEqual([
      ["a", { x: 1 }],
    ]);
  });

  test("the last of duplicate keys", async () => {
    expect(callsOf(await play("chat", [chatCall({ index: 0, id: "1", ...fn("a", '{"x":1,"x":2}') }), chatEnd()]))).toEqual([
      ["a", { x: 2 }],
    ]);
  });

  test.each(['{"x":1}{"x":2}', '{"x":1} trailing', "{x:1}", '{{"x":1}}', '{"x":1'])(
    "%s is refused, and its sibling is not",
    async (text) => {
      const played = await play("chat", [
        chatCall({ index: 0, id: "1", ...fn("a", text) }),
        chatCall({ index: 1, id: "2", ...fn("b", "{}") }),
        chatEnd(),
      ]);
      expect(rejectedOf(played)).toEqual([["a", "invalid-json"]]);
      expect(callsOf(played)).toEqual([["b", {}]]);
    },
  );

  test("arguments of hostile depth are a value, not a crash", async () => {
    const deep = `{"x":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
    const played = await play(
      "chat",
      [chatCall({ index: 0, id: "1", ...fn("a", deep) }), chatEnd()],
      undefined,
      { onEvent: () => {} },
      oneChunk,
    );
    expect(played.result.calls.length + played.result.rejected.length).toBe(1);
  });
});

describe("streamed Chat Completions: names", () => {
  test.each(["constructor", "__proto__", "toString", "c", ""])("%j is unknown and answered", async (name) => {
    const played = await play("chat", [
      chatCall({ index: 0, id: "1", ...fn(name, "{}") }),
      chatCall({ index: 1, id: "2", ...fn("b", "{}") }),
      chatEnd(),
    ]);
    expect(callsOf(played)).toEqual([["b", {}]]);
    if (name !== "") {
      expect(rejectedOf(played)).toEqual([[name, "unknown-tool"]]);
      expect(played.result.followUp([{ index: 1, result: 1 }])).toHaveLength(3);
    }
  });

  test("the prefix functions. is no part of the name, and is not echoed", async () => {
    const played = await play("chat", [chatCall({ index: 0, id: "1", ...fn("functions.a", "{}") }), chatEnd()]);
    expect(callsOf(played)).toEqual([["a", {}]]);
    expect(JSON.stringify(played.result.followUp([{ index: 0, result: 1 }]))).not.toContain("functions.a");
  });

  test("multi_tool_use.parallel stands for the calls inside", async () => {
    const uses = [
      { recipient_name: "functions.a", parameters: { x: 1 } },
      { recipient_name: "functions.b", parameters: { y: 2 } },
    ];
    const played = await play("chat", [
      chatCall({ index: 0, id: "1", ...fn("multi_tool_use.parallel", JSON.stringify({ tool_uses: uses })) }),
      chatEnd(),
    ]);
    expect(callsOf(played)).toEqual([
      ["a", { x: 1 }],
      ["b", { y: 2 }],
    ]);
    expect(played.result.calls.map((call) => call.index)).toEqual([0, 1]);
    const [turn, ...results] = played.result.followUp([]) as {
      tool_calls?: { id: string; function: { name: string } }[];
      tool_call_id?: string;
    }[];
    expect(turn?.tool_calls?.map((call) => call.function.name)).toEqual(["a", "b"]);
    expect(results.map((result) => result.tool_call_id)).toEqual(turn?.tool_calls?.map((call) => call.id));
  });

  test("multi_tool_use.parallel with an undeclared tool inside is one unknown call", async () => {
    const text = JSON.stringify({ tool_uses: [{ recipient_name: "functions.c", parameters: {} }] });
    const played = await play("chat", [chatCall({ index: 0, id: "1", ...fn("multi_tool_use.parallel", text) }), chatEnd()]);
    expect(rejectedOf(played)).toEqual([["multi_tool_use.parallel", "unknown-tool"]]);
  });
});

describe("streamed Chat Completions: the end", () => {
  const first = chatCall({ index: 0, id: "1", ...fn("a", '{"x":1}') });
  const second = chatCall({ index: 1, id: "2", ...fn("b", '{"y":2}') });

  test("stop with calls is tool-calls", async () => {
    expect((await play("chat", [first, chatEnd("stop")])).result.finish).toEqual({ reason: "tool-calls", vendor: "stop" });
  });

  test.each(["length", "content_filter"])("%s: the last call is unproved, also where its text is whole", async (word) => {
    const played = await play("chat", [first, second, chatEnd(word)]);
    expect(callsOf(played)).toEqual([["a", { x: 1 }]]);
    expect(rejectedOf(played)).toEqual([["b", "truncated"]]);
  });

  test("no end at all: what a later call proves is delivered, the last is truncated", async () => {
    const played = await play("chat", [first, second]);
    expect(callsOf(played)).toEqual([["a", { x: 1 }]]);
    expect(rejectedOf(played)).toEqual([["b", "truncated"]]);
    expect(played.result.finish).toEqual({ reason: "incomplete", vendor: null });
  });

  test("an error in the stream is the SDK's own, and holds what was proved", async () => {
    const played = await play("chat", [first, second, { error: { message: "overloaded", code: "busy" } }]);
    expect(played.error).toMatchObject({ name: "Error", code: "busy" });
    expect(played.delivered).toEqual(["1"]);
    expect(rejectedOf(played)).toEqual([["b", "truncated"]]);
  });

  test("custom tools are not ours", async () => {
    const played = await play("chat", [
      chatCall({ index: 0, id: "1", type: "custom", custom: { name: "sql", input: "SEL" } }),
      chatCall({ index: 0, custom: { input: "ECT" } }),
      second,
      chatEnd(),
    ]);
    expect(callsOf(played)).toEqual([["b", { y: 2 }]]);
    expect(rejectedOf(played)).toEqual([]);
    expect(JSON.stringify(played.result.response)).toContain('"SELECT"');
  });

  test("10,000 calls in one reply", async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => chatCall({ index, id: `id${index}`, ...fn("a", `{"x":${index}}`) }));
    const played = await play("chat", [...many, chatEnd()], undefined, undefined, oneChunk);
    expect(played.result.calls).toHaveLength(10_000);
    expect(played.result.calls.at(-1)?.args).toEqual({ x: 9999 });
  });
});
