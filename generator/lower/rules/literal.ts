import { jsonTypeOf, type Json, type JsonType, type LiteralType } from "../../model/index.js";
import { identity } from "../codec.js";
import type { PayloadSchema } from "../lowered.js";
import { type Lowered, note, type Position, type Scope, types } from "../scope.js";
import { words } from "../words.js";

/** `const` and `enum`: one list where the dialect takes its JSON types, the JSON text of each value where it holds objects or arrays. */
export function lowerLiteral(type: LiteralType, position: Position, scope: Scope): Lowered {
  const { dialect } = scope;
  const groups = new Map<JsonType, Json[]>();
  for (const value of type.values) {
    const group = groups.get(jsonTypeOf(value));
    if (group === undefined) groups.set(jsonTypeOf(value), [value]);
    else group.push(value);
  }
  const composite = (["object", "array"] as const).filter((name) => groups.has(name));
  if (!composite.every((name) => dialect.enumTypes.has(name))) return asText(type.values, position, scope);
  const names = [...groups.keys()];
  const [name] = names;
  if (dialect.longestEnum !== undefined && type.values.length > dialect.longestEnum && name !== undefined && names.length === 1) {
    note(scope, position, "told", "enum", `more than ${dialect.longestEnum} values: told in words, checked by the guard`);
    return {
      schema: { type: name },
      codec: identity,
      encode: identity,
      shape: types(name),
      told: [words.literals(type.values, 60_000)],
      height: 0,
    };
  }
  const together =
    names.every((name) => dialect.enumTypes.has(name)) && (names.length === 1 || dialect.typeArrays === "any" || !dialect.typeBesideEnum);
  if (together) {
    note(scope, position, "kept", "enum", "sent as enum");
    const [only] = names;
    return {
      schema: { ...(dialect.typeBesideEnum && { type: names.length === 1 && only !== undefined ? only : names }), enum: type.values },
      codec: identity,
      encode: identity,
      shape: { types: new Set(names) },
      told: [],
      height: 0,
    };
  }
  const parts = [...groups].map(([name, values]) => single(name, values, position, scope));
  const [first] = parts;
  if (first !== undefined && parts.length === 1) return first;
  return {
    schema: { anyOf: parts.map((part) => part.schema) },
    codec: identity,
    encode: identity,
    shape: { types: new Set(names) },
    told: parts.flatMap((part) => part.told),
    height: 0,
  };
}

/** Literals of one JSON type in a dialect that may not take them as `enum`. */
function single(name: JsonType, values: readonly Json[], position: Position, scope: Scope): Lowered {
  const { dialect } = scope;
  const listed = dialect.enumTypes.has(name);
  const whole = name === "null" || (name === "boolean" && values.length === 2);
  const told = listed || whole ? [] : [words.literals(values)];
  note(
    scope,
    position,
    listed || whole ? "kept" : "told",
    "enum",
    listed ? "sent as enum" : whole ? `sent as type ${name}` : "told in words, checked by the guard",
  );
  const schema: PayloadSchema = listed ? { ...(dialect.typeBesideEnum && { type: name }), enum: values } : { type: name };
  return { schema, codec: identity, encode: identity, shape: types(name), told, height: 0 };
}

function asText(values: readonly Json[], position: Position, scope: Scope): Lowered {
  const pairs = values.map((user) => ({ wire: JSON.stringify(user), user }));
  note(scope, position, "encoded", "enum", "values are sent as their JSON text");
  return {
    schema: { ...(scope.dialect.typeBesideEnum && { type: "string" }), enum: pairs.map((pair) => pair.wire) },
    codec: { kind: "literals", pairs },
    encode: { kind: "literals", pairs },
    shape: types("string"),
    told: ["JSON text."],
    height: 0,
  };
}
