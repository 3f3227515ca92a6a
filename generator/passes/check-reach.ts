import { type Diagnostic, diagnose } from "../diagnostics/index.js";
import { children, type Program, reached, type Tool, type Type } from "../model/index.js";

/**
 * Deepest way from a tool's arguments through types and references, each named type entered once. Lowering and templates walk types by
 * recursion; Node's default stack bears about 1,000 (measured with chains of 350 objects, Node 20 to 26, 2026-11).
 */
const deepest = 600;

/** Most members that an intersection may have once all intersections and references in it are written out. */
const mostMembers = 10_000;

/**
 * Refuses tools whose types lead so deep, or multiply so much, that later steps would overflow or never end. Both walks are iterative and
 * linear.
 */
export function checkReach(program: Program): readonly Diagnostic[] {
  const members = new Map<string, number>();
  return program.tools.flatMap((tool) => {
    const types = reached(tool, program.types).filter((named) => named !== undefined);
    // No way is longer than all types one after the other, and theirs are looked up.
    const most = types.reduce((sum, { type }) => sum + heightOf(type), tool.result ? heightOf(tool.result) : 0);
    if (most >= deepest && isTooDeep(tool, program)) return [tooDeep(tool)];
    return types.some(({ key }) => membersOf(key, program, members) > mostMembers)
      ? [diagnose("type-too-large", { name: tool.wireName, limit: mostMembers }, { place: tool.at, tool: tool.wireName })]
      : [];
  });
}

function isTooDeep(tool: Tool, program: Program): boolean {
  const roots = [{ kind: "ref", key: tool.args } as const, ...(tool.result ? [tool.result] : [])];
  const seen = new Set<string>();
  return roots.some((root) => depthFrom(root, program, seen) > deepest);
}

const heights = new WeakMap<Type, number>();

/** How deep a walk through a type gets that follows no reference; references count as one. */
function heightOf(type: Type): number {
  const known = heights.get(type);
  if (known !== undefined) return known;
  const height = depthFrom(type, undefined, new Set());
  heights.set(type, height);
  return height;
}

const tooDeep = (tool: Tool): Diagnostic =>
  diagnose("type-too-deep", { name: tool.wireName, limit: deepest }, { place: tool.at, tool: tool.wireName });

/** How deep a walk in source order gets; adds what it reaches to `seen`. */
function depthFrom(root: Type, program: Program | undefined, seen: Set<string>): number {
  let depth = 0;
  const path: { readonly types: readonly Type[]; next: number }[] = [{ types: [root], next: 0 }];
  for (let frame = path.at(-1); frame !== undefined; frame = path.at(-1)) {
    const type = frame.types[frame.next++];
    if (type === undefined) {
      path.pop();
      continue;
    }
    depth = Math.max(depth, path.length);
    if (depth > deepest) return depth;
    if (type.kind !== "ref") path.push({ types: children(type), next: 0 });
    else if (!seen.has(type.key)) {
      seen.add(type.key);
      const target = program?.types.get(type.key);
      if (target) path.push({ types: [target.type], next: 0 });
    }
  }
  return depth;
}

/** Members of the intersection that a named type is, written out; counted once per type, a circle as one. */
function membersOf(start: string, program: Program, known: Map<string, number>): number {
  const opened = new Set<string>();
  const waiting = [start];
  for (let key = waiting.at(-1); key !== undefined; key = waiting.at(-1)) {
    const refs = known.has(key) ? [] : intersected(program.types.get(key)?.type);
    const open = opened.has(key) ? [] : refs.filter((ref) => !known.has(ref) && !opened.has(ref));
    opened.add(key);
    if (open.length > 0) {
      waiting.push(...open);
      continue;
    }
    if (!known.has(key))
      known.set(key, refs.reduce((total, ref) => Math.min(total + (known.get(ref) ?? 1), Number.MAX_SAFE_INTEGER), 0) || 1);
    waiting.pop();
  }
  return known.get(start) ?? 1;
}

/** References that an intersection joins, also through intersections and unions within. */
function intersected(type: Type | undefined): readonly string[] {
  const refs: string[] = [];
  const open: Type[] = type ? [type] : [];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === "ref") refs.push(next.key);
    else if (next.kind === "intersection") open.push(...next.members);
  }
  return refs;
}
