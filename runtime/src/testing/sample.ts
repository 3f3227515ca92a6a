import { carriesAll, type Encode } from "./encode.js";

/** Steps of generated samplers. A seed gives the same value on every machine. */
export interface Random {
  /** The next number, 0 <= x < 1. */
  readonly next: () => number;
  /** How likely optional parts are. */
  readonly fullness: number;
  /** How deep recursive types may still go. */
  readonly depth: number;
  /** How many named types may still be entered; shared by the whole value. */
  readonly budget: { left: number };
}

/** Mulberry32. */
export function random(seed: number, fullness: number, depth = 6): Random {
  let state = (Math.trunc(seed) ^ 0x9e3779b9) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return { next, fullness, depth, budget: { left: 80 } };
}

export function pick<T>(random: Random, options: readonly T[]): T {
  return options[Math.floor(random.next() * options.length)] as T;
}

/** Whether an optional part is there: never below the greatest depth. */
export const maybe = (random: Random): boolean => random.depth > 0 && random.next() < random.fullness;

/**
 * The values of a type, the first ones that a guard accepts: more is tried where a rule cannot be built by construction.
 *
 * @param seed any number; one that is not finite counts as 0
 * @param encoders that a value must have no keys without a place for, where there is such a value: what is wrong by one member of a
 * union may be right by another, which knows nothing of its keys
 */
export function valid<T>(
  name: string,
  seed: number,
  make: (random: Random) => unknown,
  accepts: (value: unknown) => value is T,
  ...encoders: readonly Encode[]
): T {
  const partial: T[] = [];
  // Beyond the safe integers adding to a seed leaves it as it is, and each attempt would be the first one again.
  const start = Number.isFinite(seed) ? seed % Number.MAX_SAFE_INTEGER : 0;
  for (let attempt = 0; attempt < 400; attempt++) {
    const fullness = [0.5, 1, 0, 0.8, 0.2][(attempt + Math.abs(Math.trunc(start))) % 5] as number;
    const text = textOf(() => make(random(start + attempt * 7919, fullness, attempt > 50 && attempt % 2 === 0 ? 2 : 6)));
    if (text === undefined) continue;
    const value: unknown = JSON.parse(text);
    if (!accepts(value)) continue;
    if (encoders.every((encode) => carriesAll(value, encode))) return value;
    if (partial.length === 0) partial.push(value);
  }
  for (const value of partial) return value;
  throw new Error(`No sample of ${name} was found: its rules are too tight to meet by trial.`);
}

/** As JSON carries it: a part without a possible value is absent, not undefined. A type that requires itself has no value. */
function textOf(make: () => unknown): string | undefined {
  try {
    return JSON.stringify(make());
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Text of so many code points; any where no bound is given. */
export function text(random: Random, min: number, max: number): string {
  if (min === 0 && max === Number.POSITIVE_INFINITY) return pick(random, texts);
  const least = Math.max(min, 0);
  const most = Math.min(max, least + 12);
  const length = pick(random, [least, most, Math.floor((least + most) / 2), max <= 300 ? max : most]);
  const alphabet = pick(random, ["abcdefg hijk", "aé😀z", "0123456789"]);
  const units = [...alphabet];
  return Array.from({ length }, () => pick(random, units)).join("");
}

const texts = [
  "",
  "a",
  "Toronto",
  "two words",
  'quotes " and \\ and \n lines',
  "ünïcode 😀",
  "null",
  "[1]",
  "0",
  "<b>&amp;</b>",
  "x".repeat(60),
];

/** A JSON value of any kind. */
export function anything(random: Random): unknown {
  return pick(random, samples)();
}

const samples: readonly (() => unknown)[] = [
  () => null,
  () => true,
  () => 0,
  () => -1.5,
  () => "text",
  () => '{"a":1}',
  () => "null",
  () => [],
  () => [1, "two", null, [false]],
  () => ({}),
  () => ({ a: 1, "b c": [null], d: { e: "f" } }),
];

/** A list; lengths lie at the bounds or a little above the least. */
export function list(random: Random, min: number, max: number, make: (random: Random) => unknown): unknown[] {
  const most = Math.min(max, Math.max(min, random.depth > 0 ? min + 3 : min));
  const length = random.depth > 0 ? min + Math.floor(random.next() * (most - min + 1)) : min;
  return Array.from({ length }, () => make(random));
}

/** A list without equal items, as far as they can be found. */
export function distinctItems(random: Random, min: number, max: number, make: (random: Random) => unknown): unknown[] {
  const seen = new Set<string>();
  const items: unknown[] = [];
  const wanted = list(random, min, max, () => null).length;
  for (let attempt = 0; attempt < 40 + wanted * 20 && items.length < wanted; attempt++) {
    const item = make(random);
    const text = JSON.stringify(item);
    if (!seen.has(text)) items.push(item);
    seen.add(text);
  }
  return items;
}

/** One level deeper. */
export function whole(random: Random): Random {
  random.budget.left -= 1;
  return { ...random, depth: random.budget.left > 0 ? random.depth - 1 : 0 };
}

/** One of several makers; the shallowest one when no depth is left. */
export function choose(random: Random, shallow: (random: Random) => unknown, options: readonly ((random: Random) => unknown)[]): unknown {
  return (random.depth > 0 ? pick(random, options) : shallow)(random);
}

/** An object with some of the keys, no fewer than `min`. */
export function entries(
  random: Random,
  keys: readonly string[],
  min: number,
  max: number,
  make: (random: Random) => unknown,
): Record<string, unknown> {
  const most = Math.min(keys.length, max, min + (random.depth > 0 ? 3 : 0));
  const count = Math.min(most, Math.max(min, Math.floor(random.next() * random.fullness * 2 * (most + 1))));
  const start = Math.floor(random.next() * keys.length);
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [keys[(start + i) % keys.length] as string, make(random)]));
}
