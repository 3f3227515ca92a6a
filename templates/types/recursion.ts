import { children, type NamedType, perObject, references as allReferences, type Type } from "../../generator/model/index.js";

/** Which named types take part in a recursion: some ways of writing a type are not allowed there. */
export interface Recursion {
  /** Types that reach themselves: `Record<string, Self>` would be circular, an index signature is not. */
  readonly cyclic: ReadonlySet<string>;
  /** Types that reach themselves without an object or array in between: no alias can say that, so such references are `unknown`. */
  readonly endless: ReadonlySet<string>;
}

export function findRecursion(types: ReadonlyMap<string, NamedType>): Recursion {
  return { cyclic: cyclicKeys(types, allReferences), endless: cyclicKeys(types, aroundContainers) };
}

/** Keys referred to by a type outside objects and arrays. Iterative. */
const aroundContainers = perObject((type: Type): readonly string[] => {
  if (type.kind === "object" || type.kind === "array") return [];
  const found = new Set<string>();
  const stack: Type[] = [type];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (next.kind === "ref") found.add(next.key);
    else if (next.kind !== "object" && next.kind !== "array") stack.push(...children(next));
  }
  return [...found];
});

/** Members of all cycles of a graph: strongly connected components, found iteratively (Tarjan, SIAM J. Comput. 1972). */
function cyclicKeys(types: ReadonlyMap<string, NamedType>, targetsOf: (type: Type) => readonly string[]): ReadonlySet<string> {
  const targets = new Map([...types].map(([key, named]) => [key, targetsOf(named.type).filter((target) => types.has(target))]));
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const cyclic = new Set<string>();
  for (const root of types.keys()) {
    if (order.has(root)) continue;
    const path: { key: string; next: number }[] = [];
    const enter = (key: string) => {
      order.set(key, order.size);
      low.set(key, order.size - 1);
      open.push(key);
      isOpen.add(key);
      path.push({ key, next: 0 });
    };
    enter(root);
    for (let frame = path[path.length - 1]; frame !== undefined; frame = path[path.length - 1]) {
      const target = targets.get(frame.key)?.[frame.next++];
      if (target !== undefined) {
        if (!order.has(target)) enter(target);
        else if (isOpen.has(target)) low.set(frame.key, Math.min(low.get(frame.key) ?? 0, order.get(target) ?? 0));
        continue;
      }
      path.pop();
      const parent = path[path.length - 1];
      if (parent) low.set(parent.key, Math.min(low.get(parent.key) ?? 0, low.get(frame.key) ?? 0));
      if (low.get(frame.key) !== order.get(frame.key)) continue;
      const component = open.splice(open.lastIndexOf(frame.key));
      for (const key of component) isOpen.delete(key);
      if (component.length > 1 || targets.get(frame.key)?.includes(frame.key)) for (const key of component) cyclic.add(key);
    }
  }
  return cyclic;
}
