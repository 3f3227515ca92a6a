import { type Diagnostic, diagnose } from "../../diagnostics/index.js";
import type { OutputPlan } from "./plan-output.js";
import { unifiedDiff } from "./unified-diff.js";

export interface Drift {
  readonly diagnostics: readonly Diagnostic[];
  /** Unified diff from the committed to the generated files. */
  readonly diff: string;
}

/** What `--check` says about a plan. Line ends that git converted (CRLF) are no drift. */
export function checkOutput(plan: OutputPlan, out: string): Drift {
  const folder = out.replace(/[\\/]+$/, "");
  const diagnostics: Diagnostic[] = [];
  const diffs: string[] = [];
  for (const { path, content, old } of plan.changed) {
    const before = old?.replaceAll("\r\n", "\n");
    if (before === content) continue;
    const named = `${folder}/${path}`;
    diagnostics.push(diagnose("output-drift", { path: named, state: before === undefined ? "missing" : "differs" }, {}));
    diffs.push(unifiedDiff(before === undefined ? "/dev/null" : `a/${named}`, `b/${named}`, before ?? "", content));
  }
  for (const { path, content } of plan.stale) {
    const named = `${folder}/${path}`;
    diagnostics.push(diagnose("output-drift", { path: named, state: "left over" }, {}));
    diffs.push(unifiedDiff(`a/${named}`, "/dev/null", content.replaceAll("\r\n", "\n"), ""));
  }
  return { diagnostics, diff: diffs.join("") };
}
