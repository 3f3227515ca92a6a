/** The arguments so far of each call that somebody watches. */
import type { ToolEntry } from "../contract/tool-entry.js";
import { createJsonReader } from "../json/reader.js";
import type { WireCall } from "./provider.js";

export interface Partials {
  /** More JSON text of a call. */
  text(wire: WireCall, entry: ToolEntry, delta: string): void;
  /** A value of a call grew, where the vendor streams values. @returns whether the value as it stands now was shown */
  value(wire: WireCall, entry: ToolEntry, path: string, done: boolean): boolean;
}

/**
 * What is shown costs as much as it copies. So that reading stays linear in the text, a call may spend this much per character, and this
 * much at the start; where arguments of thousands of properties have spent it, what is shown lags some deltas behind.
 */
const perCharacter = 8;
const atStart = 50_000;

interface Growing {
  /** More JSON text. */
  text(delta: string): void;
  /** A value came, where values are streamed. */
  value(path: string, done: boolean): boolean;
}

/** @param report told of each value that grew; `show()` gives the arguments so far, decoded; nothing changes them later */
export const createPartials = (
  report: (wire: WireCall, entry: ToolEntry, path: string, done: boolean, show: () => unknown) => void,
): Partials => {
  const calls = new Map<WireCall, Growing>();
  const open = (wire: WireCall, entry: ToolEntry): Growing => {
    const { decode } = entry;
    let budget = atStart;
    let values = 0;
    let shown: unknown;
    let seen = false;
    const show = (): unknown => {
      const isText = values === 0;
      const cost = isText ? reader.cost + (decode ? reader.count : 0) : values;
      if (cost > budget && reader.state !== "complete") return shown;
      budget -= cost;
      seen = true;
      const value = isText ? reader.value : wire.raw;
      shown = decode ? decode(value) : value;
      return shown;
    };
    const reader = createJsonReader((path, done) => report(wire, entry, path, done, show));
    return {
      text(delta) {
        budget += delta.length * perCharacter;
        reader.push(delta);
      },
      value(path, done) {
        values++;
        budget += path.length * perCharacter;
        seen = false;
        report(wire, entry, path, done, show);
        return seen;
      },
    };
  };
  const growingOf = (wire: WireCall, entry: ToolEntry): Growing => {
    const growing = calls.get(wire) ?? open(wire, entry);
    calls.set(wire, growing);
    return growing;
  };
  return {
    text: (wire, entry, delta) => growingOf(wire, entry).text(delta),
    value: (wire, entry, path, done) => growingOf(wire, entry).value(path, done),
  };
};
