import { patternStart } from "./pattern-start.js";
import type { Pattern, PatternProperty } from "./type.js";

/**
 * The patterns that a key matches, in their order. A pattern that starts with plain text is tried on keys that start so only: five
 * thousand patterns beside five thousand properties are 25 million matches otherwise.
 */
export function patternsOf(patterns: readonly PatternProperty[]): (name: string) => readonly PatternProperty[] {
  if (patterns.length === 0) return () => patterns;
  const regexes = patterns.map(({ pattern }) => compile(pattern));
  const byStart = new Map<string, number[]>();
  for (const [i, pattern] of patterns.entries()) {
    const start = patternStart(pattern.pattern);
    const known = byStart.get(start);
    if (known) known.push(i);
    else byStart.set(start, [i]);
  }
  const lengths = [...new Set([...byStart.keys()].map((start) => start.length))];
  return (name) =>
    lengths
      .flatMap((length) => (length > name.length ? [] : (byStart.get(name.slice(0, length)) ?? [])))
      .filter((i) => regexes[i]?.test(name))
      .sort((a, b) => a - b)
      .flatMap((i) => patterns[i] ?? []);
}

/** What is no regular expression matches nothing. */
function compile({ source, flags }: Pattern): RegExp | undefined {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}
