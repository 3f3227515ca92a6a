/** `streamParallel`: one request, each call as soon as the stream proves it complete. */
import type { StreamEvent } from "../contract/events.js";
import type { ToolEntry } from "../contract/tool-entry.js";
import { type AbortControllerShape, newAbortController } from "../platform.js";
import type { AnyArgs, AnyCall, AnyCallOptions, AnyEvent, AnyOutcome, AnyResult, AnyStream } from "./any.js";
import { acceptCall } from "./accept.js";
import type { Slot } from "./batch.js";
import { createFeed } from "./feed.js";
import { createPartials, type Partials } from "./partials.js";
import { withPartial } from "./partial.js";
import type { StreamingProvider, WireCall } from "./provider.js";
import { openSession, type ToolList } from "./session.js";
import { StreamError } from "./stream-error.js";

type AnyStreamEvent = StreamEvent<AnyArgs, AnyArgs, string>;

/** A handler that was started at the closing brace, before the call was proved. */
interface EarlyRun {
  readonly outcome: Promise<AnyOutcome>;
  readonly cancel: AbortControllerShape;
}

const isStreamEvent = (event: AnyEvent): event is AnyStreamEvent =>
  event.type !== "request" && event.type !== "retry" && event.type !== "downgrade";

export const streamOnce = (
  provider: StreamingProvider,
  client: unknown,
  request: object,
  options: AnyCallOptions,
  tools: ToolList,
): AnyStream => {
  const controller = newAbortController();
  const calls = createFeed<AnyCall>();
  const events = createFeed<AnyStreamEvent>();
  const outer = options.signal;
  const onAbort = (): void => controller.abort(outer?.reason);
  if (outer?.aborted) onAbort();
  else outer?.addEventListener("abort", onAbort, { once: true });

  const aborted = new Promise<void>((resolve) => controller.signal.addEventListener("abort", () => resolve()));

  const slotOf = new Map<WireCall, Slot>();
  const early = new Map<Slot, EarlyRun>();
  let partials: Partials | undefined;
  /** Partial arguments cost time, so they are read only for somebody who looks, and for `@readonly` tools. */
  let watched = options.onEvent !== undefined;

  const session = openSession({
    provider,
    client,
    request,
    options,
    tools,
    signal: controller.signal,
    onEvent: (event) => isStreamEvent(event) && events.push(event, event.type !== "call-delta"),
    onCall: (call) => calls.push(call, true),
  });
  const { table, batch, dispatcher, emit } = session;

  const earlyTool = (wire: WireCall): ToolEntry | undefined => {
    const entry = dispatcher && table.find(wire.name);
    return entry?.readonly ? entry : undefined;
  };

  /** The closing brace is there: a tool without effects may start; its outcome counts only once the call is proved. */
  const startEarly = (wire: WireCall): void => {
    const slot = slotOf.get(wire);
    const entry = earlyTool(wire);
    if (!slot || !entry || !dispatcher || slot.verdict || early.has(slot)) return;
    const verdict = acceptCall({ ...wire, proved: true }, slot.index, slot.id, table);
    if (!("call" in verdict)) return;
    const cancel = newAbortController();
    early.set(slot, { outcome: dispatcher.start(verdict.call, verdict.entry, cancel.signal), cancel });
  };

  const decide = (slot: Slot): void => {
    if (slot.verdict) return;
    const run = early.get(slot);
    const take = (): Promise<AnyOutcome> | undefined => {
      early.delete(slot);
      return run?.outcome;
    };
    batch.decide(slot, take);
    // Still there: the call was refused after all.
    if (early.delete(slot)) run?.cancel.abort(new Error("The call turned out to be incomplete."));
  };

  const readerOf = (): Partials => {
    partials ??= createPartials((wire, path, done, value) => {
      const slot = slotOf.get(wire);
      const entry = table.find(wire.name);
      if (!slot || !entry) return;
      if (watched) emit(callDelta(slot.index, entry, path, done, value));
      if (done && path === "") startEarly(wire);
    });
    return partials;
  };

  const add = (wire: WireCall): Slot => {
    const slot = batch.add(wire);
    slotOf.set(wire, slot);
    emit({ type: "call-start", index: slot.index, id: slot.id, name: table.find(wire.name)?.name ?? wire.name });
    return slot;
  };

  const remove = (wire: WireCall): void => {
    const slot = slotOf.get(wire);
    if (!slot) return;
    batch.remove(slot);
    slotOf.delete(wire);
  };

  const reader = provider.createReader(
    {
      text: (text) => emit({ type: "text-delta", text }),
      start: add,
      delta(wire, text) {
        if (watched || earlyTool(wire)) readerOf().text(wire, text);
      },
      grown(wire, path, done) {
        if (watched || earlyTool(wire)) readerOf().value(wire, path, done);
      },
      proved(wire) {
        wire.proved = true;
        const slot = slotOf.get(wire);
        if (!slot) return;
        const inner = provider.unwrap?.(wire, table);
        if (inner && inner[0] !== wire) {
          remove(wire);
          for (const call of inner) decide(add(call));
        } else if (table.find(wire.name)) decide(slot);
        // A name that is unknown now may still turn out to be a call that the server runs.
      },
      discard: remove,
    },
    session.body,
  );

  const conclude = async (failure: { readonly error: unknown } | undefined): Promise<AnyResult> => {
    const response = reader.end();
    for (const slot of [...batch.slots]) decide(slot);
    const reply = provider.read(response);
    const isWhole = reply.finish.vendor !== null || (reader.ended() && !failure);
    return session.conclude(isWhole ? reply : { ...reply, finish: { ...reply.finish, reason: "incomplete" } }, response);
  };

  const run = async (): Promise<AnyResult> => {
    let failure: { readonly error: unknown } | undefined;
    let opened = false;
    try {
      emit({ type: "request", turn: 0 });
      const stream = await provider.open(client, session.body, controller.signal);
      opened = true;
      const read = async (): Promise<void> => {
        for await (const event of stream) {
          if (controller.signal.aborted) return;
          reader.push(event);
        }
      };
      // A body that is aborted just as it ends may never settle its last read (Node 20), so nobody waits for that one.
      await Promise.race([read(), aborted]);
    } catch (error) {
      // Two of the SDKs end an aborted stream without an error and one with one; here an abort is no error for any of them.
      if (!opened || !controller.signal.aborted) failure = { error };
    }
    const result = await conclude(failure);
    outer?.removeEventListener("abort", onAbort);
    if (failure) throw failure.error instanceof StreamError ? attach(failure.error, result) : withPartial(failure.error, result);
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

  return {
    result,
    events() {
      if (!watched) {
        watched = true;
        for (const slot of batch.slots) if (!slot.verdict && typeof slot.wire.raw === "string") readerOf().text(slot.wire, slot.wire.raw);
      }
      return events.read();
    },
    abort: () => controller.abort(),
    [Symbol.asyncIterator]: () => calls.read(),
  };
};

/** @param value gives the arguments so far */
const callDelta = (index: number, { name, decode }: ToolEntry, path: string, done: boolean, value: () => unknown): AnyEvent => {
  const event: AnyEvent = { type: "call-delta", index, name, partial: (decode ? undefined : value()) as never, path, done };
  // Decoding costs as much as the arguments are long, so only for those who read it.
  return decode ? Object.defineProperty(event, "partial", { get: () => decode(value()) }) : event;
};

const attach = (error: StreamError, partial: AnyResult): StreamError => {
  error.partial = partial;
  return error;
};
