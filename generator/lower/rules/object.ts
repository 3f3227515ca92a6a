import type { Json, Meta, ObjectType, Property } from "../../model/index.js";
import { type EntriesCodec, identity, isIdentity, type PropertyCodec, type RestCodec } from "../codec.js";
import type { Dialect } from "../dialect.js";
import { collectFacts, type Facts } from "../facts.js";
import { lowerType } from "../lower-type.js";
import type { PayloadSchema } from "../lowered.js";
import { isBranch } from "../merge.js";
import { fitsPatternRule } from "../patterns.js";
import { describe, objectSchema } from "../schema.js";
import { below, item, type Lowered, note, type Position, type Scope, types } from "../scope.js";
import { words } from "../words.js";
import { absent, type Both, bothOf } from "./array.js";
import { type ExtraKeys, type ObjectPlan, planObject } from "./object-plan.js";
import { lowerText } from "./text.js";

/** Objects: closed for the model, keys of its own choice as entries, optional properties as the dialect wants them. */
export function lowerObject(type: ObjectType, position: Position, scope: Scope, atRoot = false): Lowered {
  const { dialect } = scope;
  const limit = dialect.limits.schema?.depth;
  const plan = planObject(type, dialect, atRoot);
  if (limit !== undefined && position.depth >= limit) {
    scope.depthCuts++;
    return lowerText(type, position, scope, `deeper than ${limit} objects`);
  }
  const facts = collectFacts(position, scope);
  facts.number("minProperties", type.minProperties, words.minProperties, countable(plan, dialect));
  facts.number("maxProperties", type.maxProperties, words.maxProperties, countable(plan, dialect));
  for (const { key, requires } of type.dependentRequired ?? []) facts.tell("dependentRequired", words.dependentRequired(key, requires));
  switch (plan.form) {
    case "free":
      if (dialect.untyped)
        return {
          schema: { type: "object", ...facts.kept },
          codec: identity,
          encode: identity,
          shape: types("object"),
          told: facts.told,
          height: 1,
        };
      return addTold(lowerText(type, position, scope, "nothing is known of its properties"), facts);
    case "empty":
      if (!dialect.emptyObjects) return lowerText(type, position, scope, `${dialect.name} has no object without properties`);
      return { ...closed(objectSchema(dialect, [], []), [], new Map()), told: facts.told };
    case "record": {
      const lowered = lowerRecord(type, plan.extra, position, scope);
      const isMap = lowered.schema["type"] === "object";
      if (!isMap && type.minProperties !== undefined) facts.told.push(words.minProperties(type.minProperties));
      if (!isMap && type.maxProperties !== undefined) facts.told.push(words.maxProperties(type.maxProperties));
      return addTold(lowered, facts);
    }
    default:
      return lowerProperties(type, plan, facts, position, scope);
  }
}

/** Whether all keys of the user are keys on the wire, so that their number may be bounded there. */
const countable = (plan: ObjectPlan, dialect: Dialect): boolean => plan.form === "record" && plan.extra.open && dialect.maps;

const addTold = (lowered: Lowered, facts: Facts): Lowered => ({
  ...lowered,
  schema: { ...lowered.schema, ...(lowered.schema["type"] === "object" ? facts.kept : {}) },
  told: [...lowered.told, ...facts.told],
});

function closed(
  schema: PayloadSchema,
  required: readonly string[],
  constants: ReadonlyMap<string, readonly Json[]>,
): Omit<Lowered, "told"> {
  const keys = new Set(Object.keys(schema["properties"] as object));
  return {
    schema,
    codec: identity,
    encode: { kind: "object", properties: [] },
    shape: { types: new Set(["object"]), object: { keys, required: new Set(required), constants } },
    height: 1,
  };
}

