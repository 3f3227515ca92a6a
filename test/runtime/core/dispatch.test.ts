import { describe, expect, test } from "vitest";
import { call, client, gate, reply, sleep, tool } from "../fake.js";

const many = (count: number, input: (index: number) => unknown = (index) => ({ index }), name = "a") =>
  client(reply(Array.from({ length: count }, (_, index) => ({ name, input: input(index) }))));

/** How many handlers run at once, at most. */
const counting = (work: () => Promise<unknown> = () => sleep(1)) => {
  let running = 0;
  const seen = { most: 0, total: 0 };
  const handler = async (): Promise<unknown> => {
    seen.total++;
    seen.most = Math.max(seen.most, ++running);
    await work();
    running--;
    return "done";
  };
  return { seen, handler };
};

describe("the schedule", () => {
  test("handlers run side by side, up to a ceiling of 16", async () => {
    const { seen, handler } = counting();
    const result = await call(many(50), [tool("a")], { handlers: { a: handler } });
    expect(seen).toEqual({ most: 16, total: 50 });
    expect(result.outcomes?.map((outcome) => outcome.status)).toEqual(Array(50).fill("ok"));
  });

  test("concurrency sets the ceiling", async () => {
    const { seen, handler } = counting();
    await call(many(10), [tool("a")], { handlers: { a: handler }, concurrency: 3 });
    expect(seen).toEqual({ most: 3, total: 10 });
  });

  test("a tool's own concurrency holds for that tool alone", async () => {
    const a = counting();
    const b = counting();
    const from = client(reply([..."aabbaabb"].map((name) => ({ name }))));
    await call(from, [tool("a", { concurrency: 1 }), tool("b")], { handlers: { a: a.handler, b: b.handler } });
    expect(a.seen).toEqual({ most: 1, total: 4 });
    expect(b.seen).toEqual({ most: 4, total: 4 });
  });

  test("calls of one key run one after another in the model's order, other keys beside them", async () => {
    const log: string[] = [];
    let running = 0;
    let most = 0;
    const input = (index: number) => ({ path: index % 2 === 0 ? "x" : "y", index });
    await call(many(6, input), [tool("a", { key: "path" })], {
      handlers: {
        a: async (args) => {
          const { path, index } = args as { path: string; index: number };
          most = Math.max(most, ++running);
          log.push(`${path} ${index} start`);
          await sleep(2);
          log.push(`${path} ${index} end`);
          running--;
          return null;
        },
      },
    });
    expect(most).toBe(2);
    for (const path of ["x", "y"]) {
      const indexes = path === "x" ? [0, 2, 4] : [1, 3, 5];
      expect(log.filter((line) => line.startsWith(path))).toEqual(
        indexes.flatMap((index) => [`${path} ${index} start`, `${path} ${index} end`]),
      );
    }
  });

  test("two tools with one key do not race", async () => {
    const { seen, handler } = counting();
    const from = client(
      reply([
        { name: "a", input: { path: "x" } },
        { name: "b", input: { path: "x" } },
        { name: "a", input: { path: "x" } },
      ]),
    );
    await call(from, [tool("a", { key: "path" }), tool("b", { key: "path" })], { handlers: { a: handler, b: handler } });
    expect(seen).toEqual({ most: 1, total: 3 });
  });

  test("1,000 runs of two edits of one file: no update is lost", async () => {
    let lost = 0;
    for (let round = 0; round < 1000; round++) {
      let file = "";
      const edit = async (args: unknown): Promise<null> => {
        const before = file;
        await Promise.resolve();
        await Promise.resolve();
        file = before + (args as { add: string }).add;
        return null;
      };
      await call(
        many(2, (index) => ({ path: "f", add: String(index) })),
        [tool("a", { key: "path" })],
        { handlers: { a: edit } },
      );
      if (file !== "01") lost++;
    }
    expect(lost).toBe(0);
  });

  test("over the ceiling of calls nothing runs, but every call has its result", async () => {
    const { seen, handler } = counting();
    const result = await call(many(5), [tool("a")], { handlers: { a: handler }, maxCalls: 3 });
    expect(seen.total).toBe(3);
    expect(result.outcomes?.map((outcome) => outcome.status)).toEqual(["ok", "ok", "ok", "denied", "denied"]);
    expect(result.calls).toHaveLength(5);
    expect((result.followUp()[1] as { content: unknown[] }).content).toHaveLength(5);
  });
});

