/** The small JSONPath that Vertex uses for streamed arguments: `$.a.b[0]`, `$['a b']`. */
const step = /\.([^.[\]]+)|\[(\d+)\]|\[(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")\]/y;

/** Longest path that is followed; a deeper one is no argument anybody declared. */
const maxSteps = 256;
/** Largest position in an array; the path is a model's text, and a huge one would only make a huge array. */
const maxPosition = 100_000;

/** Keys and positions, or `null` where the text is no such path. */
export const parseJsonPath = (text: string): (string | number)[] | null => {
  if (!text.startsWith("$")) return null;
  const path: (string | number)[] = [];
  step.lastIndex = 1;
  while (step.lastIndex < text.length) {
    const match = step.exec(text);
    if (!match || path.length >= maxSteps) return null;
    const [, name, position, single, double] = match;
    if (position !== undefined) {
      if (Number(position) > maxPosition) return null;
      path.push(Number(position));
    } else path.push(name ?? (single ?? double ?? "").replace(/\\(.)/g, "$1"));
  }
  return path;
};

const child = (container: unknown, key: string | number): unknown =>
  typeof container === "object" && container !== null && Object.hasOwn(container, key)
    ? (container as Record<string | number, unknown>)[key]
    : undefined;

const put = (container: object, key: string | number, value: unknown): void => {
  Object.defineProperty(container, key, { value, configurable: true, enumerable: true, writable: true });
};

const copyOf = (container: object): object => (Array.isArray(container) ? container.slice() : { ...container });

/**
 * Changes the value at `path`, making the containers on the way.
 *
 * @param owned containers that nobody else has seen; any other one is copied before it is changed
 * @returns the new root
 */
export const changeAt = (
  root: unknown,
  path: readonly (string | number)[],
  change: (before: unknown) => unknown,
  owned: Set<object>,
): unknown => {
  const last = path.at(-1);
  if (last === undefined) return change(root);
  /** The container itself where it may be changed, else a copy; a new one where there is none. */
  const ownedOf = (value: unknown, key: string | number | undefined): object => {
    const isContainer = typeof value === "object" && value !== null;
    if (isContainer && owned.has(value)) return value;
    const made = isContainer ? copyOf(value) : typeof key === "number" ? [] : {};
    owned.add(made);
    return made;
  };
  const top = ownedOf(root, path[0]);
  let container = top;
  for (const [index, key] of path.slice(0, -1).entries()) {
    const next = ownedOf(child(container, key), path[index + 1]);
    put(container, key, next);
    container = next;
  }
  put(container, last, change(child(container, last)));
  return top;
};
