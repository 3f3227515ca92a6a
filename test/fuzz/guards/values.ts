import type { Json } from "../../../generator/model/index.js";
import type { Random } from "./random.js";

type Bag = { readonly [key: string]: Json };

const scalars: readonly [Json, ...Json[]] = [
  null,
  true,
  false,
  0,
  1,
  -1,
  2,
  3,
  10,
  100,
  0.5,
  1.5,
  -0,
  0.3,
  1e21,
  9007199254740992,
  "",
  "a",
  "b",
  "c",
  "ab",
  "aa",
  "id",
  "0",
  "1",
  "😀",
  "é",
  "a\n",
  "A",
  "x-a",
  "2026-11-23",
  "2026-11-23T10:00:00Z",
  "a@b.example",
  "https://example.com/",
]; // prettier-ignore
const keys = ["a", "b", "c", "id", "name", "kind", "x-a", "0", "", "ab", "__proto__", "constructor"] as const;

/** Any small JSON value. Objects may have their own `__proto__`. */
export function anyValue(random: Random, depth: number): Json {
  const below = (): Json => anyValue(random, depth - 1);
  const kind = depth <= 0 ? 0 : random.int(4);
  if (kind === 1) return Array.from({ length: random.int(4) }, below);
  if (kind === 2)
    return Object.fromEntries(random.some(keys.slice(0, random.chance(0.1) ? keys.length : 6), 3).map((key) => [key, below()]));
  return random.pick(scalars);
}

/**
 * A value that a schema is likely to accept, worked out from its keywords without asking whether it is right: the validators tell.
 *
 * @param root the document in which references are looked up
 */
export function likelyValue(random: Random, schema: Json, root: Json, depth = 6): Json {
  if (typeof schema !== "object" || schema === null || Array.isArray(schema) || depth <= 0) return anyValue(random, Math.min(depth, 1));
  const bag = schema as Bag;
  const of = (inner: Json | undefined): Json => likelyValue(random, inner ?? true, root, depth - 1);
  const has = (name: string): boolean => Object.hasOwn(bag, name);
  if (has("const")) return bag["const"] ?? null;
  const members = listOf(bag["enum"]);
  if (members.length > 0) return members[random.int(members.length)] ?? null;
  const parts: Json[] = [];
  if (typeof bag["$ref"] === "string") parts.push(of(target(bag["$ref"], root)));
  if (has("$recursiveRef") || has("$dynamicRef")) parts.push(of(root));
  for (const inner of listOf(bag["allOf"])) parts.push(of(inner));
  for (const name of ["anyOf", "oneOf"]) {
    const options = listOf(bag[name]);
    if (options.length > 0) parts.push(of(options[random.int(options.length)]));
  }
  if (has("then") && random.chance(0.5)) parts.push(of(bag["if"]), of(bag["then"]));
  else if (has("else") && random.chance(0.7)) parts.push(of(bag["else"]));
  const type = typeOf(random, bag);
  if (type !== undefined) parts.push(ofType(random, type, bag, of));
  if (parts.length === 0) return anyValue(random, 2);
  return merged(random, parts);
}

const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []);
const entriesOf = (value: Json | undefined): readonly (readonly [string, Json])[] =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];

const kinds: readonly (readonly [string, readonly string[]])[] = [
  [
    "object",
    [
      "properties",
      "required",
      "additionalProperties",
      "patternProperties",
      "minProperties",
      "maxProperties",
      "propertyNames",
      "dependencies",
      "dependentRequired",
      "dependentSchemas",
      "unevaluatedProperties",
    ],
  ],
  ["array", ["items", "prefixItems", "additionalItems", "minItems", "maxItems", "uniqueItems", "contains", "unevaluatedItems"]],
  ["string", ["minLength", "maxLength", "pattern"]],
  ["number", ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]],
]; // prettier-ignore

function typeOf(random: Random, bag: Bag): string | undefined {
  const said = bag["type"];
  if (typeof said === "string") return said;
  const several = listOf(said);
  if (several.length > 0) return String(several[random.int(several.length)]);
  const suited = kinds.filter(([, names]) => names.some((name) => Object.hasOwn(bag, name)));
  return suited[random.int(suited.length)]?.[0];
}

function ofType(random: Random, type: string, bag: Bag, of: (inner: Json | undefined) => Json): Json {
  switch (type) {
    case "null":
      return null;
    case "boolean":
      return random.chance(0.5);
    case "integer":
    case "number":
      return likelyNumber(random, type === "integer", bag);
    case "string":
      return likelyString(random, bag);
    case "array":
      return likelyArray(random, bag, of);
    default:
      return likelyObject(random, bag, of);
  }
}

function likelyNumber(random: Random, integer: boolean, bag: Bag): Json {
  const edges = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"].flatMap((name) => {
    const value = bag[name];
    return typeof value === "number" ? [value] : [];
  });
  const edge = edges[random.int(edges.length)] ?? random.pick([0, 1, 2, 10, -1, 0.5]);
  const value = edge + random.pick([0, 0, 1, -1, 0.5, 2]);
  const step = typeof bag["multipleOf"] === "number" ? Number((bag["multipleOf"] * (1 + random.int(40))).toPrecision(12)) : value;
  return integer ? Math.round(step) : step;
}

function likelyString(random: Random, bag: Bag): Json {
  const least = typeof bag["minLength"] === "number" ? bag["minLength"] : 0;
  const unit = random.pick(["a", "b", "1", "😀", "x-", "é", "ab"]);
  const text = random.chance(0.3)
    ? String(random.pick(["a", "b", "x-a", "12", "ab", "", "2026-11-23", "a\n"]))
    : unit.repeat(least + random.int(2));
  return text;
}

