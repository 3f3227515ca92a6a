/**
 * The known word that a misspelt one most likely means: the nearest by edits (insert, delete, replace, swap of neighbours; letter
 * case costs nothing), if it is near enough for its length to be no accident.
 *
 * @example didYouMean("--provider", ["--providers", "--out"]) // "--providers"
 */
export function didYouMean(word: string, known: Iterable<string>): string | undefined {
  const wanted = word.slice(0, longest).toLowerCase();
  // A third of the letters may be wrong: "chekc" is 1 swap from "check", while a single letter is near to nothing.
  const letters = wanted.replace(/^-+/, "").length;
  let best = (letters < 2 ? 0 : Math.max(1, Math.floor(letters / 3))) + 1;
  let found: string | undefined;
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) >= best) continue;
    const distance = edits(wanted, candidate.slice(0, longest).toLowerCase());
    if (distance < best) {
      best = distance;
      found = candidate;
    }
  }
  return found === word ? undefined : found;
}

/** Words are cut here, because the comparison takes time by the product of both lengths and words may come from a stranger's file. */
const longest = 64;

/** Optimal string alignment distance. */
function edits(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const next = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      const swap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      next.push(
        Math.min(
          (last[column] ?? 0) + 1,
          (next[column - 1] ?? 0) + 1,
          (last[column - 1] ?? 0) + (same ? 0 : 1),
          swap ? (beforeLast[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    beforeLast = last;
    last = next;
  }
  return last[b.length] ?? 0;
}
