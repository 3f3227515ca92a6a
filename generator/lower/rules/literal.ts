import { jsonTypeOf, type Json, type JsonType, type LiteralType } from "../../model/index.js";
import { identity } from "../codec.js";
import type { PayloadSchema } from "../lowered.js";
import { type Lowered, note, type Position, type Scope, types } from "../scope.js";
import { words } from "../words.js";

/** `const` and `enum`: one list where the dialect takes its JSON types, the JSON text of each value where it holds objects or arrays. */
export function lowerLiteral(type: LiteralType, position: Position, scope: Scope): Lowered {
  const { dialect } = scope;
  const found = new Set<JsonType>();
  for (const value of type.values) found.add(jsonTypeOf(value));
  const isText = (name: JsonType) => found.has(name) && !dialect.enumTypes.has(name);
  if (isText("object") || isText("array")) return asText(type.values, position, scope);
  const names = [...found];
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
    const only = names.length === 1 ? name : undefined;
    return {
      schema: dialect.typeBesideEnum ? { type: only ?? names, enum: type.values } : { enum: type.values },
      codec: identity,
      encode: identity,
      shape: { types: found },
      told: [],
      height: 0,
    };
  }
  const parts = names.map((each) =>
    single(
      each,
      type.values.filter((value) => jsonTypeOf(value) === each),
      position,
      scope,
    ),
  );
  const [first] = parts;
  if (first !== undefined && parts.length === 1) return first;
  return {
    schema: { anyOf: parts.map((part) => part.schema) },
    codec: identity,
    encode: identity,
    shape: { types: found },
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
