/** What the three verbs have in common: the offered tools, the request's body, the batch and its result. */
import type { ToolEntry } from "../contract/tool-entry.js";
import type { AbortSignalShape } from "../platform.js";
import type { AnyCall, AnyCallOptions, AnyEvent, AnyResult } from "./any.js";
import { type Batch, createBatch } from "./batch.js";
import { createDispatcher, type Dispatcher } from "./dispatch.js";
import type { Provider, Reply } from "./provider.js";
import { repairCall } from "./repair.js";
import { createResult } from "./result.js";
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
  /** The result, once everything that was started is settled. */
  readonly conclude: (reply: Reply, response: unknown) => Promise<AnyResult>;
}

export interface SessionInput {
  readonly provider: Provider;
  readonly client: unknown;
  readonly request: object;
  readonly options: AnyCallOptions;
  readonly tools: ToolList;
  readonly signal: AbortSignalShape | undefined;
  readonly onEvent?: (event: AnyEvent) => void;
  readonly onCall?: (call: AnyCall) => void;
}

/** @throws TypeError where `tools` or `toolChoice` names no tool */
export const openSession = (input: SessionInput): Session => {
  const { provider, request, options, tools, signal } = input;
  const { toolChoice, parallel } = options;
  const isOffered = (_: unknown, index: number): boolean => !options.tools || options.tools.includes(tools.entries[index]?.name ?? "");
  for (const name of options.tools ?? []) {
    if (!tools.entries.some((entry) => entry.name === name)) throw new TypeError(`tools: no tool is called "${name}".`);
  }
  const table = createToolTable(tools.entries.filter(isOffered));
  const emit = (event: AnyEvent): void => {
    try {
      input.onEvent?.(event);
      options.onEvent?.(event);
    } catch {
      // A listener's mistake must not cost a call its result.
    }
  };
  const onDowngrade = (option: "toolChoice" | "parallel", reason: string): void => emit({ type: "downgrade", option, reason });
  const forced = typeof toolChoice === "object" && table.find(toolChoice.tool);
  if (forced === undefined) throw new TypeError("toolChoice: no such tool.");
  const choice = forced ? { tool: payloadName(forced) } : (toolChoice as "auto" | "required" | "none" | undefined);
  const body = provider.prepare({ request, payloads: tools.payloads.filter(isOffered), toolChoice: choice, parallel, onDowngrade });
  const dispatcher = options.handlers && createDispatcher(options, emit, signal);
  let spent = noUsage;
  const batch = createBatch({
    ...input,
    table,
    emit,
    dispatcher,
    async repair(rejected, entry) {
      const repaired = await repairCall({ ...input, emit, onDowngrade }, rejected, entry, tools.payloads[tools.entries.indexOf(entry)]);
      spent = addUsage(spent, repaired.usage);
      return repaired.verdict;
    },
  });
  return {
    table,
    body,
    batch,
    dispatcher,
    emit,
    async conclude(reply, response) {
      await batch.settled();
      const result = createResult(provider, batch.slots, dispatcher !== undefined, response, {
        ...reply,
        usage: addUsage(reply.usage, spent),
      });
      emit({ type: "finish", finish: result.finish, usage: result.usage });
      return result;
    },
  };
};
