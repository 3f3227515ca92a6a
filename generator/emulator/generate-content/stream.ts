import { hasFault } from "../faults/find-fault.js";
import type { Plan } from "../reply/plan.js";
import type { TurnRequest } from "../script/script.js";
import { callFrame, type Frame, frame, pieces } from "../wire/frame.js";
import { isObject, type JsonObject, member, text } from "../wire/json-reader.js";
import type { RequestContext } from "../wire/wire-emulator.js";
import { partialCallParts } from "./partial-args.js";
import { BLOCKED, callPart, finishOf, saidParts, sayable, tail, textSignature } from "./reply.js";
import { callingConfig } from "./view.js";

/** Chunks: text in pieces, each call whole in one chunk (or as partial arguments on Vertex), the finish reason in a last one of its own. */
export function generateContentStream(plan: Plan, request: TurnRequest, context: RequestContext): readonly Frame[] {
  const id = context.ids.next("", 22, "alphanumeric");
  const chunk = (part: JsonObject): JsonObject => ({
    candidates: [{ content: { parts: [part], role: "model" }, ...(request.vertex ? {} : { index: 0 }) }],
    ...tail(plan, request, id, false),
  });
  const partial = request.vertex && isObject(request.body) && member(callingConfig(request.body), "streamFunctionCallArguments") === true;
  const finishReason = finishOf(plan);
  const silent = plan.ending === "content-filter" && plan.finishWord === null;
  const hasContent = finishReason === "STOP" || finishReason === "MAX_TOKENS";
  const ending: JsonObject = hasContent ? { content: { parts: [{ text: "", ...textSignature(plan, request) }], role: "model" } } : {};
  if (plan.ending === "refusal") return [frame(null, { ...BLOCKED, ...tail(plan, request, id, true) })];
  return [
    ...(silent ? [] : saidParts(plan)).flatMap((part) =>
      pieces(text(part, "text") ?? "", context.pieceSize).map((piece) => frame(null, chunk({ ...part, text: piece }))),
    ),
    ...plan.items.map((part) => frame(null, chunk(part))),
    ...(silent ? [] : sayable(plan)).flatMap((call, index) => {
      if (!partial)
        return [callFrame(null, chunk(callPart(call, index === 0, plan, request)), call.index, (call.argumentsText ?? "").length)];
      const options = { first: index === 0, pieceSize: context.pieceSize, closing: !hasFault(plan.faults, "no-closing-part") };
      return partialCallParts(call, plan, request, options).map(({ part, characters }) =>
        callFrame(null, chunk(part), call.index, characters),
      );
    }),
    frame(null, { candidates: [{ ...ending, finishReason, index: 0 }], ...tail(plan, request, id, true) }),
  ];
}