function likelyArray(random: Random, bag: Bag, of: (inner: Json | undefined) => Json): Json {
  const tuple = Array.isArray(bag["items"]) ? listOf(bag["items"]) : listOf(bag["prefixItems"]);
  const rest = Array.isArray(bag["items"]) ? bag["additionalItems"] : bag["items"];
  const least = typeof bag["minItems"] === "number" ? bag["minItems"] : 0;
  const length = Math.max(least, random.chance(0.6) ? tuple.length : 0) + random.int(3);
  const items = Array.from({ length: rest === false ? Math.min(length, tuple.length) : length }, (_, i) => of(tuple[i] ?? rest));
  if (Object.hasOwn(bag, "contains") && random.chance(0.8)) items.splice(random.int(items.length + 1), random.int(2), of(bag["contains"]));
  return items;
}

function likelyObject(random: Random, bag: Bag, of: (inner: Json | undefined) => Json): Json {
  const entries = new Map<string, Json>();
  const declared = entriesOf(bag["properties"]);
  const required = new Set(listOf(bag["required"]).map(String));
  for (const [key, inner] of declared) if (inner !== false && (required.has(key) || random.chance(0.6))) entries.set(key, of(inner));
  for (const key of required) if (!entries.has(key)) entries.set(key, of(bag["additionalProperties"]));
  for (const [key, inner] of [
    ...entriesOf(bag["dependencies"]),
    ...entriesOf(bag["dependentRequired"]),
    ...entriesOf(bag["dependentSchemas"]),
  ]) {
    if (random.chance(0.5)) continue;
    entries.set(key, anyValue(random, 0));
    if (Array.isArray(inner))
      for (const needed of inner as readonly Json[]) entries.set(String(needed), entries.get(String(needed)) ?? anyValue(random, 0));
    else for (const [name, value] of entriesOf(of(inner))) entries.set(name, value);
  }
  if (Object.hasOwn(bag, "patternProperties") && random.chance(0.5)) {
    const inner = entriesOf(bag["patternProperties"])[0]?.[1];
    entries.set(random.pick(["a", "b", "x-a", "ab", "0"]), of(inner));
  }
  if (bag["additionalProperties"] !== false && random.chance(0.3)) entries.set(random.pick(keys), of(bag["additionalProperties"]));
  return Object.fromEntries(entries);
}

function merged(random: Random, parts: readonly Json[]): Json {
  const objects = parts.filter((part) => typeof part === "object" && part !== null && !Array.isArray(part));
  if (objects.length > 1) return Object.fromEntries(objects.flatMap((part) => entriesOf(part)));
  return parts[random.int(parts.length)] ?? null;
}

/** What a reference means: pointers, the root, and plain names wherever they stand. */
function target(reference: string, root: Json): Json {
  if (reference === "#") return root;
  const pointer = /^#\/([^/]+)\/([^/]+)$/.exec(reference);
  if (pointer) return new Map(entriesOf(new Map(entriesOf(root)).get(pointer[1] ?? ""))).get(pointer[2] ?? "") ?? true;
  for (const table of ["$defs", "definitions"]) {
    for (const [, inner] of entriesOf(new Map(entriesOf(root)).get(table))) {
      const about = new Map(entriesOf(inner));
      if (about.get("$id") === reference || `#${String(about.get("$anchor"))}` === reference) return inner;
    }
  }
  return true;
}

/** The value with one small change somewhere: what a model gets wrong. */
export function mutated(random: Random, value: Json): Json {
  if (Array.isArray(value)) {
    const items = [...(value as readonly Json[])];
    const i = random.int(items.length + 1);
    return random.among<Json>([
      [items.length > 0 ? 6 : 0, () => items.map((item, at) => (at === i % items.length ? mutated(random, item) : item))],
      [1, () => items.toSpliced(i, 0, items[random.int(items.length)] ?? anyValue(random, 1))],
      [1, () => items.toSpliced(i, 1)],
      [1, () => items.reverse()],
      [1, () => anyValue(random, 1)],
    ]);
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value);
    const i = random.int(entries.length);
    return random.among<Json>([
      [
        entries.length > 0 ? 6 : 0,
        () => Object.fromEntries(entries.map(([key, inner], at) => [key, at === i ? mutated(random, inner) : inner])),
      ],
      [entries.length > 0 ? 2 : 0, () => Object.fromEntries(entries.filter((_, at) => at !== i))],
      [2, () => Object.fromEntries([...entries, [random.pick(keys), anyValue(random, 1)]])],
      [1, () => Object.fromEntries(entries.toReversed())],
      [1, () => anyValue(random, 1)],
    ]);
  }
  if (typeof value === "number" && random.chance(0.7)) return value + random.pick([1, -1, 0.5, 0.1, -0.01, 1e-9]);
  if (typeof value === "string" && random.chance(0.7))
    return random.pick([`${value}a`, value.slice(1), `${value}\n`, `😀${value}`, value.toUpperCase()]);
  return anyValue(random, 1);
}

/** Different values for one schema: likely ones, likely ones with changes, and a few of any kind. */
export function valuesFor(random: Random, schema: Json, count: number): readonly Json[] {
  const values = new Map<string, Json>();
  for (let i = 0; i < count * 3 && values.size < count; i++) {
    const made = random.among<Json>([
      [4, () => likelyValue(random, schema, schema)],
      [4, () => mutated(random, likelyValue(random, schema, schema))],
      [2, () => mutated(random, mutated(random, likelyValue(random, schema, schema)))],
      [1, () => anyValue(random, 3)],
    ]);
    const text = JSON.stringify(made);
    // What JSON carries, so that every validator sees exactly what it would be sent.
    if (text.length < 600) values.set(Object.is(made, -0) ? "-0" : text, JSON.parse(Object.is(made, -0) ? "-0" : text) as Json);
  }
  return [...values.values()];
}
