import type { Pattern } from "./type.js";

/** Text that everything a pattern matches starts with; the empty one where that is not plain to see. */
export function patternStart({ source, flags }: Pattern): string {
  if (!/^u?$/.test(flags) || source.includes("|")) return "";
  // What a quantifier follows may be absent.
  return /^\^([\w -]*)(?![*?{+])/.exec(source)?.[1] ?? "";
}
