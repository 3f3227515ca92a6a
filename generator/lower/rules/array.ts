import type { ArrayType, TupleItem, Type } from "../../model/index.js";
import { type Codec, type Codecs, identity, isIdentity, type PropertyCodec } from "../codec.js";
import { collectFacts, type Facts } from "../facts.js";
import { lowerType } from "../lower-type.js";
import type { PayloadSchema } from "../lowered.js";
import { safeNames } from "../names.js";
import { describe, objectSchema, withNull } from "../schema.js";
import { item, type Lowered, note, type Position, type Scope, types } from "../scope.js";
import { words } from "../words.js";
import { lowerText } from "./text.js";
import { withinMost } from "./within-most.js";

/** Lists and tuples. */
export function lowerArray(given: ArrayType, position: Position, scope: Scope): Lowered {
  const { dialect } = scope;
  const type = withinMost(given);
  const suffix = type.suffix ?? [];
  if (type.prefix.length === 0 && suffix.length === 0) return lowerList(type, position, scope);
  const least = type.minItems ?? 0;
  const most = Math.min(type.maxItems ?? Infinity, type.rest.kind === "never" ? type.prefix.length + suffix.length : Infinity);
  const fixed = type.rest.kind === "never" && least >= type.prefix.length + suffix.length;
  const prefix = type.prefix.map((part, i) => lowerPart(part, item(position, String(i)), scope));
  const [first] = prefix;
  const sameParts = first !== undefined && suffix.length === 0 && prefix.every((part) => JSON.stringify(part) === JSON.stringify(first));
  const takesBounds =
    dialect.keywords.has("maxItems") && dialect.keywords.has("minItems") && least <= (dialect.greatestMinItems ?? Infinity);
  if (fixed && sameParts && takesBounds && type.prefix.every((part) => part.name === undefined)) {
    note(scope, position, "kept", "prefixItems", "sent as a list of fixed length");
    const facts = collectFacts(position, scope);
    others(type, facts, isIdentity(first.encode));
    return {
      schema: { type: "array", items: first.schema, minItems: prefix.length, maxItems: prefix.length, ...facts.kept },
      ...itemsOf(first),
      shape: types("array"),
      told: facts.told,
      height: first.height,
    };
  }
  if (dialect.prefixItems && suffix.length === 0 && takesBounds) return positions(type, prefix, most, position, scope);
  return tuple(type, prefix, position, scope);
}

function lowerList(type: ArrayType, position: Position, scope: Scope): Lowered {
  const { dialect } = scope;
  const facts = collectFacts(position, scope);
  const under = item(position);
  const inner = lowerType(type.rest.kind === "never" ? { kind: "boolean" } : type.rest, under, scope);
  if (type.rest.kind === "never" && !dialect.keywords.has("maxItems"))
    return lowerText(type, position, scope, `${dialect.name} has no empty list`);
  if (type.minItems !== undefined && type.minItems > 0) {
    const least = Math.min(type.minItems, dialect.greatestMinItems ?? Infinity);
    if (dialect.keywords.has("minItems")) facts.keep("minItems", least);
    if (!dialect.keywords.has("minItems") || least < type.minItems) facts.tell("minItems", words.minItems(type.minItems));
  }
  if (type.rest.kind === "never") facts.keep("maxItems", 0);
  else facts.number("maxItems", type.maxItems, words.maxItems);
  others(type, facts, isIdentity(inner.encode));
  return {
    schema: { type: "array", items: describe(inner, type.rest.kind === "ref" ? undefined : type.rest.meta, scope, under), ...facts.kept },
    ...itemsOf(inner),
    shape: types("array"),
    told: facts.told,
    height: inner.height,
  };
}

const itemsOf = ({ codec, encode }: Codecs): Codecs => ({
  codec: isIdentity(codec) ? identity : { kind: "items", item: codec },
  encode: isIdentity(encode) ? identity : { kind: "items", item: encode },
});

const positionsOf = (prefix: readonly Codec[], rest: Codec = identity): Codec =>
  [...prefix, rest].every(isIdentity) ? identity : { kind: "positions", prefix, rest };

/** uniqueItems and contains. Unlike items of the user could become alike on the wire, where undeclared keys are left out. */
function others(type: ArrayType, facts: Facts, sameOnWire: boolean): void {
  if (type.uniqueItems === true) facts.flag("uniqueItems", words.uniqueItems(), sameOnWire);
  for (const contains of type.contains ?? []) facts.tell("contains", words.contains(contains.type, contains.min, contains.max));
}

interface Part extends Lowered {
  readonly name: string | undefined;
}

function lowerPart(part: TupleItem, position: Position, scope: Scope): Part {
  const lowered = lowerType(part.type, position, scope);
  return {
    ...lowered,
    schema: describe(lowered, part.type.kind === "ref" ? undefined : part.type.meta, scope, position),
    told: [],
    name: part.name,
  };
}

/** `prefixItems`, where the dialect takes them. */
function positions(type: ArrayType, prefix: readonly Part[], most: number, position: Position, scope: Scope): Lowered {
  const facts = collectFacts(position, scope);
  others(type, facts, false);
  note(scope, position, "kept", "prefixItems", "sent as prefixItems");
  const under = item(position);
  const rest =
    type.rest.kind === "never" || (type.rest.kind === "unknown" && scope.dialect.untyped) ? undefined : lowerType(type.rest, under, scope);
  return {
    schema: {
      type: "array",
      prefixItems: prefix.map((part) => part.schema),
      ...(rest && { items: describe(rest, type.rest.meta, scope, under) }),
      ...((type.minItems ?? 0) > 0 && { minItems: type.minItems ?? 0 }),
      ...(most !== Infinity && { maxItems: most }),
      ...facts.kept,
    },
    codec: positionsOf(
      prefix.map((part) => part.codec),
      rest?.codec,
    ),
    encode: positionsOf(
      prefix.map((part) => part.encode),
      rest?.encode,
    ),
    shape: types("array"),
    told: facts.told,
    height: Math.max(0, ...prefix.map((part) => part.height), rest?.height ?? 0),
  };
}

