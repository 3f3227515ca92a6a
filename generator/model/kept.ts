/**
 * Objects that a process keeps from run to run (`--watch`): tools and named types whose content has not changed are the very objects of
 * the run before, so whoever made something of one may look it up by the object itself. Nothing is looked up for other objects, so a
 * single run does not pay for it.
 */
const kept = new WeakSet<object>();

export const isKept = (object: object): boolean => kept.has(object);

export function keep<T extends object>(object: T): T {
  kept.add(object);
  return object;
}

/** What a function that depends on an object alone makes of it: once, where the object is kept. */
export function perKept<K extends object, V>(make: (object: K) => V): (object: K) => V {
  const known = new WeakMap<K, V>();
  return (object) => {
    if (!isKept(object)) return make(object);
    const before = known.get(object);
    if (before !== undefined) return before;
    const made = make(object);
    known.set(object, made);
    return made;
  };
}

/** What a function that depends on an object alone makes of it: once, whatever the object. For what is asked often, or in each run. */
export function perObject<K extends object, V>(make: (object: K) => V): (object: K) => V {
  const known = new WeakMap<K, V>();
  return (object) => {
    const before = known.get(object);
    if (before !== undefined) return before;
    const made = make(object);
    known.set(object, made);
    return made;
  };
}

/** The same object at another place, of which it is known what it is a copy of. */
export function movedTo<T extends { readonly at?: unknown }>(object: T, at: T["at"]): T {
  const copy = { ...object, at };
  originals.set(copy, object);
  return copy;
}

const originals = new WeakMap<object, object>();

/** What an object says in all but its place: itself, unless it is known as a copy. */
export const originalOf = <T extends object>(object: T): T => (originals.get(object) as T | undefined) ?? object;
