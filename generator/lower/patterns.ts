import type { Pattern } from "../model/index.js";
import type { PatternRule } from "./dialect.js";

/** Whether a vendor takes this regular expression. One odd pattern fails a whole request, so doubt counts as no. */
export function fitsPatternRule(pattern: Pattern, rule: PatternRule): boolean {
  if (rule === "none" || !compiles(pattern.source)) return false;
  if (rule === "ecma") return true;
  const { source } = pattern;
  if (/\(\?(?!:)/.test(source)) return false; // lookaround, named groups, modifiers
  if (/\\[1-9kpPbBcux]/.test(source.replace(/\\\\/g, ""))) return false; // back-references, properties, word boundaries, code points
  if (/[^\x20-\x7e]/.test(source)) return false;
  if (/[*+?}]\?|[*+?}]\+/.test(source.replace(/\\./g, "_"))) return false; // lazy and possessive
  const greatest = [...source.matchAll(/\{(\d+)(?:,(\d*))?\}/g)].map((m) => Math.max(Number(m[1]), Number(m[2] ?? 0)));
  if (greatest.some((n) => n > (rule === "simple" ? 100 : 1000))) return false;
  if (rule === "simple") return !/\\[DWS0tnrvf]/.test(source.replace(/\\\\/g, "")) && source.length <= 500;
  return true;
}

/** Whether a key is one that a pattern speaks of. */
export const matches = (pattern: Pattern, text: string): boolean => compiled(pattern)?.test(text) ?? false;

const regexes = new WeakMap<Pattern, RegExp | null>();

/** `null` where it is no regular expression. */
function compiled(pattern: Pattern): RegExp | null {
  const known = regexes.get(pattern);
  if (known !== undefined) return known;
  const made = compile(pattern.source, pattern.flags);
  regexes.set(pattern, made);
  return made;
}

/** Vendors and validators read patterns as Unicode ones. */
const compiles = (source: string): boolean => compile(source, "u") !== null;

function compile(source: string, flags: string): RegExp | null {
  try {
    return new RegExp(source, flags);
  } catch {
    return null;
  }
}
