import type { NamedType, Type } from "../../model/index.js";

/**
 * Named types that lead back to themselves without going into a property or an item: no value could ever be checked against them.
 * Iterative, and linear in the size of the types.
 */
export function findRefLoops(types: readonly NamedType[]): readonly NamedType[] {
  const targets = new Map(types.map((type) => [type.key, { type, next: refsInPlace(type.type) }]));
  const state = new Map<string, "open" | "done">();
  const loops: NamedType[] = [];
  for (const { key } of types) {
    if (state.has(key)) continue;
    const path: { readonly key: string; at: number }[] = [{ key, at: 0 }];
    state.set(key, "open");
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const entry = targets.get(top.key);
      const next = entry?.next[top.at];
      top.at += 1;
      if (next === undefined) {
        state.set(top.key, "done");
        path.pop();
      } else if (state.get(next) === "open") {
        const found = targets.get(next)?.type;
        if (found && !loops.includes(found)) loops.push(found);
      } else if (!state.has(next)) {
        state.set(next, "open");
        path.push({ key: next, at: 0 });
      }
    }
  }
  return loops;
}

/** Keys of the named types that look at the same value as `type` does. */
function refsInPlace(type: Type): readonly string[] {
  const keys: string[] = [];
  const stack: Type[] = [type];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (next.kind === "ref") keys.push(next.key);
    else if (next.kind === "union" || next.kind === "intersection") stack.push(...next.members);
    else if (next.kind === "not") stack.push(next.type);
    else if (next.kind === "if") stack.push(next.if, next.then, next.else);
  }
  return keys;
}
