import { children, type NamedType, type Program, references, type Tool, type Type } from "../model/index.js";

/** Which named types reach themselves, over the whole program. Iterative (Tarjan), so that long chains cannot overflow the stack. */
export function findRecursive({ types }: Program): ReadonlySet<string> {
  const known = recursives.get(types);
  if (known) return known;
  const found = recursiveKeys(types);
  recursives.set(types, found);
  return found;
}

/** The same for each provider. */
const recursives = new WeakMap<Program["types"], ReadonlySet<string>>();

function recursiveKeys(types: Program["types"]): ReadonlySet<string> {
  const edges = new Map([...types].map(([key, named]) => [key, references(named.type)]));
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const onStack = new Set<string>();
  const stack: string[] = [];
  const recursive = new Set<string>();
  for (const root of edges.keys()) {
    if (index.has(root)) continue;
    const work: { key: string; next: number }[] = [{ key: root, next: 0 }];
    for (let frame = work.at(-1); frame !== undefined; frame = work.at(-1)) {
      const { key } = frame;
      if (frame.next === 0) {
        index.set(key, index.size);
        low.set(key, index.get(key) as number);
        stack.push(key);
        onStack.add(key);
      }
      const to = edges.get(key)?.[frame.next++];
      if (to !== undefined) {
        if (to === key) recursive.add(key);
        if (!edges.has(to)) continue;
        if (!index.has(to)) work.push({ key: to, next: 0 });
        else if (onStack.has(to)) low.set(key, Math.min(low.get(key) as number, index.get(to) as number));
        continue;
      }
      work.pop();
      const parent = work.at(-1);
      if (parent !== undefined) low.set(parent.key, Math.min(low.get(parent.key) as number, low.get(key) as number));
      if (low.get(key) !== index.get(key)) continue;
      const component = stack.splice(stack.lastIndexOf(key));
      for (const member of component) {
        onStack.delete(member);
        if (component.length > 1) recursive.add(member);
      }
    }
  }
  return recursive;
}

/**
 * Named types of one tool that are worth a definition: recursive ones, and composite ones that are used more than once.
 *
 * @param ranks given where recursion is refused: only references to a lower rank are made, so no type is recursive any more
 */
export function findShared(
  tool: Tool,
  types: ReadonlyMap<string, NamedType>,
  recursive: ReadonlySet<string>,
  ranks?: ReadonlyMap<string, number>,
): ReadonlySet<string> {
  const uses = new Map<string, number>([[tool.args, 0]]);
  const queue = [tool.args];
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    const named = types.get(key);
    if (named === undefined) continue;
    for (const [to, times] of referenceCounts(named.type)) {
      if (ranks !== undefined && !isLower(to, key, ranks)) continue;
      if (!uses.has(to)) queue.push(to);
      uses.set(to, (uses.get(to) ?? 0) + times);
    }
  }
  return new Set(
    [...uses]
      .filter(([key, n]) => (ranks === undefined && recursive.has(key) && n > 0) || (n > 1 && isComposite(types.get(key)?.type)))
      .map(([key]) => key),
  );
}

/**
 * A rank for each named type that a tool reaches, such that every reference leads to a lower rank but those that close a cycle: the
 * order in which a walk in depth leaves the types. What a cycle is cut at does not depend on the way that led to it, so a type means
 * the same wherever it stands and is lowered once. Iterative, linear.
 */
export function rankTypes(tool: Tool, types: ReadonlyMap<string, NamedType>): ReadonlyMap<string, number> {
  const ranks = new Map<string, number>();
  const seen = new Set([tool.args]);
  const path = [{ key: tool.args, targets: targetsOf(tool.args, types), next: 0 }];
  for (let frame = path.at(-1); frame !== undefined; frame = path.at(-1)) {
    const to = frame.targets[frame.next++];
    if (to === undefined) {
      ranks.set(frame.key, ranks.size);
      path.pop();
    } else if (!seen.has(to)) {
      seen.add(to);
      path.push({ key: to, targets: targetsOf(to, types), next: 0 });
    }
  }
  return ranks;
}

/** Whether a reference from one type to another does not close a cycle. */
export const isLower = (to: string, from: string, ranks: ReadonlyMap<string, number>): boolean =>
  (ranks.get(to) ?? -1) < (ranks.get(from) ?? Number.POSITIVE_INFINITY);

const targetsOf = (key: string, types: ReadonlyMap<string, NamedType>): readonly string[] => {
  const named = types.get(key);
  return named === undefined ? [] : references(named.type);
};

/** How often a type refers to each key. */
function referenceCounts(type: Type): ReadonlyMap<string, number> {
  const known = counts.get(type);
  if (known) return known;
  const found = new Map(references(type).map((key) => [key, 0]));
  const waiting: Type[] = found.size === 0 ? [] : [type];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.kind === "ref") found.set(next.key, (found.get(next.key) ?? 0) + 1);
    else for (const child of children(next)) waiting.push(child);
  }
  counts.set(type, found);
  return found;
}

const counts = new WeakMap<Type, ReadonlyMap<string, number>>();

const isComposite = (type: Type | undefined): boolean =>
  type !== undefined &&
  (["object", "array", "union", "intersection", "ref"].includes(type.kind) || (type.kind === "literal" && type.values.length > 3));
