import type { PatternProperty } from "../../generator/model/index.js";

/**
 * The patterns that a key matches, in their order. A pattern that starts with plain text is tried on keys that start so only: five
 * thousand patterns beside five thousand properties are 25 million matches otherwise.
 */
export function patternsOf(patterns: readonly PatternProperty[]): (name: string) => readonly PatternProperty[] {
  if (patterns.length === 0) return () => patterns;
  const regexes = patterns.map(({ pattern }) => new RegExp(pattern.source, pattern.flags));
  const byStart = new Map<string, number[]>();
  for (const [i, pattern] of patterns.entries()) {
    const start = startOf(pattern);
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

/** Text that all matching keys start with; the empty one where that is not plain to see. */
function startOf({ pattern: { source, flags } }: PatternProperty): string {
  if (!/^u?$/.test(flags) || source.includes("|")) return "";
  // What a quantifier follows may be absent.
  return /^\^([\w -]*)(?![*?{+])/.exec(source)?.[1] ?? "";
}
