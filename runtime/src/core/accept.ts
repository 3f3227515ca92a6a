/** Turns what a model wrote into an accepted call or a rejected one. Never throws. */
import type { Issue } from "../contract/issue.js";
import type { Mender } from "../contract/options.js";
import type { RejectedCall, RejectReason } from "../contract/result.js";
import type { ToolEntry } from "../contract/tool-entry.js";
import type { AnyCall } from "./any.js";
import { parseArguments } from "./arguments.js";
import type { WireCall } from "./provider.js";

/** One of `call` and `rejected`; `entry` is the tool that was called, where there is such a tool. */
export type Verdict =
  | { readonly call: AnyCall; readonly entry: ToolEntry; readonly rejected?: never }
  | { readonly rejected: RejectedCall; readonly entry: ToolEntry | undefined; readonly call?: never };

/**
 * @param index counts the reply's calls @param id unique in the reply
 * @param entry the tool that is called @param offered all tools that could be
 */
export const acceptCall = (
  { name: said, raw, proved }: WireCall,
  index: number,
  id: string,
  entry: ToolEntry | undefined,
  offered: readonly ToolEntry[],
  mend?: Mender,
): Verdict => {
  const name = entry?.name ?? said;
  const reject = (reason: RejectReason, issues: readonly Issue[]): Verdict => ({
    rejected: { index, id, name, reason, raw, issues },
    entry,
  });
  const issue = (expected: string, value = raw, message = `expected ${expected}`): Issue[] => [{ path: "", expected, value, message }];
  if (!entry) return reject("unknown-tool", issue(`one of the tools ${offered.map((known) => known.name).join(", ")}`, said));
  if (!proved) return reject("truncated", issue("a whole call"));
  try {
    const { value: parsed, error } = parseArguments(raw);
    let value = entry.decode ? entry.decode(parsed) : parsed;
    let issues = error ? issue("JSON", raw, error.message) : entry.issues(value);
    const mended = issues && mend?.(raw, entry, issues);
    if (mended) {
      value = mended.value;
      issues = entry.issues(value);
    }
    if (issues) return reject(error ? "invalid-json" : "invalid-arguments", issues);
    const dropped: string[] = [];
    const args = entry.prune ? entry.prune(value as never, dropped) : value;
    return {
      call: { index, id, name, args, ...(dropped[0] && { dropped }), ...(mended && { mended: mended.mended }) },
      entry,
    };
  } catch (error) {
    // Only hostile nesting gets here (the engine's stack); still a value, like everything that a model writes.
    return reject("invalid-arguments", issue("less nesting", raw, `${error}`));
  }
};
