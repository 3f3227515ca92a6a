import type { Json } from "../../model/index.js";
import { isRecord, type JsonRecord, own } from "./json-pointer.js";
import { setOwn } from "./json-text.js";

/** Google's `Schema` message (generativelanguage v1beta and Vertex AI v1, 2026-11): OpenAPI 3.0 with enum names for types. */

const types: ReadonlyMap<string, string> = new Map([
  ["STRING", "string"],
  ["NUMBER", "number"],
  ["INTEGER", "integer"],
  ["BOOLEAN", "boolean"],
  ["ARRAY", "array"],
  ["OBJECT", "object"],
  ["NULL", "null"],
]);

/** Bounds that are int64 in the message, and therefore strings in its JSON form. */
const int64: ReadonlySet<string> = new Set(["minItems", "maxItems", "minProperties", "maxProperties", "minLength", "maxLength"]);

/** Whether a schema is written in that dialect: its `type` is one of the message's enum names. */
export function isGoogleSchema(schema: Json): boolean {
  const type = isRecord(schema) ? own(schema, "type") : undefined;
  return typeof type === "string" && (types.has(type) || type === "TYPE_UNSPECIFIED");
}

/** The same schema in JSON Schema. Everything keeps its place, so JSON Pointers into the original stay right. */
export function fromGoogleSchema(schema: Json): Json {
  if (!isRecord(schema)) return schema;
  const nullable = own(schema, "nullable") === true;
  const out: Record<string, Json> = {};
  for (const [key, value] of Object.entries(schema)) {
    const converted = convert(key, value, nullable);
    if (converted !== undefined) setOwn(out, key, converted);
  }
  return out;
}

function convert(key: string, value: Json, nullable: boolean): Json | undefined {
  switch (key) {
    case "type": {
      if (value === "TYPE_UNSPECIFIED") return undefined;
      const type = typeof value === "string" ? (types.get(value) ?? value) : value;
      return nullable && typeof type === "string" && type !== "null" ? [type, "null"] : type;
    }
    case "nullable":
    case "propertyOrdering":
    case "example":
      return undefined;
    case "enum":
      return nullable && Array.isArray(value) && !value.includes(null) ? [...(value as readonly Json[]), null] : value;
    case "anyOf":
      if (!Array.isArray(value)) return value;
      return [...(value as readonly Json[]).map(fromGoogleSchema), ...(nullable ? [{ type: "null" }] : [])];
    case "items":
    case "additionalProperties":
    case "not":
      return fromGoogleSchema(value);
    case "prefixItems":
    case "allOf":
    case "oneOf":
      return Array.isArray(value) ? (value as readonly Json[]).map(fromGoogleSchema) : value;
    case "properties":
    case "defs":
    case "$defs":
      return isRecord(value) ? mapped(value) : value;
    case "format":
      // The message writes `format: "enum"` beside every string enum; it says nothing more.
      return value === "enum" ? undefined : value;
    default:
      return int64.has(key) && typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : value;
  }
}

function mapped(record: JsonRecord): Json {
  const out: Record<string, Json> = {};
  for (const [key, value] of Object.entries(record)) setOwn(out, key, fromGoogleSchema(value));
  return out;
}
