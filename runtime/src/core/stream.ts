/** `streamParallel`: one request, each call as soon as the stream proves it complete. */
import type { StreamEvent } from "../contract/events.js";
import type { ToolEntry } from "../contract/tool-entry.js";
import type { AbortControllerClass, AbortControllerShape, PlatformAbortSignal } from "../platform.js";
import type { AnyArgs, AnyCall, AnyCallOptions, AnyEvent, AnyOutcome, AnyResult, AnyStream } from "./any.js";
import { createFeed } from "./feed.js";
import { withPartial } from "./partial.js";
import { createPartials } from "./partials.js";
import type { StreamingProvider, StreamReader, StreamSink, WireCall } from "./provider.js";
import { toText } from "./result-content.js";
import type { Slot } from "./result.js";
import { openSession, type ToolList } from "./session.js";

declare const AbortController: AbortControllerClass;

type AnyStreamEvent = StreamEvent<AnyArgs, AnyArgs, string>;

/** A handler that was started at the closing brace, before the call was proved. */
interface EarlyRun {
  readonly outcome: Promise<AnyOutcome>;
  readonly cancel: AbortControllerShape;
  /** The arguments that it was started with. */
  readonly raw: unknown;
}

const around: ReadonlySet<string> = new Set(["request", "retry", "resend", "downgrade"]);

const textOf = (raw: unknown): string => toText(raw).trim();

const isStreamEvent = (event: AnyEvent): event is AnyStreamEvent => !around.has(event.type);

