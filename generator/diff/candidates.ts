import { canonical, type ArrayType, assertNever, children, type Json, type ObjectType, type Type } from "../model/index.js";
import { patternStrings } from "../../templates/sample/pattern-strings.js";
import { templatesOf } from "../../templates/sample/scalars.js";
import { contentExamples } from "../../templates/sample/contents.js";
import { formatExamples } from "../../templates/sample/formats.js";
import type { Types } from "./accepts.js";

/** Scalars worth trying: what the bounds, constants, patterns and formats of both versions speak of, and their neighbours. */
export interface Pool {
  readonly numbers: readonly number[];
  readonly texts: readonly string[];
  readonly literals: readonly Json[];
  /** A key that neither version declares. */
  readonly stray: string;
}

/** Values of one node that are tried; nested ones vary one at a time, so numbers add up instead of multiplying. */
const mostValues = 160;
const mostDepth = 5;
/** Longer texts and lists show nothing that these do not. */
const longest = 2000;

/** Collects the scalars of types and of all that they refer to. */
export function poolOf(sides: readonly { readonly type: Type; readonly types: Types }[]): Pool {
  const numbers = new Set([0, 1, -1, 7, 0.5, 1e6]);
  const texts = new Set(["", "a", "two words", "ünï", "A1", "1", "true"]);
  const literals = new Map<string, Json>();
  const names = new Set<string>();
  for (const { type, types } of sides) {
    const seen = new Set<string>();
    const waiting: Type[] = [type];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (next.kind === "number") {
        for (const bound of [next.minimum, next.maximum, next.exclusiveMinimum, next.exclusiveMaximum]) {
          if (bound !== undefined) for (const step of [-1, -0.5, 0, 0.5, 1]) numbers.add(bound + step);
        }
        if (next.multipleOf !== undefined)
          for (const times of [1, 2, 3, 10, 0.5]) numbers.add(Number((next.multipleOf * times).toPrecision(12)));
      } else if (next.kind === "string") {
        for (const length of [next.minLength, next.maxLength]) {
          if (length !== undefined && length <= longest)
            for (const n of [length - 1, length, length + 1]) if (n >= 0) texts.add("a".repeat(n));
        }
        if (next.pattern !== undefined) for (const text of patternStrings(next.pattern).slice(0, 24)) texts.add(text);
        if (next.content !== undefined) for (const text of contentExamples(next.content)) texts.add(text);
        if (next.format !== undefined) for (const text of formatExamples.get(next.format.name) ?? []) texts.add(text);
      } else if (next.kind === "template") {
        for (const text of templatesOf(next.parts)) texts.add(text);
      } else if (next.kind === "literal") {
        for (const value of next.values) {
          literals.set(canonical(value), value);
          if (typeof value === "number") numbers.add(value);
          if (typeof value === "string") texts.add(value);
        }
      } else if (next.kind === "object") {
        for (const { name } of next.properties) names.add(name);
      } else if (next.kind === "ref" && !seen.has(next.key)) {
        seen.add(next.key);
        const target = types.get(next.key)?.type;
        if (target !== undefined) waiting.push(target);
      }
      waiting.push(...children(next));
    }
  }
  let stray = "undeclared";
  while (names.has(stray)) stray += "_";
  return { numbers: [...numbers], texts: [...texts], literals: [...literals.values()], stray };
}

/**
 * Values to try on a type, simple ones first: for every part each interesting value once, and for every optional part its absence.
 * Not all of them are of the type; the caller filters by `accepts`.
 */
export function candidates(type: Type, types: Types, pool: Pool, depth = 0): readonly Json[] {
  const inner = (child: Type): readonly Json[] => candidates(child, types, pool, depth + 1);
  switch (type.kind) {
    case "never":
      return [];
    case "unknown":
    case "not":
      return [...pool.texts.slice(0, 4), ...pool.numbers.slice(0, 2), true, null, [], {}, { [pool.stray]: 1 }, ...pool.literals].slice(
        0,
        mostValues,
      );
    case "null":
      return [null];
    case "boolean":
      return [true, false];
    case "number":
      return pool.numbers;
    case "string":
      return pool.texts.slice(0, mostValues);
    case "template":
      return templatesOf(type.parts);
    case "literal":
      return type.values.slice(0, 1000);
    case "array":
      return depth > mostDepth ? [[]] : arrays(type, inner);
    case "object":
      return depth > mostDepth ? [{}] : objects(type, inner, pool);
    case "union":
      return type.members.flatMap(inner).slice(0, 4 * mostValues);
    case "intersection":
      return merged(type.members.map(inner)).slice(0, 4 * mostValues);
    case "if":
      return merged([inner(type.if), [...inner(type.then), ...inner(type.else)]]).slice(0, 4 * mostValues);
    case "ref": {
      const target = types.get(type.key)?.type;
      return target === undefined || depth > mostDepth ? [] : candidates(target, types, pool, depth + 1);
    }
    default:
      return assertNever(type);
  }
}

