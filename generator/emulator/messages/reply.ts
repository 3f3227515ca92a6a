import type { Plan, PlannedCall } from "../reply/plan.js";
import type { TurnRequest } from "../script/script.js";
import type { Json } from "../../model/json.js";
import { type JsonObject, parseJson } from "../wire/json-reader.js";
import { sign } from "../wire/memory.js";
import type { RequestContext } from "../wire/wire-emulator.js";

/** A `message`; with `content` empty and no end it is what `message_start` carries. */
export function messagesReply(plan: Plan, request: TurnRequest, context: RequestContext): JsonObject {
  return {
    id: context.ids.next("msg_01", 22, "base58"),
    type: "message",
    role: "assistant",
    model: request.model,
    content: contentOf(plan),
    stop_reason: stopReason(plan),
    stop_sequence: null,
    stop_details: stopDetails(plan),
    usage: messagesUsage(plan),
  };
}

/** The blocks: thinking, text, tool uses. */
export function contentOf(plan: Plan): readonly JsonObject[] {
  const content: JsonObject[] = [];
  if (plan.thinking !== null) content.push({ type: "thinking", thinking: plan.thinking, signature: sign(plan.thinking) });
  const said = plan.refusal ?? plan.text ?? "";
  if (said !== "") content.push({ type: "text", text: said });
  content.push(...plan.items, ...plan.calls.map(toolUse));
  return content;
}

function toolUse(call: PlannedCall): JsonObject {
  return {
    type: "tool_use",
    ...(call.id === null ? {} : { id: call.id }),
    name: call.name,
    ...(call.argumentsText === null ? {} : { input: inputOf(call) }),
    caller: { type: "direct" },
  };
}

/** What the text says; where it is no JSON (cut or corrupt), nothing survived: `{}`. */
function inputOf(call: PlannedCall): Json {
  return call.value ?? parseJson(call.argumentsText ?? "") ?? {};
}

export function stopReason(plan: Plan): string {
  if (plan.finishWord !== null) return plan.finishWord;
  switch (plan.ending) {
    case "length":
      return "max_tokens";
    case "content-filter":
    case "refusal":
      return "refusal";
    case "done":
      return plan.calls.length > 0 ? "tool_use" : "end_turn";
  }
}

export function stopDetails(plan: Plan): JsonObject | null {
  return stopReason(plan) === "refusal" ? { type: "refusal", category: null, explanation: null } : null;
}

export function messagesUsage(plan: Plan): JsonObject {
  const { inputTokens, outputTokens, reasoningTokens, cachedTokens } = plan.usage;
  return {
    input_tokens: inputTokens,
    cache_creation_input_tokens: 0,
    cache_read_input_tokens: cachedTokens,
    output_tokens: outputTokens,
    service_tier: "standard",
    ...(reasoningTokens > 0 ? { output_tokens_details: { thinking_tokens: reasoningTokens } } : {}),
  };
}
