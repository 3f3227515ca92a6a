import { hasFault } from "../faults/find-fault.js";
import type { Plan, PlannedCall } from "../reply/plan.js";
import type { TurnRequest } from "../script/script.js";
import { arrange, callFrame, type Frame, frame, pieces } from "../wire/frame.js";
import { type JsonObject, member } from "../wire/json-reader.js";
import type { RequestContext } from "../wire/wire-emulator.js";
import { legacyCall } from "./legacy-call.js";
import { chatFinish, chatHead, chatUsage } from "./reply.js";

/** The chunks of a streamed completion: role, text, per call a head and its pieces, finish, usage if asked for, `[DONE]`. */
export function chatStream(plan: Plan, request: TurnRequest, context: RequestContext): readonly Frame[] {
  const withUsage = member(member(request.body, "stream_options"), "include_usage") === true;
  const head: JsonObject = { ...chatHead("chat.completion.chunk", request, context), ...(withUsage ? { usage: null } : {}) };
  const chunk = (delta: JsonObject, finish: string | null = null): JsonObject => ({
    ...head,
    choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
  });
  const opening = plan.text === null || plan.text === "" ? null : "";
  return [
    frame(null, chunk({ role: "assistant", content: opening, refusal: null })),
    ...pieces(plan.text ?? "", context.pieceSize).map((content) => frame(null, chunk({ content }))),
    ...pieces(plan.refusal ?? "", context.pieceSize).map((refusal) => frame(null, chunk({ refusal }))),
    ...plan.items.map((item, index) => frame(null, chunk({ tool_calls: [{ index, ...item }] }))),
    ...callChunks(plan, context, chunk),
    frame(null, chunk({}, chatFinish(plan))),
    ...(withUsage ? [frame(null, { ...head, choices: [], usage: chatUsage(plan) })] : []),
    frame(null, "[DONE]"),
  ];
}

interface Delta {
  readonly delta: JsonObject;
  readonly characters: number;
}

function callChunks(plan: Plan, context: RequestContext, chunk: (delta: JsonObject) => JsonObject): readonly Frame[] {
  const legacy = legacyCall(plan);
  if (legacy !== undefined) {
    return [
      callFrame(null, chunk({ function_call: { name: legacy.name, arguments: "" } }), 0),
      ...pieces(legacy.argumentsText ?? "", context.pieceSize).map((piece) =>
        callFrame(null, chunk({ function_call: { arguments: piece } }), 0, piece.length),
      ),
    ];
  }
  return arrange(
    plan.calls.map((call) =>
      callDeltas(call, plan, context).map(({ delta, characters }) =>
        callFrame(null, chunk({ tool_calls: [delta] }), call.index, characters),
      ),
    ),
    hasFault(plan.faults, "interleaved"),
  );
}

/** First delta: index, id, type, name, empty arguments; the rest: index and a piece. The index and name faults live here. */
function callDeltas(call: PlannedCall, plan: Plan, context: RequestContext): readonly Delta[] {
  const index = hasFault(plan.faults, "no-index")
    ? {}
    : { index: hasFault(plan.faults, "shared-index") ? 0 : plan.items.length + call.index };
  const id = call.id === null ? {} : { id: call.id };
  const source = call.argumentsText;
  const whole = hasFault(plan.faults, "whole-arguments");
  const first = source === null ? {} : { arguments: whole ? source : "" };
  const head: Delta = {
    delta: { ...index, ...id, type: "function", function: { name: call.name, ...first } },
    characters: whole ? (source ?? "").length : 0,
  };
  if (source === null || whole) return [head];
  const again = hasFault(plan.faults, "repeated-name")
    ? { lead: { ...id, type: "function" }, name: { name: call.name } }
    : hasFault(plan.faults, "blank-continuation")
      ? { lead: { id: "", type: "" }, name: { name: "" } }
      : { lead: {}, name: {} };
  return [
    head,
    ...pieces(source, context.pieceSize).map((piece) => ({
      delta: { ...index, ...again.lead, function: { ...again.name, arguments: piece } },
      characters: piece.length,
    })),
  ];
}
