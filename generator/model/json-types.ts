import { assertNever } from "./assert-never.js";
import type { Program } from "./program.js";
import type { JsonType, Type } from "./type.js";

/** All JSON types, in the order of cheap tests. */
export const jsonTypes: readonly JsonType[] = ["null", "boolean", "number", "string", "array", "object"];

/** The JSON type of a value. */
export function jsonTypeOf(value: unknown): JsonType {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  const kind = typeof value;
  return kind === "boolean" || kind === "number" || kind === "string" ? kind : "object";
}

/** Sets of JSON types as bits, so that unions and intersections are one operation. */
export type JsonTypes = number;

const bits: Readonly<Record<JsonType, number>> = { null: 1, boolean: 2, number: 4, string: 8, array: 16, object: 32 };

export const allJsonTypes: JsonTypes = 63;

/** Tells which JSON types the values of a type can have; more than it has where that takes more than a look (`not`, endless references). */
export type JsonTypesOf = (type: Type) => JsonTypes;

/** The same question and its answers, asked again and again about one program. */
const asked = new WeakMap<Program["types"], JsonTypesOf>();

/** The JSON types of types whose references lead into `types`. */
export function jsonTypesIn(types: Program["types"]): JsonTypesOf {
  const before = asked.get(types);
  if (before !== undefined) return before;
  const made = createJsonTypesOf(types);
  asked.set(types, made);
  return made;
}

/** A set of JSON types, spelt out. */
export const spelt = (set: JsonTypes): ReadonlySet<JsonType> => new Set(jsonTypes.filter((name) => (set & bits[name]) !== 0));

/** Each named type is looked at once: what is said twice in each of a chain of types would be looked at 2^n times. */
function createJsonTypesOf(types: Program["types"]): JsonTypesOf {
  const known = new Map<string, JsonTypes>();
  let depth = 0;
  const named = (key: string): JsonTypes => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const target = types.get(key);
    // A chain longer than this tells nothing that is worth the time.
    if (!target || depth > 64) return allJsonTypes;
    known.set(key, allJsonTypes);
    depth++;
    const result = of(target.type);
    depth--;
    known.set(key, result);
    return result;
  };
  const of = (type: Type): JsonTypes => {
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
        return type.members.reduce<JsonTypes>((found, member) => found | of(member), 0);
      case "intersection":
        return type.members.reduce<JsonTypes>((found, member) => found & of(member), allJsonTypes);
      case "if":
        return of(type.then) | of(type.else);
      case "ref":
        return named(type.key);
      case "unknown":
      case "not":
        return allJsonTypes;
      default:
        return assertNever(type);
    }
  };
  return of;
}
