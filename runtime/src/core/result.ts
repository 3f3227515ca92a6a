/** Makes the `ParallelResult` of a settled reply. */
import type { FollowUpOptions, ManualResult, RejectedCall } from "../contract/result.js";
import type { Verdict } from "./accept.js";
import type { AnyCall, AnyOutcome, AnyResult } from "./any.js";
import type { AnsweredCall, Provider, Reply, WireCall } from "./provider.js";
import { notRun, type Told, toldContent } from "./result-content.js";
import { payloadName } from "./tool-table.js";

/** One call of the reply. */
export interface Slot {
  readonly wire: WireCall;
  readonly index: number;
  /** Unique in the reply. */
  readonly id: string;
  verdict?: Verdict;
  /** There once everything is settled; of an accepted call only where there are handlers. */
  outcome?: AnyOutcome;
}

/** What the model is told about a call: what was given by hand, else what became of it. */
const answerOf = ({ wire, id, verdict, outcome }: Slot, manual: ManualResult | undefined): AnsweredCall => {
  const given = manual && ({ status: "error" in manual ? "failed" : "ok", ...manual } as Told);
  const told: Told = given ?? outcome ?? { status: "failed", error: notRun };
  const name = verdict && "call" in verdict ? payloadName(verdict.entry) : wire.name;
  return { wire, id, name, ok: told.status === "ok", content: toldContent(told) };
};

export const createResult = (
  { write }: Provider,
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
      const [manual, options] = Array.isArray(first) ? [first as readonly ManualResult[], second] : [[], first as FollowUpOptions];
      const given = new Map(manual.map((result) => [result.index, result]));
      return write(
        response,
        slots.map((slot) => answerOf(slot, given.get(slot.index))),
        options,
      );
    },
    [Symbol.iterator]: () => calls[Symbol.iterator](),
  };
};
