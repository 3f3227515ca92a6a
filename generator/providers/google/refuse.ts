import type { Refusal } from "../refusal.js";
import { findCycle, isRecord, propertyNames, requiredNames, requiredProperties, walkSchema } from "../walk-schema.js";
import { googleJsonSchema } from "./dialect.js";

/** What generateContent refuses in `tools`. Messages follow the API's own as observed in 2025 and 2026; other kinds of tools pass. */
export function refuseGoogle(tools: unknown): readonly Refusal[] {
  if (tools === undefined || tools === null) return [];
  if (!Array.isArray(tools)) return [{ pointer: "", message: "Invalid value at 'tools': expected a list.", param: "tools" }];
  const declarations = (tools as readonly unknown[]).flatMap((tool, i) => {
    const list = isRecord(tool) ? (tool["functionDeclarations"] ?? tool["function_declarations"]) : undefined;
    return Array.isArray(list) ? (list as readonly unknown[]).map((declaration, j) => ({ declaration, i, j })) : [];
  });
  const most = googleJsonSchema.limits.request?.tools ?? Infinity;
  const seen = new Set<string>();
  return [
    ...(declarations.length > most
      ? [{ pointer: "", message: `At most ${most} function declarations can be specified.`, param: "tools" }]
      : []),
    ...declarations.flatMap(({ declaration, i, j }) => {
      const name = isRecord(declaration) ? declaration["name"] : undefined;
      const twice = typeof name === "string" && seen.has(name);
      if (typeof name === "string") seen.add(name);
      const pointer = `/${i}/functionDeclarations/${j}`;
      return [
        ...(twice ? [{ pointer: `${pointer}/name`, message: `Duplicate function declaration found: ${name}`, param: "tools" }] : []),
        ...refuseDeclaration(declaration, pointer, `tools[${i}].function_declarations[${j}]`),
      ];
    }),
  ];
}

function refuseDeclaration(declaration: unknown, pointer: string, field: string): readonly Refusal[] {
  if (!isRecord(declaration)) return [{ pointer, message: `Invalid value at '${field}'.`, param: field }];
  const { name, parameters, parametersJsonSchema } = declaration;
  const request = `* GenerateContentRequest.${field}`;
  const found: Refusal[] = [];
  // FunctionDeclaration.name in @google/genai 2.32, 2026-10.
  if (typeof name !== "string" || !/^[a-zA-Z_][a-zA-Z0-9_.:-]{0,127}$/.test(name)) {
    found.push({
      pointer: `${pointer}/name`,
      message: `${request}.name: Invalid function name. Must start with a letter or an underscore. Must be alphanumeric (a-z, A-Z, 0-9), underscores (_), dots (.), colons (:), or dashes (-), with a maximum length of 128.`,
      param: `${field}.name`,
    });
  }
  if (parameters !== undefined && parametersJsonSchema !== undefined) {
    found.push({ pointer, message: `${request}: only one of parameters and parameters_json_schema can be set.`, param: field });
  }
  if (parameters !== undefined) found.push(...refuseMessage(parameters, `${pointer}/parameters`, `${field}.parameters`));
  if (parametersJsonSchema !== undefined)
    found.push(...refuseJsonSchema(parametersJsonSchema, `${pointer}/parametersJsonSchema`, `${field}.parameters_json_schema`));
  return found;
}

/** Fields of the Schema message, Vertex AI reference, 2026-11. */
const fields = new Set([
  "type",
  "format",
  "title",
  "description",
  "nullable",
  "enum",
  "items",
  "maxItems",
  "minItems",
  "properties",
  "required",
  "minProperties",
  "maxProperties",
  "minLength",
  "maxLength",
  "pattern",
  "example",
  "anyOf",
  "propertyOrdering",
  "default",
  "minimum",
  "maximum",
]);

const typeNames = new Set(["STRING", "NUMBER", "INTEGER", "BOOLEAN", "ARRAY", "OBJECT", "NULL", "TYPE_UNSPECIFIED"]);

