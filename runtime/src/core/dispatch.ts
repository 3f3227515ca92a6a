/**
 * Runs handlers: side by side up to a ceiling, calls of one key one after another, each with its own timeout and abort signal. Every
 * call gets exactly one outcome, whatever its handler does.
 */
import type { ToolEntry } from "../contract/tool-entry.js";
import { type AbortSignalShape, newAbortController, type PlatformAbortSignal, startTimer } from "../platform.js";
import type { AnyCall, AnyCallOptions, AnyEvent, AnyOutcome } from "./any.js";
import { createGate, type Gate } from "./gate.js";
import { isObject } from "./json-value.js";
import { issueLines, toJsonText } from "./result-content.js";

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

  const gateOf = (owner: ToolEntry | string, limit: number | undefined): Gate => {
    const gate = gates.get(owner) ?? createGate(limit);
    gates.set(owner, gate);
    return gate;
  };

  const start = (call: AnyCall, entry: ToolEntry, cancelled: AbortSignalShape | undefined, settle: (outcome: AnyOutcome) => void): void => {
    const { id, index, name, args } = call;
    const { key } = entry;
    const controller = newAbortController();
    const cleanUps: (() => void)[] = [];
    let settled = false;
    const end = (outcome: AnyOutcome): void => {
      if (settled) return;
      settled = true;
      for (const cleanUp of cleanUps) cleanUp();
      emit({ type: "handler-end", outcome });
      settle(outcome);
    };
    const fail = (status: "failed" | "timed-out" | "denied" | "aborted", error: unknown): void => {
      end({ status, call, error });
      // After the outcome is decided, so that a handler which throws on abort changes nothing.
      controller.abort(error);
    };
    for (const outer of [signal, cancelled]) {
      const onAbort = (): void => fail("aborted", outer?.reason);
      if (outer?.aborted) onAbort();
      outer?.addEventListener("abort", onAbort);
      cleanUps.push(() => outer?.removeEventListener("abort", onAbort));
    }
    let failure: "denied" | "failed" = "denied";

    const run = async (): Promise<void> => {
      if (settled) return;
      if (++started > (options.maxCalls ?? defaultMaxCalls)) throw new Error("Too many calls.");
      if (options.approve && (await options.approve(call)) !== true) throw new Error("Denied.");
      failure = "failed";
      const serial = key === undefined ? [] : [gateOf(toJsonText([key, keyValue(call, key)]), 1)];
      for (const gate of [...serial, gateOf(entry, entry.concurrency), room]) {
        const turn = gate.take();
        if (turn) await turn;
        if (settled) {
          gate.give();
          return;
        }
        cleanUps.push(gate.give);
      }
      const timeout = Math.min(options.timeoutMs ?? Number.POSITIVE_INFINITY, entry.timeoutMs ?? Number.POSITIVE_INFINITY);
      if (Number.isFinite(timeout))
        cleanUps.push(startTimer(() => fail("timed-out", new Error(`Not done within ${timeout} ms.`)), timeout));
      emit({ type: "handler-start", call });
      const handler = handlerOf(options, name);
      if (!handler) throw new TypeError(`No handler for "${name}".`);
      const result = await handler(args, { signal: controller.signal as PlatformAbortSignal, id, index, name });
      const issues = entry.resultIssues?.(result);
      if (issues) end({ status: "invalid-result", call, result, error: new TypeError(`Invalid result:\n${issueLines(issues)}`) });
      else end({ status: "ok", call, result });
    };
    run().catch((error: unknown) => fail(failure, error));
  };

  return { start: (call, entry, cancelled) => new Promise((resolve) => start(call, entry, cancelled, resolve)) };
};
