import { jsonTypes, type Type } from "../../model/index.js";
import { identity } from "../codec.js";
import { schemaText } from "../plain.js";
import { saysNothing } from "../says-nothing.js";
import { type Lowered, note, type Position, type Scope, types } from "../scope.js";
import { words } from "../words.js";

/** A value sent as JSON text: the way out for everything a dialect cannot say. */
export function lowerText(type: Type, position: Position, scope: Scope, why: string): Lowered {
  const free = saysNothing(type);
  const schema = free ? undefined : schemaText(type, scope);
  note(scope, position, "encoded", type.kind, `sent as JSON text${schema === undefined ? "" : " with its JSON Schema"}: ${why}`, type.at);
  return {
    schema: { type: "string" },
    codec: { kind: "json-text" },
    encode: { kind: "json-text" },
    shape: types("string"),
    told: [schema === undefined ? words.jsonText(type.kind === "unknown" ? undefined : type) : words.jsonTextOf(schema)],
    height: 0,
  };
}

/** Anything at all: untyped where the dialect takes that, else JSON text. */
export function lowerUnknown(type: Type, position: Position, scope: Scope): Lowered {
  if (!scope.dialect.untyped) return lowerText(type, position, scope, `${scope.dialect.name} has no schema for any value`);
  note(scope, position, "kept", "unknown", "sent without a type");
  return {
    schema: {},
    codec: identity,
    encode: identity,
    shape: { types: new Set(jsonTypes) },
    told: [],
    height: 0,
  };
}

/** No value at all: something that is valid for the vendor, and words. */
export function lowerNever(position: Position, scope: Scope): Lowered {
  note(scope, position, "told", "never", "told in words, refused by the guard");
  return { schema: { type: "string" }, codec: identity, encode: identity, shape: types("string"), told: [words.never()], height: 0 };
}
