import type { Json } from "../../../model/index.js";
import { isRecord, type JsonRecord, own } from "../json-pointer.js";

/** Keywords of OpenAPI 3.0's schema object that hold schemas (specification 3.0.4, section 4.7.24). */
const single = ["not", "items", "additionalProperties"];
const lists = ["allOf", "anyOf", "oneOf"];

/**
 * A schema object of OpenAPI 3.0 as JSON Schema 2020-12: `nullable`, boolean bounds and `example` rewritten, and what stands beside a
 * `$ref` dropped, as the specification says. Those of 3.1 and 3.2 are JSON Schema already, of a dialect that knows `example`.
 */
export function fromSchemaObject(schema: Json): Json {
  if (!isRecord(schema)) return schema;
  const ref = own(schema, "$ref");
  if (typeof ref === "string") return { $ref: ref };
  const made: Record<string, Json> = Object.create(null) as Record<string, Json>;
  for (const [name, value] of Object.entries(schema)) {
    if (single.includes(name)) made[name] = fromSchemaObject(value);
    else if (lists.includes(name) && Array.isArray(value)) made[name] = (value as readonly Json[]).map(fromSchemaObject);
    else if (name === "properties" && isRecord(value)) made[name] = fromSchemas(value);
    else if (!rewritten.has(name)) made[name] = value;
  }
  for (const [bound, exclusive] of bounds) {
    if (own(schema, exclusive) !== true || own(schema, bound) === undefined) continue;
    made[exclusive] = own(schema, bound) ?? null;
    delete made[bound];
  }
  const example = own(schema, "example");
  if (example !== undefined) made["examples"] = [example];
  if (own(schema, "nullable") !== true || typeof made["type"] !== "string") return made;
  // `nullable` adds null to `type` and to nothing else: an `enum` beside it must name null itself (clarified in 3.0.3).
  return { ...made, type: [made["type"], "null"] };
}

/** A map of schemas, such as `components.schemas`. */
export const fromSchemas = (schemas: JsonRecord): JsonRecord =>
  Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, fromSchemaObject(schema)]));

const bounds = [
  ["minimum", "exclusiveMinimum"],
  ["maximum", "exclusiveMaximum"],
] as const;

/** Written otherwise, or about serialisation only. */
const rewritten: ReadonlySet<string> = new Set([
  "nullable",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "example",
  "xml",
  "externalDocs",
  "discriminator",
]);
