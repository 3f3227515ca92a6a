/** The calls of one reply, from their first sign to their outcome. Plain and streamed replies share it. */
import type { RejectedCall } from "../contract/result.js";
import type { ToolEntry } from "../contract/tool-entry.js";
import { acceptCall, type Verdict } from "./accept.js";
import type { AnyCall, AnyCallOptions, AnyEvent, AnyOutcome } from "./any.js";
import type { Dispatcher } from "./dispatch.js";
import type { WireCall } from "./provider.js";
import type { ToolTable } from "./tool-table.js";

/** One call of the reply. */
export interface Slot {
  readonly wire: WireCall;
  readonly index: number;
  /** Unique in the reply. */
  readonly id: string;
  verdict?: Verdict;
  /** There once the batch is settled, where there are handlers. */
  outcome?: AnyOutcome;
}

export interface BatchParts {
  readonly table: ToolTable;
  readonly options: AnyCallOptions;
  readonly emit: (event: AnyEvent) => void;
  /** Given where there are handlers. */
  readonly dispatcher: Dispatcher | undefined;
  /** Sends one invalid call back to the model; resolves with the last verdict. Never rejects. */
  readonly repair: (rejected: RejectedCall, entry: ToolEntry) => Promise<Verdict>;
  /** Told of each accepted call. */
  readonly onCall?: (call: AnyCall) => void;
}

export interface Batch {
  readonly slots: readonly Slot[];
  add(wire: WireCall): Slot;
  /** The call is not ours after all. */
  remove(slot: Slot): void;
  /**
   * Decides the call as it stands now: accepted (and its handler started), sent back, or rejected.
   *
   * @param early gives the outcome of a handler that was started before the decision
   */
  decide(slot: Slot, early?: () => Promise<AnyOutcome> | undefined): void;
  /** Waits for everything that was started. */
  settled(): Promise<unknown>;
}

/** Nine letters and digits, because that is all that Mistral takes when it is replayed (2026-11). */
const madeId = (index: number): string => `call${String(index).padStart(5, "0")}`;

export const createBatch = ({ table, options, emit, dispatcher, repair, onCall }: BatchParts): Batch => {
  const slots: Slot[] = [];
  const ids = new Set<string>();
  const pending: Promise<void>[] = [];

  const finish = async (slot: Slot, verdict: Verdict, early?: () => Promise<AnyOutcome> | undefined): Promise<void> => {
    slot.verdict = verdict;
    if ("rejected" in verdict) {
      emit({ type: "call-rejected", rejected: verdict.rejected });
      if (dispatcher) slot.outcome = verdict;
      return;
    }
    const { call, entry } = verdict;
    emit({ type: "call-complete", call });
    onCall?.(call);
    if (dispatcher) slot.outcome = await (early?.() ?? dispatcher.start(call, entry));
  };

  return {
    slots,
    add(wire) {
      const index = (slots.at(-1)?.index ?? -1) + 1;
      const base = wire.id || madeId(index);
      let id = base;
      for (let copy = 1; ids.has(id); copy++) id = `${base}_${copy}`;
      ids.add(id);
      const slot: Slot = { wire, index, id };
      slots.push(slot);
      return slot;
    },
    remove(slot) {
      slots.splice(slots.indexOf(slot), 1);
    },
    decide(slot, early) {
      const verdict = acceptCall(slot.wire, slot.index, slot.id, table, options.mend);
      slot.verdict = verdict;
      const invalid = "rejected" in verdict && verdict.rejected.reason.startsWith("invalid") ? verdict.rejected : undefined;
      const entry = invalid && options.repair && table.find(slot.wire.name);
      pending.push(entry ? repair(invalid, entry).then((repaired) => finish(slot, repaired)) : finish(slot, verdict, early));
    },
    settled: () => Promise.all(pending),
  };
};
