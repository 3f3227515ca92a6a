import { fitsPatternRule } from "../../lower/patterns.js";
import type { Refusal } from "../refusal.js";
import { findCycle, isRecord, propertyNames, requiredNames, requiredProperties, type SchemaNode, walkSchema } from "../walk-schema.js";
import { anthropicStrict } from "./dialect.js";

/** What Anthropic refuses in `tools`. Messages follow the API's own as observed in 2025 and 2026; server tools are not looked into. */
export function refuseAnthropic(tools: unknown): readonly Refusal[] {
  if (tools === undefined || tools === null) return [];
  if (!Array.isArray(tools)) return [{ pointer: "", message: "tools: Input should be a valid list", param: "tools" }];
  const own = (tools as readonly unknown[]).map((tool, index) => ({ tool, index })).filter(({ tool }) => !isServerTool(tool));
  return [
    ...refuseDuplicates(tools as readonly unknown[]),
    ...own.flatMap(({ tool, index }) => refuseTool(tool, index)),
    ...refuseBudget(own.flatMap(({ tool }) => (isRecord(tool) && tool["strict"] === true ? [tool] : []))),
  ];
}

const isServerTool = (tool: unknown): boolean => isRecord(tool) && typeof tool["type"] === "string" && tool["type"] !== "custom";

function refuseDuplicates(tools: readonly unknown[]): readonly Refusal[] {
  const seen = new Set<unknown>();
  return tools.flatMap((tool, index) => {
    const name = isRecord(tool) ? tool["name"] : undefined;
    if (typeof name !== "string") return [];
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [{ pointer: `/${index}/name`, message: "tools: Tool names must be unique.", param: "tools" }];
  });
}

function refuseTool(tool: unknown, index: number): readonly Refusal[] {
  const at = `tools.${index}.custom`;
  if (!isRecord(tool))
    return [{ pointer: `/${index}`, message: `tools.${index}: Input should be a valid dictionary`, param: `tools.${index}` }];
  const found: Refusal[] = [];
  const refuse = (pointer: string, field: string, text: string) =>
    found.push({ pointer: `/${index}${pointer}`, message: `${field}: ${text}`, param: field });
  const { name, input_schema: schema, strict } = tool;
  if (typeof name !== "string") refuse("", `${at}.name`, "Field required");
  // Observed 400, 2026: up to 128 here, 64 in older deployments; the table keeps to 64.
  else if (!/^[a-zA-Z0-9_-]{1,128}$/.test(name)) refuse("/name", `${at}.name`, "String should match pattern '^[a-zA-Z0-9_-]{1,128}$'");
  if (!isRecord(schema)) {
    refuse("", `${at}.input_schema`, schema === undefined ? "Field required" : "Input should be a valid dictionary");
    return found;
  }
  if (schema["type"] !== "object")
    refuse("/input_schema/type", `${at}.input_schema.type`, schema["type"] === undefined ? "Field required" : "Input should be 'object'");
  if (["oneOf", "allOf", "anyOf"].some((keyword) => schema[keyword] !== undefined)) {
    refuse("/input_schema", `${at}.input_schema`, "input_schema does not support oneOf, allOf, or anyOf at the top level");
  }
  const { nodes, broken } = walkSchema(schema);
  const invalid = "JSON schema is invalid. It must match JSON Schema draft 2020-12 (https://json-schema.org/draft/2020-12).";
  for (const node of broken) refuse(`/input_schema${node.pointer}`, `${at}.input_schema`, invalid);
  for (const node of nodes) {
    if (isMalformed(node.schema)) refuse(`/input_schema${node.pointer}`, `${at}.input_schema`, invalid);
    const key = propertyNames(node.schema).find((each) => !/^[a-zA-Z0-9_.-]{1,64}$/.test(each));
    if (key !== undefined)
      refuse(
        `/input_schema${node.pointer}/properties`,
        `${at}.input_schema.properties`,
        "Property keys should match pattern '^[a-zA-Z0-9_.-]{1,64}$'",
      );
    if (strict === true) for (const text of refuseStrict(node)) refuse(`/input_schema${node.pointer}`, `${at}.input_schema`, text);
  }
  if (strict === true && findCycle(schema) !== undefined)
    refuse("/input_schema", `${at}.input_schema`, "Circular references are not supported in strict schemas");
  return found;
}

const typeNames = new Set(["string", "number", "integer", "boolean", "object", "array", "null"]);

