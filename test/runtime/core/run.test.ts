import type { RunResult } from "@pt-gen/runtime";
import { describe, expect, test } from "vitest";
import { type Args, client, reply, run, tool } from "../fake.js";

const calls = (...ids: string[]) => reply(ids.map((id) => ({ name: "a", id })));

describe("runParallel", () => {
  test("turns until no call is made; usage is summed, the history can be continued", async () => {
    const from = client(calls("1", "2"), calls("3"), reply("Done."));
    const result = await run(from, [tool("a")], { handlers: { a: (_args, { id }) => `result ${id}` } });
    expect(result).toMatchObject({ text: "Done.", stopped: "done", usage: { inputTokens: 30, outputTokens: 3, totalTokens: 33 } });
    expect(result.turns).toHaveLength(3);
    expect(result.calls.map(({ id }) => id)).toEqual(["1", "2", "3"]);
    expect(result.outcomes).toHaveLength(3);
    expect(result.messages.map((message) => (message as { role: string }).role)).toEqual([
      "user",
      "assistant",
      "user",
      "assistant",
      "user",
      "assistant",
    ]);
    expect(from.requests[2]?.messages).toEqual(result.messages.slice(0, -1));
  });

  test("a run ends after maxTurns requests", async () => {
    const result = await run(client(calls("1"), calls("2"), calls("3")), [tool("a")], { handlers: { a: () => 1 }, maxTurns: 2 });
    expect(result.stopped).toBe("max-turns");
    expect(result.turns).toHaveLength(2);
  });

  test("a run ends where stopWhen says so", async () => {
    const result = await run(client(calls("1"), calls("2"), calls("3")), [tool("a")], {
      handlers: { a: () => 1 },
      stopWhen: async (turns) => turns.length === 2,
    });
    expect(result.stopped).toBe("stop-condition");
    expect(result.calls).toHaveLength(2);
  });

  test("a choice that forces a call holds for the first turn only", async () => {
    const from = client(calls("1"), reply("Done."));
    await run(from, [tool("a")], { handlers: { a: () => 1 }, toolChoice: "required" });
    expect(from.requests.map((request) => request.tool_choice)).toEqual([{ type: "any" }, undefined]);
  });

  test("rejected calls are answered and the run goes on", async () => {
    const from = client(reply([{ name: "nobody", id: "1" }]), reply("Done."));
    const result = await run(from, [tool("a")], { handlers: { a: () => 1 } });
    expect(result.stopped).toBe("done");
    expect(from.requests[1]?.messages.at(-1)).toMatchObject({ content: [{ tool_use_id: "1", is_error: true }] });
  });

  test("a handler that crashes in turn 3 loses nothing", async () => {
    const from = client(calls("1"), calls("2"), calls("3"), reply("Done."));
    const result = await run(from, [tool("a")], {
      handlers: {
        a: (_args, { id }) => {
          if (id === "3") throw new Error("boom");
          return id;
        },
      },
    });
    expect(result.outcomes.map((outcome) => outcome.status)).toEqual(["ok", "ok", "failed"]);
    expect(result.stopped).toBe("done");
  });

  test("an API error in turn 3 is the SDK's own, and holds turns 1 and 2", async () => {
    const down = new Error("down");
    const from = client(calls("1"), calls("2"), down);
    const thrown = await run(from, [tool("a")], { handlers: { a: () => 1 } }).catch((error: unknown) => error);
    expect(thrown).toBe(down);
    const { partial } = thrown as { partial: RunResult<Args, Args, string, unknown, object> };
    expect(partial).toMatchObject({ stopped: "error", turns: [{}, {}], usage: { totalTokens: 22 } });
    expect(partial.messages).toHaveLength(5);
  });

  test("an abort between turns ends the run with what is there", async () => {
    const controller = new AbortController();
    const result = await run(client(calls("1"), calls("2")), [tool("a")], {
      signal: controller.signal,
      handlers: {
        a: () => {
          controller.abort();
          return 1;
        },
      },
    });
    expect(result.stopped).toBe("aborted");
    expect(result.turns).toHaveLength(1);
    expect(result.messages).toHaveLength(3);
  });

  test("an abort in the middle of a request ends the run, also the first", async () => {
    for (const before of [[], [calls("1")]]) {
      const controller = new AbortController();
      const from = client(...before);
      const { create } = from.messages;
      from.messages.create = async (body: never) => {
        if (from.requests.length < before.length) return create(body);
        controller.abort();
        throw new Error("aborted");
      };
      const result = await run(from, [tool("a")], { signal: controller.signal, handlers: { a: () => 1 } });
      expect(result).toMatchObject({ stopped: "aborted", turns: { length: before.length } });
    }
  });

  test("a paused turn goes on", async () => {
    const result = await run(client(reply("Searching", "pause_turn"), reply("Done.")), [tool("a")], { handlers: { a: () => 1 } });
    expect(result.text).toBe("Done.");
    expect(result.turns).toHaveLength(2);
  });
});
