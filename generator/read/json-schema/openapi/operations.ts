import { type Diagnostic, diagnose } from "../../../diagnostics/index.js";
import type { Json, Place } from "../../../model/index.js";
import type { Declaration, Declarations } from "../declarations.js";
import { isRecord, type JsonRecord, own, pointerOf, pointerSteps, valueAt } from "../json-pointer.js";
import { fromSchemaObject, fromSchemas } from "./schema-object.js";

/** Whether a document says that it is OpenAPI (or its forerunner). */
export const isOpenApi = (root: Json): root is JsonRecord =>
  isRecord(root) && (typeof own(root, "openapi") === "string" || own(root, "swagger") !== undefined) && isRecord(own(root, "paths") ?? {});

const methods = ["get", "put", "post", "delete", "patch", "head", "options", "trace"] as const;

/**
 * The operations of an OpenAPI 3.0 or 3.1 document as tools: `operationId` names the tool, parameters and the properties of a JSON
 * request body are its arguments, the first 2xx JSON response is its result.
 *
 * @param place where a pointer into the document stands
 */
export function findOperations(root: JsonRecord, place: (pointer: string) => Place): Declarations {
  const version = own(root, "openapi") ?? own(root, "swagger");
  const [, minor] = /^3\.([01])(?:\.|$)/.exec(String(version)) ?? [];
  if (minor === undefined)
    return { tools: [], diagnostics: [diagnose("openapi-version", { version: String(version) }, { place: place("") })] };
  const tools: Declaration[] = [];
  const diagnostics: Diagnostic[] = [];
  const paths = own(root, "paths");
  const document: Document = {
    root,
    schema: minor === "0" ? fromSchemaObject : (schema) => schema,
    components: componentsOf(root, minor === "0"),
  };
  for (const [path, given] of Object.entries(isRecord(paths) ? paths : {})) {
    const item = follow(given, root);
    if (!isRecord(item)) continue;
    for (const method of methods) {
      const operation = own(item, method);
      if (!isRecord(operation)) continue;
      const pointer = pointerOf(pointerOf("/paths", path), method);
      const name = own(operation, "operationId");
      if (typeof name !== "string" || name === "") {
        diagnostics.push(diagnose("operation-unnamed", { operation: `${method.toUpperCase()} ${path}` }, { place: place(pointer) }));
        continue;
      }
      const made = toolOf(name, operation, listOf(own(item, "parameters")), pointer, document);
      if (typeof made === "string")
        diagnostics.push(diagnose("operation-invalid", { problem: made }, { place: place(pointer), tool: name }));
      else tools.push({ ...made, ...(method === "get" && { behaviour: { readonly: true } }) });
    }
  }
  return { tools, diagnostics };
}

interface Document {
  readonly root: JsonRecord;
  /** Makes JSON Schema of a schema object. */
  readonly schema: (schema: Json) => Json;
  /** `components` with their schemas made so, for references into them. */
  readonly components: Json | undefined;
}

function componentsOf(root: JsonRecord, old: boolean): Json | undefined {
  const components = own(root, "components");
  if (!isRecord(components) || !old) return components;
  const schemas = own(components, "schemas");
  return { ...components, ...(isRecord(schemas) && { schemas: fromSchemas(schemas) }) };
}

/** One tool, or why the operation cannot be one. */
function toolOf(name: string, operation: JsonRecord, shared: readonly Json[], pointer: string, document: Document): Declaration | string {
  const properties = new Map<string, Json>();
  const required: string[] = [];
  const from = new Map<string, string>();
  const add = (key: string, schema: Json, needed: boolean, source: string): string | undefined => {
    const other = from.get(key);
    if (other !== undefined) return `both ${other} and ${source} have the name '${key}'`;
    from.set(key, source);
    properties.set(key, schema);
    if (needed) required.push(key);
    return undefined;
  };
  for (const parameter of parametersOf(shared, listOf(own(operation, "parameters")), document.root)) {
    if (typeof parameter === "string") return parameter;
    const problem = add(
      parameter.name,
      withDescription(document.schema(parameter.schema), parameter.description),
      parameter.required,
      `a ${parameter.in} parameter`,
    );
    if (problem !== undefined) return problem;
  }
  const body = own(operation, "requestBody");
  if (body !== undefined) {
    const found = follow(body, document.root);
    if (!isRecord(found)) return "its request body's reference leads nowhere";
    const isNeeded = own(found, "required") === true;
    const given = jsonContent(own(found, "content"));
    if (given === undefined && isNeeded) return "its request body has no JSON form";
    if (given !== undefined) {
      const schema = document.schema(follow(given, document.root) ?? given);
      const plain = isPlainObject(schema) ? schema : undefined;
      // Only an object that its properties tell wholly can be taken apart; any other body is one property.
      const problem =
        plain === undefined ? add("body", document.schema(given), isNeeded, "the request body") : addAll(plain, isNeeded, add);
      if (problem !== undefined) return problem;
    }
  }
  const description = own(operation, "description") || own(operation, "summary");
  const result = resultOf(operation, document);
  const whole = (schema: JsonRecord): Json => ({
    ...schema,
    ...(document.components !== undefined && { components: document.components }),
  });
  return {
    wireName: name,
    ...(typeof description === "string" && { description }),
    ...(own(operation, "deprecated") === true && { deprecated: true }),
    schema: { value: whole({ type: "object", properties: Object.fromEntries(properties), required }), pointer },
    ...(result !== undefined && {
      result: { value: whole(isRecord(result.schema) ? result.schema : {}), pointer: pointer + result.pointer },
    }),
    behaviour: {},
    pointer,
    wholeFile: false,
  };
}

