/**
 * Runs handlers: side by side up to a ceiling, calls of one key one after another, each with its own timeout and abort signal. Every
 * call gets exactly one outcome, whatever its handler does.
 */
import type { ToolEntry } from "../contract/tool-entry.js";
import { type AbortControllerClass, type AbortSignalShape, type PlatformAbortSignal, startTimer } from "../platform.js";
import type { AnyArgs, AnyCall, AnyCallOptions, AnyEvent, AnyOutcome } from "./any.js";
import { createGate } from "./gate.js";
import { issueLines } from "./result-content.js";
import type { Schedule } from "./schedule.js";

declare const AbortController: AbortControllerClass;

/**
 * Starts the call as soon as its place in the schedule allows. Never rejects.
 *
 * @param signal ends the handler, or takes the call back
 */
export type Dispatch = (call: AnyCall, entry: ToolEntry, signal?: AbortSignalShape) => Promise<AnyOutcome>;

/**
 * @param options what the user gave; `signal` ends all running handlers, without `handlers` nothing can be started
 * @param gatesOf what `@key` and `@concurrency` ask for, where a tool has them
 */
export const createDispatch = (
  { approve, parallel, concurrency = parallel === false ? 1 : 16, maxCalls = 1000, timeoutMs, signal: outer, handlers }: AnyCallOptions,
  emit: (event: AnyEvent) => void,
  gatesOf: Schedule | undefined,
): Dispatch => {
  const room = createGate(concurrency);
  let started = 0;

  return (call, entry, signal = outer) =>
    new Promise((settle) => {
      const { id, index, name, args } = call;
      const controller = new AbortController();
      const cleanUps: (() => void)[] = [];
      let settled = false;
      let running: unknown;
      // The least of those that are limits; without any it is `Infinity`.
      const timeout = Math.min(...([timeoutMs, entry.timeoutMs].filter((limit = 0) => limit > 0) as number[]));

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
      const onAbort = (): void => fail("aborted", signal?.reason);
      if (signal?.aborted) onAbort();
      signal?.addEventListener("abort", onAbort);
      cleanUps.push(() => signal?.removeEventListener("abort", onAbort));

      let failure: "denied" | "timed-out" | "failed" = "denied";
      const run = async (): Promise<void> => {
        if (settled) return;
        // Said this way round, because nothing compares with NaN.
        if (!(++started <= maxCalls)) throw new Error(`Over the limit of ${maxCalls} calls.`);
        if (approve && (await approve(call)) !== true) throw new Error("Denied.");
        failure = "timed-out";
        for (const gate of [...(gatesOf?.(entry, args) ?? []), room]) {
          const turn = gate.take();
          // Without a wait, so that a handler starts before anything else happens.
          if (turn) await turn;
          if (settled) return gate.give();
          cleanUps.push(() => gate.give(running, timeout));
        }
        failure = "failed";
        cleanUps.push(startTimer(() => fail("timed-out", new Error(`Not done within ${timeout} ms.`)), timeout));
        emit({ type: "handler-start", call });
        const handler = handlers?.[name];
        // Methods of a class will do as handlers, but what every object inherits will not.
        if (!handler || handler === (Object.prototype as AnyArgs)[name]) throw new TypeError(`No handler "${name}".`);
        running = handler(args, { signal: controller.signal as PlatformAbortSignal, id, index, name });
        const result = await running;
        const issues = entry.resultIssues?.(result);
        end({
          call,
          result,
          ...(issues ? { status: "invalid-result", error: new TypeError(`Invalid result:\n${issueLines(issues)}`) } : { status: "ok" }),
        });
      };
      run().catch((error: unknown) => fail(failure, error ?? new Error(`The handler threw ${error}.`)));
    });
};
