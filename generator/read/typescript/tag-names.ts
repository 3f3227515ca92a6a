/** The tags that mean something to pt-gen. */
export const numberTags = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"] as const;
export const countTags = ["minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"] as const;

const oneLine = new Set<string>([
  ...numberTags,
  ...countTags,
  "pattern",
  "format",
  "uniqueItems",
  "int",
  "integer",
  "type",
  "nullable",
  "ignore",
  "const",
  "readonly",
  "key",
  "timeout",
  "concurrency",
  "strict",
  "loose",
  "tool",
]);

const known = new Set<string>([
  ...oneLine,
  "default",
  "example",
  "examples",
  "deprecated",
  "title",
  "description",
  "returns",
  "return",
  "param",
]);

/** Tags of TSDoc and JSDoc that are read as what ours say. Nobody means them by a slip, so they are never proposed. */
const borrowed = new Set(["remarks", "defaultValue", "defaultvalue"]);

/** Names close to ours that are tags of their own elsewhere. */
const foreign = new Set([
  "desc",
  "returns",
  "types",
  "typedef",
  "typeParam",
  "property",
  "constant",
  "extends",
  "package",
  "file",
  "kind",
  "sample",
  "struct",
]);

export const isKnownTag = (name: string): boolean =>
  known.has(name) || borrowed.has(name) || (name.startsWith("items.") && isKnownTag(name.slice(6)));

/** Whether a tag's value ends with its line. */
export const isOneLineTag = (name: string): boolean => oneLine.has(name.replace(/^(items\.)+/, ""));

/**
 * The tag that was probably meant: equal but for case and separators, or at most two edits away (one in short names).
 *
 * @example nearTag("minumum") // "minimum"
 */
export function nearTag(name: string): string | undefined {
  if (foreign.has(name)) return undefined;
  if (name.startsWith("items.")) {
    const inner = nearTag(name.slice(6));
    return inner && `items.${inner}`;
  }
  const plain = (text: string) => text.toLowerCase().replaceAll(/[-_]/g, "");
  for (const candidate of known) if (plain(candidate) === plain(name)) return candidate;
  for (const candidate of known) {
    if (candidate.length < 5 || name.length < 5) continue;
    const limit = candidate.length >= 7 ? 2 : 1;
    if (Math.abs(candidate.length - name.length) <= limit && edits(candidate.toLowerCase(), name.toLowerCase()) <= limit) return candidate;
  }
  return undefined;
}

/** Levenshtein distance, a swap of neighbours counting as one. */
function edits(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j++) {
      let best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, at(i - 2, j - 2) + 1);
      row.push(best);
    }
  }
  return at(a.length, b.length);
}
