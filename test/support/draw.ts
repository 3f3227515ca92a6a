/** Random choices that are the same for the same seed on every machine. */
export interface Draw {
  /** A whole number from 0 to below `n`. */
  readonly int: (n: number) => number;
  readonly pick: <T>(list: readonly T[]) => T;
  /** True in so many of 100 cases. */
  readonly chance: (percent: number) => boolean;
  /** So many different ones, in the order of the list. */
  readonly some: <T>(list: readonly T[], most: number) => readonly T[];
}

/** @param seed whole number; mulberry32 */
export function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (n: number) => Math.floor(next() * n);
  const chance = (percent: number) => next() * 100 < percent;
  return {
    int,
    chance,
    pick: <T>(list: readonly T[]) => list[int(list.length)] as T,
    some: <T>(list: readonly T[], most: number) => {
      const left = new Set(Array.from({ length: most }, () => int(list.length)));
      return list.filter((_, i) => left.has(i));
    },
  };
}
