import type { RuntimeEvent, StreamEvent } from "@pt-gen/runtime";
import { describe, expect, test } from "vitest";
import { type Args, gate, sleep, stream, tool } from "../fake.js";

const start = { type: "message_start", message: { id: "m", role: "assistant", content: [], usage: { input_tokens: 1 } } };
const open = (index: number, name = "a") => ({
  type: "content_block_start",
  index,
  content_block: { type: "tool_use", id: `id${index}`, name, input: {} },
});
const json = (index: number, partial_json: string) => ({
  type: "content_block_delta",
  index,
  delta: { type: "input_json_delta", partial_json },
});
const close = (index: number) => ({ type: "content_block_stop", index });
const stop = (stop_reason = "tool_use") => ({ type: "message_delta", delta: { stop_reason } });
const whole = (index: number, text = "{}", name = "a") => [open(index, name), json(index, text), close(index)];

async function* events(...steps: readonly (object | Promise<void> | Error)[]): AsyncGenerator<object> {
  for (const step of steps) {
    if (step instanceof Promise) await step;
    else if (step instanceof Error) throw step;
    else yield step;
  }
}

const all = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
};

describe("early dispatch", () => {
  test("a handler starts when its call is proved, while the reply still streams", async () => {
    const started = gate();
    const streaming = stream(events(start, ...whole(0), open(1), started.opened, json(1, "{}"), close(1), stop()), [tool("a")], {
      handlers: {
        a: (_args, { index }) => {
          if (index === 0) started.open();
          return index;
        },
      },
    });
    expect((await streaming.result).outcomes?.map((outcome) => outcome.status)).toEqual(["ok", "ok"]);
  });

  test("a closed block is no proof: nothing runs that is later cut", async () => {
    const runs: number[] = [];
    const streaming = stream(events(start, ...whole(0), sleep(5), stop("max_tokens")), [tool("a")], {
      handlers: { a: (_args, { index }) => runs.push(index) },
    });
    const result = await streaming.result;
    expect(runs).toEqual([]);
    expect(result.outcomes).toMatchObject([{ status: "rejected", rejected: { reason: "truncated" } }]);
  });

  test("a @readonly tool starts at its closing brace, and once", async () => {
    const started = gate();
    let runs = 0;
    const streaming = stream(
      events(start, open(0), json(0, '{"x":1'), json(0, "}"), started.opened, close(0), stop()),
      [tool("a", { readonly: true })],
      {
        handlers: {
          a: (args) => {
            runs++;
            started.open();
            return args;
          },
        },
      },
    );
    expect((await streaming.result).outcomes).toMatchObject([{ status: "ok", result: { x: 1 } }]);
    expect(runs).toBe(1);
  });

  test("a @readonly call that turns out to be cut is rejected, its handler is told", async () => {
    const aborted = gate();
    const streaming = stream(events(start, ...whole(0), sleep(5), stop("max_tokens")), [tool("a", { readonly: true })], {
      handlers: {
        a: (_args, { signal }) =>
          new Promise(() => {
            signal.addEventListener("abort", () => aborted.open());
          }),
      },
    });
    expect((await streaming.result).outcomes).toMatchObject([{ status: "rejected", rejected: { reason: "truncated" } }]);
    await aborted.opened;
  });

  test("calls are delivered one by one", async () => {
    const first = gate();
    const streaming = stream(events(start, ...whole(0), open(1), first.opened, json(1, "{}"), close(1), stop()), [tool("a")]);
    const seen: number[] = [];
    for await (const { index } of streaming) {
      seen.push(index);
      first.open();
    }
    expect(seen).toEqual([0, 1]);
  });
});

