import { functionCall, legacyCall } from "./legacy-call.js";
import type { Plan, PlannedCall } from "../reply/plan.js";
import type { JsonObject } from "../wire/json-reader.js";
import type { TurnRequest } from "../script/script.js";
import type { RequestContext } from "../wire/wire-emulator.js";

/** The head that the plain reply and every chunk of a streamed one share. */
export function chatHead(object: "chat.completion" | "chat.completion.chunk", request: TurnRequest, context: RequestContext): JsonObject {
  return {
    id: context.ids.next("chatcmpl-", 29, "alphanumeric"),
    object,
    created: 1_767_225_600,
    model: request.model,
    service_tier: "default",
    system_fingerprint: "fp_emulator",
  };
}

/** A `chat.completion`. */
export function chatReply(plan: Plan, request: TurnRequest, context: RequestContext): JsonObject {
  const legacy = legacyCall(plan);
  const message: JsonObject = {
    role: "assistant",
    content: plan.text === "" && plan.calls.length > 0 ? null : plan.text,
    refusal: plan.refusal,
    annotations: [],
    ...(legacy !== undefined
      ? functionCall(legacy)
      : plan.calls.length + plan.items.length > 0
        ? { tool_calls: [...plan.items, ...plan.calls.map(chatCall)] }
        : {}),
  };
  return {
    ...chatHead("chat.completion", request, context),
    choices: [{ index: 0, message, logprobs: null, finish_reason: chatFinish(plan) }],
    usage: chatUsage(plan),
  };
}

function chatCall(call: PlannedCall): JsonObject {
  return {
    ...(call.id === null ? {} : { id: call.id }),
    type: "function",
    function: { name: call.name, ...(call.argumentsText === null ? {} : { arguments: call.argumentsText }) },
  };
}

/** "tool_calls" for calls, but "stop" where one function was forced (table in a public vLLM issue, 2025-09). */
export function chatFinish(plan: Plan): string {
  if (plan.finishWord !== null) return plan.finishWord;
  switch (plan.ending) {
    case "length":
      return "length";
    case "content-filter":
      return "content_filter";
    case "refusal":
      return "stop";
    case "done":
      if (legacyCall(plan) !== undefined) return "function_call";
      return plan.calls.length + plan.items.length > 0 && !plan.forced ? "tool_calls" : "stop";
  }
}

export function chatUsage(plan: Plan): JsonObject {
  const { inputTokens, outputTokens, reasoningTokens, cachedTokens } = plan.usage;
  return {
    prompt_tokens: inputTokens,
    completion_tokens: outputTokens,
    total_tokens: inputTokens + outputTokens,
    prompt_tokens_details: { cached_tokens: cachedTokens, audio_tokens: 0 },
    completion_tokens_details: {
      reasoning_tokens: reasoningTokens,
      audio_tokens: 0,
      accepted_prediction_tokens: 0,
      rejected_prediction_tokens: 0,
    },
  };
}
