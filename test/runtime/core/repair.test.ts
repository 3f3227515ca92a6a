import type { RuntimeEvent, ToolEntry } from "@pt-gen/runtime";
import { describe, expect, test } from "vitest";
import { type Args, call, client, reply, tool } from "../fake.js";

/** Takes `{ n: number }`. */
const counter: ToolEntry = tool("a", {
  issues: (value) => {
    const n = (value as { n?: unknown }).n;
    return typeof n === "number" ? null : [{ path: "/n", expected: "number", value: n, message: "expected a number" }];
  },
});

const log = () => {
  const runs: unknown[] = [];
  return { runs, handler: (args: unknown) => runs.push((args as Args).n) };
};

describe("repair", () => {
  test("only the invalid call goes back, with the mistake at its place; the others run once", async () => {
    const from = client(
      reply([{ name: "a", input: { n: 1 } }, { name: "a", input: { n: "two" } }, { name: "b" }]),
      reply([{ name: "a", input: { n: 2 }, id: "new" }]),
    );
    const { runs, handler } = log();
    const result = await call(from, [counter, tool("b")], { handlers: { a: handler, b: handler }, repair: 1 });
    expect(from.requests).toHaveLength(2);
    const [, second] = from.requests;
    expect(second?.tools).toEqual([{ name: "a" }]);
    expect(second?.tool_choice).toEqual({ type: "tool", name: "a" });
    expect(second?.messages.at(-1)).toMatchObject({ role: "user" });
    expect(JSON.stringify(second?.messages.at(-1))).toContain("/n: expected a number");
    expect(runs).toEqual([1, undefined, 2]);
    expect(result.calls.map(({ index, id, args }) => [index, id, args])).toEqual([
      [0, "id0", { n: 1 }],
      [1, "id1", { n: 2 }],
      [2, "id2", {}],
    ]);
    expect(result.rejected).toEqual([]);
    expect(result.usage).toEqual({ inputTokens: 20, outputTokens: 2, totalTokens: 22 });
    expect((result.followUp()[1] as { content: { tool_use_id: string }[] }).content.map((block) => block.tool_use_id)).toEqual([
      "id0",
      "id1",
      "id2",
    ]);
  });

  test("the good calls run while the repair is under way", async () => {
    let ran = false;
    const from = client(reply([{ name: "a", input: { n: "x" } }, { name: "b" }]));
    const answer = reply([{ name: "a", input: { n: 2 } }]);
    const { create } = from.messages;
    from.messages.create = async (body) => {
      if (from.requests.length === 0) return create(body);
      while (!ran) await new Promise((resolve) => setTimeout(resolve, 1));
      return answer;
    };
    const result = await call(from, [counter, tool("b")], {
      repair: 1,
      handlers: {
        a: () => 1,
        b: () => {
          ran = true;
          return 2;
        },
      },
    });
    expect(result.outcomes?.map((outcome) => outcome.status)).toEqual(["ok", "ok"]);
  });

  test("it is tried as often as asked, and then the call stays rejected with its last mistake", async () => {
    const from = client(...["x", "y", "z"].map((n) => reply([{ name: "a", input: { n } }])));
    const events: RuntimeEvent<Args, Args, string>[] = [];
    const result = await call(from, [counter], { repair: 2, onEvent: (event) => events.push(event) });
    expect(from.requests).toHaveLength(3);
    expect(result.rejected).toMatchObject([{ index: 0, id: "id0", reason: "invalid-arguments", raw: { n: "z" } }]);
    expect(events.filter((event) => event.type === "retry").map((event) => event.attempt)).toEqual([1, 2]);
  });

  test("a repair that fails or answers with something else leaves the call rejected", async () => {
    const failing = client(reply([{ name: "a", input: {} }]), new Error("down"));
    expect((await call(failing, [counter], { repair: 3 })).rejected).toHaveLength(1);
    const talking = client(reply([{ name: "a", input: {} }]), reply("Sorry."));
    expect((await call(talking, [counter], { repair: 1 })).rejected).toHaveLength(1);
  });

  test("unknown and truncated calls do not go back", async () => {
    const from = client(reply([{ name: "nobody" }, { name: "a" }], "max_tokens"));
    const result = await call(from, [counter], { repair: 2 });
    expect(from.requests).toHaveLength(1);
    expect(result.rejected.map(({ reason }) => reason)).toEqual(["unknown-tool", "truncated"]);
  });

  test("nothing is sent back unless asked for", async () => {
    const from = client(reply([{ name: "a", input: {} }]));
    await call(from, [counter]);
    expect(from.requests).toHaveLength(1);
  });
});
