/** Keeps an incremental reader per call that somebody watches. */
import { createJsonReader, type JsonReader } from "../json/reader.js";
import type { WireCall } from "./provider.js";

export interface Partials {
  /** More JSON text of a call. */
  text(wire: WireCall, delta: string): void;
  /** A value of a call grew, where the vendor streams values. */
  value(wire: WireCall, path: string, done: boolean): void;
}

/** @param report told of each value that grew; `value()` gives the arguments so far (live, not a copy) */
export const createPartials = (report: (wire: WireCall, path: string, done: boolean, value: () => unknown) => void): Partials => {
  const readers = new Map<WireCall, JsonReader>();
  return {
    text(wire, delta) {
      let reader = readers.get(wire);
      if (reader === undefined) {
        const made = createJsonReader((path, done) => report(wire, path, done, () => made.value));
        readers.set(wire, made);
        reader = made;
      }
      reader.push(delta);
    },
    value(wire, path, done) {
      report(wire, path, done, () => wire.raw);
    },
  };
};
