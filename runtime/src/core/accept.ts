/** Turns what a model wrote into an accepted call or a rejected one. Never throws. */
import type { Issue } from "../contract/issue.js";
import type { Mender } from "../contract/options.js";
import type { RejectedCall, RejectReason } from "../contract/result.js";
import type { ToolEntry } from "../contract/tool-entry.js";
import type { AnyCall } from "./any.js";
import { parseArguments } from "./arguments.js";
import type { WireCall } from "./provider.js";
import type { ToolTable } from "./tool-table.js";

export type Verdict = { readonly call: AnyCall; readonly entry: ToolEntry } | { readonly rejected: RejectedCall };

const issueAtRoot = (expected: string, value: unknown, message: string): Issue => ({ path: "", expected, value, message });

/** @param id unique in the reply; @param index counts the reply's calls. */
export const acceptCall = (wire: WireCall, index: number, id: string, table: ToolTable, mend?: Mender): Verdict => {
  const entry = table.find(wire.name);
  const name = entry?.name ?? wire.name;
  const reject = (reason: RejectReason, issues: readonly Issue[]): Verdict => ({
    rejected: { index, id, name, reason, raw: wire.raw, issues },
  });
  if (entry === undefined) {
    const names = table.entries.map((known) => known.name).join(", ");
    return reject("unknown-tool", [issueAtRoot("a known tool", wire.name, `There is no tool of this name. The tools are: ${names}.`)]);
  }
  if (!wire.proved)
    return reject("truncated", [issueAtRoot("complete arguments", wire.raw, "The call was cut off before it was complete.")]);
  try {
    const parsed = parseArguments(wire.raw);
    let decoded = parsed.ok && (entry.decode ? entry.decode(parsed.value) : parsed.value);
    let issues = parsed.ok ? entry.issues(decoded) : [issueAtRoot("JSON", wire.raw, `The arguments are no valid JSON: ${parsed.message}.`)];
    const mended = issues && mend?.(wire.raw, entry, issues);
    if (mended) {
      decoded = mended.value;
      issues = null;
    }
    if (issues) return reject(parsed.ok ? "invalid-arguments" : "invalid-json", issues);
    const dropped: string[] = [];
    const args = entry.prune ? entry.prune(decoded as never, dropped) : decoded;
    return {
      call: { index, id, name, args, ...(dropped.length > 0 ? { dropped } : {}), ...(mended ? { mended: mended.mended } : {}) },
      entry,
    };
  } catch (error) {
    // Only hostile nesting gets here (the engine's stack); still a value, like everything that a model writes.
    return reject("invalid-arguments", [issueAtRoot("arguments of ordinary depth", wire.raw, String(error))]);
  }
};
