/** A reply that was cut anywhere has a next turn that the vendor takes: the emulator, which enforces the vendors' rules, judges it. */
import { describe, expect, test } from "vitest";
import { type Fault, startEmulator } from "../../generator/emulator/index.js";
import { apis, ask, user } from "./invariant.js";
import { type Api, callWith, type Result, streamWith } from "./replay.js";
import { sse } from "./synthetic.js";

const said = "Let me see this.";

/** With thinking, text and calls, so that a cut can fall into each of them. */
const turn = (api: Api) => ({
  text: said,
  ...(api !== "chat" && { thinking: "Hm, hm, hm, hm." }),
  calls: [0, 1].map((at) => ({ name: "work", arguments: { kind: "good", at } })),
});

const partialOf = (error: unknown): Result => (error as { partial: Result }).partial;

const faults: readonly Fault[] = Array.from({ length: 26 }, (_, events): Fault[] => [
  { kind: "end-early", events: events + 1 },
  { kind: "error-event", after: events },
]).flat();

describe.each(apis)("%s", (api) => {
  test.each(faults.map((fault) => [JSON.stringify(fault), fault] as const))("%s", async (_label, fault) => {
    const emulator = await startEmulator({ script: [turn(api), { text: "Done." }], faults: [fault] });
    try {
      const messages = [user(api, "?")];
      const options = { handlers: { work: () => "fine" } };
      const result = await ask({ api, emulator, messages, stream: true, options }).catch(partialOf);
      expect(said.startsWith(result.text)).toBe(true);
      const next = [...messages, ...result.followUp(), user(api, "Go on.")];
      await ask({ api, emulator, messages: next, stream: false, options: {} });
      expect(emulator.problems).toEqual([]);
    } finally {
      await emulator.close();
    }
  });
});

describe("what was said before the cut", () => {
  test.each(["output_text", "refusal"] as const)("is the text of a Responses stream, and stays in the turn: %s", async (type) => {
    const events = [
      { type: "response.created", response: { id: "r", status: "in_progress", output: [] } },
      {
        type: "response.output_item.added",
        output_index: 0,
        item: { type: "message", id: "m", role: "assistant", status: "in_progress", content: [] },
      },
      ...["Let ", "me"].map((delta) => ({ type: `response.${type}.delta`, output_index: 0, item_id: "m", content_index: 0, delta })),
    ];
    const fetch = async () => new Response(sse("responses", events), { headers: { "content-type": "text/event-stream" } });
    const result = await streamWith({ api: "responses", fetch, entries: [] }).result;
    expect(result.text).toBe("Let me");
    expect(JSON.stringify(result.followUp())).toContain("Let me");
    expect(result.finish.reason).toBe("incomplete");
  });
});

describe("a turn of which nothing may go back", () => {
  const plain = (api: Api, body: object) => {
    const fetch = async () => new Response(JSON.stringify(body), { headers: { "content-type": "application/json" } });
    return callWith({ api, fetch, entries: [] });
  };

  test("Chat: a message without content", async () => {
    const choices = [{ index: 0, finish_reason: "content_filter", message: { role: "assistant", content: null, refusal: null } }];
    const result = await plain("chat", { id: "c", object: "chat.completion", choices });
    expect(result.finish.reason).toBe("content-filter");
    expect(result.followUp()).toEqual([]);
  });

  test("Responses: reasoning that ran out of tokens before its item", async () => {
    const output = [{ type: "reasoning", id: "rs_1", summary: [] }];
    const incomplete_details = { reason: "max_output_tokens" };
    const result = await plain("responses", { id: "r", object: "response", status: "incomplete", incomplete_details, output });
    expect(result.finish).toEqual({ reason: "length", vendor: "incomplete" });
    expect(result.followUp()).toEqual([]);
  });

  test("Messages: a text block without text", async () => {
    const content = [
      { type: "text", text: "" },
      { type: "tool_use", id: "1", name: "nobody", input: {} },
    ];
    const result = await plain("messages", { id: "m", type: "message", role: "assistant", content, stop_reason: "tool_use", usage: {} });
    expect(result.followUp()).toMatchObject([{ content: [content[1]] }, { content: [{ tool_use_id: "1" }] }]);
  });

  test("generateContent: an empty text, but not one with a signature", async () => {
    const signed = { text: "", thoughtSignature: "s" };
    const parts = [{ text: "" }, { functionCall: { name: "nobody", args: {} } }, signed];
    const candidates = [{ content: { role: "model", parts }, finishReason: "STOP" }];
    const result = await plain("generateContent", { candidates });
    expect(result.followUp()).toMatchObject([{ parts: [parts[1], signed] }, { parts: [{ functionResponse: { name: "nobody" } }] }]);
    const empty = await plain("generateContent", {
      candidates: [{ content: { role: "model", parts: [{ text: "" }] }, finishReason: "STOP" }],
    });
    expect(empty.followUp()).toEqual([]);
  });
});
