/** An abort of a stream is no error, whenever it comes and whoever asks for it; what was proved before stays. Through the real SDKs. */
import { setMaxListeners } from "node:events";
import { describe, expect, test } from "vitest";
import { type Api, callWith, streamWith } from "./replay.js";
import { chatCall, googleChunk, sse, tools } from "./synthetic.js";

const item = { type: "function_call", id: "fc", call_id: "1", name: "a", arguments: "{}", status: "completed" };

/** One proved call, and no end. */
const begun: Readonly<Record<Api, readonly object[]>> = {
  chat: [
    chatCall({ index: 0, id: "1", function: { name: "a", arguments: "{}" } }),
    chatCall({ index: 1, id: "2", function: { name: "b", arguments: "{" } }),
  ],
  responses: [
    { type: "response.created", response: { id: "r", status: "in_progress", output: [] } },
    { type: "response.output_item.added", output_index: 0, item: { ...item, arguments: "", status: "in_progress" } },
    { type: "response.output_item.done", output_index: 0, item },
  ],
  messages: [
    { type: "message_start", message: { id: "m", role: "assistant", content: [], usage: {} } },
    { type: "content_block_start", index: 0, content_block: { type: "tool_use", id: "1", name: "a", input: {} } },
    { type: "content_block_delta", index: 0, delta: { type: "input_json_delta", partial_json: "{}" } },
    { type: "content_block_stop", index: 0 },
    { type: "content_block_start", index: 1, content_block: { type: "text", text: "" } },
  ],
  generateContent: [googleChunk([{ functionCall: { name: "a", args: {} } }])],
};

type Moment = "at once" | "before the headers" | "in the stream";

/** A server that is silent from some moment on; its body is cancelled with the request. */
const silent = (api: Api, moment: Moment, reached: () => void): typeof fetch => {
  const respond = (_input: unknown, init?: RequestInit): Promise<Response> => {
    const { signal } = init ?? {};
    const ended = new Promise<never>((_, reject) => {
      const end = () => reject(new DOMException("This operation was aborted", "AbortError"));
      if (signal?.aborted) end();
      signal?.addEventListener("abort", end);
    });
    ended.catch(() => {});
    if (moment !== "in the stream") {
      setTimeout(reached, 1);
      return ended;
    }
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(sse(api, begun[api]).replace("data: [DONE]\n\n", "")));
        ended.catch((error: unknown) => controller.error(error));
      },
    });
    return Promise.resolve(new Response(body, { headers: { "content-type": "text/event-stream" } }));
  };
  return respond as typeof fetch;
};

const apis = Object.keys(begun) as Api[];
const moments: readonly Moment[] = ["at once", "before the headers", "in the stream"];

describe.each(apis.flatMap((api) => moments.map((moment) => [api, moment] as const)))("%s, %s", (api, moment) => {
  test.each(["abort()", "the caller's signal"])("by %s", async (by) => {
    const outer = new AbortController();
    setMaxListeners(0, outer.signal);
    let abort = (): void => outer.abort(new Error("enough"));
    const streaming = streamWith({
      api,
      fetch: silent(api, moment, () => abort()),
      entries: tools,
      options: {
        signal: outer.signal,
        handlers: {
          a: () => {
            setTimeout(() => abort(), 1);
            return new Promise(() => {});
          },
          b: () => "never",
        },
      },
    });
    if (by === "abort()") abort = () => streaming.abort();
    if (moment === "at once") abort();
    const seen: string[] = [];
    for await (const { name } of streaming) seen.push(name);
    const result = await streaming.result;
    expect(result.finish).toEqual({ reason: "incomplete", vendor: null });
    expect(seen).toEqual(moment === "in the stream" ? ["a"] : []);
    expect(result.outcomes?.[0]?.status).toBe(moment === "in the stream" ? "aborted" : undefined);
    for (const { reason } of result.rejected) expect(reason).toBe("truncated");
  });

  test("a plain call ends with the SDK's own error, and what there was", async () => {
    if (moment === "in the stream") return;
    const controller = new AbortController();
    const abort = () => controller.abort();
    if (moment === "at once") abort();
    const call = callWith({ api, fetch: silent(api, moment, abort), entries: tools, options: { signal: controller.signal } });
    const error: unknown = await call.catch((thrown: unknown) => thrown);
    expect(String((error as Error).constructor.name)).toMatch(/APIUserAbortError|DOMException/);
    expect(error).toMatchObject({ partial: { calls: [], rejected: [] } });
  });
});
