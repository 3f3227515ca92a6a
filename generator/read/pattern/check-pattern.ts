import type { Pattern } from "../../model/index.js";
import { maxPatternLength } from "./limits.js";

/** A compiled pattern, with a warning where it needs to do without `u`; or why it compiles neither way. */
export type CheckedPattern =
  | { readonly ok: true; readonly pattern: Pattern; readonly withoutUnicode?: string }
  | { readonly ok: false; readonly problem: string };

/**
 * Settles the flag of a regular expression: `u` as JSON Schema asks, else none. Syntax newer than the oldest supported runtime
 * (Node 20: no inline modifiers, no repeated group names) is refused on every runtime, so that output never depends on where
 * pt-gen ran.
 */
export function checkPattern(source: string): CheckedPattern {
  if (source.length > maxPatternLength) return { ok: false, problem: `it is longer than ${maxPatternLength} characters` };
  const newer = newerSyntax(source);
  if (newer !== undefined) return { ok: false, problem: newer };
  const unicode = compileProblem(source, "u");
  if (unicode === undefined) return { ok: true, pattern: { source, flags: "u" } };
  const plain = compileProblem(source, "");
  if (plain === undefined) return { ok: true, pattern: { source, flags: "" }, withoutUnicode: unicode };
  return { ok: false, problem: unicode };
}

function compileProblem(source: string, flags: Pattern["flags"]): string | undefined {
  try {
    new RegExp(source, flags);
    return undefined;
  } catch (error) {
    // V8 and others: "Invalid regular expression: /…/u: Nothing to repeat"; only the reason is wanted.
    const message = error instanceof Error ? error.message : String(error);
    return message.slice(message.lastIndexOf(": ") + 2).toLowerCase();
  }
}

function newerSyntax(source: string): string | undefined {
  const names = new Set<string>();
  let inClass = false;
  for (let at = 0; at < source.length; at += 1) {
    const char = source[at];
    if (char === "\\") at += 1;
    else if (inClass) inClass = char !== "]";
    else if (char === "[") inClass = true;
    else if (char === "(" && source[at + 1] === "?") {
      const rest = source.slice(at + 2, at + 80);
      if (/^[ims]*-?[ims]*:/.test(rest) && !rest.startsWith(":")) return "inline modifiers are not known to the oldest supported runtime";
      const name = /^<([^=!>][^>]*)>/.exec(rest)?.[1];
      if (name !== undefined && names.has(name)) return `the group name '${name.slice(0, 30)}' stands twice`;
      if (name !== undefined) names.add(name);
    }
  }
  return undefined;
}
