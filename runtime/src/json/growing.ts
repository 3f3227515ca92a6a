/**
 * A JSON value while it is being read. What is finished is never changed again, so snapshots share it; what is still open is copied into
 * each of them.
 */
import { pointerTo } from "./pointer.js";

/** A container that is still open. */
interface Frame {
  /** Its JSON Pointer. */
  readonly base: string;
  readonly container: unknown[] | Record<string, unknown>;
  /** Of the member that is being read; in an array its position. */
  key: string | number;
  /** What its members add to `cost`. */
  cost: number;
}

export interface GrowingValue {
  /** How many containers are open. */
  readonly depth: number;
  /** The innermost open container; `undefined` at the top. */
  readonly innermost: unknown[] | Record<string, unknown> | undefined;
  /** About how much a snapshot copies, in properties; array items are copied so fast that four count as one. */
  readonly cost: number;
  /** Values finished so far. */
  readonly count: number;
  /** The outermost value itself, which goes on changing. */
  readonly live: unknown;
  /** JSON Pointer of the value that is being read. */
  path(): string;
  /** Names the member that is read next. */
  key(name: string): void;
  open(container: unknown[] | Record<string, unknown>): void;
  /** The innermost container is finished. @returns its JSON Pointer */
  close(): string;
  /** The value that is being read is finished. */
  put(value: unknown): void;
  /**
   * The value so far, which nothing changes any more; `undefined` before its first character.
   *
   * @param text the string that is being read, shown as far as it is there
   */
  snapshot(text: string | undefined): unknown;
}

const set = (container: unknown[] | Record<string, unknown>, key: string | number, value: unknown): void => {
  if (key === "__proto__") Object.defineProperty(container, key, { value, configurable: true, enumerable: true, writable: true });
  else (container as Record<string | number, unknown>)[key] = value;
};

/** Adds no key, so that engines copy the object as fast as one of a known shape. */
const copyOf = (container: unknown[] | Record<string, unknown>): Record<string | number, unknown> =>
  (Array.isArray(container) ? container.slice() : { ...container }) as Record<string | number, unknown>;

export const createGrowing = (): GrowingValue => {
  const frames: Frame[] = [];
  let top: Frame | undefined;
  let root: unknown;
  let cost = 0;
  let count = 0;
  const path = (): string => (top === undefined ? "" : pointerTo(top.base, top.key));
  const put = (value: unknown): void => {
    count++;
    if (top === undefined) {
      root = value;
      return;
    }
    const { container, key } = top;
    set(container, key, value);
    const added = typeof key === "number" ? 0.25 : 1;
    if (typeof key === "number") top.key = key + 1;
    top.cost += added;
    cost += added;
  };
  return {
    get depth() {
      return frames.length;
    },
    get innermost() {
      return top?.container;
    },
    get cost() {
      return cost;
    },
    get count() {
      return count;
    },
    get live() {
      return frames[0]?.container ?? root;
    },
    path,
    key(name) {
      if (top) top.key = name;
    },
    open(container) {
      // Open members are in their place already; copies of them take it in snapshots.
      if (top) set(top.container, top.key, container);
      top = { base: path(), container, key: Array.isArray(container) ? 0 : "", cost: 1 };
      cost++;
      frames.push(top);
    },
    close() {
      if (top === undefined) return "";
      const { container, base } = top;
      cost -= top.cost;
      frames.pop();
      top = frames.at(-1);
      put(container);
      return base;
    },
    put,
    snapshot(text) {
      if (top === undefined) return text ?? root;
      if (text !== undefined) set(top.container, top.key, text);
      let value = copyOf(top.container);
      for (let depth = frames.length - 2; depth >= 0; depth--) {
        const { container, key } = frames[depth] as Frame;
        const copy = copyOf(container);
        copy[key] = value;
        value = copy;
      }
      return value;
    },
  };
};