/** `parameters`: the OpenAPI subset, a proto message. */
function refuseMessage(schema: unknown, pointer: string, field: string): readonly Refusal[] {
  const { nodes, broken } = walkSchema(schema);
  const at = (node: { readonly path: readonly string[] }) => `${field}${node.path.map((part) => `.${part}`).join("")}`;
  return [
    ...broken.map((node) => ({
      pointer: `${pointer}${node.pointer}`,
      message: `Invalid value at '${at(node)}' (type.googleapis.com/google.ai.generativelanguage.v1beta.Schema)`,
      param: at(node),
    })),
    ...nodes.flatMap((node) => {
      const texts: string[] = [];
      const { type } = node.schema;
      for (const keyword of Object.keys(node.schema)) {
        if (!fields.has(keyword))
          texts.push(`Invalid JSON payload received. Unknown name "${keyword}" at '${at(node)}': Cannot find field.`);
      }
      if (Array.isArray(type))
        texts.push(`Invalid JSON payload received. Unknown name "type" at '${at(node)}': Proto field is not repeating, cannot start list.`);
      else if (type !== undefined && !typeNames.has(String(type).toUpperCase()))
        texts.push(
          `Invalid value at '${at(node)}.type' (type.googleapis.com/google.ai.generativelanguage.v1beta.Type), ${JSON.stringify(type)}`,
        );
      const names = propertyNames(node.schema);
      if (String(type).toUpperCase() === "OBJECT" && names.length === 0)
        texts.push(`* GenerateContentRequest.${at(node)}.properties: should be non-empty for OBJECT type`);
      if (String(type).toUpperCase() === "ARRAY" && node.schema["items"] === undefined)
        texts.push(`* GenerateContentRequest.${at(node)}.items: missing field.`);
      requiredNames(node.schema).forEach((name, i) => {
        if (!names.includes(name)) texts.push(`* GenerateContentRequest.${at(node)}.required[${i}]: property is not defined`);
      });
      if (Array.isArray(node.schema["enum"])) {
        (node.schema["enum"] as readonly unknown[]).forEach((value, i) => {
          if (typeof value !== "string") texts.push(`Invalid value at '${at(node)}.enum[${i}]' (TYPE_STRING), ${JSON.stringify(value)}`);
          else if (value === "") texts.push(`* GenerateContentRequest.${at(node)}.enum[${i}]: cannot be empty`);
        });
      }
      return texts.map((message) => ({ pointer: `${pointer}${node.pointer}`, message, param: at(node) }));
    }),
  ];
}

/** `parametersJsonSchema`: JSON Schema, of which a subset is understood and the rest ignored. */
function refuseJsonSchema(schema: unknown, pointer: string, field: string): readonly Refusal[] {
  const refuse = (at: string, text: string): Refusal => ({
    pointer: `${pointer}${at}`,
    message: `* GenerateContentRequest.${field}: ${text}`,
    param: field,
  });
  if (!isRecord(schema)) return [refuse("", "schema must be an object")];
  const rule = new RegExp(googleJsonSchema.propertyKey?.pattern ?? "");
  const most = googleJsonSchema.propertyKey?.maxLength ?? Infinity;
  const { nodes, broken } = walkSchema(schema);
  const found = [
    ...(schema["type"] === "object" ? [] : [refuse("", "the root must be of type object")]),
    ...broken.map((node) => refuse(node.pointer, "invalid schema")),
    ...nodes.flatMap((node) => {
      const texts: string[] = [];
      const names = propertyNames(node.schema);
      const bad = names.find((name) => !rule.test(name) || name.length > most);
      if (bad !== undefined)
        texts.push(
          `invalid property name '${bad}': must start with a letter or an underscore and hold letters, digits and underscores only, at most ${most}`,
        );
      requiredNames(node.schema).forEach((name, i) => {
        if (names.length > 0 && !names.includes(name)) texts.push(`required[${i}]: property is not defined`);
      });
      if (node.schema["$ref"] !== undefined && Object.keys(node.schema).some((keyword) => !keyword.startsWith("$")))
        texts.push("$ref must not have other keywords beside it");
      return texts.map((text) => refuse(node.pointer, text));
    }),
  ];
  const cycle = findCycle(schema, requiredProperties);
  return cycle === undefined ? found : [...found, refuse("", `the cycle through '${cycle}' must pass a property that is not required`)];
}
