import { isKept, isSameList, type Program, reached, type Tool } from "../model/index.js";
import type { Dialect } from "./dialect.js";
import { type Attempt, lowerTool } from "./lower-tool.js";
import type { Trade } from "./scope.js";

export type LowerTool = (tool: Tool, dialect: Dialect, trade?: Trade) => Attempt;

/** What came of a tool in the run before, and what that depends on beside the tool. */
interface Kept {
  readonly types: readonly unknown[];
  readonly recursive: string;
  readonly attempts: Map<string, Attempt>;
}

const known = new WeakMap<Tool, Kept>();

/** `lowerTool` for one program, which lowers a kept tool again only where a type that it reaches is another one. */
export function remembering(program: Program, recursive: ReadonlySet<string>): LowerTool {
  return (tool, dialect, trade) => {
    if (!isKept(tool)) return lowerTool(tool, program, recursive, dialect, trade);
    const { attempts } = keptOf(tool, program, recursive);
    const sort = `${dialect.name} ${trade?.free} ${trade?.priced}`;
    const attempt = attempts.get(sort) ?? lowerTool(tool, program, recursive, dialect, trade);
    attempts.set(sort, attempt);
    return attempt;
  };
}

/** Of the program at hand, the same for each provider. */
const current = new WeakMap<Program["types"], Map<Tool, Kept>>();

function keptOf(tool: Tool, program: Program, recursive: ReadonlySet<string>): Kept {
  const settled = current.get(program.types) ?? new Map<Tool, Kept>();
  current.set(program.types, settled);
  const kept = settled.get(tool) ?? lookedUp(tool, program, recursive);
  settled.set(tool, kept);
  return kept;
}

function lookedUp(tool: Tool, program: Program, recursive: ReadonlySet<string>): Kept {
  const types = reached(tool, program.types);
  const which = types.map((named) => (named && recursive.has(named.key) ? "1" : "0")).join("");
  const before = known.get(tool);
  if (before?.recursive === which && isSameList(before.types, types)) return before;
  const kept: Kept = { types, recursive: which, attempts: new Map() };
  known.set(tool, kept);
  return kept;
}
