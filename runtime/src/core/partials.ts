/** The arguments so far of each call that somebody watches. */
import type { ToolEntry } from "../contract/tool-entry.js";
import { followedBy } from "../decode/follower.js";
import { valueAt } from "../json/pointer.js";
import { createJsonReader } from "../json/reader.js";
import { createFollower, type Texts } from "./follower.js";
import { createPlaces } from "./places.js";
import type { WireCall } from "./provider.js";

export interface Partials {
  /** More JSON text of a call. */
  text(wire: WireCall, entry: ToolEntry, delta: string): void;
  /** A value of a call grew, where the vendor streams values. @returns whether the value as it stands now was shown */
  value(wire: WireCall, entry: ToolEntry, path: string, done: boolean): boolean;
  /** Whether the call was read so far. */
  knows(wire: WireCall): boolean;
}

/** Who is told. */
export interface Watcher {
  /** Whether anybody looks at what grows; paths cost time. */
  isLooking(): boolean;
  /** A value grew at `path` of the arguments. `show()` gives the arguments so far, decoded; nothing changes them later. */
  grown(wire: WireCall, entry: ToolEntry, path: string, done: boolean, show: () => unknown): void;
  /** The closing brace is there. */
  closed(wire: WireCall, entry: ToolEntry): void;
}

/**
 * What is shown costs as much as it copies. So that reading stays linear in the text, a call may spend this much per character, and this
 * much at the start; where arguments of thousands of properties have spent it, what is shown lags some deltas behind.
 */
const perCharacter = 8;
const atStart = 50_000;

interface Call {
  /** More JSON text. */
  text(delta: string): void;
  /** A value came, where values are streamed. */
  value(path: string, done: boolean): boolean;
}

export const createPartials = (watcher: Watcher): Partials => {
  const calls = new Map<WireCall, Call>();
  const open = (wire: WireCall, entry: ToolEntry): Call => {
    const { decode } = entry;
    let budget = atStart;
    let values = 0;
    /** The arguments as the last value left them; asking for them may cost. */
    let raw: unknown;
    let shown: unknown;
    let seen = false;
    /** What was told to be finished last; the end of an entry or a wrapper would tell it again. */
    let told: string | undefined;
    const texts: Texts = new Map();
    const places = decode && createPlaces(decode, texts);
    const follower = createFollower(texts);
    const show = (): unknown => {
      const isText = values === 0;
      const cost = isText ? reader.cost + (decode ? reader.count : 0) : values;
      if (cost > budget && reader.state !== "complete") return shown;
      budget -= cost;
      seen = true;
      const value = isText ? reader.value : wire.raw;
      shown = decode ? followedBy(follower, decode, value) : value;
      return shown;
    };
    const grown = (path: string, done: boolean, value: unknown): void => {
      if (watcher.isLooking()) {
        if (places) {
          const place = places.find(values === 0 ? reader.live : raw, path, value, done);
          if (place !== undefined && !(done && told === place)) watcher.grown(wire, entry, place, done, show);
          told = done ? place : undefined;
        } else watcher.grown(wire, entry, path, done, show);
      }
      if (done && path === "") watcher.closed(wire, entry);
    };
    const reader = createJsonReader(grown);
    return {
      text(delta) {
        budget += delta.length * perCharacter;
        reader.push(delta);
      },
      value(path, done) {
        values++;
        budget += path.length * perCharacter;
        seen = false;
        let grew: unknown;
        if (places) {
          raw = wire.raw;
          grew = valueAt(raw, path);
          // Others may grow before this one ends.
          if (done) follower.openTexts.delete(path);
          else follower.openTexts.set(path, grew);
        }
        grown(path, done, grew);
        return seen;
      },
    };
  };
  const callOf = (wire: WireCall, entry: ToolEntry): Call => {
    const call = calls.get(wire) ?? open(wire, entry);
    calls.set(wire, call);
    return call;
  };
  return {
    text: (wire, entry, delta) => callOf(wire, entry).text(delta),
    value: (wire, entry, path, done) => callOf(wire, entry).value(path, done),
    knows: (wire) => calls.has(wire),
  };
};
