import type { Json } from "../../model/json.js";
import { refuseTools } from "../../providers/refuse-tools.js";
import { given, isArray, isObject, type JsonObject, text } from "../wire/json-reader.js";

/**
 * A function tool as the API takes it. Without `strict` Responses tries to make the schema strict, so that properties
 * that were optional become mandatory; where that fails it is not strict (API specification, 2026-08).
 */
export function normalisedTool(tool: Json): Json {
  if (!isObject(tool) || text(tool, "type") !== "function" || given(tool, "strict") !== undefined) return tool;
  const parameters = given(tool, "parameters");
  const strict: JsonObject = { ...tool, parameters: parameters === undefined ? EMPTY : closed(parameters, 0), strict: true };
  return refuseTools("responses", [strict]).length === 0 ? strict : { ...tool, strict: false };
}

const EMPTY: Json = { type: "object", properties: {}, required: [], additionalProperties: false };

/** Every object closed, every property required; schemas deeper than strict mode allows stay as they are. */
function closed(schema: Json, depth: number): Json {
  if (isArray(schema)) return schema.map((item) => closed(item, depth + 1));
  if (!isObject(schema) || depth > 60) return schema;
  const inner = Object.fromEntries(
    Object.entries(schema).map(([key, value]): [string, Json] => [
      key,
      key === "enum" || key === "const" ? value : closed(value, depth + 1),
    ]),
  );
  const properties = given(schema, "properties");
  if (!isObject(properties) || schema.type !== "object") return inner;
  return { additionalProperties: false, ...inner, required: Object.keys(properties) };
}
