/** Makes the `ParallelResult` of a settled reply. */
import type { FollowUpOptions, ManualResult, RejectedCall } from "../contract/result.js";
import type { Verdict } from "./accept.js";
import type { AnyCall, AnyOutcome, AnyResult } from "./any.js";
import type { AnsweredCall, EnvelopeParts, Provider, Reply, WireCall } from "./provider.js";
import { notRun, type Told, toldContent } from "./result-content.js";
import { payloadName } from "./tool-table.js";

/** One call of the reply. */
export interface Slot {
  readonly wire: WireCall;
  readonly index: number;
  /** Unique in the reply. */
  readonly id: string;
  verdict?: Verdict;
  /** There once everything is settled, where there are handlers. */
  outcome?: AnyOutcome;
}

/** What the model is told about a call: what was given by hand, else what became of it. */
const answerOf = ({ wire, id, verdict, outcome }: Slot, manual: ManualResult | undefined): AnsweredCall => {
  const accepted = verdict && "call" in verdict;
  const own: Told = outcome ?? (accepted || !verdict ? { status: "failed", error: notRun } : verdict);
  const given: Told | undefined = manual && ("error" in manual ? { status: "failed", ...manual } : { status: "ok", ...manual });
  return { wire, id, name: accepted ? payloadName(verdict.entry) : wire.name, ...toldContent(given ?? own) };
};

export const createResult = (
  provider: Provider,
  envelope: EnvelopeParts | undefined,
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
    followUp(first: readonly ManualResult[] | FollowUpOptions = [], second: FollowUpOptions = {}) {
      if (response === undefined) return [];
      const isList = Array.isArray(first);
      const manual = new Map(isList ? (first as readonly ManualResult[]).map((result) => [result.index, result]) : []);
      const answers = slots.map((slot) => answerOf(slot, manual.get(slot.index)));
      return provider.write(response, envelope ? envelope.answer(answers) : answers, isList ? second : (first as FollowUpOptions));
    },
    [Symbol.iterator]: () => calls[Symbol.iterator](),
  };
};
