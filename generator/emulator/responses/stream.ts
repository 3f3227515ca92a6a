import { hasFault } from "../faults/find-fault.js";
import type { Plan } from "../reply/plan.js";
import type { TurnRequest } from "../script/script.js";
import { arrange, callFrame, type Frame, frame, pieces } from "../wire/frame.js";
import { isArray, isObject, type JsonObject, list, member, text } from "../wire/json-reader.js";
import type { RequestContext } from "../wire/wire-emulator.js";
import { responseObject, responsesOutput } from "./reply.js";

/** created, in_progress, the items' own events, completed (or incomplete); numbered in the order they are sent. */
export function responsesStream(plan: Plan, request: TurnRequest, context: RequestContext): readonly Frame[] {
  const id = context.ids.next("resp_", 50, "hex");
  const output = responsesOutput(plan, request, id, context);
  const before = output.slice(0, output.length - plan.calls.length);
  const whole = hasFault(plan.faults, "whole-arguments");
  const size = whole ? Number.MAX_SAFE_INTEGER : context.pieceSize;
  const opened = responseObject(plan, request, id, null);
  const closed = responseObject(plan, request, id, output);
  const frames = [
    named({ type: "response.created", response: opened }),
    named({ type: "response.in_progress", response: opened }),
    ...before.flatMap((item, index) => itemEvents(item, index, size)),
    ...arrange(
      plan.calls.map((call) => callEvents(output[before.length + call.index] ?? {}, before.length + call.index, call.index, size)),
      hasFault(plan.faults, "interleaved"),
    ),
    named({ type: endOf(text(closed, "status")), response: closed }),
  ];
  return frames.map((sent, sequence_number) => (isObject(sent.data) ? { ...sent, data: { ...sent.data, sequence_number } } : sent));
}

function endOf(status: string | undefined): string {
  return status === "incomplete" || status === "failed" ? `response.${status}` : "response.completed";
}

function itemEvents(item: JsonObject, output_index: number, size: number): readonly Frame[] {
  switch (text(item, "type")) {
    case "reasoning":
      return reasoningEvents(item, output_index, size);
    case "message":
      return messageEvents(item, output_index, size);
    default:
      return [
        named({ type: "response.output_item.added", output_index, item }),
        named({ type: "response.output_item.done", output_index, item }),
      ];
  }
}

function named(data: JsonObject & { readonly type: string }): Frame {
  return frame(data.type, data);
}

/** `encrypted_content` is whole only when the item is done. */
function reasoningEvents(item: JsonObject, output_index: number, size: number): readonly Frame[] {
  const item_id = text(item, "id") ?? "";
  const summary = text(list(item, "summary")[0], "text") ?? "";
  const at = { item_id, output_index, summary_index: 0 };
  return [
    named({
      type: "response.output_item.added",
      output_index,
      item: { ...item, encrypted_content: (text(item, "encrypted_content") ?? "").slice(0, 20), summary: [] },
    }),
    named({ type: "response.reasoning_summary_part.added", ...at, part: { type: "summary_text", text: "" } }),
    ...pieces(summary, size).map((delta) => named({ type: "response.reasoning_summary_text.delta", ...at, delta })),
    named({ type: "response.reasoning_summary_text.done", ...at, text: summary }),
    named({ type: "response.reasoning_summary_part.done", ...at, part: { type: "summary_text", text: summary } }),
    named({ type: "response.output_item.done", output_index, item }),
  ];
}

function messageEvents(item: JsonObject, output_index: number, size: number): readonly Frame[] {
  const item_id = text(item, "id") ?? "";
  const content = member(item, "content");
  const part = isArray(content) && isObject(content[0]) ? content[0] : {};
  const kind = text(part, "type") === "refusal" ? "refusal" : "text";
  const said = text(part, kind) ?? "";
  const at = { item_id, output_index, content_index: 0 };
  const event = kind === "refusal" ? "response.refusal" : "response.output_text";
  const extra = kind === "refusal" ? {} : { logprobs: [] };
  return [
    named({ type: "response.output_item.added", output_index, item: { ...item, status: "in_progress", content: [] } }),
    named({ type: "response.content_part.added", ...at, part: { ...part, [kind]: "" } }),
    ...pieces(said, size).map((delta) => named({ type: `${event}.delta`, ...at, delta, ...extra })),
    named({ type: `${event}.done`, ...at, [kind]: said, ...extra }),
    named({ type: "response.content_part.done", ...at, part }),
    named({ type: "response.output_item.done", output_index, item }),
  ];
}

/** A call that was cut gets no `arguments.done`: its item is done as `incomplete`. */
function callEvents(item: JsonObject, output_index: number, call: number, size: number): readonly Frame[] {
  const item_id = text(item, "id") ?? "";
  const source = text(item, "arguments");
  const cut = text(item, "status") === "incomplete";
  const added = source === undefined ? item : { ...item, arguments: "" };
  const event = (data: JsonObject & { readonly type: string }, characters = 0): Frame => callFrame(data.type, data, call, characters);
  return [
    event({ type: "response.output_item.added", output_index, item: { ...added, status: "in_progress" } }),
    ...pieces(source ?? "", size).map((delta) =>
      event({ type: "response.function_call_arguments.delta", item_id, output_index, delta }, delta.length),
    ),
    ...(cut
      ? []
      : [
          event({
            type: "response.function_call_arguments.done",
            item_id,
            output_index,
            name: text(item, "name") ?? "",
            arguments: source ?? "",
          }),
        ]),
    event({ type: "response.output_item.done", output_index, item }),
  ];
}
