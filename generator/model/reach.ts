import type { NamedType, Program, Tool } from "./program.js";
import type { Type } from "./type.js";
import { children } from "./walk.js";

/** Keys that a type refers to from anywhere in it, each once, in source order; looked up once per type. Iterative. */
export function references(type: Type): readonly string[] {
  const known = directly.get(type);
  if (known) return known;
  const found = new Set<string>();
  const waiting: Type[] = [type];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.kind === "ref") found.add(next.key);
    else {
      const parts = children(next);
      for (let i = parts.length - 1; i >= 0; i--) waiting.push(parts[i] as Type);
    }
  }
  const keys = [...found];
  directly.set(type, keys);
  return keys;
}

const directly = new WeakMap<Type, readonly string[]>();

/**
 * All named types that a tool reaches, its arguments first; `undefined` for a key that leads nowhere. Two programs whose lists hold the
 * same objects mean the same by the tool.
 */
export function reached(tool: Tool, types: Program["types"]): readonly (NamedType | undefined)[] {
  const known = reaches.get(types) ?? new Map<Tool, readonly (NamedType | undefined)[]>();
  reaches.set(types, known);
  const before = known.get(tool);
  if (before) return before;
  const keys = new Set([tool.args, ...(tool.result ? references(tool.result) : [])]);
  const found: (NamedType | undefined)[] = [];
  // A set that grows is walked to its end.
  for (const key of keys) {
    const named = types.get(key);
    found.push(named);
    if (named) for (const reference of references(named.type)) keys.add(reference);
  }
  known.set(tool, found);
  return found;
}

const reaches = new WeakMap<Program["types"], Map<Tool, readonly (NamedType | undefined)[]>>();

/** Whether two lists hold the very same objects. */
export const isSameList = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((each, i) => each === b[i]);
