import { children, type Json, type Program, type Tool } from "../model/index.js";
import type { Dialect } from "./dialect.js";
import { type Attempt, lowerTool } from "./lower-tool.js";
import type { Trade } from "./scope.js";

/**
 * Lowered tools of the run before, for `--watch`: found by everything that decides about them, so that a run that remembers makes the
 * same files. Only the places in their notes may be old.
 */
export interface LoweringMemory {
  before: Map<string, Map<string, Attempt>>;
  now: Map<string, Map<string, Attempt>>;
}

export const createMemory = (): LoweringMemory => ({ before: new Map(), now: new Map() });

/** To be called before a run: what the last one did not need is forgotten. */
export function nextRun(memory: LoweringMemory): void {
  memory.before = memory.now;
  memory.now = new Map();
}

export type LowerTool = (tool: Tool, dialect: Dialect, trade?: Trade) => Attempt;

/** `lowerTool` for one program, which looks into a memory where there is one. */
export function remembering(program: Program, recursive: ReadonlySet<string>, memory: LoweringMemory | undefined): LowerTool {
  if (memory === undefined) return (tool, dialect, trade) => lowerTool(tool, program, recursive, dialect, trade);
  const contentOf = contents(program, recursive);
  return (tool, dialect, trade) => {
    const sort = `${dialect.name} ${trade?.free} ${trade?.priced}`;
    const now = memory.now.get(sort) ?? new Map<string, Attempt>();
    memory.now.set(sort, now);
    const content = contentOf(tool);
    const attempt = now.get(content) ?? memory.before.get(sort)?.get(content) ?? lowerTool(tool, program, recursive, dialect, trade);
    now.set(content, attempt);
    return attempt;
  };
}

const known = new WeakMap<Program, (tool: Tool) => string>();

/** A tool and all types that its arguments reach, as text without places. Iterative; each type is written once. */
function contents(program: Program, recursive: ReadonlySet<string>): (tool: Tool) => string {
  const existing = known.get(program);
  if (existing) return existing;
  const types = new Map<string, { readonly text: string; readonly refs: readonly string[] }>();
  const typeOf = (key: string) => {
    const written = types.get(key) ?? { text: textOf(program.types.get(key) ?? null), refs: referencesIn(key, program) };
    types.set(key, written);
    return written;
  };
  const tools = new Map<Tool, string>();
  const contentOf = (tool: Tool): string => {
    const found = tools.get(tool);
    if (found !== undefined) return found;
    const reached = new Set([tool.args]);
    // A set that grows is walked to its end.
    for (const key of reached) for (const ref of typeOf(key).refs) reached.add(ref);
    const content = [textOf(tool), ...[...reached].map((key) => `${key} ${recursive.has(key)} ${typeOf(key).text}`)].join("\n");
    tools.set(tool, content);
    return content;
  };
  known.set(program, contentOf);
  return contentOf;
}

const textOf = (declared: unknown): string => JSON.stringify(declared ?? null, withoutPlaces);

/** A key `at` is a place, but not in what users wrote as plain JSON. */
function withoutPlaces(key: string, value: Json): Json | undefined {
  if (key === "at") return undefined;
  return key === "meta" || key === "values" ? JSON.stringify(value, signed) : signed(key, value);
}

const signed = (_: string, value: Json): Json => (Object.is(value, -0) ? "-0" : value);

function referencesIn(key: string, program: Program): readonly string[] {
  const found: string[] = [];
  const root = program.types.get(key)?.type;
  const waiting = root === undefined ? [] : [root];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.kind === "ref") found.push(next.key);
    else for (const child of children(next)) waiting.push(child);
  }
  return found;
}
