import { hasFault } from "../faults/find-fault.js";
import type { Plan, PlannedCall } from "../reply/plan.js";
import type { Json } from "../../model/json.js";
import type { TurnRequest } from "../script/script.js";
import { arrange, callFrame, type Frame, frame, pieces } from "../wire/frame.js";
import { type JsonObject, list, member, text } from "../wire/json-reader.js";
import type { RequestContext } from "../wire/wire-emulator.js";
import { bufferedInput } from "./buffered-input.js";
import { contentOf, messagesReply, messagesUsage, stopDetails, stopReason } from "./reply.js";

export const PING = frame("ping", { type: "ping" });

/** message_start, the blocks with their deltas, a ping after the first start, message_delta, message_stop. */
export function messagesStream(plan: Plan, request: TurnRequest, context: RequestContext): readonly Frame[] {
  const opening = { ...messagesReply(plan, request, context), content: [], stop_reason: null, stop_details: null };
  const content = contentOf(plan);
  const said = content.slice(0, content.length - plan.calls.length);
  const size = hasFault(plan.faults, "whole-arguments") ? Number.MAX_SAFE_INTEGER : context.pieceSize;
  const blocks = [
    ...said.flatMap((block, index) => saidEvents(block, index, size)),
    ...arrange(
      plan.calls.map((call) =>
        callEvents(call, isEager(request.body, call.name), content[said.length + call.index] ?? {}, said.length + call.index, size),
      ),
      hasFault(plan.faults, "interleaved"),
    ),
  ];
  return [
    named({ type: "message_start", message: { ...opening, usage: { ...messagesUsage(plan), output_tokens: 1 } } }),
    ...blocks.slice(0, 1),
    PING,
    ...blocks.slice(1),
    named({
      type: "message_delta",
      delta: { stop_reason: stopReason(plan), stop_sequence: null, stop_details: stopDetails(plan) },
      usage: messagesUsage(plan),
    }),
    named({ type: "message_stop" }),
  ];
}

function named(data: JsonObject & { readonly type: string }): Frame {
  return frame(data.type, data);
}

/** Text, or thinking with its signature as the last delta; any other block is whole in its start. */
function saidEvents(block: JsonObject, index: number, size: number): readonly Frame[] {
  const type = text(block, "type");
  if (type !== "text" && type !== "thinking") {
    return [named({ type: "content_block_start", index, content_block: block }), named({ type: "content_block_stop", index })];
  }
  const thinking = text(block, "thinking");
  const kind = thinking === undefined ? "text" : "thinking";
  const delta = (content: JsonObject): Frame => named({ type: "content_block_delta", index, delta: content });
  return [
    named({
      type: "content_block_start",
      index,
      content_block: thinking === undefined ? { type: "text", text: "" } : { type: "thinking", thinking: "", signature: "" },
    }),
    ...pieces(text(block, kind) ?? "", size).map((piece) => delta({ type: `${kind}_delta`, [kind]: piece })),
    ...(thinking === undefined ? [] : [delta({ type: "signature_delta", signature: text(block, "signature") ?? "" })]),
    named({ type: "content_block_stop", index }),
  ];
}

/**
 * Start with empty input, one delta of "", then the arguments: all there is for a tool without arguments (recorded fixtures).
 * The block is closed even where the arguments were cut: a stop proves nothing.
 */
function callEvents(call: PlannedCall, eager: boolean, block: JsonObject, index: number, size: number): readonly Frame[] {
  const said = call.cut && !eager && call.argumentsText !== null ? bufferedInput(call.argumentsText) : call.argumentsText;
  const source = said === "{}" ? "" : said;
  const event = (data: JsonObject & { readonly type: string }, characters = 0): Frame => callFrame(data.type, data, call.index, characters);
  const delta = (partial_json: string): Frame =>
    event({ type: "content_block_delta", index, delta: { type: "input_json_delta", partial_json } }, partial_json.length);
  return [
    event({ type: "content_block_start", index, content_block: { ...block, input: {} } }),
    ...(source === null ? [] : ["", ...pieces(source, size)].map(delta)),
    event({ type: "content_block_stop", index }),
  ];
}

function isEager(body: Json, name: string): boolean {
  return list(body, "tools").some((tool) => text(tool, "name") === name && member(tool, "eager_input_streaming") === true);
}
