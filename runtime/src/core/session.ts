/** What the three verbs have in common: the request's body, the calls of the reply from their first sign to their outcome, the result. */
import type { ToolEntry } from "../contract/tool-entry.js";
import type { AbortSignalShape } from "../platform.js";
import { acceptCall, type Verdict } from "./accept.js";
import type { AnyCall, AnyCallOptions, AnyEvent, AnyOutcome, AnyResult } from "./any.js";
import { createDispatch, type Dispatch } from "./dispatch.js";
import type { Provider, Reply, WireCall } from "./provider.js";
import { repairCall } from "./repair.js";
import { createResult, type Slot } from "./result.js";
import { createToolTable, payloadName, type ToolTable } from "./tool-table.js";
import { addUsage, noUsage } from "./usage.js";

/** The tools as generated code hands them over: `payloads[i]` belongs to `entries[i]`. */
export interface ToolList {
  readonly entries: readonly ToolEntry[];
  readonly payloads: readonly unknown[];
}

export interface Session {
  readonly table: ToolTable;
  readonly body: object;
  readonly slots: readonly Slot[];
  /** Given where there are handlers. */
  readonly dispatch: Dispatch | undefined;
  readonly emit: (event: AnyEvent) => void;
  add(wire: WireCall): Slot;
  /** The call is not ours after all. */
  remove(slot: Slot): void;
  /** The calls that one call stands for. */
  unwrap(wire: WireCall): readonly WireCall[];
  /**
   * Decides the call as it stands now: accepted (and its handler started), sent back, or rejected.
   *
   * @param early gives the outcome of a handler that was started before the decision
   */
  decide(slot: Slot, early?: () => Promise<AnyOutcome> | undefined): void;
  /** Whether the request is to be sent again, because the vendor itself broke off the reply before anything usable. */
  again(reply: Reply): boolean;
  /** The result, once everything that was started is settled. */
  conclude(reply: Reply, response: unknown): Promise<AnyResult>;
}

export interface SessionInput {
  readonly provider: Provider;
  readonly client: unknown;
  readonly request: object;
  readonly options: AnyCallOptions;
  readonly tools: ToolList;
  readonly signal: AbortSignalShape | undefined;
  readonly onEvent?: (event: AnyEvent) => void;
  /** Told of each accepted call. */
  readonly onCall?: (call: AnyCall) => void;
}

/** Nine letters and digits, because that is all that Mistral takes when it is replayed (2026-11). */
export const madeId = (index: number): string => `call${String(index).padStart(5, "0")}`;

/** @throws TypeError where `tools` or `toolChoice` names no tool */
export const openSession = (input: SessionInput): Session => {
  const { provider, request, options, tools } = input;
  const { toolChoice, envelope, repair = 0 } = options;
  const wanted = options.tools;
  const offered = tools.entries.filter(({ name }) => !wanted || wanted.includes(name));
  const find = (wanted: string): ToolEntry => {
    const entry = offered.find(({ name }) => name === wanted);
    if (!entry) throw new TypeError(`No tool is called "${wanted}".`);
    return entry;
  };
  wanted?.forEach(find);
  const only = typeof toolChoice === "object" && find(toolChoice.tool);
  const payloadOf = (entry: ToolEntry): unknown => tools.payloads[tools.entries.indexOf(entry)];
  const table = createToolTable(offered, envelope?.entry);
  const emit = (event: AnyEvent): void => {
    try {
      input.onEvent?.(event);
      options.onEvent?.(event);
    } catch {
      // A listener's mistake must not cost a call its result.
    }
  };
  const onDowngrade = (option: "toolChoice" | "parallel", reason: string): void => emit({ type: "downgrade", option, reason });
  const body = provider.prepare({
    request,
    payloads: envelope ? [envelope.payload(only ? [only] : offered, request)] : offered.map(payloadOf),
    toolChoice: only ? { tool: payloadName(envelope?.entry ?? only) } : (toolChoice as Exclude<typeof toolChoice, object>),
    parallel: options.parallel,
    onDowngrade,
  });
  const dispatch = options.handlers && createDispatch(options, emit, input.signal);
  const slots: Slot[] = [];
  const ids = new Set<string>();
  const pending: Promise<void>[] = [];
  let spent = noUsage;
  let attempt = 0;

  const finish = async (slot: Slot, verdict: Verdict, early?: () => Promise<AnyOutcome> | undefined): Promise<void> => {
    slot.verdict = verdict;
    if ("rejected" in verdict) {
      emit({ type: "call-rejected", rejected: verdict.rejected });
      if (dispatch) slot.outcome = verdict;
      return;
    }
    const { call, entry } = verdict;
    emit({ type: "call-complete", call });
    input.onCall?.(call);
    if (dispatch) slot.outcome = await (early?.() ?? dispatch(call, entry));
  };

  return {
    table,
    body,
    slots,
    dispatch,
    emit,
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
    unwrap: (wire) => (envelope ?? provider).unwrap?.(wire, table) ?? [wire],
    decide(slot, early) {
      const verdict = acceptCall(slot.wire, slot.index, slot.id, table, options.mend);
      slot.verdict = verdict;
      const rejected = "rejected" in verdict && verdict.rejected.reason.startsWith("invalid") && verdict.rejected;
      const entry = table.find(slot.wire.name);
      pending.push(
        rejected && repair && entry && entry !== envelope?.entry
          ? repairCall(input, emit, onDowngrade, rejected, entry, payloadOf(entry)).then((repaired) => {
              spent = addUsage(spent, repaired.usage);
              return finish(slot, repaired.verdict);
            })
          : finish(slot, verdict, early),
      );
    },
    again({ malformed, finish, usage }) {
      if (!malformed || attempt >= repair) return false;
      spent = addUsage(spent, usage);
      emit({ type: "resend", finish, attempt: ++attempt });
      return true;
    },
    async conclude(reply, response) {
      await Promise.all(pending);
      const usage = addUsage(reply.usage, spent);
      const result = createResult(provider, envelope, slots, dispatch !== undefined, response, { ...reply, usage });
      emit({ type: "finish", finish: result.finish, usage });
      return result;
    },
  };
};
