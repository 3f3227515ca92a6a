/** Uses that nobody planned for: each call of the model still has exactly one outcome and one answer. */
import { describe, expect, test } from "vitest";
import { type Args, call, client, reply, run, sleep, stream, tool } from "../fake.js";

interface Block {
  readonly tool_use_id: string;
  readonly content: string;
  readonly is_error?: boolean;
}

const answers = (followUp: readonly unknown[]): readonly Block[] =>
  (followUp[1] as { content: readonly Block[] } | undefined)?.content ?? [];

describe("a client", () => {
  test("serves several requests at once; their calls, ids and schedules are their own", async () => {
    const from = client(
      reply([{ name: "a", input: { n: 1 } }]),
      reply([
        { name: "a", input: { n: 2 } },
        { name: "a", input: { n: 3 } },
      ]),
    );
    const handlers = {
      a: async (args: unknown) => {
        await sleep(5);
        return (args as Args).n;
      },
    };
    const [one, two] = await Promise.all([
      call(from, [tool("a", { key: "n" })], { handlers, concurrency: 1 }),
      call(from, [tool("a", { key: "n" })], { handlers, concurrency: 1 }),
    ]);
    expect(one.outcomes).toMatchObject([{ status: "ok", result: 1 }]);
    expect(two.outcomes).toMatchObject([
      { status: "ok", result: 2 },
      { status: "ok", result: 3 },
    ]);
  });
});

describe("tools", () => {
  test("none at all: the request goes out without any, and a call of one is unknown", async () => {
    const from = client(reply([{ name: "a" }]));
    const result = await call(from, [tool("a")], { tools: [], handlers: {} });
    expect(from.requests[0]?.tools).toBeUndefined();
    expect(result.outcomes).toMatchObject([{ status: "rejected", rejected: { reason: "unknown-tool", name: "a" } }]);
    expect(answers(result.followUp())).toHaveLength(1);
  });

  const names = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf"];
  test("named like what every object inherits, with handlers", async () => {
    const handlers = Object.fromEntries(names.map((name) => [name, () => `ran ${name}`]));
    const result = await call(
      client(reply(names.map((name) => ({ name })))),
      names.map((name) => tool(name)),
      { handlers },
    );
    expect(result.outcomes?.map((outcome) => outcome.status === "ok" && outcome.result)).toEqual(names.map((name) => `ran ${name}`));
  });

  test("named so, without handlers: each fails, nothing of Object.prototype runs", async () => {
    const result = await call(
      client(reply(names.map((name) => ({ name })))),
      names.map((name) => tool(name)),
      { handlers: {} },
    );
    expect(result.outcomes?.map(({ status }) => status)).toEqual(names.map(() => "failed"));
    expect(answers(result.followUp())).toHaveLength(names.length);
  });

  test.each(names)("called %s by the model though nobody declared it", async (name) => {
    const result = await call(client(reply([{ name }])), [tool("a")], { handlers: { a: () => 1 } });
    expect(result.rejected).toMatchObject([{ reason: "unknown-tool", name }]);
    expect(answers(result.followUp())).toHaveLength(1);
  });

  test.each([{ toolChoice: { tool: "b" }, tools: ["a"] }, { toolChoice: { tool: "nobody" } }, { tools: ["nobody"] }])(
    "%j: a tool that is not offered cannot be asked for",
    async (options) => {
      const from = client(reply("?"));
      await expect(call(from, [tool("a"), tool("b")], options)).rejects.toThrow(TypeError);
      expect(from.requests).toEqual([]);
    },
  );
});

