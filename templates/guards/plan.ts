import { children, type Program, type Type } from "../../generator/model/index.js";

/** What is known of the named types before any code is written. */
export interface Plan {
  /** Whether a type comes back to itself: its guard is a function with a depth counter. */
  readonly recursive: (key: string) => boolean;
  /** Whether a type is written out where it is used instead of being a function of its own. */
  readonly inlined: (key: string) => boolean;
  /** Whether a type is referred to by another one or by itself. */
  readonly referred: (key: string) => boolean;
  /** Whether a recursive type is reached without leaving the type through a function that is not recursive. */
  readonly mentionsRecursive: (type: Type) => boolean;
}

/** Nodes of a type that is used several times and still written out each time: calls cost more than so few tests. */
const smallEnough = 6;

export function planOf(program: Program): Plan {
  const refs = new Map<string, readonly string[]>();
  const weights = new Map<string, number>();
  const uses = new Map<string, number>();
  const note = (type: Type): { readonly found: readonly string[]; readonly nodes: number } => {
    const seen = survey(type);
    for (const key of seen.found) uses.set(key, (uses.get(key) ?? 0) + 1);
    return seen;
  };
  for (const [key, { type }] of program.types) {
    const { found, nodes } = note(type);
    refs.set(key, found);
    weights.set(key, nodes);
  }
  for (const { result } of program.tools) if (result) note(result);
  const recursive = cycles(refs);
  const mentions = new WeakMap<Type, boolean>();
  const mentionsRecursive = (type: Type): boolean => {
    const known = mentions.get(type);
    if (known !== undefined) return known;
    const answer = type.kind === "ref" ? recursive.has(type.key) : children(type).some(mentionsRecursive);
    mentions.set(type, answer);
    return answer;
  };
  return {
    recursive: (key) => recursive.has(key),
    inlined: (key) => !recursive.has(key) && (uses.get(key) === 1 || (weights.get(key) ?? 0) <= smallEnough),
    referred: (key) => uses.has(key),
    mentionsRecursive,
  };
}

/** References and number of nodes inside a type. Iterative. */
function survey(type: Type): { readonly found: readonly string[]; readonly nodes: number } {
  const found: string[] = [];
  const waiting: Type[] = [type];
  let nodes = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    nodes++;
    if (next.kind === "ref") found.push(next.key);
    else for (const child of children(next)) waiting.push(child);
  }
  return { found, nodes };
}

/** Keys that lie on a cycle (Tarjan's strongly connected components, iterative: a chain of definitions may be long). */
function cycles(refs: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const found = new Set<string>();
  for (const root of refs.keys()) {
    if (index.has(root)) continue;
    const frames: { readonly key: string; next: number }[] = [];
    const enter = (key: string) => {
      index.set(key, index.size);
      low.set(key, index.get(key) ?? 0);
      open.push(key);
      isOpen.add(key);
      frames.push({ key, next: 0 });
    };
    enter(root);
    for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
      const { key } = frame;
      const target = (refs.get(key) ?? [])[frame.next++];
      if (target !== undefined) {
        if (!index.has(target) && refs.has(target)) enter(target);
        else if (isOpen.has(target)) low.set(key, Math.min(low.get(key) ?? 0, index.get(target) ?? 0));
        if (target === key) found.add(key);
        continue;
      }
      frames.pop();
      const parent = frames.at(-1);
      if (parent) low.set(parent.key, Math.min(low.get(parent.key) ?? 0, low.get(key) ?? 0));
      if (low.get(key) !== index.get(key)) continue;
      const members = open.splice(open.lastIndexOf(key));
      for (const member of members) {
        isOpen.delete(member);
        if (members.length > 1) found.add(member);
      }
    }
  }
  return found;
}