export const streamOnce = (
  provider: StreamingProvider,
  client: unknown,
  request: object,
  options: AnyCallOptions,
  tools: ToolList,
): AnyStream => {
  const controller = new AbortController();
  /** Leaving the last loop over the stream is like `abort()`, as with the vendors' own streams, unless somebody waits for the result. */
  let readers = 0;
  let isAwaited = false;
  const onLeave = (): void => {
    if (--readers === 0 && !isAwaited) controller.abort();
  };
  const calls = createFeed<AnyCall>(onLeave);
  const events = createFeed<AnyStreamEvent>(onLeave);
  const outer = options.signal;
  const onAbort = (): void => controller.abort(outer?.reason);
  if (outer?.aborted) onAbort();
  else outer?.addEventListener("abort", onAbort, { once: true });

  /** Asking the signal costs time at each event. */
  let isAborted = controller.signal.aborted;
  const aborted = new Promise<void>((resolve) => {
    controller.signal.addEventListener("abort", () => {
      isAborted = true;
      resolve();
    });
  });

  const slotOf = new Map<WireCall, Slot>();
  const early = new Map<Slot, EarlyRun>();
  let watched = options.onEvent !== undefined;

  const onEvent = (event: AnyEvent): void => {
    if (isStreamEvent(event)) events.push(event, event.type !== "call-delta");
    if (event.type === "call-complete") calls.push(event.call, true);
    options.onEvent?.(event);
  };
  const session = openSession(provider, client, request, { ...options, onEvent, signal: controller.signal as PlatformAbortSignal }, tools);
  const { find, dispatch, emit } = session;

  /** The closing brace is there: a tool without effects may start; its outcome counts only once the call is proved. */
  const startEarly = (wire: WireCall, entry: ToolEntry): void => {
    const slot = slotOf.get(wire);
    if (!slot || !entry.readonly || !dispatch || slot.verdict || early.has(slot)) return;
    const verdict = session.accept(slot, { ...wire, proved: true });
    if (!verdict.call) return;
    const cancel = new AbortController();
    controller.signal.addEventListener("abort", () => cancel.abort(controller.signal.reason));
    early.set(slot, { outcome: dispatch(verdict.call, verdict.entry, cancel.signal), cancel, raw: wire.raw });
  };

  const decide = (slot: Slot): void => {
    if (slot.verdict) return;
    const run = early.get(slot);
    const take = (): Promise<AnyOutcome> | undefined => {
      // A vendor that says other arguments in the end means those.
      if (!run || textOf(run.raw) !== textOf(slot.wire.raw)) return undefined;
      early.delete(slot);
      return run.outcome;
    };
    session.decide(slot, take);
    // Still there: the call was refused after all, or is another one.
    if (early.delete(slot)) run?.cancel.abort(new Error("The call turned out to be incomplete."));
  };

  const partials = createPartials({
    isLooking: () => watched,
    grown(wire, entry, path, done, show) {
      const slot = slotOf.get(wire);
      if (slot) emit({ type: "call-delta", index: slot.index, name: entry.name, partial: show() as never, path, done });
    },
    closed: startEarly,
  });

  /** Partial arguments cost time, so they are read only for somebody who looks, and for `@readonly` tools. */
  const readTool = ({ name }: WireCall): ToolEntry | undefined => {
    const entry = find(name);
    return watched || (dispatch && entry?.readonly) ? entry : undefined;
  };

  const sink: StreamSink = {
    text: (text) => emit({ type: "text-delta", text }),
    start(wire) {
      const slot = session.add(wire);
      slotOf.set(wire, slot);
      emit({ type: "call-start", index: slot.index, id: slot.id, name: find(wire.name)?.name ?? wire.name });
    },
    delta(wire, text) {
      const entry = readTool(wire);
      if (entry) partials.text(wire, entry, text);
    },
    grown(wire, path, done) {
      const entry = readTool(wire);
      return entry !== undefined && partials.value(wire, entry, path, done);
    },
    proved(wire) {
      wire.proved = true;
      const slot = slotOf.get(wire);
      if (!slot) return;
      const inner = session.unwrap(wire);
      if (inner[0] !== wire) {
        sink.discard(wire);
        for (const call of inner) {
          sink.start(call);
          sink.proved(call);
        }
      } else if (find(wire.name)) decide(slot);
      // A name that is unknown now may still turn out to be a call that the server runs.
    },
    discard(wire) {
      const slot = slotOf.get(wire);
      if (slot) session.slots.splice(session.slots.indexOf(slot), 1);
      slotOf.delete(wire);
    },
  };

  const envelope = options.envelope?.open(sink);
  const newReader = (): StreamReader => provider.createReader(envelope ?? sink, session.body);

  let reader = newReader();

  const conclude = async (failure: { readonly error: unknown } | undefined): Promise<AnyResult> => {
    const response = reader.end();
    envelope?.end();
    for (const slot of [...session.slots]) decide(slot);
    const reply = provider.read(response);
    const isWhole = reply.finish.vendor !== null || (reader.ended() && !failure);
    return session.conclude(isWhole ? reply : { ...reply, finish: { ...reply.finish, reason: "incomplete" } }, response);
  };

  const run = async (): Promise<AnyResult> => {
    let failure: { readonly error: unknown } | undefined;
    let attempt = 0;
    emit({ type: "request", turn: 0 });
    try {
      for (;;) {
        const opened = provider.open(client, session.body, controller.signal);
        const stream = (await Promise.race([opened, aborted])) as AsyncIterable<unknown>;
        if (isAborted) break;
        const read = async (): Promise<void> => {
          for await (const event of stream) {
            if (isAborted) return;
            reader.push(event);
          }
        };
        // A body that is aborted just as it ends may never settle its last read (Node 20), so nobody waits for that one.
        await Promise.race([read(), aborted]);
        if (isAborted || !provider.again?.(provider.read(reader.end()), session, ++attempt)) break;
        reader = newReader();
      }
    } catch (error) {
      // Two of the SDKs end an aborted stream without an error and one with one, and all throw before the reply begins; here an abort is
      // no error for any of them, whenever it comes.
      if (!isAborted) failure = { error };
    }
    const result = await conclude(failure);
    outer?.removeEventListener("abort", onAbort);
    if (failure) throw withPartial(failure.error, result);
    return result;
  };

  const result = run();
  result.then(
    () => {
      calls.close();
      events.close();
    },
    (error) => {
      calls.close({ error });
      events.close({ error });
    },
  );
  const read = <T>(feed: { read(): AsyncIterableIterator<T> }): AsyncIterableIterator<T> => {
    readers++;
    return feed.read();
  };

  return {
    get result() {
      isAwaited = true;
      return result;
    },
    events() {
      const reading = read(events);
      if (!watched) {
        watched = true;
        // What came before is read now, but for tools that may start early: that was done for their sake.
        for (const { wire, verdict } of session.slots) {
          const entry = readTool(wire);
          if (!verdict && entry && typeof wire.raw === "string" && !partials.knows(wire)) partials.text(wire, entry, wire.raw);
        }
      }
      return reading;
    },
    abort: () => controller.abort(),
    [Symbol.asyncIterator]: () => read(calls),
  };
};