describe("events", () => {
  test("the closed union, in order", async () => {
    const streaming = stream(
      events(
        start,
        { type: "content_block_start", index: 0, content_block: { type: "text", text: "" } },
        { type: "content_block_delta", index: 0, delta: { type: "text_delta", text: "Hi" } },
        close(0),
        open(1),
        json(1, '{"city":"Tor'),
        json(1, 'onto"}'),
        close(1),
        ...whole(2, "{}", "nobody"),
        stop(),
      ),
      [tool("a")],
      { handlers: { a: () => "ok" } },
    );
    const seen = (await all(streaming.events())).map((event) =>
      event.type === "call-delta" ? { ...event, partial: structuredClone(event.partial) } : event,
    );
    const call = { index: 0, id: "id1", name: "a", args: { city: "Toronto" } };
    expect(seen.map((event) => event.type)).toEqual([
      "text-delta",
      "call-start",
      "call-delta",
      "call-delta",
      "call-delta",
      "call-complete",
      "handler-start",
      "call-start",
      "handler-end",
      "call-rejected",
      "finish",
    ]);
    expect(seen).toContainEqual({ type: "call-start", index: 0, id: "id1", name: "a" });
    expect(seen).toContainEqual({ type: "call-complete", call });
    expect(seen).toContainEqual({ type: "handler-end", outcome: { status: "ok", call, result: "ok" } });
    expect(seen.filter((event) => event.type === "call-delta").map(({ path, done }) => [path, done])).toEqual([
      ["/city", false],
      ["/city", true],
      ["", true],
    ]);
  });

  test("partial arguments are shown as they grow, through the tool's decoder", async () => {
    const partials: unknown[] = [];
    const decode = (value: unknown) => Object.fromEntries(Object.entries(value as object).filter(([, item]) => item !== null));
    const streaming = stream(
      events(start, open(0), json(0, '{"a":null,"b":"x'), json(0, 'y"}'), close(0), stop()),
      [tool("a", { decode })],
      {
        onEvent: (event: RuntimeEvent<Args, Args, string>) => {
          if (event.type === "call-delta") partials.push(structuredClone(event.partial));
        },
      },
    );
    await streaming.result;
    expect(partials).toEqual([{}, { b: "x" }, { b: "xy" }, { b: "xy" }]);
  });

  test("a late listener still gets the whole text of a call", async () => {
    const middle = gate();
    const streaming = stream(events(start, open(0), json(0, '{"x":"1'), middle.opened, json(0, '2"}'), close(0), stop()), [tool("a")]);
    await sleep(2);
    const seen: StreamEvent<Args, Args, string>[] = [];
    const listening = (async () => {
      for await (const event of streaming.events()) seen.push(event);
    })();
    middle.open();
    await listening;
    expect(seen[0]).toMatchObject({ type: "call-start" });
    expect(seen.filter((event) => event.type === "call-delta").at(-1)).toMatchObject({ partial: { x: "12" }, path: "", done: true });
  });

  test("a late listener of a tool that may start early disturbs nothing: it starts at its closing brace", async () => {
    const [middle, started] = [gate(), gate()];
    const streaming = stream(
      events(start, open(0), json(0, '{"x":"1'), middle.opened, json(0, '2"'), json(0, "}"), started.opened, close(0), stop()),
      [tool("a", { readonly: true })],
      { handlers: { a: () => started.open() } },
    );
    await sleep(2);
    const listening = all(streaming.events());
    middle.open();
    const deltas = (await listening).filter((event) => event.type === "call-delta");
    expect(deltas).toMatchObject([
      { partial: { x: "12" }, path: "/x", done: true },
      { partial: { x: "12" }, path: "", done: true },
    ]);
  });

  test("several readers each see everything", async () => {
    const streaming = stream(events(start, ...whole(0), stop()), [tool("a")]);
    const [one, two] = await Promise.all([all(streaming), all(streaming)]);
    expect(one).toEqual(two);
    expect(await all(streaming)).toEqual(one);
  });
});

