import { children, type JsonType, type NamedType, type Type } from "../../../generator/model/index.js";

/** Sets of JSON types as bits, so that unions and intersections are one operation. */
export type JsonTypes = number;

const bits: Readonly<Record<JsonType, number>> = { null: 1, boolean: 2, number: 4, string: 8, array: 16, object: 32 };

export const allJsonTypes: JsonTypes = 63;

/** Which JSON types the values of a type can have; more than it has where that takes more than a look (`not`, endless references). */
export function jsonTypesOf(type: Type, types: ReadonlyMap<string, NamedType>, following: ReadonlySet<string> = new Set()): JsonTypes {
  switch (type.kind) {
    case "never":
      return 0;
    case "null":
    case "boolean":
    case "number":
    case "string":
    case "array":
    case "object":
      return bits[type.kind];
    case "template":
      return bits.string;
    case "literal":
      return type.values.reduce<JsonTypes>((found, value) => found | bits[jsonTypeOf(value)], 0);
    case "union":
      return children(type).reduce<JsonTypes>((found, member) => found | jsonTypesOf(member, types, following), 0);
    case "intersection":
      return type.members.reduce<JsonTypes>((found, member) => found & jsonTypesOf(member, types, following), allJsonTypes);
    case "if":
      return jsonTypesOf(type.then, types, following) | jsonTypesOf(type.else, types, following);
    case "ref": {
      const named = types.get(type.key);
      // A chain longer than this tells nothing that is worth the time.
      if (!named || following.has(type.key) || following.size > 16) return allJsonTypes;
      return jsonTypesOf(named.type, types, new Set([...following, type.key]));
    }
    case "unknown":
    case "not":
      return allJsonTypes;
  }
}

function jsonTypeOf(value: unknown): JsonType {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  const name = typeof value;
  return name === "boolean" || name === "number" || name === "string" ? name : "object";
}
