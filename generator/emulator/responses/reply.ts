import type { Json } from "../../model/json.js";
import type { Plan, PlannedCall } from "../reply/plan.js";
import type { TurnRequest } from "../script/script.js";
import { given, isObject, type JsonObject, list, member, text } from "../wire/json-reader.js";
import type { RequestContext } from "../wire/wire-emulator.js";
import { encryptedContent } from "./encrypted-content.js";
import { inputItems } from "./input.js";
import { normalisedTool } from "./normalised-tool.js";

/** The output items of a plan, in the order reasoning, message, calls; remembered as the next conversation state. */
export function responsesOutput(plan: Plan, request: TurnRequest, responseId: string, context: RequestContext): readonly JsonObject[] {
  const incomplete = plan.ending === "length" || plan.ending === "content-filter";
  const output: JsonObject[] = [];
  const reasoning = plan.thinking === null ? null : reasoningItem(plan.thinking, request.body, context);
  if (reasoning !== null) output.push(reasoning);
  const content = messageContent(plan);
  if (content.length > 0) {
    const status = incomplete && plan.calls.length === 0 ? "incomplete" : "completed";
    output.push({ id: context.ids.next("msg_", 50, "hex"), type: "message", status, role: "assistant", content });
  }
  output.push(...plan.items);
  output.push(...plan.calls.map((call) => callItem(call, context)));
  remember(output, reasoning, request.body, responseId, context);
  return output;
}

function reasoningItem(thinking: string, body: Json, context: RequestContext): JsonObject {
  const id = context.ids.next("rs_", 50, "hex");
  if (member(body, "store") === false) context.memory.unstored.add(id);
  return { id, type: "reasoning", encrypted_content: encryptedContent(thinking), summary: [{ type: "summary_text", text: thinking }] };
}

function messageContent(plan: Plan): readonly JsonObject[] {
  if (plan.refusal !== null) return [{ type: "refusal", refusal: plan.refusal }];
  if (plan.text === null || (plan.text === "" && plan.calls.length > 0)) return [];
  return [{ type: "output_text", annotations: [], logprobs: [], text: plan.text }];
}

function callItem(call: PlannedCall, context: RequestContext): JsonObject {
  return {
    id: context.ids.next("fc_", 50, "hex"),
    type: "function_call",
    status: call.cut ? "incomplete" : "completed",
    ...(call.argumentsText === null ? {} : { arguments: call.argumentsText }),
    ...(call.id === null ? {} : { call_id: call.id }),
    name: call.name,
  };
}

function remember(
  output: readonly JsonObject[],
  reasoning: JsonObject | null,
  body: Json,
  responseId: string,
  context: RequestContext,
): void {
  const { memory } = context;
  const id = reasoning === null ? undefined : text(reasoning, "id");
  const led = reasoning === null ? [] : output.slice(1);
  for (const item of led) if (id !== undefined) memory.reasoningOf.set(text(item, "id") ?? "", id);
  if (id !== undefined && led[0] !== undefined) memory.followerOf.set(id, text(led[0], "id") ?? "");
  if (isObject(body) && member(body, "store") !== false) memory.conversations.set(responseId, [...inputItems(body, memory), ...output]);
}

/** The response object around the output; `status` null = while it is being streamed. */
export function responseObject(plan: Plan, request: TurnRequest, id: string, output: readonly JsonObject[] | null): JsonObject {
  const { body } = request;
  const incomplete = plan.ending === "length" ? "max_output_tokens" : plan.ending === "content-filter" ? "content_filter" : null;
  const status = output === null ? "in_progress" : (plan.finishWord ?? (incomplete === null ? "completed" : "incomplete"));
  return {
    id,
    object: "response",
    created_at: 1_767_225_600,
    status,
    background: false,
    error: status === "failed" ? { code: "server_error", message: "The model failed to generate a response." } : null,
    incomplete_details: output === null || incomplete === null ? null : { reason: incomplete },
    instructions: given(body, "instructions") ?? null,
    max_output_tokens: given(body, "max_output_tokens") ?? null,
    max_tool_calls: null,
    model: request.model,
    output: output ?? [],
    parallel_tool_calls: request.parallel,
    previous_response_id: given(body, "previous_response_id") ?? null,
    reasoning: given(body, "reasoning") ?? { effort: null, summary: null },
    service_tier: output === null ? "auto" : "default",
    store: given(body, "store") ?? true,
    temperature: given(body, "temperature") ?? 1,
    text: given(body, "text") ?? { format: { type: "text" }, verbosity: "medium" },
    tool_choice: given(body, "tool_choice") ?? "auto",
    tools: list(body, "tools").map(normalisedTool),
    top_p: given(body, "top_p") ?? 1,
    truncation: "disabled",
    usage: output === null ? null : responsesUsage(plan),
    user: null,
    metadata: given(body, "metadata") ?? {},
  };
}

function responsesUsage(plan: Plan): JsonObject {
  const { inputTokens, outputTokens, reasoningTokens, cachedTokens } = plan.usage;
  return {
    input_tokens: inputTokens,
    input_tokens_details: { cached_tokens: cachedTokens },
    output_tokens: outputTokens,
    output_tokens_details: { reasoning_tokens: reasoningTokens },
    total_tokens: inputTokens + outputTokens,
  };
}