describe("errors and aborts", () => {
  test("an error reaches the iteration after the proved calls, and the result; nothing is unhandled", async () => {
    const down = new Error("down");
    const streaming = stream(events(start, ...whole(0), open(1), down), [tool("a")], { handlers: { a: () => "ok" } });
    const seen: number[] = [];
    await expect(
      (async () => {
        for await (const { index } of streaming) seen.push(index);
      })(),
    ).rejects.toBe(down);
    expect(seen).toEqual([0]);
    await expect(streaming.result).rejects.toBe(down);
    expect(down).toMatchObject({ partial: { outcomes: [{ status: "ok" }, { status: "rejected" }], finish: { reason: "incomplete" } } });
  });

  test("whoever looks at nothing gets no unhandled rejection", async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => unhandled.push(reason);
    process.on("unhandledRejection", note);
    stream(events(start, new Error("down")), [tool("a")]);
    await sleep(10);
    process.off("unhandledRejection", note);
    expect(unhandled).toEqual([]);
  });

  test("abort() ends running handlers", async () => {
    const running = gate();
    const streaming = stream(events(start, ...whole(0), stop()), [tool("a")], {
      handlers: {
        a: () => {
          running.open();
          return new Promise(() => {});
        },
      },
    });
    await running.opened;
    streaming.abort();
    expect((await streaming.result).outcomes).toMatchObject([{ status: "aborted" }]);
  });
});

describe("leaving a loop", () => {
  /** A reply that never ends, and whether it was cancelled. */
  const endless = () => {
    const seen = { cancelled: false };
    async function* say(): AsyncGenerator<object> {
      try {
        yield* [start, ...whole(0), ...whole(1)];
        for (let index = 2; ; index++) {
          await sleep(1);
          yield* whole(index);
        }
      } finally {
        seen.cancelled = true;
      }
    }
    return { seen, say };
  };

  test("cancels the request and the handlers, as with the vendors' own streams", async () => {
    const { seen, say } = endless();
    const streaming = stream(say(), [tool("a")], { handlers: { a: () => new Promise(() => {}) } });
    for await (const call of streaming) {
      expect(call.index).toBe(0);
      break;
    }
    const result = await streaming.result;
    expect(result.finish.reason).toBe("incomplete");
    expect(new Set(result.outcomes?.map((outcome) => outcome.status))).toContain("aborted");
    await sleep(5);
    expect(seen.cancelled).toBe(true);
  });

  test("does not while another loop goes on, nor where the result was asked for", async () => {
    const one = stream(events(start, ...whole(0), sleep(5), ...whole(1), stop()), [tool("a")]);
    const seen = all(one.events());
    for await (const _call of one) break;
    expect((await seen).filter(({ type }) => type === "call-complete")).toHaveLength(2);

    const other = stream(events(start, ...whole(0), sleep(5), ...whole(1), stop()), [tool("a")]);
    const { result } = other;
    for await (const _call of other) break;
    expect((await result).calls).toHaveLength(2);
  });
});

describe("partial arguments", () => {
  test("what was shown stays as it was, so that it can be kept", async () => {
    const streaming = stream(
      events(start, open(0), json(0, '{"to":{"city":"Tor'), json(0, "on"), json(0, 'to"},"n":[1'), json(0, ",2]}"), close(0), stop()),
      [tool("a")],
    );
    const partials = (await all(streaming.events())).flatMap((event) => (event.type === "call-delta" ? [event.partial as Args] : []));
    expect(partials).toEqual([
      { to: { city: "Tor" } },
      { to: { city: "Toron" } },
      { to: { city: "Toronto" } },
      { to: { city: "Toronto" } },
      { to: { city: "Toronto" }, n: [1] },
      { to: { city: "Toronto" }, n: [1, 2] },
      { to: { city: "Toronto" }, n: [1, 2] },
      { to: { city: "Toronto" }, n: [1, 2] },
    ]);
    expect(partials.at(-1)?.["to"]).toBe(partials[3]?.["to"]);
  });

  test("in a map of thousands of properties they may lag behind, but the last is whole", async () => {
    const map = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`key${index}`, index]));
    const text = JSON.stringify(map);
    const deltas = Array.from({ length: Math.ceil(text.length / 12) }, (_, index) => json(0, text.slice(index * 12, index * 12 + 12)));
    const streaming = stream(events(start, open(0), ...deltas, close(0), stop()), [tool("a")]);
    const partials = (await all(streaming.events())).flatMap((event) => (event.type === "call-delta" ? [event.partial as Args] : []));
    expect(partials.at(-1)).toEqual(map);
    expect(new Set(partials).size).toBeLessThan(3000);
    for (const [index, partial] of partials.entries())
      expect(Object.keys(partial).length).toBeGreaterThanOrEqual(Object.keys(partials[index - 1] ?? {}).length);
  });
});
