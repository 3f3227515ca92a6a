import { fitsPatternRule } from "../../lower/patterns.js";
import type { Refusal } from "../refusal.js";
import { isRecord, propertyNames, requiredNames, resolveReference, type SchemaNode, walkSchema } from "../walk-schema.js";
import { openaiLoose, openaiStrict } from "./dialect.js";

/** What OpenAI refuses in `tools`. Messages follow the API's own as observed in 2025 and 2026; hosted tools are not looked into. */
export function refuseOpenai(api: "chat" | "responses", tools: unknown): readonly Refusal[] {
  if (tools === undefined || tools === null) return [];
  if (!Array.isArray(tools)) {
    return [{ pointer: "", message: "Invalid type for 'tools': expected an array of objects.", param: "tools" }];
  }
  const most = openaiStrict.limits.request?.tools ?? Infinity;
  const count =
    tools.length > most
      ? [
          {
            pointer: "",
            message: `Invalid 'tools': array too long. Expected an array with maximum length ${most}, but got an array with length ${tools.length} instead.`,
            param: "tools",
          },
        ]
      : [];
  return [...count, ...(tools as readonly unknown[]).flatMap((tool, i) => refuseTool(api, tool, i))];
}

function refuseTool(api: "chat" | "responses", tool: unknown, index: number): readonly Refusal[] {
  const at = `tools[${index}]`;
  if (!isRecord(tool)) return [{ pointer: `/${index}`, message: `Invalid type for '${at}': expected an object.`, param: at }];
  if (typeof tool["type"] !== "string") {
    return [{ pointer: `/${index}`, message: `Missing required parameter: '${at}.type'.`, param: `${at}.type` }];
  }
  if (tool["type"] !== "function") return [];
  const nested = api === "chat";
  const inner = nested ? tool["function"] : tool;
  const pointer = nested ? `/${index}/function` : `/${index}`;
  const param = nested ? `${at}.function` : at;
  if (!isRecord(inner)) return [{ pointer: `/${index}`, message: `Missing required parameter: '${param}'.`, param }];
  return [...refuseName(api, inner, pointer, param), ...refuseParameters(inner, pointer, param)];
}

function refuseName(
  api: "chat" | "responses",
  tool: Readonly<Record<string, unknown>>,
  pointer: string,
  param: string,
): readonly Refusal[] {
  const { name } = tool;
  const where = { pointer: `${pointer}/name`, param: `${param}.name` };
  if (name === undefined) return [{ pointer, message: `Missing required parameter: '${param}.name'.`, param: where.param }];
  if (typeof name !== "string") return [{ ...where, message: `Invalid type for '${where.param}': expected a string.` }];
  // API specification, 2026-08: Chat 64, Responses 128.
  const most = api === "chat" ? openaiStrict.toolName.maxLength : 128;
  if (name.length === 0 || !new RegExp(openaiStrict.toolName.pattern).test(name)) {
    return [
      {
        ...where,
        message: `Invalid '${where.param}': string does not match pattern. Expected a string that matches the pattern '${openaiStrict.toolName.pattern}'.`,
      },
    ];
  }
  if (name.length <= most) return [];
  return [
    {
      ...where,
      message: `Invalid '${where.param}': string too long. Expected a string with maximum length ${most}, but got a string with length ${name.length} instead.`,
    },
  ];
}

function refuseParameters(tool: Readonly<Record<string, unknown>>, pointer: string, param: string): readonly Refusal[] {
  const { parameters, strict } = tool;
  if (parameters === undefined || parameters === null) return [];
  const where = (node: { readonly pointer: string }) => ({ pointer: `${pointer}/parameters${node.pointer}`, param: `${param}.parameters` });
  const invalid = (text: string) => `Invalid schema for function '${String(tool["name"])}': ${text}`;
  if (!isRecord(parameters)) return [{ ...where({ pointer: "" }), message: `Invalid type for '${param}.parameters': expected an object.` }];
  if (parameters["type"] !== "object") {
    const got = typeof parameters["type"] === "string" ? parameters["type"] : "None";
    return [{ ...where({ pointer: "" }), message: invalid(`schema must be a JSON Schema of 'type: "object"', got 'type: "${got}"'.`) }];
  }
  const { nodes, broken } = walkSchema(parameters);
  const found = [
    ...broken.map((node) => ({
      ...where(node),
      message: invalid(`In context=${context(node.path)}, schema must be an object or a boolean.`),
    })),
    ...nodes.flatMap((node) =>
      [...refuseAlways(node), ...(strict === true ? refuseStrict(node, parameters) : [])].map((text) => ({
        ...where(node),
        message: invalid(`In context=${context(node.path)}, ${text}`),
      })),
    ),
  ];
  return strict === true ? [...found, ...refuseSize(nodes).map((text) => ({ ...where({ pointer: "" }), message: invalid(text) }))] : found;
}

const context = (path: readonly string[]): string => `(${path.map((part) => `'${part}'`).join(", ")}${path.length === 1 ? "," : ""})`;

/** Refused with and without `strict`. */
function refuseAlways({ schema }: SchemaNode): readonly string[] {
  const isArray = schema["type"] === "array" || (Array.isArray(schema["type"]) && schema["type"].includes("array"));
  const hasItems =
    isRecord(schema["items"]) || (openaiLoose.untyped && typeof schema["items"] === "boolean") || Array.isArray(schema["prefixItems"]);
  return isArray && !hasItems ? ["array schema missing items."] : [];
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
  "$ref",
  "$defs",
  "definitions",
  "title",
  "description",
]);

