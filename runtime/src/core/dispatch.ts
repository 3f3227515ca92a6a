/**
 * Runs handlers: side by side up to a ceiling, calls of one key one after another, each with its own timeout and abort signal. Every
 * call gets exactly one outcome, whatever its handler does.
 */
import type { ToolEntry } from "../contract/tool-entry.js";
import { type AbortSignalShape, never, newAbortController, type PlatformAbortSignal, startTimer } from "../platform.js";
import type { AnyArgs, AnyCall, AnyCallOptions, AnyEvent, AnyOutcome } from "./any.js";
import { createGate, type Gate } from "./gate.js";
import { objectOf } from "./json-value.js";
import { issueLines, toJsonText } from "./result-content.js";

/** Starts the call as soon as its place in the schedule allows; `cancelled` takes it back. Never rejects. */
export type Dispatch = (call: AnyCall, entry: ToolEntry, cancelled?: AbortSignalShape) => Promise<AnyOutcome>;

export const defaultConcurrency = 16;
export const defaultMaxCalls = 1000;

/**
 * @param options what the user gave; without `handlers` nothing can be started
 * @param signal ends all running handlers
 */
export const createDispatch = (
  options: AnyCallOptions,
  emit: (event: AnyEvent) => void,
  signal: AbortSignalShape | undefined,
): Dispatch => {
  const { approve, concurrency = defaultConcurrency, maxCalls = defaultMaxCalls, timeoutMs = never } = options;
  const room = createGate(concurrency);
  const gates = new Map<ToolEntry | string, Gate>();
  let started = 0;

  const gateOf = (owner: ToolEntry | string, limit: number | undefined): Gate => {
    const gate = gates.get(owner) ?? createGate(limit);
    gates.set(owner, gate);
    return gate;
  };

  return (call, entry, cancelled) =>
    new Promise((settle) => {
      const { id, index, name, args } = call;
      const controller = newAbortController();
      const cleanUps: (() => void)[] = [];
      let settled = false;
      let running: unknown;
      const timeout = Math.min(timeoutMs, entry.timeoutMs ?? never);

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

      /**
       * A handler that timed out may still be writing, so its key stays taken until it ends. Where it never does, those that wait for the
       * key time out as well: they neither run beside it nor wait for ever.
       */
      const giveKey = (gate: Gate): void => {
        const cancel = startTimer(() => {
          gate.stuck = true;
          gate.give();
        }, timeout);
        const done = (): void => {
          cancel();
          if (!gate.stuck) gate.give();
          gate.stuck = false;
        };
        Promise.resolve(running).then(done, done);
      };

      let failure: "denied" | "timed-out" | "failed" = "denied";
      const run = async (): Promise<void> => {
        if (settled) return;
        if (++started > maxCalls) throw new Error(`Not run: only the first ${maxCalls} calls are.`);
        if (approve && (await approve(call)) !== true) throw new Error("Denied.");
        failure = "timed-out";
        // Calls without the property are serialised too, because they may mean the same thing.
        const key = entry.key !== undefined && gateOf(toJsonText([entry.key, objectOf(args)[entry.key]]), 1);
        for (const gate of [key, gateOf(entry, entry.concurrency), room]) {
          if (!gate) continue;
          const turn = gate.take();
          // Without a wait, so that a handler starts before anything else happens.
          if (turn) await turn;
          if (settled || gate.stuck) {
            gate.give();
            throw new Error("Not run: an earlier call with this key has not ended.");
          }
          cleanUps.push(gate === key ? () => giveKey(gate) : gate.give);
        }
        failure = "failed";
        cleanUps.push(startTimer(() => fail("timed-out", new Error(`Not done within ${timeout} ms.`)), timeout));
        emit({ type: "handler-start", call });
        const handler = options.handlers?.[name];
        // Methods of a class will do as handlers, but what every object inherits will not.
        if (!handler || handler === (Object.prototype as AnyArgs)[name]) throw new TypeError(`No handler for "${name}".`);
        running = handler(args, { signal: controller.signal as PlatformAbortSignal, id, index, name });
        const result = await running;
        const issues = entry.resultIssues?.(result);
        end(
          issues
            ? { status: "invalid-result", call, result, error: new TypeError(`Invalid result:\n${issueLines(issues)}`) }
            : { status: "ok", call, result },
        );
      };
      run().catch((error: unknown) => fail(failure, error ?? new Error(`The handler threw ${error}.`)));
    });
};