describe("results of any kind are told to the model", () => {
  const throwsItself = {
    toJSON() {
      throw this;
    },
  };
  const shy = Object.defineProperty(new Error(), "message", {
    get() {
      throw new Error("no");
    },
  });
  const revoked = (): object => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  };
  const round: Args = {};
  round["self"] = round;
  const results: readonly (readonly [string, unknown, string | RegExp])[] = [
    ["a BigInt", 12345678901234567890n, '"12345678901234567890"'],
    ["a BigInt inside", { n: 1n }, '{"n":"1"}'],
    ["a circle", round, /no readable data/],
    ["nothing", undefined, "null"],
    ["a function", () => 1, "null"],
    ["a symbol", Symbol("x"), "null"],
    ["a date", new Date(0), '"1970-01-01T00:00:00.000Z"'],
    ["not a number", Number.NaN, "null"],
    ["text", "plain", "plain"],
    ["empty text", "", ""],
    ["10 MB", "x".repeat(10_000_000), "x".repeat(10_000_000)],
    ["an error that is returned", new Error("off"), '{"error":"off"}'],
    [
      "one that throws when it is read",
      {
        toJSON() {
          throw new Error("no");
        },
      },
      /no readable data/,
    ],
    ["a response", new Response("x"), /^\{.*\}$/],
    ["one that throws itself when it is read", throwsItself, /no readable data/],
    ["an error whose message throws", shy, /no readable data/],
  ];
  test.each<readonly [string, unknown]>([
    ["what throws itself when it is read", throwsItself],
    ["an error whose message throws", shy],
    ["an error whose message is a BigInt", Object.assign(new Error(), { message: 5n })],
    ["nothing", undefined],
    ["a symbol", Symbol("x")],
    ["an object without prototype", Object.create(null)],
    ["a revoked proxy", revoked()],
  ])("a handler may throw %s", async (_, thrown) => {
    const done = await call(client(reply([{ name: "a" }])), [tool("a")], {
      handlers: {
        a: () => {
          throw thrown;
        },
      },
    });
    expect(done.outcomes?.[0]?.status).toBe("failed");
    expect(JSON.parse(answers(done.followUp())[0]?.content ?? "")).toHaveProperty("error");
  });

  test.each(results)("%s", async (_, result, said) => {
    const done = await call(client(reply([{ name: "a" }])), [tool("a")], { handlers: { a: () => result } });
    expect(done.outcomes?.[0]?.status).toBe("ok");
    const [answer] = answers(done.followUp());
    if (typeof said === "string") expect(answer?.content).toBe(said);
    else expect(answer?.content).toMatch(said);
  });
});

describe("ids", () => {
  // A search for a free id that begins anew for each call takes minutes here.
  test("40,000 calls that share one id get ids of their own", { timeout: 30_000 }, async () => {
    const count = 40_000;
    const result = await call(client(reply(Array.from({ length: count }, () => ({ name: "a", id: "same" })))), [tool("a")]);
    const ids = result.calls.map(({ id }) => id);
    expect(ids.slice(0, 3)).toEqual(["same", "same_1", "same_2"]);
    expect(new Set(ids).size).toBe(count);
  });
});

describe("aborts", () => {
  test("before the start: nothing runs, and a stream ends without an error", async () => {
    const signal = AbortSignal.abort(new Error("early"));
    let runs = 0;
    const handlers = { a: () => ++runs };
    const result = await call(client(reply([{ name: "a" }])), [tool("a")], { handlers, signal });
    expect(result.outcomes).toMatchObject([{ status: "aborted", error: { message: "early" } }]);
    expect(answers(result.followUp())).toHaveLength(1);
    const streamed = stream((async function* () {})(), [tool("a")], { handlers, signal });
    expect((await streamed.result).outcomes).toEqual([]);
    expect(runs).toBe(0);
  });

  test("after the end: nothing changes", async () => {
    const controller = new AbortController();
    const result = await call(client(reply([{ name: "a" }])), [tool("a")], { handlers: { a: () => 1 }, signal: controller.signal });
    const before = result.followUp();
    controller.abort();
    expect(result.outcomes).toMatchObject([{ status: "ok", result: 1 }]);
    expect(result.followUp()).toEqual(before);
  });

  test("inside a handler, by the handler itself", async () => {
    const controller = new AbortController();
    const result = await call(client(reply([{ name: "a" }, { name: "b" }, { name: "c" }])), [tool("a"), tool("b"), tool("c")], {
      concurrency: 1,
      signal: controller.signal,
      handlers: { a: () => 1, b: () => controller.abort(), c: () => 3 },
    });
    expect(result.outcomes?.map(({ status }) => status)).toEqual(["ok", "aborted", "aborted"]);
    expect(answers(result.followUp())).toHaveLength(3);
  });
});

