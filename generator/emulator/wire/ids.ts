/**
 * Ids in the vendors' formats, unique within one emulator and the same in every run (a counter feeds them).
 * Formats as recorded 2025-09 … 2026-09.
 */
export interface Ids {
  /** `prefix` and then `length` characters of `alphabet`. */
  next(prefix: string, length: number, alphabet: keyof typeof ALPHABETS): string;
}

const ALPHABETS = {
  alphanumeric: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
  base58: "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz",
  hex: "0123456789abcdef",
  lower: "abcdefghijklmnopqrstuvwxyz0123456789",
} as const;

export function createIds(): Ids {
  let count = 0;
  return {
    next(prefix, length, alphabet) {
      count += 1;
      const random = createRandom(count);
      const letters = ALPHABETS[alphabet];
      let out = prefix;
      for (let i = 0; i < length; i++) out += letters[Math.floor(random() * letters.length)];
      return out;
    },
  };
}

/** A small seeded generator of numbers in [0, 1): enough to look random, good for nothing else. */
export function createRandom(seed: number): () => number {
  let state = (seed * 0x9e3779b1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
