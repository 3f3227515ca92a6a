/**
 * Says where, in the user's shape, a value lies that grew in what the model writes: keys may be renamed, maps be lists of entries, values
 * wrapped. The tool's own decoder says it, given a sketch: the containers on the way to the value, beside it nothing but single values
 * and empty containers. So it costs what is declared on the way and not what was read before.
 */
import { followedBy, type Step } from "../decode/follower.js";
import { pointerTo, stepsOf } from "../json/pointer.js";
import { createFollower, type Texts } from "./follower.js";

type Container = Record<string | number, unknown>;

/** A container on the way. */
interface Level {
  /** As it is being read. */
  readonly live: unknown;
  readonly sketch: Container;
}

export interface Places {
  /**
   * @param root the arguments so far @param path JSON Pointer of a value in them @param value that value, as it may not be in its place yet
   * @returns its JSON Pointer in what `decode` makes of them; `undefined` where that does not show it
   */
  find(root: unknown, path: string, value: unknown, done: boolean): string | undefined;
}

const isContainer = (value: unknown): value is Container => typeof value === "object" && value !== null;

const define = (container: Container, key: string | number, value: unknown): void => {
  Object.defineProperty(container, key, { value, configurable: true, enumerable: true, writable: true });
};

export const createPlaces = (decode: (value: unknown) => unknown, texts: Texts): Places => {
  /** The way to the value that grew last, and the keys along it. */
  let levels: readonly Level[] = [];
  let keysBefore: readonly string[] = [];
  const lengths = new Map<unknown, number>();
  let last: { readonly path: string; readonly place: string | undefined } | undefined;

  /** What stands for a value beside the way. */
  const emptied = (value: unknown): unknown => {
    if (!isContainer(value)) return value;
    if (!Array.isArray(value)) return {};
    const empty: unknown[] = [];
    lengths.set(empty, value.length);
    return empty;
  };

  /** A list's sketch holds one item at most: the one on the way. */
  const sketchOf = (live: Container): Container => {
    const sketch = emptied(live) as Container;
    if (!Array.isArray(live)) for (const key of Object.keys(live)) define(sketch, key, emptied(live[key]));
    return sketch;
  };

  const slotOf = (sketch: Container, key: string): string | number => (Array.isArray(sketch) ? 0 : key);

  /** Where the way leads in what was decoded. */
  const walk = (decoded: unknown, steps: ReadonlyMap<unknown, Step | null>): string | undefined => {
    let place = "";
    let at = decoded;
    for (let step = steps.get(at); step !== undefined; step = steps.get(at)) {
      if (step === null || !isContainer(at) || !Object.hasOwn(at, step.slot)) return undefined;
      place = pointerTo(place, step.key);
      at = at[step.slot];
      if (at === undefined) return undefined;
    }
    return place;
  };

  const look = (root: unknown, path: string, value: unknown, done: boolean): string | undefined => {
    const keys = stepsOf(path);
    const way: Level[] = [];
    const steps = new Map<unknown, Step | null>();
    let live = root;
    for (const [depth, key] of keys.entries()) {
      if (!isContainer(live)) return path;
      const known = levels[depth];
      const level = known?.live === live ? known : { live, sketch: sketchOf(live) };
      const { sketch } = level;
      way.push(level);
      steps.set(sketch, { key: Array.isArray(sketch) ? Number(key) : key, slot: slotOf(sketch, key) });
      live = Object.hasOwn(live, key) ? live[key] : undefined;
    }
    const own = levels[keys.length];
    const isKnown = own !== undefined && own.live === value;
    const end = isKnown ? own.sketch : isContainer(value) ? sketchOf(value) : value;
    // What lay on the way before is beside it now.
    for (const [depth, { live: before }] of levels.entries()) {
      const parent = way[depth - 1];
      const key = parent && keysBefore[depth - 1];
      if (parent && key !== undefined && levels[depth - 1] === parent && way[depth]?.live !== before && !Array.isArray(parent.sketch))
        define(parent.sketch, key, emptied(before));
    }
    for (const [depth, { sketch }] of way.entries()) define(sketch, slotOf(sketch, keys[depth] ?? ""), way[depth + 1]?.sketch ?? end);
    levels = way;
    keysBefore = keys;
    const [first] = way;
    const sketch = first?.sketch ?? end;
    const follower = createFollower(texts, steps, lengths, done || typeof value !== "string" ? undefined : value);
    const decoded = followedBy(follower, decode, sketch);
    // A closed container is beside the way of whatever comes next.
    const parent = way.at(-1)?.sketch;
    if (done && parent && isContainer(end)) define(parent, slotOf(parent, keys.at(-1) ?? ""), emptied(value));
    if (decoded === undefined) return undefined;
    return follower.isFollowed || decoded === sketch ? walk(decoded, steps) : path;
  };

  return {
    find(root, path, value, done) {
      // A text that goes on lies where it lay.
      if (last?.path === path && typeof value === "string" && !done) return last.place;
      const place = look(root, path, value, done);
      last = { path, place };
      return place;
    },
  };
};
