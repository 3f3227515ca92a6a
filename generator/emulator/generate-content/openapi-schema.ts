import type { Json } from "../../model/json.js";
import { isArray, isObject } from "../wire/json-reader.js";

/** Google's OpenAPI form as JSON Schema: type words in lower case, counts as numbers; `nullable` stays, the checker knows it. */
export function jsonSchemaOf(schema: Json, depth = 0): Json {
  if (!isObject(schema) || depth > 100) return schema;
  const out: [string, Json][] = [];
  for (const [key, value] of Object.entries(schema)) {
    if (key === "type" && typeof value === "string") out.push([key, value.toLowerCase()]);
    else if (key === "items") out.push([key, jsonSchemaOf(value, depth + 1)]);
    else if (key === "anyOf" && isArray(value)) out.push([key, value.map((branch) => jsonSchemaOf(branch, depth + 1))]);
    else if (key === "properties" && isObject(value)) {
      out.push([key, Object.fromEntries(Object.entries(value).map(([name, property]) => [name, jsonSchemaOf(property, depth + 1)]))]);
    } else if (COUNTS.has(key) && typeof value === "string") out.push([key, Number(value)]);
    else out.push([key, value]);
  }
  return Object.fromEntries(out);
}

/** int64 in the proto, so strings in JSON. */
const COUNTS = new Set(["minItems", "maxItems", "minLength", "maxLength", "minProperties", "maxProperties"]);
