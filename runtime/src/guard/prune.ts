/** Adds the JSON Pointers of undeclared properties of a value to `found`. */
export type Undeclared = (value: unknown, path: string, found: string[], depth: number) => void;

/**
 * The value without its undeclared properties; the very same value where there are none. Never throws; nothing is changed in place.
 *
 * @param dropped gets the JSON Pointer of every property left out
 */
export function prune<T>(value: T, undeclared: Undeclared, dropped: string[]): T {
  const found: string[] = [];
  try {
    undeclared(value, "", found, 0);
    if (found.length === 0) return value;
    const paths = found.map((pointer) => pointer.split("/"));
    const copy = without(value, paths, 1) as T;
    for (const pointer of found) dropped.push(pointer);
    return copy;
  } catch {
    return value;
  }
}

/** The same for a type whose properties declare all that is inside them, so that only its own may be undeclared. */
export function pruneTop<T extends object>(value: T, undeclared: Undeclared, dropped: string[]): T {
  const found: string[] = [];
  try {
    undeclared(value, "", found, 0);
    if (found.length === 0) return value;
    const copy = { ...value } as T & Record<string, unknown>;
    for (const pointer of found) {
      delete copy[nameOf(pointer.slice(1))];
      dropped.push(pointer);
    }
    return copy;
  } catch {
    return value;
  }
}

/** The property's name of a step. */
const nameOf = (step: string): string => step.replaceAll("~1", "/").replaceAll("~0", "~");

/**
 * What several types that all fit a value agree to be undeclared: a property counts as declared as soon as one of them declares it.
 * A type that does not know a property knows nothing inside it either.
 */
export function undeclaredByAll(found: string[], lists: readonly (readonly string[])[]): void {
  const sets = lists.map((list) => new Set(list));
  const agreed = new Set<string>();
  for (const list of lists) {
    for (const pointer of list) if (sets.every((set) => coversPointer(set, pointer))) agreed.add(pointer);
  }
  for (const pointer of agreed) found.push(pointer);
}

function coversPointer(set: ReadonlySet<string>, pointer: string): boolean {
  for (let end = pointer.length; end > 0; end = pointer.lastIndexOf("/", end - 1)) if (set.has(pointer.slice(0, end))) return true;
  return false;
}

/** A copy without the properties at the pointers; parts without any are shared. */
function without(value: unknown, pointers: readonly (readonly string[])[], depth: number): unknown {
  // A spread keeps an own `__proto__` an own property.
  const copy = (Array.isArray(value) ? value.slice() : { ...(value as object) }) as Record<string, unknown>;
  const inner = new Map<string, (readonly string[])[]>();
  for (const steps of pointers) {
    const name = nameOf(steps[depth] as string);
    const deeper = inner.get(name);
    if (depth === steps.length - 1) delete copy[name];
    else if (deeper) deeper.push(steps);
    else inner.set(name, [steps]);
  }
  for (const [name, deeper] of inner) if (Object.hasOwn(copy, name)) copy[name] = without(copy[name], deeper, depth + 1);
  return copy;
}
