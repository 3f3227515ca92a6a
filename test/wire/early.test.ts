/**
 * While the reply still streams, on all four APIs through the real SDKs: handlers start at the proof of their call, a loop that is left
 * ends the request, a connection that breaks costs nothing that was proved.
 */
import { describe, expect, test } from "vitest";
import { type Api, type Result, streamWith } from "./replay.js";
import { chatCall, chatEnd, googleChunk, sse, tools } from "./synthetic.js";

const block = (index: number, id: string, name: string) => [
  { type: "content_block_start", index, content_block: { type: "tool_use", id, name, input: {} } },
  { type: "content_block_delta", index, delta: { type: "input_json_delta", partial_json: "{}" } },
  { type: "content_block_stop", index },
];
const item = (id: string, name: string) => ({
  type: "function_call",
  id: `fc_${id}`,
  call_id: id,
  name,
  arguments: "{}",
  status: "completed",
});
const items = (output_index: number, id: string, name: string) => [
  { type: "response.output_item.added", output_index, item: { ...item(id, name), arguments: "", status: "in_progress" } },
  { type: "response.output_item.done", output_index, item: item(id, name) },
];

/** The events up to the proof of the first call, and the rest. */
const replies: Readonly<Record<Api, readonly [object[], object[]]>> = {
  chat: [
    [
      chatCall({ index: 0, id: "1", function: { name: "a", arguments: "{}" } }),
      chatCall({ index: 1, id: "2", function: { name: "b", arguments: "{" } }),
    ],
    [chatCall({ index: 1, function: { arguments: "}" } }), chatEnd()],
  ],
  responses: [
    [{ type: "response.created", response: { id: "r", status: "in_progress", output: [] } }, ...items(0, "1", "a")],
    [
      ...items(1, "2", "b"),
      { type: "response.completed", response: { id: "r", status: "completed", output: [item("1", "a"), item("2", "b")] } },
    ],
  ],
  messages: [
    [
      { type: "message_start", message: { id: "m", role: "assistant", content: [], usage: {} } },
      ...block(0, "1", "a"),
      ...block(1, "2", "b").slice(0, 1),
    ],
    [...block(1, "2", "b").slice(1), { type: "message_delta", delta: { stop_reason: "tool_use" }, usage: {} }, { type: "message_stop" }],
  ],
  generateContent: [
    [googleChunk([{ functionCall: { name: "a", args: {} } }])],
    [googleChunk([{ functionCall: { name: "b", args: {} } }], "STOP")],
  ],
};

const apis = Object.keys(replies) as Api[];

test.each(apis)("a handler starts before the end of the reply: %s", async (api) => {
  let start = (): void => {};
  const started = new Promise<void>((resolve) => {
    start = resolve;
  });
  const [before, after] = replies[api];
  const [first, rest] = [sse(api, before).replace("data: [DONE]\n\n", ""), sse(api, after)];
  const bytes = (text: string) => new TextEncoder().encode(text);
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      controller.enqueue(bytes(first));
      // The rest comes only once the first handler runs: a runtime that waits for the end would wait for ever.
      await started;
      controller.enqueue(bytes(rest));
      controller.close();
    },
  });
  const fetch = async () => new Response(body, { headers: { "content-type": "text/event-stream" } });
  const order: string[] = [];
  const handler = (_args: unknown, { name }: { readonly name: string }) => {
    order.push(name);
    start();
    return "ok";
  };
  const result = await streamWith({ api, fetch, entries: tools, options: { handlers: { a: handler, b: handler } } }).result;
  expect(order).toEqual(["a", "b"]);
  expect(result.outcomes?.map((outcome) => outcome.status)).toEqual(["ok", "ok"]);
});

/** A reply that stops after the first proof and never ends; says what became of the connection. */
const endless = (api: Api) => {
  const ended: { readonly by: string[] } = { by: [] };
  let fail = (_error: Error): void => {};
  const fetch = async (_url: unknown, init?: RequestInit): Promise<Response> => {
    init?.signal?.addEventListener("abort", () => ended.by.push("signal"));
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        fail = (error) => controller.error(error);
        controller.enqueue(new TextEncoder().encode(sse(api, replies[api][0]).replace("data: [DONE]\n\n", "")));
      },
      cancel: () => void ended.by.push("cancel"),
    });
    return new Response(body, { headers: { "content-type": "text/event-stream" } });
  };
  return { fetch: fetch as typeof globalThis.fetch, ended, fail: (error: Error) => fail(error) };
};

describe("a loop that is left ends the request and the handlers", () => {
  test.each(apis)("%s", async (api) => {
    const { fetch, ended } = endless(api);
    let told = false;
    const a = (_args: unknown, { signal }: { readonly signal: AbortSignal }) =>
      new Promise<void>((resolve) => {
        signal.addEventListener("abort", () => {
          told = true;
          resolve();
        });
      });
    const stream = streamWith({ api, fetch, entries: tools, options: { handlers: { a, b: a } as never } });
    for await (const call of stream) {
      expect(call.name).toBe("a");
      break;
    }
    const result = await stream.result;
    expect(told).toBe(true);
    expect(ended.by.length).toBeGreaterThan(0);
    expect(result.finish.reason).toBe("incomplete");
    expect(result.outcomes?.[0]?.status).toBe("aborted");
    // All that was begun has its outcome; nothing unproved was accepted.
    expect(result.calls.map(({ name }) => name)).toEqual(["a"]);
  });
});

describe("a connection that breaks keeps what was proved", () => {
  test.each(apis)("%s", async (api) => {
    const { fetch, fail } = endless(api);
    const stream = streamWith({ api, fetch, entries: tools, options: { handlers: { a: () => 1, b: () => 2 } } });
    const seen: string[] = [];
    const error = await (async () => {
      for await (const call of stream) {
        seen.push(call.name);
        fail(new Error("connection reset"));
      }
    })().catch((thrown: unknown) => thrown);
    expect(seen).toEqual(["a"]);
    const [first, ...others] = (error as { readonly partial: Result }).partial.outcomes ?? [];
    expect(first).toMatchObject({ status: "ok", result: 1 });
    // What was only begun is there too, as what it is.
    for (const other of others) expect(other).toMatchObject({ status: "rejected", rejected: { reason: "truncated" } });
    await expect(stream.result).rejects.toBe(error);
  });
});

test.each(apis)("two streams of one client at once are two replies: %s", async (api) => {
  const whole = [...replies[api][0], ...replies[api][1]];
  const fetch = (async () =>
    new Response(sse(api, whole), { headers: { "content-type": "text/event-stream" } })) as unknown as typeof globalThis.fetch;
  const play = { api, fetch, entries: tools, options: { handlers: { a: () => 1, b: () => 2 } } };
  const results = await Promise.all([streamWith(play).result, streamWith(play).result]);
  for (const { outcomes } of results) expect(outcomes?.map(({ status }) => status)).toEqual(["ok", "ok"]);
});