function lowerProperties(type: ObjectType, plan: ObjectPlan & { form: "object" }, facts: Facts, position: Position, scope: Scope): Lowered {
  const { dialect } = scope;
  const inside: Position = { ...position, depth: position.depth + 1 };
  const properties: (readonly [string, PayloadSchema])[] = [];
  const required: string[] = [];
  const codecs: PropertyCodec[] = [];
  const encoders: PropertyCodec[] = [];
  const constants = new Map<string, readonly Json[]>();
  let height = 0;
  for (const { property, wireKey } of plan.properties) {
    const sent = lowerProperty(property, wireKey, inside, scope);
    properties.push([wireKey, sent.schema]);
    if (sent.required) required.push(wireKey);
    if (sent.constants !== undefined) constants.set(wireKey, sent.constants);
    codecs.push(sent.codec);
    encoders.push(sent.encode);
    height = Math.max(height, sent.height);
  }
  let extras: ({ readonly wireKey: string } & Both<EntriesCodec>) | undefined;
  let rest: RestCodec | undefined;
  let native: { readonly [keyword: string]: Json } = {};
  if (plan.extra !== undefined) {
    const under = item(inside);
    // A safe key that stands for a refused one could meet an undeclared key of that name in an open map.
    const renamed = plan.properties.some(({ property, wireKey }) => property.name !== wireKey);
    const asMap = renamed ? undefined : nativeMap(type, plan.extra, under, scope);
    if (asMap !== undefined) {
      native = asMap.keywords;
      rest = asMap.rest;
      height = Math.max(height, asMap.height);
    } else {
      const entries = lowerEntries(type, plan.extra, under, scope);
      note(scope, position, "encoded", "additionalProperties", `undeclared keys are sent as entries under ${plan.extra.wireKey}`, type.at);
      properties.push([plan.extra.wireKey, { ...entries.schema, description: [words.extras(), ...entries.told].join(" ") }]);
      required.push(plan.extra.wireKey);
      extras = { wireKey: plan.extra.wireKey, codec: entries.codec, encode: entries.encode };
      height = Math.max(height, entries.height);
    }
  }
  const changed = extras !== undefined || codecs.some((codec) => !plainProperty(codec));
  if (type.keys !== undefined && plan.extra === undefined) facts.tell("propertyNames", words.keys(type.keys));
  return {
    schema: { ...objectSchema(dialect, properties, required), ...native, ...facts.kept },
    codec: changed
      ? { kind: "object", properties: codecs, ...(extras && { extras: { wireKey: extras.wireKey, entries: extras.codec } }) }
      : identity,
    encode: {
      kind: "object",
      properties: encoders,
      ...(extras && { extras: { wireKey: extras.wireKey, entries: extras.encode } }),
      ...(rest && { rest }),
    },
    shape: {
      types: new Set(["object"]),
      object: { keys: new Set(properties.map(([key]) => key)), required: new Set(required), constants },
    },
    told: facts.told,
    height: height + 1,
  };
}

/** Whether a property is the same on both sides. */
export const plainProperty = (codec: PropertyCodec): boolean =>
  codec.name === codec.wireKey && isIdentity(codec.codec) && (codec.absence === "never" || codec.absence === "key");

interface SentProperty {
  readonly schema: PayloadSchema;
  readonly required: boolean;
  readonly codec: PropertyCodec;
  readonly encode: PropertyCodec;
  readonly constants: readonly Json[] | undefined;
  readonly height: number;
}

function lowerProperty(property: Property, wireKey: string, position: Position, scope: Scope): SentProperty {
  const { dialect } = scope;
  const optional = property.optional;
  const under = below(position, property.name, optional && dialect.optionalKeys === "allowed");
  const unprotected = scope.unprotected;
  const lowered = lowerType(property.type, under, scope, propertyMeta(property) !== undefined);
  const relaxed = scope.unprotected > unprotected;
  if (relaxed) {
    scope.unprotected = unprotected;
    note(
      scope,
      under,
      "told",
      "required",
      `${dialect.name} takes recursion below optional properties only: not required there, but by the guard`,
    );
  }
  const told = [...lowered.told, ...(wireKey === property.name ? [] : [words.wireKey(property.name)]), ...(relaxed ? ["Required."] : [])];
  if (wireKey !== property.name)
    note(scope, under, "encoded", "properties", `sent as ${wireKey}: the name is refused by ${dialect.name}`, property.at);
  const described: Lowered = { ...lowered, schema: describe({ ...lowered, told }, propertyMeta(property), scope, under, property.name) };
  const asNull = optional && dialect.optionalKeys === "required";
  const sent = optional ? absent(described, asNull, scope) : { schema: described.schema, absence: "never" as const };
  if (asNull)
    note(
      scope,
      under,
      "encoded",
      "optional",
      sent.absence === "wrapped" ? "sent as null when absent, as { value } when given" : "sent as null when absent",
      property.at,
    );
  return {
    schema: sent.schema,
    required: !relaxed && (!optional || asNull),
    ...bothOf(lowered, {
      name: property.name,
      wireKey,
      absence: sent.absence,
      ...(isBranch(property) && { onlyIf: property.type }),
    }),
    constants: property.type.kind === "literal" && isIdentity(lowered.codec) && !optional ? property.type.values : undefined,
    height: lowered.height + (sent.absence === "wrapped" ? 1 : 0),
  };
}

/** What is said of a property: its own words first, then those of its type; a named type speaks for itself in `$defs`. */
function propertyMeta(property: Property): Meta | undefined {
  if (property.type.kind === "ref" || property.type.meta === undefined) return property.meta;
  return { ...property.type.meta, ...property.meta };
}

