/**
 * Says where, in the user's shape, a value lies that grew in what the model writes: keys may be renamed, maps be lists of entries, values
 * wrapped. The tool's own decoder says it, given a sketch: the containers on the way to the value, beside it nothing but single values
 * and empty containers. So it costs what is declared on the way and not what was read before.
 */
import { followedBy } from "../decode/follower.js";
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
  if (key === "__proto__") Object.defineProperty(container, key, { value, configurable: true, enumerable: true, writable: true });
  else container[key] = value;
};

const slotOf = (sketch: Container, key: string): string | number => (Array.isArray(sketch) ? 0 : key);

export const createPlaces = (decode: (value: unknown) => unknown, texts: Texts): Places => {
  const follower = createFollower(texts);
  const { steps, lengths, openTexts } = follower;
  /** The way to the value that grew last, and the keys along it. */
  let levels: readonly Level[] = [];
  let keysBefore: readonly string[] = [];
  let last: { readonly path: string; readonly place: string | undefined } | undefined;
  /** A container on the way that no decoder looks into: what is inside lies there as it was written. */
  let plain: { readonly path: string; readonly place: string } | undefined;

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

  /** Where the way leads in what was decoded. */
  const walk = (decoded: unknown, keys: readonly string[]): string | undefined => {
    let place = "";
    let at = decoded;
    for (let step = steps.get(at); step !== undefined; step = steps.get(at)) {
      if (step === null || !isContainer(at) || !Object.hasOwn(at, step.slot)) return undefined;
      if (plain === undefined) {
        const depth = levels.findIndex(({ sketch }) => sketch === at);
        if (depth >= 0) plain = { path: keys.slice(0, depth).reduce(pointerTo, ""), place };
      }
      place = pointerTo(place, step.key);
      at = at[step.slot];
      if (at === undefined) return undefined;
    }
    return place;
  };

  /** Makes the sketch hold the way to the value. @returns its root */
  const draw = (root: unknown, keys: readonly string[], value: unknown): unknown => {
    const way: Level[] = [];
    steps.clear();
    let live = root;
    for (const [depth, key] of keys.entries()) {
      if (!isContainer(live)) return undefined;
      const known = levels[depth];
      const level = known?.live === live ? known : { live, sketch: sketchOf(live) };
      const { sketch } = level;
      way.push(level);
      steps.set(sketch, Array.isArray(sketch) ? { key: Number(key), slot: 0 } : { key, slot: key });
      live = Object.hasOwn(live, key) ? live[key] : undefined;
    }
    const own = levels[keys.length];
    const end = own !== undefined && own.live === value ? own.sketch : isContainer(value) ? sketchOf(value) : value;
    // What lay on the way before is beside it now.
    for (const [depth, { live: before }] of levels.entries()) {
      const parent = way[depth - 1];
      const key = keysBefore[depth - 1];
      if (parent && key !== undefined && levels[depth - 1] === parent && way[depth]?.live !== before && !Array.isArray(parent.sketch))
        define(parent.sketch, key, emptied(before));
    }
    for (const [depth, { sketch }] of way.entries()) define(sketch, slotOf(sketch, keys[depth] ?? ""), way[depth + 1]?.sketch ?? end);
    levels = way;
    keysBefore = keys;
    return way[0]?.sketch ?? end;
  };

  const look = (root: unknown, path: string, value: unknown, done: boolean): string | undefined => {
    const keys = stepsOf(path);
    const sketch = draw(root, keys, value);
    openTexts.clear();
    if (!done) openTexts.set(path, value);
    follower.isFollowed = false;
    const decoded = followedBy(follower, decode, sketch);
    if (decoded === undefined) return undefined;
    const place = follower.isFollowed || decoded === sketch ? walk(decoded, keys) : path;
    // A closed container is beside the way of whatever comes next.
    const parent = levels.at(-1)?.sketch;
    if (done && parent && isContainer(value)) define(parent, slotOf(parent, keys.at(-1) ?? ""), emptied(value));
    return place;
  };

  return {
    find(root, path, value, done) {
      if (plain && (path === plain.path || path.startsWith(`${plain.path}/`))) {
        const place = plain.place + path.slice(plain.path.length);
        if (path === plain.path) plain = undefined;
        return place;
      }
      plain = undefined;
      // A text that goes on lies where it lay.
      if (last?.path === path && typeof value === "string" && !done) return last.place;
      const place = look(root, path, value, done);
      last = { path, place };
      return place;
    },
  };
};
