import type { Json } from "../../../generator/model/index.js";

/** Values for a bench, made from a seed, as JSON decoding would give them: right ones, spoilt ones, ones with a foreign property. */

export type Random = (below: number) => number;

/** Makes one right value of a structure. */
export type Maker = (random: Random) => object;

/** mulberry32: small, seeded, good enough to vary test data. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

export const some = <T>(random: Random, most: number, make: () => T): T[] => Array.from({ length: random(most) + 1 }, make);
export const pick = <T>(random: Random, ...items: readonly T[]): T => items[random(items.length)] as T;
export const text = (random: Random): string => pick(random, "Paris", "a somewhat longer text", "x", "user@example.com", "2026-11-23");
export const maybe = <T>(random: Random, entry: () => T): T | object => (random(2) === 0 ? {} : entry());

export function validValues(make: Maker, seed: number, count: number): readonly Json[] {
  const random = randomOf(seed * 7919);
  return Array.from({ length: count }, () => JSON.parse(JSON.stringify(make(random))) as Json);
}

/** `top`: the property of the whole value that the place is in. */
type Place = { readonly holder: Record<string, Json> | Json[]; readonly key: string; readonly top: string };

function places(value: Json, found: Place[] = [], within?: string): Place[] {
  if (typeof value !== "object" || value === null) return found;
  for (const [key, item] of Object.entries(value)) {
    const top = within ?? key;
    found.push({ holder: value as Record<string, Json>, key, top });
    places(item as Json, found, top);
  }
  return found;
}

/** A wrong value, and the name of the property that an issue has to mention. */
export interface Spoilt {
  readonly value: Json;
  readonly top: string;
}

/** Valid values with one place spoilt: another JSON type, or a property less. */
export function invalidValues(make: Maker, seed: number, count: number, isValid: (value: Json) => boolean): readonly Spoilt[] {
  const random = randomOf(seed * 104729);
  const values: Spoilt[] = [];
  for (const value of validValues(make, seed, count * 4)) {
    const all = places(value);
    const place = all[random(all.length)];
    if (place === undefined) continue;
    const holder = place.holder as Record<string, Json>;
    const old = holder[place.key];
    if (random(3) === 0 && !Array.isArray(holder)) delete holder[place.key];
    else holder[place.key] = typeof old === "string" ? 7 : typeof old === "number" ? "seven" : typeof old === "boolean" ? "yes" : 13;
    if (!isValid(value) && values.length < count) values.push({ value, top: place.top });
  }
  return values;
}

/** Valid values with one undeclared property in some object. */
export function foreignValues(make: Maker, seed: number, count: number): readonly Json[] {
  const random = randomOf(seed * 1299709);
  return validValues(make, seed, count).map((value) => {
    const objects = [value, ...places(value).map(({ holder, key }) => (holder as Record<string, Json>)[key])].filter(
      (one) => typeof one === "object" && one !== null && !Array.isArray(one) && !Object.keys(one).some((key) => /^[kp]\d/.test(key)),
    ) as Record<string, Json>[];
    const target = objects[random(objects.length)];
    if (target) target[pick(random, "zzz", "extra", "a_", "__note", "Id")] = 1;
    return value;
  });
}
