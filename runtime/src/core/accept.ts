/** Turns what a model wrote into an accepted call or a rejected one. Never throws. */
import type { Issue } from "../contract/issue.js";
import type { Mender } from "../contract/options.js";
import type { RejectedCall, RejectReason } from "../contract/result.js";
import type { ToolEntry } from "../contract/tool-entry.js";
import type { AnyCall } from "./any.js";
import { parseArguments } from "./arguments.js";
import type { WireCall } from "./provider.js";
import type { ToolTable } from "./tool-table.js";

/** A rejected call is its own outcome. */
export type Verdict =
  | { readonly call: AnyCall; readonly entry: ToolEntry }
  | { readonly status: "rejected"; readonly rejected: RejectedCall };

const issue = (expected: string, value: unknown, message = `expected ${expected}`): readonly Issue[] => [
  { path: "", expected, value, message },
];

/** @param id unique in the reply; @param index counts the reply's calls. */
export const acceptCall = (wire: WireCall, index: number, id: string, table: ToolTable, mend?: Mender): Verdict => {
  const { name: said, raw } = wire;
  const entry = table.find(said);
  const name = entry?.name ?? said;
  const reject = (reason: RejectReason, issues: readonly Issue[]): Verdict => ({
    status: "rejected",
    rejected: { index, id, name, reason, raw, issues },
  });
  if (!entry) return reject("unknown-tool", issue(`one of the tools ${table.entries.map((known) => known.name).join(", ")}`, said));
  if (!wire.proved) return reject("truncated", issue("a whole call", raw));
  try {
    const parsed = parseArguments(raw);
    let value = parsed.ok && (entry.decode ? entry.decode(parsed.value) : parsed.value);
    let issues = parsed.ok ? entry.issues(value) : issue("JSON", raw, parsed.message);
    const mended = issues && mend?.(raw, entry, issues);
    if (mended) {
      value = mended.value;
      issues = entry.issues(value);
    }
    if (issues) return reject(parsed.ok ? "invalid-arguments" : "invalid-json", issues);
    const dropped: string[] = [];
    const args = entry.prune ? entry.prune(value as never, dropped) : value;
    return {
      call: { index, id, name, args, ...(dropped[0] !== undefined && { dropped }), ...(mended && { mended: mended.mended }) },
      entry,
    };
  } catch (error) {
    // Only hostile nesting gets here (the engine's stack); still a value, like everything that a model writes.
    return reject("invalid-arguments", issue("less nesting", raw, String(error)));
  }
};
