/** Values near a value: what a schema should notice. Deterministic, so that a failure can be repeated. */

type Path = readonly (string | number)[];

const strangers: readonly unknown[] = [null, true, 0, -1, 1.5, 1e9, "", "no such value", "x".repeat(300), [], [null], {}, { stranger: 1 }];

/**
 * So many changed copies of a JSON value, themselves JSON, each with one thing changed: another type, an item or key more or less, a number out of
 * range, a text of another case or length.
 *
 * @param seed chooses which of all changes are given, where there are more
 */
export function mutations(value: unknown, count: number, seed: number): readonly unknown[] {
  const changes = places(value).flatMap(({ path, at }) => changesOf(at).map((to) => ({ path, to })));
  const removals = places(value).flatMap(({ path }) => (path.length === 0 ? [] : [{ path, to: absent }]));
  const all = [...changes, ...removals];
  const step = Math.max(1, Math.floor(all.length / count));
  const chosen = all.filter((_, i) => i % step === Math.abs(seed) % step).slice(0, count);
  return chosen.map(({ path, to }) => replace(value, path, to));
}

const absent = Symbol("absent");

function places(root: unknown): readonly { readonly path: Path; readonly at: unknown }[] {
  const found: { path: Path; at: unknown }[] = [{ path: [], at: root }];
  for (let i = 0; i < found.length && found.length < 400; i++) {
    const { path, at } = found[i] ?? { path: [], at: undefined };
    if (Array.isArray(at)) found.push(...at.map((item, n) => ({ path: [...path, n], at: item })));
    else if (typeof at === "object" && at !== null)
      for (const [key, item] of Object.entries(at)) found.push({ path: [...path, key], at: item });
  }
  return found;
}

function changesOf(value: unknown): readonly unknown[] {
  if (typeof value === "string")
    return [...strangers, value.toUpperCase(), value.slice(1), `${value}${value}`, ` ${value}`, JSON.stringify(value)];
  // No JSON text says infinity.
  if (typeof value === "number") return [...strangers, 1 - value, value + 0.5, value * 1000 + 1, String(value)].filter(isJson);
  if (Array.isArray(value)) return [...strangers, [...value, null], [...value, ...value], ...value.slice(0, 1)];
  if (typeof value === "object" && value !== null) {
    return [
      ...strangers,
      { ...value, stranger: 1 },
      own(value, "__proto__", { a: 1 }),
      own(value, "toString", "x"),
      [value],
      JSON.stringify(value),
    ];
  }
  return strangers;
}

const isJson = (value: unknown): boolean => typeof value !== "number" || Number.isFinite(value);

const own = (object: object, key: string, value: unknown) =>
  Object.defineProperty({ ...object }, key, { value, enumerable: true, configurable: true, writable: true });

function replace(root: unknown, path: Path, to: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return to;
  if (Array.isArray(root)) {
    if (rest.length === 0 && to === absent) return root.filter((_, i) => i !== step);
    return root.map((item, i) => (i === step ? replace(item, rest, to) : item));
  }
  const object = root as Record<string, unknown>;
  if (rest.length === 0 && to === absent) return Object.fromEntries(Object.entries(object).filter(([key]) => key !== step));
  return own(object, String(step), replace(object[step], rest, to));
}
