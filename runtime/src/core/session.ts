/** What the three verbs have in common: the offered tools, the request's body, the batch. */
import type { Usage } from "../contract/result.js";
import type { ToolEntry } from "../contract/tool-entry.js";
import type { AbortSignalShape } from "../platform.js";
import type { AnyCall, AnyCallOptions, AnyEvent } from "./any.js";
import { type Batch, createBatch } from "./batch.js";
import { createDispatcher, type Dispatcher } from "./dispatch.js";
import type { Provider } from "./provider.js";
import { repairCall } from "./repair.js";
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
  readonly batch: Batch;
  readonly dispatcher: Dispatcher | undefined;
  readonly emit: (event: AnyEvent) => void;
  /** Tokens of repairs so far. */
  readonly spent: () => Usage;
}

export interface SessionInput {
  readonly provider: Provider;
  readonly client: unknown;
  readonly request: object;
  readonly options: AnyCallOptions;
  readonly tools: ToolList;
  readonly signal: AbortSignalShape | undefined;
  readonly turn: number;
  readonly onEvent?: (event: AnyEvent) => void;
  readonly onCall?: (call: AnyCall) => void;
}

export const openSession = (input: SessionInput): Session => {
  const { provider, client, request, options, tools, signal } = input;
  const wanted = options.tools && new Set(options.tools);
  const offered = tools.entries.map((entry) => wanted?.has(entry.name) ?? true);
  const entries = tools.entries.filter((_, index) => offered[index]);
  const table = createToolTable(entries);
  const emit = (event: AnyEvent): void => {
    input.onEvent?.(event);
    try {
      options.onEvent?.(event);
    } catch {
      // A listener's mistake must not cost a call its result.
    }
  };
  const { toolChoice } = options;
  const chosen = typeof toolChoice === "object" ? table.find(toolChoice.tool) : undefined;
  if (typeof toolChoice === "object" && chosen === undefined)
    throw new TypeError(`toolChoice names "${toolChoice.tool}", which is none of the offered tools.`);
  const body = provider.prepare({
    request,
    payloads: tools.payloads.filter((_, index) => offered[index]),
    toolChoice: chosen ? { tool: payloadName(chosen) } : (toolChoice as "auto" | "required" | "none" | undefined),
    parallel: options.parallel,
    onDowngrade: (option, reason) => emit({ type: "downgrade", option, reason }),
  });
  let spent = noUsage;
  const attempts = options.repair ?? 0;
  const dispatcher = options.handlers && createDispatcher(options, emit, signal);
  const batch = createBatch({
    table,
    options,
    emit,
    dispatcher,
    repair:
      attempts > 0
        ? (rejected, entry) =>
            repairCall({
              provider,
              client,
              request,
              rejected,
              entry,
              payload: tools.payloads[tools.entries.indexOf(entry)],
              attempts,
              options,
              signal,
              emit,
            }).then(({ verdict, usage }) => {
              spent = addUsage(spent, usage);
              return verdict;
            })
        : undefined,
    ...(input.onCall ? { onCall: input.onCall } : {}),
  });
  return { table, body, batch, dispatcher, emit, spent: () => spent };
};