function lowerRecord(type: ObjectType, extra: ExtraKeys, position: Position, scope: Scope): Lowered {
  const under = item({ ...position, depth: position.depth + 1 });
  const asMap = nativeMap(type, extra, under, scope);
  if (asMap !== undefined) {
    return {
      schema: { type: "object", ...asMap.keywords },
      codec: identity,
      encode: { kind: "object", properties: [], rest: asMap.rest },
      shape: types("object"),
      told: [],
      height: asMap.height + 1,
    };
  }
  const entries = lowerEntries(type, extra, under, scope);
  note(scope, position, "encoded", "additionalProperties", "sent as a list of key and value pairs", type.at);
  return { ...entries, told: [words.entries(), ...entries.told], shape: types("array") };
}

/** `[{ key, value }]`. */
function lowerEntries(
  type: ObjectType,
  extra: ExtraKeys,
  position: Position,
  scope: Scope,
): Both<EntriesCodec> & { readonly schema: PayloadSchema; readonly told: readonly string[]; readonly height: number } {
  const { dialect } = scope;
  const under: Position = below(position, "", false);
  const unprotected = scope.unprotected;
  const value = lowerType(extra.value, { ...under, path: position.path, depth: position.depth + 1 }, scope);
  // A cycle through the entries passes `value`: where it must pass an optional property, that is the one.
  const relaxed = scope.unprotected > unprotected;
  scope.unprotected = unprotected;
  const facts = collectFacts(position, scope);
  const key: Record<string, Json> = { type: "string" };
  const [pattern] = extra.patterns;
  if (extra.patterns.length > 0 && !extra.open) {
    const keep =
      extra.patterns.length === 1 && pattern !== undefined && dialect.keywords.has("pattern") && fitsPatternRule(pattern, dialect.patterns);
    if (keep) key["pattern"] = pattern.source;
    else facts.tell("patternProperties", words.keyPattern(extra.patterns.map((each) => each.source)));
  } else if (extra.patterns.length > 0) {
    facts.tell("patternProperties", words.keyPattern(extra.patterns.map((each) => each.source)));
  }
  if (type.keys !== undefined) facts.tell("propertyNames", words.keys(type.keys));
  const valueSchema = describe(value, extra.value.kind === "ref" ? undefined : extra.value.meta, scope, position);
  return {
    schema: {
      type: "array",
      items: objectSchema(
        dialect,
        [
          ["key", key],
          ["value", valueSchema],
        ],
        relaxed ? ["key"] : ["key", "value"],
      ),
    },
    codec: { kind: "entries", value: value.codec },
    encode: { kind: "entries", value: value.encode, ...(extra.silent && { onlyKeys: extra.patterns }) },
    told: facts.told,
    height: value.height + 1,
  };
}

/** Undeclared keys as the dialect's own map keywords; only where nothing in the values needs a conversion. */
function nativeMap(
  type: ObjectType,
  extra: ExtraKeys,
  position: Position,
  scope: Scope,
): { readonly keywords: Record<string, Json>; readonly rest: RestCodec; readonly height: number } | undefined {
  if (!scope.dialect.maps) return undefined;
  const patterns = (type.patterns ?? []).map((each) => ({
    source: each.pattern.source,
    pattern: each.pattern,
    ok: fitsPatternRule(each.pattern, scope.dialect.patterns),
    lowered: lowerType(each.type, position, scope),
    type: each.type,
  }));
  const rest = extra.open ? lowerType(type.additional, position, scope) : undefined;
  if (patterns.some((each) => !each.ok || !isIdentity(each.lowered.codec)) || (rest !== undefined && !isIdentity(rest.codec)))
    return undefined;
  const names = type.keys === undefined ? undefined : lowerType(type.keys, position, scope);
  const told =
    patterns.length > 0
      ? {
          patternProperties: Object.fromEntries(
            patterns.map((each) => [each.source, describe(each.lowered, each.type.meta, scope, position)]),
          ),
        }
      : {};
  return {
    keywords: {
      ...told,
      additionalProperties:
        rest === undefined ? false : type.additional.kind === "unknown" ? true : describe(rest, type.additional.meta, scope, position),
      ...(names && isIdentity(names.codec) && { propertyNames: names.schema }),
    },
    rest: {
      patterns: patterns.map((each) => ({ pattern: each.pattern, codec: each.lowered.encode })),
      ...(rest && { other: rest.encode }),
    },
    height: Math.max(0, ...patterns.map((each) => each.lowered.height), rest?.height ?? 0),
  };
}
