import { type Diagnostic, diagnose } from "../../diagnostics/index.js";
import type { Pattern, Place } from "../../model/index.js";
import { checkPattern } from "./check-pattern.js";
import { deepRisk } from "./deep-risk.js";
import { patternRisk, type WorkBudget } from "./pattern-risk.js";

export interface PatternCheck {
  readonly place: Place | undefined;
  readonly budget: WorkBudget;
  /** Ask the optional package too. */
  readonly deep: boolean;
  readonly report: (diagnostic: Diagnostic) => void;
}

/**
 * A regular expression with the flag it compiles with. One that does not compile, means something else without the flag `u`, or may
 * be slow on hostile text is reported; only the first kind gives no pattern.
 *
 * @example settlePattern("^[a-z]+$", { place, budget: { left: maxPatternWork }, deep: false, report }) // { source: "^[a-z]+$", flags: "u" }
 */
export function settlePattern(source: string, { place, budget, deep, report }: PatternCheck): Pattern | undefined {
  const checked = checkPattern(source);
  if (!checked.ok) {
    report(diagnose("pattern-invalid", { pattern: source, problem: checked.problem }, { place }));
    return undefined;
  }
  if (checked.withoutUnicode !== undefined)
    report(diagnose("pattern-not-unicode", { pattern: source, problem: checked.withoutUnicode }, { place }));
  const slow = patternRisk(source, budget);
  if (slow !== undefined) report(diagnose("pattern-slow", { pattern: source, problem: slow }, { place }));
  const deeper = deep && slow === undefined ? deepRisk(checked.pattern) : undefined;
  if (deeper !== undefined) report(diagnose("pattern-backtracks", { pattern: source, problem: deeper }, { place }));
  return checked.pattern;
}
