/** What the three verbs have in common: the request's body, the calls of the reply from their first sign to their outcome, the result. */
import type { Usage } from "../contract/result.js";
import type { ToolEntry } from "../contract/tool-entry.js";
import { acceptCall, type Verdict } from "./accept.js";
import type { AnyCallOptions, AnyEvent, AnyOutcome, AnyResult } from "./any.js";
import { createDispatch, type Dispatch } from "./dispatch.js";
import type { Provider, Reply, Resending, WireCall } from "./provider.js";
import { questionOf } from "./repair.js";
import type { Schedule } from "./schedule.js";
import { createResult, type Slot } from "./result.js";
import { createToolTable, payloadName, type ToolTable } from "./tool-table.js";

/** The tools as generated code hands them over: `payloads[i]` belongs to `entries[i]`. */
export interface ToolList {
  readonly entries: readonly ToolEntry[];
  readonly payloads: readonly unknown[];
  /** There where a tool has a `key` or a `concurrency`. */
  readonly schedule?: (() => Schedule) | undefined;
}

export interface Session extends Resending {
  readonly find: ToolTable;
  readonly body: object;
  /** The calls that are ours; one that turns out not to be is taken out. */
  readonly slots: Slot[];
  /** Given where there are handlers. */
  readonly dispatch: Dispatch | undefined;
  add(wire: WireCall): Slot;
  accept(slot: Slot, wire: WireCall): Verdict;
  /** The calls that one call stands for. */
  unwrap(wire: WireCall): readonly WireCall[];
  /**
   * Decides the call as it stands now: accepted (and its handler started), sent back, or rejected.
   *
   * @param early gives the outcome of a handler that was started before the decision
   */
  decide(slot: Slot, early?: () => Promise<AnyOutcome> | undefined): void;
  /** The result, once everything that was started is settled. */
  conclude(reply: Reply, response: unknown): Promise<AnyResult>;
}

/** Nine letters and digits, because that is all that Mistral takes when it is replayed (2026-11). */
export const madeId = (index: number): string => `call${`${index}`.padStart(5, "0")}`;

/** Gives each call an id that no other call of the reply has. */
export const createIds = (): ((given: string, index: number) => string) => {
  const ids = new Set<string>();
  return (given, index) => {
    const base = given || madeId(index);
    let id = base;
    for (let copy = index; ids.has(id); copy++) id = `${base}_${copy}`;
    ids.add(id);
    return id;
  };
};

/** @throws TypeError where `tools` or `toolChoice` names no tool */
export const openSession = (
  plain: Provider,
  client: unknown,
  request: object,
  options: AnyCallOptions,
  { entries, payloads, schedule }: ToolList,
): Session => {
  const { tools: wanted, toolChoice, parallel, envelope, repair = 0, handlers, mend, signal } = options;
  const offered = entries.filter(({ name }) => !wanted || wanted.includes(name));
  const provider = envelope?.around(plain, offered) ?? plain;
  const named = (wanted: string): ToolEntry => {
    const entry = offered.find(({ name }) => name === wanted);
    if (!entry) throw new TypeError(`No tool "${wanted}".`);
    return entry;
  };
  wanted?.forEach(named);
  const find = createToolTable([...offered, ...(provider.own ?? [])]);
  const emit = (event: AnyEvent): void => {
    try {
      options.onEvent?.(event);
    } catch {
      // A listener's mistake must not cost a call its result.
    }
  };
  const payloadOf = (entry: ToolEntry): unknown => payloads[entries.indexOf(entry)];
  const body = provider.prepare({
    request,
    payloads: offered.map(payloadOf),
    toolChoice: typeof toolChoice === "object" ? { tool: payloadName(named(toolChoice.tool)) } : toolChoice,
    parallel,
    emit,
  });
  const dispatch = handlers && createDispatch(options, emit, schedule?.());
  const slots: Slot[] = [];
  const idOf = createIds();
  const pending: Promise<void>[] = [];
  const spent: Usage[] = [];
  const spend = (usage: Usage): void => {
    spent.push(usage);
  };

  const accept = ({ index, id }: Slot, wire: WireCall): Verdict => acceptCall(wire, index, id, find(wire.name), offered, mend);

  const settle = async (slot: Slot, early?: () => Promise<AnyOutcome> | undefined): Promise<void> => {
    let verdict = accept(slot, slot.wire);
    slot.verdict = verdict;
    const { entry } = verdict;
    const payload = entry && verdict.rejected?.reason !== "truncated" && payloadOf(entry);
    for (let attempt = 1; payload && verdict.rejected && attempt <= repair; attempt++) {
      emit({ type: "retry", rejected: verdict.rejected, attempt });
      try {
        const tool = payloadName(entry);
        const asked = plain.append(request, [plain.userMessage(questionOf(verdict.rejected, tool))]);
        const body = plain.prepare({ request: asked, payloads: [payload], toolChoice: { tool }, emit });
        const reply = plain.read(await plain.send(client, body, signal));
        spend(reply.usage);
        const wire = reply.calls.find((call) => find(call.name) === entry);
        if (wire) slot.verdict = verdict = accept(slot, wire);
      } catch {
        // Where the repair itself fails, the call stays rejected.
        break;
      }
    }
    if (verdict.rejected) {
      emit({ type: "call-rejected", rejected: verdict.rejected });
      slot.outcome = { status: "rejected", rejected: verdict.rejected };
    } else {
      emit({ type: "call-complete", call: verdict.call });
      if (dispatch) slot.outcome = await (early?.() ?? dispatch(verdict.call, verdict.entry));
    }
  };

  return {
    find,
    body,
    slots,
    dispatch,
    emit,
    repair,
    spend,
    accept,
    add(wire) {
      const index = (slots.at(-1)?.index ?? -1) + 1;
      const slot: Slot = { wire, index, id: idOf(wire.id, index) };
      slots.push(slot);
      return slot;
    },
    unwrap: (wire) => provider.unwrap?.(wire, find) ?? [wire],
    decide(slot, early) {
      pending.push(settle(slot, early));
    },
    async conclude(reply, response) {
      await Promise.all(pending);
      const result = createResult(provider, slots, !!dispatch, response, reply, spent);
      const { finish, usage } = result;
      emit({ type: "finish", finish, usage });
      return result;
    },
  };
};