/** An object with one property per position, and one for the rest. */
function tuple(type: ArrayType, prefix: readonly Part[], position: Position, scope: Scope): Lowered {
  const { dialect } = scope;
  note(scope, position, "encoded", "prefixItems", "sent as an object with one property per position", type.at);
  const facts = collectFacts(position, scope);
  others(type, facts, false);
  const suffix = (type.suffix ?? []).map((part, i) => lowerPart(part, item(position, `-${i + 1}`), scope));
  const hasRest = type.rest.kind !== "never";
  const names = safeNames(
    labels([...prefix.map((part) => part.name), ...(hasRest ? ["rest"] : []), ...suffix.map((part) => part.name)]),
    dialect.propertyKey,
  );
  // With a suffix every position has its value: which item is which could not be told otherwise.
  const least = suffix.length > 0 ? prefix.length + suffix.length : (type.minItems ?? 0);
  const properties: (readonly [string, PayloadSchema])[] = [];
  const required: string[] = [];
  const place = (part: Part, index: number): Both<PropertyCodec> => {
    const name = names[index] as string;
    if (index < least || suffix.length > 0) {
      properties.push([name, part.schema]);
      required.push(name);
      return bothOf(part, { name, wireKey: name, absence: "never" });
    }
    const sent = absent(part, dialect.optionalKeys === "required", scope);
    properties.push([name, sent.schema]);
    if (dialect.optionalKeys === "required") required.push(name);
    return bothOf(part, { name, wireKey: name, absence: sent.absence });
  };
  const prefixCodecs = prefix.map(place);
  let rest: ({ readonly wireKey: string } & Codecs) | undefined;
  let restHeight = 0;
  if (hasRest) {
    const wireKey = names[prefix.length] as string;
    const under = item(position);
    const inner = lowerType(type.rest, under, scope);
    restHeight = inner.height;
    properties.push([
      wireKey,
      {
        type: "array",
        description: "All further items.",
        items: describe(inner, type.rest.kind === "ref" ? undefined : type.rest.meta, scope, under),
      },
    ]);
    required.push(wireKey);
    rest = { wireKey, codec: inner.codec, encode: inner.encode };
    if (type.maxItems !== undefined) facts.tell("maxItems", words.maxItems(type.maxItems));
    if (least > prefix.length + suffix.length) facts.tell("minItems", words.minItems(least));
  }
  const suffixCodecs = suffix.map((part, i) => place(part, prefix.length + (hasRest ? 1 : 0) + i));
  return {
    schema: objectSchema(dialect, properties, required),
    codec: {
      kind: "tuple",
      prefix: prefixCodecs.map((each) => each.codec),
      ...(rest && { rest: { wireKey: rest.wireKey, item: rest.codec } }),
      suffix: suffixCodecs.map((each) => each.codec),
    },
    encode: {
      kind: "tuple",
      prefix: prefixCodecs.map((each) => each.encode),
      ...(rest && { rest: { wireKey: rest.wireKey, item: rest.encode } }),
      suffix: suffixCodecs.map((each) => each.encode),
    },
    shape: { types: new Set(["object"]), object: { keys: new Set(names), required: new Set(required), constants: new Map() } },
    told: [...facts.told],
    height: 1 + Math.max(0, restHeight, ...prefix.map((part) => part.height), ...suffix.map((part) => part.height)),
  };
}

/** The same thing for both directions. */
export interface Both<T> {
  readonly codec: T;
  readonly encode: T;
}

export const bothOf = (part: Codecs, property: Omit<PropertyCodec, "codec">): Both<PropertyCodec> => ({
  codec: { ...property, codec: part.codec },
  encode: { ...property, codec: part.encode },
});

/** How a part that may be absent is sent. */
export function absent(
  part: Lowered,
  asNull: boolean,
  scope: Scope,
): { readonly schema: PayloadSchema; readonly absence: PropertyCodec["absence"] } {
  if (!asNull) return { schema: part.schema, absence: "key" };
  if (!part.shape.types.has("null")) return { schema: withNull(part.schema, scope.dialect), absence: "null" };
  const { description, ...schema } = part.schema;
  const wrapped = objectSchema(scope.dialect, [["value", schema]], ["value"]);
  const how = "null: not given; an object: the value.";
  return {
    schema: { description: description === undefined ? how : `${String(description)} ${how}`, anyOf: [wrapped, { type: "null" }] },
    absence: "wrapped",
  };
}

/** `first`, `second`… would need a language; `item1` and the user's labels do not. */
const labels = (names: readonly (string | undefined)[]): readonly string[] => {
  const taken = new Set<string>();
  return names.map((name, i) => {
    const wished = name ?? `item${i + 1}`;
    let free = wished;
    for (let n = 2; taken.has(free); n++) free = `${wished}_${n}`;
    taken.add(free);
    return free;
  });
};

export const isTupleLike = (type: Type): boolean => type.kind === "array" && (type.prefix.length > 0 || (type.suffix ?? []).length > 0);
