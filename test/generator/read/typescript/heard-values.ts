import type { Json } from "../../../../generator/model/index.js";

/**
 * Values made of the names and literals that a source mentions, without a look at what a reader made of it: a model that is too narrow has
 * no candidates of its own for what it misses. The same source gives the same values.
 */
export function heardValues(source: string): readonly Json[] {
  const names = unique([...source.matchAll(/([A-Za-z_]\w*)\??:/g)].map((found) => found[1] ?? ""));
  const texts = [...source.matchAll(/'([^'\\\n]*)'/g)].map((found): Json => found[1] ?? "");
  const numbers = [...source.matchAll(/(?<![\w.'])-?\d+(?:\.\d+)?/g)].map((found): Json => Number(found[0]));
  const plain = unique<Json>([...texts, ...numbers, null, true, "q"]);
  let seed = [...source].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 2147483647, 7);
  const next = (below: number): number => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  const pick = <T>(from: readonly T[], instead: T): T => from[next(from.length)] ?? instead;
  const value = (depth: number): Json => {
    const kind = depth > 2 ? 0 : next(5);
    if (kind < 2) return pick(plain, null);
    if (kind === 2) return Array.from({ length: next(4) }, () => value(depth + 1));
    const keys = [...names, ...texts.map(String)];
    return Object.fromEntries(Array.from({ length: next(4) }, () => [pick(keys, "q"), value(depth + 1)]));
  };
  return [...plain, ...plain.map((each) => [each]), ...Array.from({ length: 70 }, () => value(0))];
}

const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];
