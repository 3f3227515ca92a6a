/**
 * Runs handlers: side by side up to a ceiling, calls of one key one after another, each with its own timeout and abort signal. Every
 * call gets exactly one outcome, whatever its handler does.
 */
import type { ToolEntry } from "../contract/tool-entry.js";
import { type AbortSignalShape, newAbortController, type PlatformAbortSignal, startTimer } from "../platform.js";
import type { AnyCall, AnyCallOptions, AnyEvent, AnyOutcome } from "./any.js";
import { createGate, type Gate } from "./gate.js";

export interface Dispatcher {
  /** Starts the call as soon as its place in the schedule allows; `cancelled` takes it back. Never rejects. */
  start(call: AnyCall, entry: ToolEntry, cancelled?: AbortSignalShape): Promise<AnyOutcome>;
}

export const defaultConcurrency = 16;
export const defaultMaxCalls = 1000;

/** The value that calls are serialised by; calls without it are serialised too, because they may mean the same thing. */
const keyOf = (call: AnyCall, key: string): string => {
  const { args } = call;
  return (
    JSON.stringify(typeof args === "object" && args !== null && Object.hasOwn(args, key) ? (args as Record<string, unknown>)[key] : null) ??
    "null"
  );
};

/** Methods of a class will do as handlers, but what every object inherits will not. */
const handlerOf = ({ handlers }: AnyCallOptions, name: string) =>
  handlers && (Object.hasOwn(handlers, name) || !(name in Object.prototype)) ? handlers[name] : undefined;

/**
 * @param options what the user gave; without `handlers` nothing can be started
 * @param signal ends all running handlers
 */
export const createDispatcher = (
  options: AnyCallOptions,
  emit: (event: AnyEvent) => void,
  signal: AbortSignalShape | undefined,
): Dispatcher => {
  const room = createGate(options.concurrency ?? defaultConcurrency);
  const perTool = new Map<ToolEntry, Gate>();
  const perKey = new Map<string, Gate>();
  let started = 0;

  const gatesOf = (call: AnyCall, entry: ToolEntry): Gate[] => {
    const gates: Gate[] = [];
    if (entry.key !== undefined) gates.push(gateIn(perKey, `${entry.key} ${keyOf(call, entry.key)}`, 1));
    if (entry.concurrency !== undefined) gates.push(gateIn(perTool, entry, entry.concurrency));
    gates.push(room);
    return gates;
  };

  const run = (call: AnyCall, entry: ToolEntry, cancelled: AbortSignalShape | undefined, settle: (outcome: AnyOutcome) => void): void => {
    const controller = newAbortController();
    const stops: (() => void)[] = [];
    let settled = false;
    const end = (outcome: AnyOutcome): void => {
      if (settled) return;
      settled = true;
      for (const stop of stops) stop();
      settle(outcome);
    };
    const fail = (status: "failed" | "timed-out" | "denied" | "aborted", error: unknown): void => {
      end({ status, call, error });
      // After the outcome is decided, so that a handler which throws on abort changes nothing.
      if (status !== "failed") controller.abort(error);
    };
    for (const outer of [signal, cancelled]) {
      if (outer === undefined) continue;
      const onAbort = (): void => fail("aborted", outer.reason ?? new Error("The call was aborted."));
      if (outer.aborted) onAbort();
      else outer.addEventListener("abort", onAbort, { once: true });
      stops.push(() => outer.removeEventListener("abort", onAbort));
    }
    if (settled) return;
    if (++started > (options.maxCalls ?? defaultMaxCalls)) {
      fail("denied", new Error("Too many calls in one reply; this one was not run."));
      return;
    }

    const invoke = async (leave: () => void): Promise<void> => {
      stops.push(leave);
      const timeout = Math.min(options.timeoutMs ?? Number.POSITIVE_INFINITY, entry.timeoutMs ?? Number.POSITIVE_INFINITY);
      if (timeout !== Number.POSITIVE_INFINITY)
        stops.push(startTimer(() => fail("timed-out", new Error(`The call took longer than ${timeout} ms.`)), timeout));
      emit({ type: "handler-start", call });
      try {
        const handler = handlerOf(options, call.name);
        if (handler === undefined) throw new TypeError(`There is no handler for the tool "${call.name}".`);
        const context = { signal: controller.signal as PlatformAbortSignal, id: call.id, index: call.index, name: call.name };
        const result = await handler(call.args, context);
        const issues = entry.resultIssues?.(result);
        if (issues) {
          const text = issues.map((issue) => `${issue.path || "/"}: ${issue.message}`).join("; ");
          end({ status: "invalid-result", call, result, error: new TypeError(`The handler's result is invalid: ${text}`) });
        } else end({ status: "ok", call, result });
      } catch (error) {
        fail("failed", error);
      }
    };
    const enter = (gates: readonly Gate[], at: number): void => {
      const gate = gates[at];
      if (gate === undefined) return;
      gate.enter((leave) => {
        if (settled) leave();
        else if (at === gates.length - 1) void invoke(leave);
        else {
          stops.push(leave);
          enter(gates, at + 1);
        }
      });
    };
    const { approve } = options;
    if (approve === undefined) {
      enter(gatesOf(call, entry), 0);
      return;
    }
    (async () => approve(call))().then(
      (yes) => (yes === true ? enter(gatesOf(call, entry), 0) : fail("denied", new Error("The call was denied."))),
      (error) => fail("denied", error),
    );
  };

  return {
    start: (call, entry, cancelled) =>
      new Promise((resolve) => {
        run(call, entry, cancelled, (outcome) => {
          emit({ type: "handler-end", outcome });
          resolve(outcome);
        });
      }),
  };
};

const gateIn = <K>(gates: Map<K, Gate>, key: K, limit: number): Gate => {
  const gate = gates.get(key) ?? createGate(limit);
  gates.set(key, gate);
  return gate;
};