function arrays(type: ArrayType, inner: (child: Type) => readonly Json[]): readonly Json[] {
  const suffix = type.suffix ?? [];
  const rest = inner(type.rest);
  const found: Json[] = [];
  const lengths = new Set(
    [
      0,
      type.minItems ?? 0,
      (type.minItems ?? 0) + 1,
      (type.maxItems ?? 2) - 1,
      type.maxItems ?? 2,
      type.prefix.length + suffix.length,
      1,
      3,
    ].filter((length) => length >= 0 && length <= 64),
  );
  const partAt = (index: number, length: number): readonly Json[] => {
    const part = index >= length - suffix.length ? suffix[index - length + suffix.length] : type.prefix[index];
    return part === undefined ? rest : inner(part.type);
  };
  for (const length of lengths) {
    const parts = Array.from({ length }, (_, index) => partAt(index, length));
    if (parts.some((part) => part.length === 0)) continue;
    found.push(parts.map((part, index) => part[index % part.length] ?? null));
    found.push(parts.map((part) => part[0] ?? null));
  }
  const base = found
    .filter((each): each is readonly Json[] => Array.isArray(each) && each.length > 0)
    .sort((a, b) => b.length - a.length)[0];
  if (base !== undefined) {
    base.forEach((_, index) => {
      if (index > 3 && index < base.length - suffix.length) return;
      for (const value of partAt(index, base.length)) found.push(base.map((held, i) => (i === index ? value : held)));
    });
  }
  for (const value of rest.slice(0, mostValues)) found.push([value], [...(base ?? []), value]);
  for (const { type: contained } of type.contains ?? [])
    for (const value of inner(contained).slice(0, 20)) found.push([value], [value, value]);
  return found.slice(0, 4 * mostValues);
}

function objects(type: ObjectType, inner: (child: Type) => readonly Json[], pool: Pool): readonly Json[] {
  const known = new Set(type.properties.map((property) => property.name));
  const fields: (readonly [name: string, values: readonly Json[], optional: boolean])[] = type.properties.map(
    (property) => [property.name, inner(property.type), property.optional] as const,
  );
  for (const name of type.requiredKeys ?? []) if (!known.has(name)) fields.push([name, inner(type.additional), false]);
  if (fields.some(([, values, optional]) => values.length === 0 && !optional)) return [];
  const usable = fields.filter(([, values]) => values.length > 0);
  const first = (list: typeof usable): Record<string, Json> => record(list.map(([name, values]) => [name, values[0] ?? null]));
  const full = first(usable);
  const least = first(usable.filter(([, , optional]) => !optional));
  const found: Json[] = [full, least];
  for (const [name, values, optional] of usable) {
    if (optional)
      found.push(
        record(Object.entries(full).filter(([key]) => key !== name)),
        record([...Object.entries(least), [name, values[0] ?? null]]),
      );
    for (const value of values.slice(0, mostValues)) found.push(record([...Object.entries(full), [name, value]]));
  }
  // A key that nobody declares: stored calls may hold one wherever the old version let it pass.
  for (const value of inner(type.additional).slice(0, 24)) found.push(record([...Object.entries(full), [pool.stray, value]]));
  for (const { pattern, type: held } of type.patterns ?? []) {
    for (const key of patternStrings(pattern).slice(0, 2))
      for (const value of inner(held).slice(0, 12)) found.push(record([...Object.entries(full), [key, value]]));
  }
  if (type.keys !== undefined)
    for (const key of inner(type.keys))
      if (typeof key === "string") found.push(record([...Object.entries(full), [key, inner(type.additional)[0] ?? null]]));
  for (const count of [type.minProperties, type.maxProperties]) {
    if (count === undefined || count > 64) continue;
    const value = inner(type.additional)[0] ?? null;
    for (const size of [count - 1, count, count + 1])
      if (size >= 0)
        found.push(record([...Object.entries(least), ...Array.from({ length: size }, (_, i) => [`k${i}`, value] as const)].slice(0, size)));
  }
  return found.slice(0, 12 * mostValues);
}

/** Also for the key `__proto__`. */
const record = (entries: readonly (readonly [string, Json])[]): Record<string, Json> => Object.fromEntries(entries);

/** Values that several types hold together: objects are joined, others are taken as they are. */
function merged(parts: readonly (readonly Json[])[]): readonly Json[] {
  const objectsOf = parts.map((part) => part.filter((value) => typeof value === "object" && value !== null && !Array.isArray(value)));
  const most = Math.max(0, ...objectsOf.map((list) => list.length));
  const joined: Json[] = [];
  const at = (list: readonly Json[], index: number): object => (list.length === 0 ? {} : ((list[index % list.length] ?? {}) as object));
  for (let turn = 0; turn < Math.min(most, mostValues); turn++) {
    joined.push(record(objectsOf.flatMap((list) => Object.entries(at(list, turn)))));
    for (const [which] of objectsOf.entries())
      joined.push(record(objectsOf.flatMap((list, i) => Object.entries(at(list, i === which ? turn : 0)))));
  }
  return [...joined, ...parts.flat()];
}
