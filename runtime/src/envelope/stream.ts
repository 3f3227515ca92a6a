/** Reports the calls inside an envelope while it streams, as if each were a call of its own. */
import type { StreamSink, WireCall } from "../core/provider.js";
import { createJsonReader } from "../json/reader.js";
import { innerCall, itemAt, openCall } from "./items.js";

/** An envelope that is still open. */
interface Open {
  /** More of its JSON text. */
  text(delta: string): void;
  /** A value of it grew. */
  grown(path: string, done: boolean): boolean;
  /** The calls inside that were reported, by their place. */
  readonly inner: (WireCall | undefined)[];
}

const place = /^\/calls\/(\d+)(?:\/(name|args)(\/.*)?)?$/;

const openOf = (outer: WireCall, sink: StreamSink): Open => {
  const inner: (WireCall | undefined)[] = [];
  /** The value so far, where it comes as text. */
  let value = (): unknown => outer.raw;
  const grown = (path: string, done: boolean): boolean => {
    const [, digits = "", member, rest = ""] = place.exec(path) ?? [];
    const at = Number(digits);
    const item = () => itemAt(value(), at);
    const call = inner[at];
    if (digits === "") return false;
    if (call === undefined) {
      // Known by its name; where the name comes after the arguments, by its closing brace.
      if (!done || member === "args") return false;
      const made = innerCall(outer, at, item()["name"]);
      Object.defineProperty(made, "raw", { configurable: true, enumerable: true, get: () => item()["args"] });
      inner[at] = made;
      sink.start(made);
      if (member === "name") return false;
    }
    const known = inner[at];
    if (known === undefined || member === "name") return false;
    if (member === "args") return rest !== "" && sink.grown(known, rest, done);
    // The closing brace: nothing more comes.
    Object.defineProperty(known, "raw", { configurable: true, enumerable: true, writable: true, value: item()["args"] });
    return sink.grown(known, "", true);
  };
  const reader = createJsonReader(grown);
  return {
    inner,
    text(delta) {
      value = () => reader.value;
      reader.push(delta);
    },
    grown,
  };
};

/** @param isEnvelope whether a call is one */
export const openSink = (sink: StreamSink, isEnvelope: (call: WireCall) => boolean): StreamSink & { end(): void } => {
  const open = new Map<WireCall, Open>();
  return {
    text: sink.text,
    start(call) {
      if (isEnvelope(call)) open.set(call, openOf(call, sink));
      else sink.start(call);
    },
    delta(call, text) {
      const envelope = open.get(call);
      if (envelope) envelope.text(text);
      else sink.delta(call, text);
    },
    grown(call, path, done) {
      const envelope = open.get(call);
      return envelope ? envelope.grown(path, done) : sink.grown(call, path, done);
    },
    proved(call) {
      const envelope = open.get(call);
      if (!envelope) return sink.proved(call);
      call.proved = true;
      open.delete(call);
      const calls = openCall(call);
      if (calls.length === 0) {
        for (const known of envelope.inner) if (known) sink.discard(known);
        sink.start(call);
        sink.proved(call);
      }
      for (const [at, made] of calls.entries()) {
        const known = envelope.inner[at];
        if (known) Object.defineProperty(known, "raw", { configurable: true, enumerable: true, writable: true, value: made.raw });
        else sink.start(made);
        sink.proved(known ?? made);
      }
    },
    discard(call) {
      const envelope = open.get(call);
      if (!envelope) return sink.discard(call);
      open.delete(call);
      for (const known of envelope.inner) if (known) sink.discard(known);
    },
    end() {
      // One that shows nothing of what is inside is itself the call that was cut.
      for (const [call, { inner }] of open) if (inner.length === 0) sink.start(call);
    },
  };
};
