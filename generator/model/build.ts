import type { Json } from "./json.js";
import type { ArrayType, JsonType, LiteralType, Meta, ObjectType, Property, RefType, Type, UnionType } from "./type.js";

/** Small constructors for readers, passes and tests. They add nothing the caller did not say. */

export const never: Type = { kind: "never" };
export const unknown: Type = { kind: "unknown" };
export const nullType: Type = { kind: "null" };
export const boolean: Type = { kind: "boolean" };
export const number: Type = { kind: "number" };
export const integer: Type = { kind: "number", integer: true };
export const string: Type = { kind: "string" };

export const literal = (...values: readonly Json[]): LiteralType => ({ kind: "literal", values });

export const array = (rest: Type): ArrayType => ({ kind: "array", prefix: [], rest });

export const tuple = (...items: readonly Type[]): ArrayType => ({
  kind: "array",
  prefix: items.map((type) => ({ type })),
  rest: never,
  minItems: items.length,
});

/** A silently open object, as a TypeScript interface or a schema without `additionalProperties` is. */
export const object = (properties: readonly Property[], additional: Type = unknown): ObjectType => ({
  kind: "object",
  properties,
  additional,
  additionalDeclared: additional !== unknown,
});

/** `Record<string, value>`. */
export const record = (value: Type): ObjectType => ({ kind: "object", properties: [], additional: value, additionalDeclared: true });

export const property = (name: string, type: Type, meta?: Meta): Property => ({ name, type, optional: false, ...(meta && { meta }) });

export const optional = (name: string, type: Type, meta?: Meta): Property => ({ name, type, optional: true, ...(meta && { meta }) });

export const union = (...members: readonly Type[]): UnionType => ({ kind: "union", members });

export const ref = (key: string): RefType => ({ kind: "ref", key });

const anyOf: Readonly<Record<JsonType, Type>> = {
  null: nullType,
  boolean,
  number,
  string,
  array: array(unknown),
  object: { kind: "object", properties: [], additional: unknown, additionalDeclared: false },
};

/**
 * A schema node without `type`: the given rules for the JSON types they speak of, everything of the other JSON types.
 *
 * @example byJsonType({ string: { kind: "string", minLength: 3 } }) // the schema { "minLength": 3 }
 */
export function byJsonType(rules: Partial<Record<JsonType, Type>>): Type {
  const given = Object.keys(rules).length;
  if (given === 0) return unknown;
  return union(...(Object.keys(anyOf) as JsonType[]).map((name) => rules[name] ?? anyOf[name]));
}
