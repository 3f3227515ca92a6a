/** Groups of keys that lie on a cycle with each other (Tarjan's strongly connected components, iterative: a chain of definitions may be long). */
export function cycles(refs: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const found: (readonly string[])[] = [];
  const own = new Set<string>();
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
        if (target === key) own.add(key);
        continue;
      }
      frames.pop();
      const parent = frames.at(-1);
      if (parent) low.set(parent.key, Math.min(low.get(parent.key) ?? 0, low.get(key) ?? 0));
      if (low.get(key) !== index.get(key)) continue;
      const members = open.splice(open.lastIndexOf(key));
      for (const member of members) isOpen.delete(member);
      if (members.length > 1 || own.has(key)) found.push(members);
    }
  }
  return found;
}