describe("outcomes", () => {
  test("a handler that throws costs its siblings nothing", async () => {
    const result = await call(many(3), [tool("a")], {
      handlers: {
        a: (args) => {
          if ((args as { index: number }).index === 1) throw new Error("boom");
          return "fine";
        },
      },
    });
    expect(result.outcomes?.map((outcome) => outcome.status)).toEqual(["ok", "failed", "ok"]);
    expect(result.followUp()[1]).toMatchObject({
      content: [{ content: "fine" }, { content: '{"error":"boom"}', is_error: true }, { content: "fine" }],
    });
  });

  test("a timeout ends the call and tells its handler; the smaller of the two limits counts", async () => {
    const reasons: unknown[] = [];
    const entries = [tool("a", { timeoutMs: 5 }), tool("b")];
    const hang = (
      _args: unknown,
      { signal }: { signal: { addEventListener(type: "abort", listener: () => void): void; reason: unknown } },
    ) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener("abort", () => {
          reasons.push(signal.reason);
          reject(new Error("too late to matter"));
        });
      });
    const result = await call(client(reply([{ name: "a" }, { name: "b" }])), entries, { handlers: { a: hang, b: hang }, timeoutMs: 10 });
    expect(result.outcomes?.map((outcome) => outcome.status)).toEqual(["timed-out", "timed-out"]);
    expect(result.outcomes?.map((outcome) => String("error" in outcome && outcome.error))).toEqual([
      "Error: Not done within 5 ms.",
      "Error: Not done within 10 ms.",
    ]);
    expect(reasons).toHaveLength(2);
  });

  test("a handler that throws nothing is told as such", async () => {
    const result = await call(many(1), [tool("a")], {
      handlers: {
        a: () => {
          throw undefined;
        },
      },
    });
    expect(result.outcomes).toMatchObject([{ status: "failed", error: { message: "The handler threw undefined." } }]);
    expect(JSON.stringify(result.followUp())).toContain("The handler threw undefined.");
  });

  test("a key stays taken until a handler that timed out has ended", async () => {
    let file = 0;
    let running = 0;
    const entries = [tool("a", { key: "path", timeoutMs: 20 })];
    const result = await call(
      many(3, () => ({ path: "x" })),
      entries,
      {
        handlers: {
          a: async (_args, { index }) => {
            expect(++running).toBe(1);
            const seen = file;
            // The first ignores its signal for a while.
            await sleep(index === 0 ? 30 : 1);
            file = seen + 1;
            running--;
            return file;
          },
        },
      },
    );
    expect(result.outcomes?.map((outcome) => outcome.status)).toEqual(["timed-out", "ok", "ok"]);
    expect(file).toBe(3);
  });

  test("where such a handler never ends, those that wait for its key time out and never run", async () => {
    const runs: number[] = [];
    const entries = [tool("a", { key: "path", timeoutMs: 5 })];
    const result = await call(
      many(4, (index) => ({ path: index === 3 ? "y" : "x" })),
      entries,
      {
        handlers: {
          a: (_args, { index }) => {
            runs.push(index);
            return index === 0 ? new Promise(() => {}) : "done";
          },
        },
      },
    );
    expect(result.outcomes?.map((outcome) => outcome.status)).toEqual(["timed-out", "timed-out", "timed-out", "ok"]);
    expect(runs).toEqual([0, 3]);
    expect(JSON.stringify(result.followUp())).toContain("an earlier call with this key has not ended");
  });

  test("an abort ends what runs and what waits, keeps what is done", async () => {
    const controller = new AbortController();
    const done = gate();
    const result = call(many(3), [tool("a")], {
      signal: controller.signal,
      concurrency: 2,
      handlers: {
        a: async (args) => {
          if ((args as { index: number }).index === 0) return "done";
          done.open();
          return new Promise(() => {});
        },
      },
    });
    await done.opened;
    controller.abort(new Error("enough"));
    expect((await result).outcomes?.map((outcome) => outcome.status)).toEqual(["ok", "aborted", "aborted"]);
  });

  test("approval is asked per call; a refusal and a crash of it deny that call alone", async () => {
    const { seen, handler } = counting();
    const result = await call(many(3), [tool("a")], {
      handlers: { a: handler },
      approve: async ({ index }) => {
        if (index === 2) throw new Error("nobody there");
        return index === 0;
      },
    });
    expect(seen.total).toBe(1);
    expect(result.outcomes?.map((outcome) => outcome.status)).toEqual(["ok", "denied", "denied"]);
  });

  test("a result that its guard refuses is no result", async () => {
    const issues = () => [{ path: "/n", expected: "number", value: "x", message: "expected a number" }];
    const result = await call(many(1), [tool("a", { resultIssues: issues })], { handlers: { a: () => ({ n: "x" }) } });
    expect(result.outcomes?.[0]).toMatchObject({ status: "invalid-result", result: { n: "x" } });
    expect(JSON.stringify(result.followUp())).toContain("/n: expected a number");
  });

  test("a result that is no JSON is told to the model as such", async () => {
    const round: Record<string, unknown> = {};
    round.self = round;
    const result = await call(many(1), [tool("a")], { handlers: { a: () => round } });
    expect(JSON.stringify(result.followUp())).toContain("no readable data");
  });

  test("a missing handler fails that call", async () => {
    const result = await call(client(reply([{ name: "a" }, { name: "constructor" }])), [tool("a"), tool("constructor")], {
      handlers: { a: () => 1 },
    });
    expect(result.outcomes?.map((outcome) => outcome.status)).toEqual(["ok", "failed"]);
  });
});
