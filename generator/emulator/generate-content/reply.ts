import { findFault } from "../faults/find-fault.js";
import type { Plan, PlannedCall } from "../reply/plan.js";
import type { TurnRequest } from "../script/script.js";
import type { JsonObject } from "../wire/json-reader.js";
import type { RequestContext } from "../wire/wire-emulator.js";
import { thoughtSignature } from "./check.js";
import { generationOf } from "./generation.js";

/** A GenerateContentResponse with everything in one candidate; a blocked prompt has none. */
export function generateContentReply(plan: Plan, request: TurnRequest, context: RequestContext): JsonObject {
  const rest = tail(plan, request, context.ids.next("", 22, "alphanumeric"), true);
  if (plan.ending === "refusal") return { ...BLOCKED, ...rest };
  const finishReason = finishOf(plan);
  const parts = isSilent(plan) ? [] : [...signedText(saidParts(plan), plan, request), ...plan.items, ...callParts(plan, request)];
  const candidate: JsonObject = {
    content: parts.length === 0 ? {} : { parts, role: "model" },
    finishReason,
    index: 0,
    ...(finishReason === "STOP" && plan.calls.length > 0 ? { finishMessage: "Model generated function call(s)." } : {}),
  };
  return { candidates: [candidate], ...rest };
}

/** What a refused prompt gets instead of candidates. */
export const BLOCKED: JsonObject = { promptFeedback: { blockReason: "PROHIBITED_CONTENT" } };

/** Whether the failure takes the whole content with it: malformed calls and filtered replies come without parts. */
function isSilent(plan: Plan): boolean {
  if (plan.finishWord !== null) return plan.calls.length === 0 && plan.text === "";
  return plan.ending === "content-filter" || finishOf(plan) === "MALFORMED_FUNCTION_CALL";
}

/** An answer without calls carries its thought signature on the last text part (Gemini docs, thought signatures, 2026-11). */
function signedText(parts: readonly JsonObject[], plan: Plan, request: TurnRequest): readonly JsonObject[] {
  const last = parts.at(-1);
  return last === undefined || plan.calls.length > 0 ? parts : [...parts.slice(0, -1), { ...last, ...textSignature(plan, request) }];
}

/** The signature of an answer without calls. */
export function textSignature(plan: Plan, request: TurnRequest): JsonObject {
  const signs = plan.thinking !== null && plan.calls.length === 0 && generationOf(request.model, request.vertex).sendsSignature;
  return signs ? { thoughtSignature: thoughtSignature("") } : {};
}

/** Members that every chunk carries besides its candidate. Vertex counts tokens in the last chunk only. */
export function tail(plan: Plan, request: TurnRequest, responseId: string, last: boolean): JsonObject {
  const usage = last || !request.vertex ? usageMetadata(plan) : { trafficType: "ON_DEMAND" };
  return {
    usageMetadata: usage,
    modelVersion: request.model,
    responseId,
    ...(request.vertex ? { createTime: "2026-01-01T00:00:00.000000Z" } : {}),
  };
}

/** Thought part and text part, if there are any; an answer without calls has at least an empty text. */
export function saidParts(plan: Plan): readonly JsonObject[] {
  const parts: JsonObject[] = [];
  if (plan.thinking !== null) parts.push({ text: plan.thinking, thought: true });
  if (plan.text !== null && (plan.text !== "" || plan.calls.length === 0)) parts.push({ text: plan.text });
  return parts;
}

/** The parts of the calls that can be said as objects; a call that was cut never appears. The first carries the signature. */
function callParts(plan: Plan, request: TurnRequest): readonly JsonObject[] {
  return sayable(plan).map((call, index) => callPart(call, index === 0, plan, request));
}

/** Calls up to the one that was cut or is malformed. */
export function sayable(plan: Plan): readonly PlannedCall[] {
  const end = plan.calls.findIndex((call) => call.cut || call.value === undefined);
  return end < 0 ? plan.calls : plan.calls.slice(0, end);
}

/** A call as one whole part. Vertex leaves the args of a call without arguments out. */
export function callPart(call: PlannedCall, first: boolean, plan: Plan, request: TurnRequest): JsonObject {
  const value = call.value ?? {};
  const absent = call.argumentsText === null || (request.vertex && Object.keys(value).length === 0);
  return {
    functionCall: { name: call.name, ...(absent ? {} : { args: value }), ...(call.id === null ? {} : { id: call.id }) },
    ...signatureOf(call, first, plan, request),
  };
}

/** The thought signature: on the first call only (Gemini docs, thought signatures, 2026-11). */
export function signatureOf(call: PlannedCall, first: boolean, plan: Plan, request: TurnRequest): JsonObject {
  if (!first || findFault(plan.faults, "no-signature") !== undefined) return {};
  return generationOf(request.model, request.vertex).sendsSignature ? { thoughtSignature: thoughtSignature(call.name) } : {};
}

/** STOP even for calls. */
export function finishOf(plan: Plan): string {
  if (plan.finishWord !== null) return plan.finishWord;
  switch (plan.ending) {
    case "length":
      return "MAX_TOKENS";
    case "content-filter":
    case "refusal":
      return "SAFETY";
    case "done":
      return plan.calls.some((call) => call.value === undefined) ? "MALFORMED_FUNCTION_CALL" : "STOP";
  }
}

function usageMetadata(plan: Plan): JsonObject {
  const { inputTokens, outputTokens, reasoningTokens, cachedTokens } = plan.usage;
  const candidates = Math.max(0, outputTokens - reasoningTokens);
  return {
    promptTokenCount: inputTokens,
    candidatesTokenCount: candidates,
    totalTokenCount: inputTokens + candidates + reasoningTokens,
    promptTokensDetails: [{ modality: "TEXT", tokenCount: inputTokens }],
    ...(reasoningTokens > 0 ? { thoughtsTokenCount: reasoningTokens } : {}),
    ...(cachedTokens > 0 ? { cachedContentTokenCount: cachedTokens } : {}),
  };
}
