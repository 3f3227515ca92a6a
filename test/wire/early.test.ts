/** Handlers start at the proof of their call, while the reply still streams, on all four APIs through the real SDKs. */
import { expect, test } from "vitest";
import { type Api, streamWith } from "./replay.js";
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

test.each(Object.keys(replies) as Api[])("%s", async (api) => {
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
