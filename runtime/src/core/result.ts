/** Makes the `ParallelResult` of a decided batch. */
import type { Finish, FollowUpOptions, ManualResult, Usage } from "../contract/result.js";
import type { AnyCall, AnyOutcome, AnyResult } from "./any.js";
import type { Slot } from "./batch.js";
import type { AnsweredCall, Provider } from "./provider.js";
import { errorMessage, outcomeContent, rejectionContent } from "./result-content.js";
import { payloadName } from "./tool-table.js";

export interface ResultParts {
  readonly provider: Provider;
  readonly slots: readonly Slot[];
  readonly withHandlers: boolean;
  readonly response: unknown;
  readonly text: string;
  readonly finish: Finish;
  readonly usage: Usage;
}

export const createResult = async (parts: ResultParts): Promise<AnyResult> => {
  const { provider, slots, response, text, finish, usage } = parts;
  const calls: AnyCall[] = [];
  const rejected: AnyResult["rejected"][number][] = [];
  const outcomes: AnyOutcome[] = [];
  for (const { verdict, outcome } of slots) {
    if (verdict === undefined) continue;
    if ("call" in verdict) calls.push(verdict.call);
    else rejected.push(verdict.rejected);
    if (outcome) outcomes.push(await outcome);
  }
  const byIndex = new Map(
    outcomes.map((outcome) => [outcome.status === "rejected" ? outcome.rejected.index : outcome.call.index, outcome]),
  );

  const answer = ({ wire, id, index, verdict }: Slot, manual: ManualResult | undefined): AnsweredCall => {
    const name = verdict && "call" in verdict ? payloadName(verdict.entry) : wire.name;
    const said = (ok: boolean, content: unknown): AnsweredCall => ({ wire, id, name, ok, content });
    if (manual) return "error" in manual ? said(false, { error: errorMessage(manual.error) }) : said(true, manual.result);
    if (verdict && "rejected" in verdict) return said(false, rejectionContent(verdict.rejected));
    const outcome = byIndex.get(index);
    if (outcome === undefined) return said(false, { error: "The call was not run." });
    const { ok, content } = outcomeContent(outcome);
    return said(ok, content);
  };

  const followUp = (first?: readonly ManualResult[] | FollowUpOptions, second?: FollowUpOptions): unknown[] => {
    const manual = new Map((isList(first) ? first : []).map((result) => [result.index, result]));
    const answers = slots.map((slot) => answer(slot, manual.get(slot.index)));
    return response === undefined ? [] : provider.write(response, answers, (isList(first) ? second : first) ?? {});
  };

  return {
    calls,
    rejected,
    ...(parts.withHandlers ? { outcomes } : {}),
    text,
    usage,
    finish: calls.length + rejected.length > 0 && finish.reason === "stop" ? { ...finish, reason: "tool-calls" } : finish,
    response,
    followUp,
    [Symbol.iterator]: () => calls[Symbol.iterator](),
  };
};

const isList = (value: readonly ManualResult[] | FollowUpOptions | undefined): value is readonly ManualResult[] => Array.isArray(value);
