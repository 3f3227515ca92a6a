/** Makes the `ParallelResult` of a settled reply. */
import type { FollowUpOptions, ManualResult, Usage } from "../contract/result.js";
import type { Verdict } from "./accept.js";
import type { AnyOutcome, AnyResult } from "./any.js";
import type { AnsweredCall, Provider, Reply, WireCall } from "./provider.js";
import { listOf, objectOf } from "./json-value.js";
import { notRun, type Told, toldContent } from "./result-content.js";
import { payloadName } from "./tool-table.js";
import { addUsage } from "./usage.js";

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
  const name = verdict?.entry ? payloadName(verdict.entry) : wire.name;
  return { wire, id, name, ok: told.status === "ok", content: toldContent(told) };
};

export const createResult = (
  { write }: Provider,
  slots: readonly Slot[],
  withHandlers: boolean,
  response: unknown,
  { text, finish, usage }: Reply,
  spent: readonly Usage[],
): AnyResult => {
  const calls = slots.flatMap(({ verdict }) => verdict?.call ?? []);
  return {
    calls,
    rejected: slots.flatMap(({ verdict }) => verdict?.rejected ?? []),
    ...(withHandlers && { outcomes: slots.flatMap(({ outcome }) => outcome ?? []) }),
    text,
    usage: spent.reduce(addUsage, usage),
    finish: slots[0] && finish.reason === "stop" ? { ...finish, reason: "tool-calls" } : finish,
    response,
    followUp(first: readonly ManualResult[] | FollowUpOptions = [], second: FollowUpOptions = {}) {
      if (response === undefined) return [];
      const given = new Map((listOf(first) as readonly ManualResult[]).map((result) => [result.index, result]));
      return write(
        response,
        slots.map((slot) => answerOf(slot, given.get(slot.index))),
        { ...second, ...objectOf(first) },
      );
    },
    [Symbol.iterator]: () => calls.values(),
  };
};
