import type { Json, Meta } from "../model/index.js";
import type { Dialect } from "./dialect.js";
import type { PayloadSchema } from "./lowered.js";
import { type Lowered, note, type Position, type Scope } from "./scope.js";
import { prose, words } from "./words.js";

/** A closed object schema; keys in the order given. */
export function objectSchema(
  dialect: Dialect,
  properties: readonly (readonly [string, PayloadSchema])[],
  required: readonly string[],
): PayloadSchema {
  const byKey = Object.fromEntries(properties);
  // In the order that the keys of `properties` have in JavaScript, where whole numbers come first: the vendors' helpers make it so.
  const needed = new Set(required);
  const order = Object.keys(byKey).filter((key) => needed.has(key));
  return {
    type: "object",
    properties: byKey,
    ...((order.length > 0 || dialect.emptyRequired) && { required: order }),
    additionalProperties: false,
  };
}

/** The same schema with null allowed too. */
export function withNull(schema: PayloadSchema, dialect: Dialect): PayloadSchema {
  const { type, enum: values, anyOf } = schema;
  if (Array.isArray(values) && dialect.enumTypes.has("null") && anyOf === undefined) {
    if (type === undefined) return { ...schema, enum: [...values, null] };
    return { ...schema, type: [...[type].flat(), "null"], enum: [...values, null] };
  }
  const { description } = schema;
  const told: PayloadSchema = description === undefined ? {} : { description };
  const isAlone = Object.keys(schema).length === (description === undefined ? 1 : 2);
  if (typeof type === "string" && scalars.has(type) && isAlone) return { type: [type, "null"], ...told };
  if (Array.isArray(type) && isAlone && dialect.typeArrays === "any") return { type: [...type, "null"], ...told };
  if (Array.isArray(anyOf)) return { ...schema, anyOf: [...anyOf, { type: "null" }] };
  return { ...told, anyOf: [description === undefined ? schema : copyWithout(schema, "description", {}), { type: "null" }] };
}

const scalars: ReadonlySet<string> = new Set(["string", "number", "integer", "boolean"]);

/** Whether a schema is nothing but the name of one scalar type. */
export const isPlainScalar = (schema: PayloadSchema): boolean =>
  typeof schema["type"] === "string" && (scalars.has(schema["type"]) || schema["type"] === "null") && Object.keys(schema).length === 1;

/**
 * The schema with what is said about the node: description, told assertions, default, examples.
 *
 * @param name the property's own name; a title that only repeats it is left out
 */
export function describe(lowered: Lowered, meta: Meta | undefined, scope: Scope, position: Position, name?: string): PayloadSchema {
  const { dialect } = scope;
  let rest = lowered.schema;
  if (meta === undefined && lowered.told.length === 0) return rest;
  const told = [...lowered.told];
  if (meta?.default !== undefined) {
    const sendable =
      dialect.keywords.has("default") && lowered.codec.kind === "identity" && rest["$ref"] === undefined && rest["anyOf"] === undefined;
    if (sendable) rest = { ...rest, default: meta.default };
    else told.push(words.default(meta.default));
    note(scope, position, sendable ? "kept" : "told", "default", sendable ? "sent as default" : "named in the description");
  }
  if (meta?.examples !== undefined && meta.examples.length > 0) {
    told.push(words.examples(meta.examples));
    note(scope, position, "told", "examples", "named in the description");
  }
  if (meta?.deprecated !== undefined && meta.deprecated !== false) told.push(words.deprecated(meta.deprecated));
  if (meta?.notes !== undefined)
    for (const [keyword, value] of Object.entries(meta.notes)) {
      if (keyword !== "$comment" && isShort(value)) told.push(`${keyword}: ${String(value)}.`);
    }
  const text = prose(meta?.description?.trim() || titleOf(meta, name), told);
  if (text === "") return rest;
  const { type, description: inner } = rest;
  const whole = typeof inner === "string" && inner !== "" ? `${text} ${inner}` : text;
  if (rest["$ref"] !== undefined && dialect.describedReference !== "sibling") return { description: whole, anyOf: [rest] };
  return copyWithout(rest, "type", type === undefined ? { description: whole } : { type, description: whole });
}

/** `{ ...to, ...schema }` without a keyword and the description. A loop, since engines copy "all but these" in their slowest way. */
function copyWithout(schema: PayloadSchema, left: string, to: Record<string, Json>): PayloadSchema {
  for (const keyword of Object.keys(schema)) {
    if (keyword !== left && keyword !== "description") to[keyword] = schema[keyword] as Json;
  }
  return to;
}

const isShort = (value: Json): boolean =>
  (typeof value === "string" && value.length <= 100) || typeof value === "number" || typeof value === "boolean";

function titleOf(meta: Meta | undefined, name: string | undefined): string | undefined {
  const title = meta?.title?.trim();
  if (title === undefined || title === "" || name === undefined) return undefined;
  const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  return plain(title) === plain(name) ? undefined : title;
}
