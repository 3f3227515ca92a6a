import type { Json, Meta, Property } from "../../model/index.js";
import { certain } from "../certain.js";
import { isIdentity, type PropertyCodec } from "../codec.js";
import { lowerType } from "../lower-type.js";
import type { PayloadSchema } from "../lowered.js";
import { isUnion } from "../measure.js";
import { isBranch } from "../further-keys.js";
import { describe } from "../schema.js";
import { below, type Lowered, note, type Position, type Scope } from "../scope.js";
import { words } from "../words.js";
import { absent, bothOf } from "./array.js";

/** Whether a property is the same on both sides. */
export const plainProperty = (codec: PropertyCodec): boolean =>
  codec.name === codec.wireKey && isIdentity(codec.codec) && (codec.absence === "never" || codec.absence === "key");

/** One property as it is sent. */
export interface SentProperty {
  readonly schema: PayloadSchema;
  readonly required: boolean;
  readonly codec: PropertyCodec;
  readonly encode: PropertyCodec;
  readonly constants: readonly Json[] | undefined;
  readonly height: number;
}

export function lowerProperty(property: Property, wireKey: string, position: Position, scope: Scope): SentProperty {
  const { dialect } = scope;
  const optional = property.optional;
  const under = below(position, property.name, optional && dialect.optionalKeys === "allowed");
  const unprotected = scope.unprotected;
  const meta = propertyMeta(property);
  const lowered = lowerType(property.type, under, scope, meta !== undefined);
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
  const renamed = wireKey === property.name ? [] : [words.wireKey(property.name)];
  const told = renamed.length === 0 && !relaxed ? lowered.told : [...lowered.told, ...renamed, ...(relaxed ? ["Required."] : [])];
  if (wireKey !== property.name)
    note(scope, under, "encoded", "properties", `sent as ${wireKey}: the name is refused by ${dialect.name}`, property.at);
  const { codec, encode, shape, height } = lowered;
  const schema = describe(told === lowered.told ? lowered : { ...lowered, told }, meta, scope, under, property.name);
  const described: Lowered = { schema, codec, encode, shape, told: lowered.told, height };
  const asNull = optional && (dialect.optionalKeys === "required" || trades(described, scope));
  const sent = optional ? absent(described, asNull, scope) : { schema: described.schema, absence: "never" as const };
  if (asNull)
    note(
      scope,
      under,
      "encoded",
      "optional",
      sent.absence === "wrapped"
        ? "sent as null when absent, as { value } when given"
        : dialect.optionalKeys === "required"
          ? "sent as null when absent"
          : "sent as null when absent, which leaves room in the request's budget of optional parameters",
      property.at,
    );
  const { name } = property;
  const { absence } = sent;
  const both = isBranch(property)
    ? bothOf(lowered, { name, wireKey, absence, onlyIf: certain(property.type) })
    : { codec: { name, wireKey, absence, codec }, encode: { name, wireKey, absence, codec: encode } };
  return {
    schema: sent.schema,
    required: !relaxed && (!optional || asNull),
    codec: both.codec,
    encode: both.encode,
    constants: property.type.kind === "literal" && isIdentity(lowered.codec) && !optional ? property.type.values : undefined,
    height: lowered.height + (sent.absence === "wrapped" ? 1 : 0),
  };
}

/** What is said of a property: its own words first, then those of its type; a named type speaks for itself in `$defs`. */
function propertyMeta(property: Property): Meta | undefined {
  if (property.type.kind === "ref" || property.type.meta === undefined) return property.meta;
  return { ...property.type.meta, ...property.meta };
}

/** Whether an optional key is sent as a nullable one though it need not; counts those that could be. */
function trades(described: Lowered, scope: Scope): boolean {
  if (scope.dialect.limits.request?.optionalKeys === undefined || described.shape.types.has("null")) return false;
  const { schema } = absent(described, true, scope);
  const kind = unions(schema) > unions(described.schema) ? "priced" : "free";
  scope.tradeable = { ...scope.tradeable, [kind]: scope.tradeable[kind] + 1 };
  if (scope.trade === undefined || scope.trade[kind] <= 0) return false;
  scope.trade = { ...scope.trade, [kind]: scope.trade[kind] - 1 };
  return true;
}

/** Unions on top of a schema: null changes nothing further down. */
const unions = (schema: PayloadSchema): number =>
  [schema, ...(Array.isArray(schema["anyOf"]) ? (schema["anyOf"] as readonly PayloadSchema[]) : [])].filter(isUnion).length;