/** Against the metaschema of draft 2020-12, as far as tools get it wrong. */
function isMalformed(schema: Readonly<Record<string, unknown>>): boolean {
  const { type, required, properties, items, anyOf, $ref } = schema;
  const types = Array.isArray(type) ? (type as readonly unknown[]) : type === undefined ? [] : [type];
  return (
    types.some((name) => typeof name !== "string" || !typeNames.has(name)) ||
    (Array.isArray(type) && (type.length === 0 || new Set(type).size < type.length)) ||
    (required !== undefined &&
      !(Array.isArray(required) && requiredNames(schema).length === required.length && new Set(required).size === required.length)) ||
    (properties !== undefined && !isRecord(properties)) ||
    Array.isArray(items) ||
    (schema["enum"] !== undefined && !Array.isArray(schema["enum"])) ||
    (anyOf !== undefined && !(Array.isArray(anyOf) && anyOf.length > 0)) ||
    ($ref !== undefined && typeof $ref !== "string") ||
    ["exclusiveMinimum", "exclusiveMaximum", "minimum", "maximum", "multipleOf"].some(
      (keyword) => schema[keyword] !== undefined && typeof schema[keyword] !== "number",
    ) ||
    ["minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"].some(
      (keyword) => schema[keyword] !== undefined && !Number.isInteger(schema[keyword]),
    ) ||
    ["pattern", "format", "description", "title"].some((keyword) => schema[keyword] !== undefined && typeof schema[keyword] !== "string")
  );
}

const structural = new Set([
  "type",
  "properties",
  "required",
  "additionalProperties",
  "items",
  "enum",
  "const",
  "anyOf",
  "allOf",
  "$ref",
  "$defs",
  "definitions",
  "title",
  "description",
]);

function refuseStrict({ schema }: SchemaNode): readonly string[] {
  const found: string[] = [];
  const names = [schema["type"]].flat();
  const label = typeof schema["type"] === "string" ? schema["type"] : "schema";
  const keywords = anthropicStrict.keywords as ReadonlySet<string>;
  const refused = Object.keys(schema).filter((keyword) => !structural.has(keyword) && !keywords.has(keyword));
  if (refused.length > 0)
    found.push(
      `For '${label}' type, ${refused.length === 1 ? "property" : "properties"} ${refused.map((keyword) => `'${keyword}'`).join(", ")} ${refused.length === 1 ? "is" : "are"} not supported`,
    );
  if ((names.includes("object") || schema["properties"] !== undefined) && schema["additionalProperties"] !== false) {
    found.push("For 'object' type, 'additionalProperties' must be explicitly set to false");
  }
  const least = schema["minItems"];
  if (typeof least === "number" && least > (anthropicStrict.greatestMinItems ?? Infinity))
    found.push("For 'array' type, 'minItems' values other than 0 or 1 are not supported");
  const { format, pattern } = schema;
  if (format !== undefined && (anthropicStrict.formats === "any" || !anthropicStrict.formats.has(String(format))))
    found.push(`For 'string' type, 'format' value '${String(format)}' is not supported`);
  if (pattern !== undefined && !(typeof pattern === "string" && fitsPatternRule({ source: pattern, flags: "u" }, anthropicStrict.patterns)))
    found.push("For 'string' type, 'pattern' uses a feature that is not supported");
  if (Array.isArray(schema["enum"]) && (schema["enum"] as readonly unknown[]).some((value) => typeof value === "object" && value !== null))
    found.push("Enum value must be a string, number, boolean or null");
  if (
    Array.isArray(schema["allOf"]) &&
    (schema["allOf"] as readonly unknown[]).some((each) => isRecord(each) && each["$ref"] !== undefined)
  )
    found.push("'allOf' with '$ref' is not supported");
  if (schema["type"] === undefined && !["enum", "const", "anyOf", "allOf", "$ref"].some((keyword) => schema[keyword] !== undefined))
    found.push("Schema type is required");
  return found;
}

/** Over all strict tools of the request together. */
function refuseBudget(tools: readonly Readonly<Record<string, unknown>>[]): readonly Refusal[] {
  const limits = anthropicStrict.limits.request;
  const nodes = tools.flatMap((tool) => (isRecord(tool["input_schema"]) ? walkSchema(tool["input_schema"]).nodes : []));
  const optional = nodes.reduce((sum, { schema }) => sum + propertyNames(schema).length - requiredProperties(schema).length, 0);
  const unions = nodes.filter(
    ({ schema }) => Array.isArray(schema["anyOf"]) || (Array.isArray(schema["type"]) && schema["type"].length > 1),
  ).length;
  const over = (value: number, limit: number | undefined, text: string): readonly Refusal[] =>
    limit !== undefined && value > limit ? [{ pointer: "", message: text, param: "tools" }] : [];
  return [
    ...over(tools.length, limits?.strictTools, `Too many strict tools (${tools.length}). limit: ${limits?.strictTools}`),
    ...over(
      optional,
      limits?.optionalKeys,
      `Schemas contains too many optional parameters (${optional}), which would make grammar compilation inefficient. Reduce the number of optional parameters in your tool schemas (limit: ${limits?.optionalKeys}).`,
    ),
    ...over(
      unions,
      limits?.unions,
      `Schemas contains too many parameters with union types (${unions} parameters with type arrays or anyOf). This causes exponential compilation cost. Reduce the number of nullable or union-typed parameters (limit: ${limits?.unions} parameters with unions).`,
    ),
  ];
}
