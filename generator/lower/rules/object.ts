import { type Json, type ObjectType, patternsOf } from "../../model/index.js";
import { type EntriesCodec, identity, type PropertyCodec, type RestCodec } from "../codec.js";
import type { Dialect } from "../dialect.js";
import { collectFacts, type Facts } from "../facts.js";
import type { PayloadSchema } from "../lowered.js";
import { objectSchema } from "../schema.js";
import { item, type Lowered, note, type Position, type Scope, types } from "../scope.js";
import { words } from "../words.js";
import type { Both } from "./array.js";
import { lowerEntries, lowerRecord, nativeMap } from "./map.js";
import { type ObjectPlan, planObject } from "./object-plan.js";
import { lowerProperty, plainProperty } from "./property.js";
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
  if (type.keys !== undefined && !("extra" in plan)) facts.tell("propertyNames", words.keys(type.keys));
  for (const { pattern } of (type.patterns ?? []).filter((each) => each.type.kind === "never"))
    facts.tell("patternProperties", words.noKeys(pattern.source));
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
      if (!dialect.emptyObjects)
        return addTold(lowerText(type, position, scope, `${dialect.name} has no object without properties`), facts);
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
    // A pattern would hold for a declared key as well, whose value may have another form on the wire, or keys of both.
    const patternsFor = patternsOf(type.patterns ?? []);
    const meets = plan.properties.some(({ property }) => patternsFor(property.name).length > 0);
    const asMap = renamed || meets ? undefined : nativeMap(type, plan.extra, under, scope);
    if (asMap !== undefined) {
      facts.told.push(...asMap.told);
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
      object: {
        keys: new Set(properties.map(([key]) => key)),
        required: new Set(required),
        constants,
        ...(rest && plan.extra && { extra: plan.extra }),
      },
    },
    told: facts.told,
    height: height + 1,
  };
}
