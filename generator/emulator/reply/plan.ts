import type { Json } from "../../model/json.js";
import type { JsonObject } from "../wire/json-reader.js";
import type { Fault } from "../faults/fault.js";
import type { OfferedTool, ScriptedCall, Turn, TurnRequest } from "../script/script.js";
import { checkPayload } from "../check/payload-check.js";
import { samplePayload } from "../check/payload-sampler.js";
import { parseObject } from "../wire/json-reader.js";
import { corruptCalls } from "../faults/corrupt-calls.js";

/** What is going to be answered: a turn of the script after the request's switches and the faults. Still no vendor's shape. */
export interface Plan {
  readonly thinking: string | null;
  readonly text: string | null;
  readonly refusal: string | null;
  readonly calls: readonly PlannedCall[];
  /** Items in the vendor's own shape, before the calls. */
  readonly items: readonly JsonObject[];
  readonly ending: "done" | "length" | "content-filter" | "refusal";
  /** Finish word to be sent as it stands. */
  readonly finishWord: string | null;
  /** Whether the request forced one tool: Chat then finishes with "stop". */
  readonly forced: boolean;
  readonly usage: PlanUsage;
  readonly faults: readonly Fault[];
}

export interface PlannedCall {
  readonly index: number;
  /** null = sent without an id. */
  readonly id: string | null;
  readonly name: string;
  /** The arguments' text as it goes over a wire that carries text; null = left out. */
  readonly argumentsText: string | null;
  /** The same as an object, for the wires that carry one; undefined where the text is none. */
  readonly value: JsonObject | undefined;
  /** Whether the reply broke off inside this call. */
  readonly cut: boolean;
}

export interface PlanUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly reasoningTokens: number;
  readonly cachedTokens: number;
}

/** The script asks for what no honest model could do: a mistake of the test, answered with HTTP 500. */
export interface ScriptProblem {
  readonly problem: string;
}

/** Makes the plan of a turn. `callId` gives fresh ids in the vendor's format (null = this model gives none). */
export function makePlan(turn: Turn, request: TurnRequest, faults: readonly Fault[], callId: () => string | null): Plan | ScriptProblem {
  const chosen = chooseCalls(turn.calls ?? [], request);
  if ("problem" in chosen) return chosen;
  const all = [...faults, ...(turn.faults ?? [])];
  const spoken = corruptCalls(
    chosen.calls.map((call) => ({
      id: call.id ?? callId(),
      name: call.name,
      text: call.raw ?? JSON.stringify(call.arguments ?? call.args ?? {}),
      schema: request.tools.find((tool) => tool.name === call.name)?.schema ?? null,
    })),
    request.api,
    all,
    callId,
  );
  const calls = spoken.calls.map(
    (call, index): PlannedCall => ({
      index,
      id: call.id,
      name: call.name,
      argumentsText: call.text,
      value: call.text === null || call.text === "" || call.text === "null" ? {} : parseObject(call.text),
      cut: spoken.cut === index,
    }),
  );
  const refusal = turn.refusal ?? null;
  const silent = calls.length === 0 && refusal === null && (turn.items ?? []).length === 0;
  const reply = turn.text ?? (silent ? ((turn.calls ?? []).length > 0 ? "I may not use tools here." : "") : null);
  const finishFault = all.findLast((fault) => fault.kind === "finish");
  const thinking = turn.thinking ?? null;
  return {
    thinking,
    text: reply,
    refusal,
    calls,
    items: turn.items ?? [],
    ending: endingOf(turn, spoken.cut !== null),
    finishWord: finishFault?.vendor ?? (typeof turn.finish === "object" ? turn.finish.vendor : null),
    forced: request.toolChoice.kind === "tool",
    usage: usageOf(turn, request, `${reply ?? ""}${refusal ?? ""}${calls.map((call) => call.name + (call.argumentsText ?? "")).join("")}`),
    faults: all,
  };
}

function endingOf(turn: Turn, cut: boolean): Plan["ending"] {
  if (cut || turn.finish === "length") return "length";
  if (turn.finish === "content-filter") return "content-filter";
  return turn.finish === "refusal" || turn.refusal !== undefined ? "refusal" : "done";
}

/** The script's calls that this request allows, as the vendor's model would be held to it. */
function chooseCalls(scripted: readonly ScriptedCall[], request: TurnRequest): { readonly calls: readonly ScriptedCall[] } | ScriptProblem {
  if (request.tools.length === 0 || request.toolChoice.kind === "none") return { calls: [] };
  const offered = new Map(request.tools.map((tool) => [tool.name, tool]));
  for (const call of scripted) {
    if (call.unchecked) continue;
    const tool = offered.get(call.name);
    if (tool === undefined) {
      return {
        problem: `the script calls ${JSON.stringify(call.name)}, but the request offers ${[...offered.keys()].join(", ")}; set \`unchecked\` to say it all the same`,
      };
    }
    const violation = violationOf(call, tool);
    if (violation !== null) return { problem: violation };
  }
  return { calls: obey(scripted, request) };
}

function obey(scripted: readonly ScriptedCall[], request: TurnRequest): readonly ScriptedCall[] {
  const choice = request.toolChoice;
  if (choice.kind === "none") return [];
  const names = choice.kind === "tool" ? [choice.name] : choice.names;
  const allowed = names === null ? scripted : scripted.filter((call) => call.unchecked || names.includes(call.name));
  const must = choice.kind === "required" || choice.kind === "tool";
  const calls = allowed.length === 0 && must ? sampleCall(names, request) : allowed;
  return choice.kind === "tool" || !request.parallel ? calls.slice(0, 1) : calls;
}

/** A call out of nothing, for a script that has none although the request demands one. */
function sampleCall(names: readonly string[] | null, request: TurnRequest): readonly ScriptedCall[] {
  const tool = request.tools.find((candidate) => names === null || names.includes(candidate.name));
  return tool === undefined ? [] : [{ name: tool.name, arguments: samplePayload(tool.schema) }];
}

function violationOf(call: ScriptedCall, tool: OfferedTool): string | null {
  if (!tool.strict || call.raw !== undefined || tool.schema === null) return null;
  const value = (call.arguments ?? call.args ?? {}) as Json;
  const found = checkPayload(tool.schema, value);
  return found === null
    ? null
    : `the script's arguments for the strict tool ${JSON.stringify(call.name)} violate its payload schema at ${JSON.stringify(found.path)}: ${found.expected}; \`encode\` of a generated testing.ts makes them of yours, \`unchecked\` says them all the same`;
}

/** Four characters a token: near enough for a count that nobody bills. */
function usageOf(turn: Turn, request: TurnRequest, said: string): PlanUsage {
  const reasoningTokens = turn.usage?.reasoningTokens ?? Math.ceil((turn.thinking ?? "").length / 4);
  return {
    inputTokens: turn.usage?.inputTokens ?? Math.ceil(JSON.stringify(request.body).length / 4),
    outputTokens: turn.usage?.outputTokens ?? reasoningTokens + Math.max(1, Math.ceil(said.length / 4)),
    reasoningTokens,
    cachedTokens: turn.usage?.cachedTokens ?? 0,
  };
}
