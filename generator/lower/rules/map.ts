import type { Json, ObjectType } from "../../model/index.js";
import { type EntriesCodec, identity, isIdentity, type RestCodec } from "../codec.js";
import { collectFacts } from "../facts.js";
import { lowerType } from "../lower-type.js";
import type { PayloadSchema } from "../lowered.js";
import { fitsPatternRule } from "../patterns.js";
import { describe, objectSchema } from "../schema.js";
import { below, item, type Lowered, note, type Position, type Scope, types } from "../scope.js";
import { words } from "../words.js";
import type { Both } from "./array.js";
import type { ExtraKeys } from "./object-plan.js";

/** An object with keys of the model's own choice only: a map where the dialect has them, else entries. */
export function lowerRecord(type: ObjectType, extra: ExtraKeys, position: Position, scope: Scope): Lowered {
  const under = item({ ...position, depth: position.depth + 1 });
  const asMap = nativeMap(type, extra, under, scope);
  if (asMap !== undefined) {
    return {
      schema: { type: "object", ...asMap.keywords },
      codec: identity,
      encode: { kind: "object", properties: [], rest: asMap.rest },
      shape: types("object"),
      told: asMap.told,
      height: asMap.height + 1,
    };
  }
  const entries = lowerEntries(type, extra, under, scope);
  note(scope, position, "encoded", "additionalProperties", "sent as a list of key and value pairs", type.at);
  return { ...entries, told: [words.entries(), ...entries.told], shape: types("array") };
}

/** `[{ key, value }]`. */
export function lowerEntries(
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
  if (pattern !== undefined && !extra.open) {
    const keep = extra.patterns.length === 1 && dialect.keywords.has("pattern") && fitsPatternRule(pattern, dialect.patterns);
    if (keep) key["pattern"] = pattern.source;
    else facts.tell("patternProperties", words.keyPattern(extra.patterns.map((each) => each.source)));
  }
  const byKey = (type.patterns ?? []).filter((each) => each.type.kind !== "never");
  // Where all values are of one type, that is the type of `value`.
  if (byKey.length + (extra.open ? 1 : 0) > 1) {
    const told = byKey.map((each) => [each.pattern.source, each.type] as const);
    facts.tell("patternProperties", words.valuesByKey(told, extra.open ? type.additional : undefined));
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
export function nativeMap(
  type: ObjectType,
  extra: ExtraKeys,
  position: Position,
  scope: Scope,
):
  | { readonly keywords: Record<string, Json>; readonly rest: RestCodec; readonly told: readonly string[]; readonly height: number }
  | undefined {
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
  const facts = collectFacts(position, scope);
  const sendsNames = names !== undefined && isIdentity(names.codec) && names.told.length === 0;
  if (sendsNames) note(scope, position, "kept", "propertyNames", "sent as propertyNames");
  else if (type.keys !== undefined) facts.tell("propertyNames", words.keys(type.keys));
  if (patterns.length > 0) note(scope, position, "kept", "patternProperties", "sent as patternProperties");
  const said =
    patterns.length > 0
      ? {
          patternProperties: Object.fromEntries(
            patterns.map((each) => [each.source, describe(each.lowered, each.type.meta, scope, position)]),
          ),
        }
      : {};
  return {
    keywords: {
      ...said,
      additionalProperties:
        rest === undefined ? false : type.additional.kind === "unknown" ? true : describe(rest, type.additional.meta, scope, position),
      ...(sendsNames && { propertyNames: names.schema }),
    },
    told: facts.told,
    rest: {
      patterns: patterns.map((each) => ({ pattern: each.pattern, codec: each.lowered.encode })),
      ...(rest && { other: rest.encode }),
    },
    height: Math.max(0, ...patterns.map((each) => each.lowered.height), rest?.height ?? 0),
  };
}
