import type { Diagnostic } from "../../diagnostics/index.js";
import { type NamedType, references, type Tool } from "../../model/index.js";
import type { ReadResult } from "../read-result.js";
import type { Reading } from "./reading.js";
import type { ReadTool } from "./tool.js";

/** Drops the tools that reach an error, keeps the types that the others reach, and says each finding once: with all tools that it drops. */
export function settle(reading: Reading, read: readonly ReadTool[]): ReadResult {
  const general = reading.problems.get("") ?? [];
  const said = new Map<string, { readonly finding: Diagnostic; readonly others: Tool[] }>();
  const reachable = reachability(reading.types);
  const tools: Tool[] = [];
  const kept = new Set<string>();
  for (const { tool, owner } of read) {
    const reached = reachable([owner, ...(tool.result ? references(tool.result) : [])]);
    let good = true;
    for (const key of reached) {
      for (const each of reading.problems.get(key) ?? []) {
        if (each.severity === "error") good = false;
        const identity = `${each.code} ${each.message} ${each.place?.file} ${each.place?.offset}`;
        const before = said.get(identity);
        if (!before) said.set(identity, { finding: { ...each, tool: tool.wireName }, others: [] });
        else if (before.finding.tool !== tool.wireName && !before.others.includes(tool)) before.others.push(tool);
      }
    }
    if (!good) continue;
    tools.push(tool);
    for (const key of reached) kept.add(key);
  }
  const diagnostics = [...general, ...[...said.values()].map(({ finding, others }) => withOthers(finding, others))];
  return { tools, types: [...reading.types.values()].filter(({ key }) => kept.has(key)), diagnostics };
}

/** So many more tools are named that an error drops. */
const mostNamed = 5;

function withOthers(finding: Diagnostic, others: readonly Tool[]): Diagnostic {
  const [first, ...more] = others;
  if (finding.severity !== "error" || !first) return finding;
  const named = [first, ...more].slice(0, mostNamed);
  const rest = others.length - named.length;
  const related = named.map(({ wireName, at }, i) => ({
    message: `'${wireName}' needs it, too${rest > 0 && i === named.length - 1 ? `, and ${rest} more` : ""}`,
    place: at,
  }));
  return { ...finding, related: [...(finding.related ?? []), ...related] };
}

/** What types reach; each is looked through once, however many tools reach it. */
function reachability(types: ReadonlyMap<string, NamedType>): (roots: readonly string[]) => ReadonlySet<string> {
  return (roots) => {
    const seen = new Set(roots);
    // A set is iterated together with what is added on the way.
    for (const key of seen) {
      const named = types.get(key);
      if (named) for (const reference of references(named.type)) seen.add(reference);
    }
    return seen;
  };
}