describe("streams", () => {
  const begun = [
    { type: "message_start", message: { id: "m", content: [], usage: {} } },
    { type: "content_block_start", index: 0, content_block: { type: "tool_use", id: "1", name: "a", input: {} } },
    { type: "content_block_delta", index: 0, delta: { type: "input_json_delta", partial_json: '{"n":1}' } },
    { type: "content_block_stop", index: 0 },
  ];
  const ending = { type: "message_delta", delta: { stop_reason: "tool_use" } };

  test("events that are none change nothing", async () => {
    const odd = [null, undefined, 1, "x", [], {}, { type: "constructor" }, { type: "content_block_delta", index: 7 }, { type: 5 }];
    const events = (async function* () {
      for (const event of [...begun, ending]) {
        yield* odd as object[];
        yield event;
      }
    })();
    expect((await stream(events, [tool("a")], { handlers: { a: (args) => args } }).result).outcomes).toMatchObject([
      { status: "ok", result: { n: 1 } },
    ]);
  });

  test("a stream that is none, or a client that throws at once, is an error with the result so far", async () => {
    for (const events of [undefined, null, 5, {}]) {
      const failed = await stream(events as never, [tool("a")]).result.catch((error: unknown) => error);
      expect(failed).toMatchObject({ partial: { calls: [] } });
    }
    const throwing = client();
    throwing.messages.create = () => {
      throw new Error("at once");
    };
    await expect(call(throwing, [tool("a")])).rejects.toMatchObject({ message: "at once", partial: { calls: [] } });
  });

  test("abort() twice, and after the end, and loops that come late", async () => {
    const events = (async function* () {
      yield* [...begun, ending];
    })();
    const streamed = stream(events, [tool("a")], { handlers: { a: () => 1 } });
    const { outcomes } = await streamed.result;
    streamed.abort();
    streamed.abort();
    expect(outcomes).toMatchObject([{ status: "ok" }]);
    for (let loop = 0; loop < 2; loop++) {
      const seen: unknown[] = [];
      for await (const { args } of streamed) seen.push(args);
      expect(seen).toEqual([{ n: 1 }]);
    }
    const types: string[] = [];
    for await (const { type } of streamed.events()) types.push(type);
    expect(types).toEqual(["call-start", "call-complete", "handler-start", "handler-end", "finish"]);
  });
});

describe("parallel: false", () => {
  test("calls that the model makes all the same run one by one, in its order", async () => {
    const log: string[] = [];
    const handlers = {
      a: async (args: unknown) => {
        log.push(`start ${(args as Args).n}`);
        await sleep(2);
        log.push(`end ${(args as Args).n}`);
      },
    };
    const from = client(reply([1, 2, 3].map((n) => ({ name: "a", input: { n } }))));
    const result = await call(from, [tool("a")], { parallel: false, handlers });
    expect(log).toEqual(["start 1", "end 1", "start 2", "end 2", "start 3", "end 3"]);
    expect(answers(result.followUp())).toHaveLength(3);
  });
});

