import { canonical, type Json, type Type } from "../../../model/index.js";

/** Types without those whose set of values an earlier one has word for word; what is said about them (`meta`, `at`) does not count. */
export function withoutRepeats(types: readonly Type[]): readonly Type[] {
  const kept = new Map<string | number, Type[]>();
  // Few branches are compared one by one, which mostly ends at their kind; many by hash, so that the time stays linear.
  const groupOf = types.length > 8 ? hashOf : (type: Type) => type.kind;
  return types.filter((type) => {
    const group = groupOf(type);
    const alike = kept.get(group);
    if (alike === undefined) kept.set(group, [type]);
    else if (alike.some((other) => same(other, type))) return false;
    else alike.push(type);
    return true;
  });
}

const hashes = new WeakMap<object, number>();

/** A structural hash, kept per object, so that hashing nested types again and again stays linear. */
function hashOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return hashText(`${typeof value}:${String(value)}`);
  const known = hashes.get(value);
  if (known !== undefined) return known;
  let hash = 17;
  if (isLiteral(value)) hash = hashText(value.values.map(canonical).join());
  else if (Array.isArray(value)) for (const item of value) hash = mix(hash, hashOf(item));
  else for (const [key, held] of told(value)) hash = mix(mix(hash, hashText(key)), hashOf(held));
  hashes.set(value, hash);
  return hash;
}

function same(a: unknown, b: unknown): boolean {
  if (typeof a !== "object" || a === null || typeof b !== "object" || b === null) return a === b;
  if (isLiteral(a) && isLiteral(b)) return a.values.map(canonical).join() === b.values.map(canonical).join();
  if (Array.isArray(a) || Array.isArray(b))
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, index) => same(item, b[index]));
  const left = told(a);
  const right = new Map(told(b));
  return left.length === right.size && left.every(([key, held]) => right.has(key) && same(held, right.get(key)));
}

const told = (value: object): [string, unknown][] =>
  Object.entries(value).filter(([key, held]) => key !== "meta" && key !== "at" && held !== undefined);

const isLiteral = (value: object): value is { readonly kind: "literal"; readonly values: readonly Json[] } =>
  (value as Partial<Type>).kind === "literal";

const mix = (hash: number, more: number): number => Math.imul(hash ^ more, 0x01000193) >>> 0;

function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = mix(hash, text.charCodeAt(at));
  return hash;
}