const typeNames = new Set(["string", "number", "integer", "boolean", "object", "array", "null"]);

function refuseStrict(node: SchemaNode, root: Readonly<Record<string, unknown>>): readonly string[] {
  const { schema } = node;
  const found: string[] = [];
  const keywords = openaiStrict.keywords as ReadonlySet<string>;
  for (const keyword of Object.keys(schema)) {
    if (!structural.has(keyword) && !keywords.has(keyword)) found.push(`'${keyword}' is not permitted.`);
  }
  if (node.root && schema["anyOf"] !== undefined) found.push("'anyOf' is not permitted.");
  if (schema["$ref"] !== undefined) {
    const others = Object.keys(schema).filter((keyword) => keyword !== "$ref" && keyword !== "$defs" && keyword !== "definitions");
    if (others.length > 0) found.push(`$ref cannot have keywords {${others.map((keyword) => `'${keyword}'`).join(", ")}}.`);
    if (!isRecord(resolveReference(root, schema["$ref"]))) found.push(`reference to component '${String(schema["$ref"])}' was not found.`);
    return found;
  }
  const names = [schema["type"]].flat();
  const typed = schema["anyOf"] !== undefined || schema["enum"] !== undefined || schema["const"] !== undefined;
  if (schema["type"] === undefined && !typed) found.push("schema must have a 'type' key.");
  for (const name of names)
    if (name !== undefined && !(typeof name === "string" && typeNames.has(name)))
      found.push(`${JSON.stringify(name)} is not a valid type.`);
  if (names.includes("object") || schema["properties"] !== undefined) {
    if (schema["additionalProperties"] !== false) found.push("'additionalProperties' is required to be supplied and to be false.");
    const required = new Set(requiredNames(schema));
    const missing = propertyNames(schema).find((name) => !required.has(name));
    if (!Array.isArray(schema["required"]) ? propertyNames(schema).length > 0 : missing !== undefined) {
      found.push(
        `'required' is required to be supplied and to be an array including every key in properties. Missing '${missing ?? propertyNames(schema)[0]}'.`,
      );
    }
    const extra = [...required].find((name) => !propertyNames(schema).includes(name));
    if (extra !== undefined)
      found.push(
        `'required' is required to be supplied and to be an array including every key in properties. Extra required key '${extra}' supplied.`,
      );
  }
  if (typeof schema["items"] === "boolean" || Array.isArray(schema["items"])) found.push("'items' must be a schema.");
  const { format, pattern } = schema;
  if (format !== undefined && (openaiStrict.formats === "any" || !openaiStrict.formats.has(String(format))))
    found.push(`'${String(format)}' is not a valid format.`);
  if (pattern !== undefined && !(typeof pattern === "string" && sendable(pattern)))
    found.push(`'${String(pattern)}' is not a valid regex.`);
  if (schema["enum"] !== undefined && !(Array.isArray(schema["enum"]) && schema["enum"].length > 0))
    found.push("'enum' must be a non-empty array.");
  for (const keyword of ["anyOf"])
    if (schema[keyword] !== undefined && !(Array.isArray(schema[keyword]) && schema[keyword].length > 0))
      found.push(`'${keyword}' must be a non-empty array.`);
  return found;
}

const sendable = (source: string): boolean => fitsPatternRule({ source, flags: "u" }, openaiStrict.patterns);

/** The whole schema's size. */
function refuseSize(nodes: readonly SchemaNode[]): readonly string[] {
  const limits = openaiStrict.limits.schema;
  if (limits === undefined) return [];
  const depth = nodes.reduce((most, node) => Math.max(most, node.depth), 0);
  const properties = nodes.reduce((sum, node) => sum + propertyNames(node.schema).length, 0);
  const enums = nodes.flatMap(({ schema }) => (Array.isArray(schema["enum"]) ? [schema["enum"] as readonly unknown[]] : []));
  const text = (values: readonly unknown[]) =>
    values.reduce((sum: number, value) => sum + (typeof value === "string" ? value.length : 0), 0);
  const names = nodes.reduce((sum, { schema }) => {
    const definitions = [schema["$defs"], schema["definitions"]].flatMap((map) => (isRecord(map) ? Object.keys(map) : []));
    return (
      sum + [...propertyNames(schema), ...definitions].join("").length + (typeof schema["const"] === "string" ? schema["const"].length : 0)
    );
  }, 0);
  const characters = names + enums.reduce((sum, values) => sum + text(values), 0);
  const values = enums.reduce((sum, list) => sum + list.length, 0);
  const { longEnum } = limits;
  return [
    ...over("levels of nesting", depth, limits.depth),
    ...over("object properties", properties, limits.properties),
    ...over("characters of names and values", characters, limits.characters),
    ...over("enum values", values, limits.enumValues),
    ...(longEnum === undefined
      ? []
      : enums
          .filter((list) => list.length > longEnum.over)
          .flatMap((list) => over("characters in one enum", text(list), longEnum.characters))),
  ];
}

const over = (what: string, value: number, limit: number | undefined): readonly string[] =>
  limit !== undefined && value > limit ? [`${value} ${what} exceeds limit of ${limit}.`] : [];