describe("repair", () => {
  const strict = tool("a", {
    issues: (value) => ((value as Args).n === 1 ? null : [{ path: "/n", expected: "1", value, message: "expected 1" }]),
  });
  const wrong = reply([{ name: "a", input: { n: 0 }, id: "first" }]);
  const asked = (...repaired: readonly object[]) =>
    call(client(wrong, ...repaired), [strict, tool("b")], { repair: repaired.length, handlers: { a: (args) => args, b: () => "never" } });

  test("under another id: the call keeps the id of the turn that is answered", async () => {
    const result = await asked(reply([{ name: "a", input: { n: 1 }, id: "other" }]));
    expect(result.calls).toMatchObject([{ id: "first", args: { n: 1 } }]);
    expect(answers(result.followUp())).toMatchObject([{ tool_use_id: "first" }]);
  });

  test("under another name: it is no repair, and the other tool does not run", async () => {
    const result = await asked(reply([{ name: "b", input: { n: 1 } }]));
    expect(result.outcomes).toMatchObject([{ status: "rejected", rejected: { name: "a", reason: "invalid-arguments" } }]);
  });

  test("twice in one reply: once is enough", async () => {
    const result = await asked(reply([1, 1].map((n) => ({ name: "a", input: { n } }))));
    expect(result.outcomes).toMatchObject([{ status: "ok", result: { n: 1 } }]);
  });

  test("only at the second attempt", async () => {
    const result = await asked(reply("Hm."), reply([{ name: "a", input: { n: 1 } }]));
    expect(result.outcomes).toMatchObject([{ status: "ok" }]);
  });

  test("a repaired call that is itself cut is asked for again", async () => {
    const result = await asked(reply([{ name: "a", input: { n: 1 } }], "max_tokens"), reply([{ name: "a", input: { n: 1 } }]));
    expect(result.outcomes).toMatchObject([{ status: "ok" }]);
  });
});

describe("numbers that are none", () => {
  const slow = async (): Promise<string> => {
    await sleep(20);
    return "done";
  };
  const odd: readonly (readonly [string, unknown])[] = [
    ["NaN", Number.NaN],
    ["0", 0],
    ["negative", -5],
    ["null", null],
    ["text", "soon"],
    ["Infinity", Number.POSITIVE_INFINITY],
  ];

  test.each(odd)("timeoutMs %s is no limit, and the tool's own one holds", async (_name, timeoutMs) => {
    const entries = [tool("a", { timeoutMs: 5 }), tool("b")];
    const options = { timeoutMs: timeoutMs as number, handlers: { a: slow, b: slow } };
    const result = await call(client(reply([{ name: "a" }, { name: "b" }])), entries, options);
    expect(result.outcomes?.map(({ status }) => status)).toEqual(["timed-out", "ok"]);
  });

  test("maxCalls NaN lets no call through", async () => {
    const options = { maxCalls: Number.NaN, handlers: { a: slow } };
    const result = await call(client(reply([{ name: "a" }])), [tool("a")], options);
    expect(result.outcomes).toMatchObject([{ status: "denied", error: { message: "Over the limit of NaN calls." } }]);
  });

  test("repair NaN sends nothing back", async () => {
    const from = client(reply([{ name: "a" }]));
    const strict = tool("a", { issues: (value) => [{ path: "", expected: "more", value, message: "expected more" }] });
    const result = await call(from, [strict], { repair: Number.NaN, handlers: { a: slow } });
    expect([from.requests.length, result.rejected.length]).toEqual([1, 1]);
  });
});

describe("runs", () => {
  test.each([
    [0, 0],
    [1, 1],
    [Number.NaN, 0],
  ])("maxTurns %j makes %j requests", async (maxTurns, requests) => {
    const from = client(reply([{ name: "a" }]), reply("Done."));
    const result = await run(from, [tool("a")], { maxTurns, handlers: { a: () => 1 } });
    expect(from.requests).toHaveLength(requests);
    expect(result).toMatchObject({ stopped: "max-turns", turns: { length: requests } });
  });

  test("a history can be gone on with twice", async () => {
    const from = client(reply([{ name: "a" }]), reply("One."), reply("Two."));
    const first = await call(from, [tool("a")], { handlers: { a: () => 1 } });
    expect(first.followUp()).toEqual(first.followUp());
    const next = first.followUp();
    (next[0] as Args)["role"] = "changed";
    expect((first.followUp()[0] as Args)["role"]).toBe("assistant");
  });
});
