/** Makes the `ParallelResult` of a settled batch. */
import type { FollowUpOptions, ManualResult, RejectedCall } from "../contract/result.js";
import type { AnyCall, AnyOutcome, AnyResult } from "./any.js";
import type { Slot } from "./batch.js";
import type { AnsweredCall, Provider, Reply } from "./provider.js";
import { type Told, toldContent } from "./result-content.js";
import { payloadName } from "./tool-table.js";

/** What the model is told about a call: what was given by hand, else what became of it. */
const answerOf = ({ wire, id, verdict, outcome }: Slot, manual: ManualResult | undefined): AnsweredCall => {
  const name = verdict && "call" in verdict ? payloadName(verdict.entry) : wire.name;
  const rejected = verdict && "status" in verdict ? verdict : undefined;
  const own: Told = outcome ?? rejected ?? { status: "failed", error: "Not run." };
  const given: Told | undefined = manual && ("error" in manual ? { status: "failed", ...manual } : { status: "ok", ...manual });
  return { wire, id, name, ...toldContent(given ?? own) };
};

export const createResult = (
  provider: Provider,
  slots: readonly Slot[],
  withHandlers: boolean,
  response: unknown,
  { text, finish, usage }: Reply,
): AnyResult => {
  const calls: AnyCall[] = [];
  const rejected: RejectedCall[] = [];
  const outcomes: AnyOutcome[] = [];
  for (const { verdict, outcome } of slots) {
    if (verdict && "call" in verdict) calls.push(verdict.call);
    else if (verdict) rejected.push(verdict.rejected);
    if (outcome) outcomes.push(outcome);
  }
  return {
    calls,
    rejected,
    ...(withHandlers && { outcomes }),
    text,
    usage,
    finish: slots.length > 0 && finish.reason === "stop" ? { ...finish, reason: "tool-calls" } : finish,
    response,
    followUp(first?: readonly ManualResult[] | FollowUpOptions, second?: FollowUpOptions) {
      const isList = Array.isArray(first);
      const manual = new Map((isList ? (first as readonly ManualResult[]) : []).map((result) => [result.index, result]));
      const answers = slots.map((slot) => answerOf(slot, manual.get(slot.index)));
      return response === undefined ? [] : provider.write(response, answers, (isList ? second : (first as FollowUpOptions)) ?? {});
    },
    [Symbol.iterator]: () => calls[Symbol.iterator](),
  };
};