function addAll(
  body: JsonRecord,
  isNeeded: boolean,
  add: (key: string, schema: Json, needed: boolean, source: string) => string | undefined,
): string | undefined {
  const needed = listOf(own(body, "required"));
  for (const [key, schema] of Object.entries(own(body, "properties") as JsonRecord)) {
    const problem = add(key, schema, isNeeded && needed.includes(key), "the request body");
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** Keywords that say nothing once an object's properties stand elsewhere. */
const told: ReadonlySet<string> = new Set(["type", "properties", "required", "title", "description", "example", "examples", "deprecated"]);

const isPlainObject = (schema: Json): schema is JsonRecord =>
  isRecord(schema) &&
  own(schema, "type") === "object" &&
  isRecord(own(schema, "properties")) &&
  Object.keys(schema).every((key) => told.has(key) || key.startsWith("x-"));

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: Json;
  readonly description: string | undefined;
}

/** The operation's own parameters go before the path's of the same name and place. Cookies and vendors' headers are the caller's affair. */
function parametersOf(shared: readonly Json[], owned: readonly Json[], root: JsonRecord): readonly (Parameter | string)[] {
  const found = new Map<string, Parameter | string>();
  for (const given of [...shared, ...owned]) {
    const parameter = follow(given, root);
    const name = isRecord(parameter) ? own(parameter, "name") : undefined;
    const where = isRecord(parameter) ? own(parameter, "in") : undefined;
    if (!isRecord(parameter) || typeof name !== "string" || typeof where !== "string") {
      found.set(JSON.stringify(given), "a parameter has no name, or its reference leads nowhere");
      continue;
    }
    if (where !== "path" && where !== "query" && where !== "header") continue;
    const description = own(parameter, "description");
    found.set(JSON.stringify([where, name]), {
      name,
      in: where,
      required: where === "path" || own(parameter, "required") === true,
      schema: own(parameter, "schema") ?? jsonContent(own(parameter, "content")) ?? {},
      description: typeof description === "string" && description !== "" ? description : undefined,
    });
  }
  return [...found.values()];
}

function resultOf(operation: JsonRecord, document: Document): { readonly schema: Json; readonly pointer: string } | undefined {
  const responses = own(operation, "responses");
  if (!isRecord(responses)) return undefined;
  const status = Object.keys(responses)
    .filter((key) => /^2(?:\d\d|XX)$/.test(key))
    .sort()[0];
  const response = status === undefined ? undefined : follow(own(responses, status) ?? null, document.root);
  const schema = isRecord(response) ? jsonContent(own(response, "content")) : undefined;
  return schema === undefined || status === undefined
    ? undefined
    : { schema: document.schema(schema), pointer: pointerOf("/responses", status) };
}

/** The schema of the JSON form of a body: `application/json`, else any `+json`. */
function jsonContent(content: Json | undefined): Json | undefined {
  if (!isRecord(content)) return undefined;
  const types = Object.keys(content);
  const type = types.find((name) => /^application\/json(?:;|$)/i.test(name)) ?? types.find((name) => /^[^;]+\+json(?:;|$)/i.test(name));
  const media = type === undefined ? undefined : own(content, type);
  return isRecord(media) ? (own(media, "schema") ?? {}) : undefined;
}

/** What references within the document lead to; `undefined` where they lead nowhere or in a circle. */
function follow(value: Json, root: JsonRecord): Json | undefined {
  let at: Json | undefined = value;
  for (let steps = 0; steps < 64; steps++) {
    const ref: Json | undefined = isRecord(at) ? own(at, "$ref") : undefined;
    if (typeof ref !== "string") return at;
    if (!ref.startsWith("#/")) return undefined;
    at = pointerSteps(ref.slice(1)).reduce<Json | undefined>((held, step) => (held === undefined ? undefined : valueAt(held, step)), root);
  }
  return undefined;
}

const withDescription = (schema: Json, description: string | undefined): Json =>
  description === undefined || !isRecord(schema) || own(schema, "$ref") !== undefined ? schema : { ...schema, description };

const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []);
