import type { NameRule } from "./dialect.js";

/** Whether a vendor takes a name as it is. `__proto__` is never taken: too many programs on the way lose it. */
function fitsRule(name: string, rule: NameRule | undefined): boolean {
  if (name === "__proto__") return false;
  return rule === undefined || (name.length <= rule.maxLength && expression(rule).test(name));
}

const expressions = new Map<string, RegExp>();

/** Dialects have a handful of patterns, and names are many. */
function expression({ pattern }: NameRule): RegExp {
  const made = expressions.get(pattern) ?? new RegExp(pattern);
  expressions.set(pattern, made);
  return made;
}

/**
 * Safe names for those a vendor refuses, unique among all names given; names that fit keep themselves, so a safe name never
 * equals a name of the user.
 *
 * @example safeNames(["$filter", "año"], rule) // ["filter", "ano"]
 */
export function safeNames(names: readonly string[], rule: NameRule | undefined): readonly string[] {
  const taken = new Set(names);
  return names.map((name) => {
    if (fitsRule(name, rule)) return name;
    const base = safeName(name, rule);
    for (let n = 1; ; n++) {
      const suffix = n === 1 ? "" : `_${n}`;
      const candidate = base.slice(0, (rule?.maxLength ?? 64) - suffix.length) + suffix;
      if (taken.has(candidate)) continue;
      taken.add(candidate);
      return candidate;
    }
  });
}

function safeName(name: string, rule: NameRule | undefined): string {
  const plain = name.normalize("NFD").replace(/\p{M}/gu, "");
  const allowed = (char: string) => /[A-Za-z0-9_]/.test(char) || (rule !== undefined && expression(rule).test(`a${char}`));
  const kept = [...plain]
    .map((char) => (allowed(char) ? char : "_"))
    .join("")
    .replace(/__+/g, "_")
    .replace(/^_+|_+$/g, "");
  const start = /^[A-Za-z_]/.test(kept) ? kept : `_${kept}`;
  return kept === "" ? "_" : rule !== undefined && expression(rule).test(kept) ? kept : start;
}
