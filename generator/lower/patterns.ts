import { type Pattern, patternStart, perObject } from "../model/index.js";
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

/** Whether a key is one that a pattern speaks of. Thousands of patterns may be asked about thousands of keys: most differ at the start. */
export function matches(pattern: Pattern, text: string): boolean {
  const { start, regex } = compiled(pattern);
  return text.startsWith(start) && (regex?.test(text) ?? false);
}

interface Compiled {
  readonly start: string;
  /** `null` where it is no regular expression. */
  readonly regex: RegExp | null;
}

const compiled = perObject(
  (pattern: Pattern): Compiled => ({ start: patternStart(pattern), regex: compile(pattern.source, pattern.flags) }),
);

/** Vendors and validators read patterns as Unicode ones. */
const compiles = (source: string): boolean => compile(source, "u") !== null;

function compile(source: string, flags: string): RegExp | null {
  try {
    return new RegExp(source, flags);
  } catch {
    return null;
  }
}
