/**
 * Runs handlers: side by side up to a ceiling, calls of one key one after another, each with its own timeout and abort signal. Every
 * call gets exactly one outcome, whatever its handler does.
 */
import type { ToolEntry } from "../contract/tool-entry.js";
import { type AbortSignalShape, newAbortController, type PlatformAbortSignal, startTimer } from "../platform.js";
import type { AnyCall, AnyCallOptions, AnyEvent, AnyOutcome } from "./any.js";
import { createGate, type Gate } from "./gate.js";
import { isObject } from "./json-value.js";
import { toJsonText } from "./result-content.js";

export interface Dispatcher {
  /** Starts the call as soon as its place in the schedule allows; `cancelled` takes it back. Never rejects. */
  start(call: AnyCall, entry: ToolEntry, cancelled?: AbortSignalShape): Promise<AnyOutcome>;
}

export const defaultConcurrency = 16;
export const defaultMaxCalls = 1000;

/** The value that calls are serialised by; calls without it are serialised too, because they may mean the same thing. */
const keyValue = ({ args }: AnyCall, key: string): unknown => (isObject(args) && Object.hasOwn(args, key) ? args[key] : null);

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
  const gates = new Map<ToolEntry | string, Gate>();
  let started = 0;

  const gateOf = (owner: ToolEntry | string, limit: number): Gate => {
    const gate = gates.get(owner) ?? createGate(limit);
    gates.set(owner, gate);
    return gate;
  };
  const gatesOf = (call: AnyCall, entry: ToolEntry): readonly Gate[] => {
    const { key, concurrency } = entry;
    return [
      ...(key === undefined ? [] : [gateOf(toJsonText([key, keyValue(call, key)]), 1)]),
      ...(concurrency === undefined ? [] : [gateOf(entry, concurrency)]),
      room,
    ];
  };

  const start = (call: AnyCall, entry: ToolEntry, cancelled: AbortSignalShape | undefined, settle: (outcome: AnyOutcome) => void): void => {
    const controller = newAbortController();
    const cleanUps: (() => void)[] = [];
    let settled = false;
    const end = (outcome: AnyOutcome): void => {
      if (settled) return;
      settled = true;
      for (const cleanUp of cleanUps) cleanUp();
      settle(outcome);
    };
    const fail = (status: "failed" | "timed-out" | "denied" | "aborted", error: unknown): void => {
      end({ status, call, error });
      // After the outcome is decided, so that a handler which throws on abort changes nothing.
      controller.abort(error);
    };
    for (const outer of [signal, cancelled]) {
      if (!outer) continue;
      const onAbort = (): void => fail("aborted", outer.reason);
      if (outer.aborted) onAbort();
      else outer.addEventListener("abort", onAbort);
      cleanUps.push(() => outer.removeEventListener("abort", onAbort));
    }
    let failure: "denied" | "failed" = "denied";

    const run = async (): Promise<void> => {
      if (settled) return;
      if (++started > (options.maxCalls ?? defaultMaxCalls)) throw new Error("Too many calls.");
      if (options.approve && (await options.approve(call)) !== true) throw new Error("Denied.");
      failure = "failed";
      for (const gate of gatesOf(call, entry)) {
        const turn = gate.take();
        if (turn) await turn;
        if (settled) {
          gate.give();
          return;
        }
        cleanUps.push(gate.give);
      }
      const timeout = Math.min(...[options.timeoutMs, entry.timeoutMs].filter((limit) => limit !== undefined));
      if (Number.isFinite(timeout))
        cleanUps.push(startTimer(() => fail("timed-out", new Error(`Not done within ${timeout} ms.`)), timeout));
      emit({ type: "handler-start", call });
      const handler = handlerOf(options, call.name);
      if (!handler) throw new TypeError(`No handler for "${call.name}".`);
      const { id, index, name } = call;
      const result = await handler(call.args, { signal: controller.signal as PlatformAbortSignal, id, index, name });
      const issues = entry.resultIssues?.(result);
      if (issues) {
        const text = issues.map(({ path, message }) => `${path || "/"}: ${message}`).join("; ");
        end({ status: "invalid-result", call, result, error: new TypeError(`Invalid result: ${text}`) });
      } else end({ status: "ok", call, result });
    };
    run().catch((error: unknown) => fail(failure, error));
  };

  return {
    start: (call, entry, cancelled) =>
      new Promise((resolve) => {
        start(call, entry, cancelled, (outcome) => {
          emit({ type: "handler-end", outcome });
          resolve(outcome);
        });
      }),
  };
};
