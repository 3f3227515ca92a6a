import type { Json } from "../../../model/index.js";
import { isRecord, type JsonRecord, own } from "../json-pointer.js";
import { jsonOrFormContent } from "./content.js";
import { type Parameter, parametersOf } from "./parameters.js";
import { follow, listOf } from "./reference.js";

/**
 * The schema of an operation's arguments, or why it has none: parameters, and the properties of the request body beside them. A body
 * that is no plain object, or that shares a name with a parameter, is one property called `body`.
 *
 * @param shared the parameters of the operation's path
 * @param root the document, for references into it
 * @param toSchema makes JSON Schema of a schema object
 */
export function argumentsOf(
  operation: JsonRecord,
  shared: readonly Json[],
  root: JsonRecord,
  toSchema: (schema: Json) => Json,
): JsonRecord | string {
  const parameters = new Map<string, Parameter>();
  for (const parameter of parametersOf(shared, listOf(own(operation, "parameters")), root)) {
    if (typeof parameter === "string") return parameter;
    const other = parameters.get(parameter.name);
    if (other !== undefined) return `both a ${other.in} parameter and a ${parameter.in} parameter have the name '${parameter.name}'`;
    parameters.set(parameter.name, parameter);
  }
  const body = bodyOf(operation, root, toSchema);
  if (typeof body === "string") return body;
  const merged = body !== undefined && isPlainObject(body.followed) ? fieldsOf(body.followed) : undefined;
  const isMerged = merged !== undefined && !merged.properties.some(([name]) => parameters.has(name));
  if (body !== undefined && !isMerged && parameters.has("body")) return "both a parameter and the request body have the name 'body'";

  const properties = [...parameters.values()].map(({ name, schema, said }) => [name, described(toSchema(schema), said)] as const);
  const required = [...parameters.values()].filter((parameter) => parameter.required).map(({ name }) => name);
  if (body === undefined) return object(properties, required);
  const needs = (names: readonly string[]): readonly string[] => (body.required ? [...new Set([...required, ...names])] : required);
  if (!isMerged) return object([...properties, ["body", body.schema]], needs(["body"]));
  return object([...properties, ...merged.properties], needs(merged.required), merged.closed);
}

const object = (properties: readonly (readonly [string, Json])[], required: readonly string[], closed = false): JsonRecord => ({
  type: "object",
  properties: Object.fromEntries(properties),
  required,
  ...(closed && { additionalProperties: false }),
});

interface Body {
  readonly required: boolean;
  readonly schema: Json;
  /** The schema at the end of its references. */
  readonly followed: Json;
}

/** Whether an operation takes a body that no arguments can say, and does without it. */
export function leavesBodyOut(operation: JsonRecord, root: JsonRecord): boolean {
  const body = follow(own(operation, "requestBody") ?? null, root);
  return isRecord(body) && jsonOrFormContent(own(body, "content")) === undefined;
}

/** The request body of an operation that has one, or why it cannot be sent as JSON. */
function bodyOf(operation: JsonRecord, root: JsonRecord, toSchema: (schema: Json) => Json): Body | string | undefined {
  const given = own(operation, "requestBody");
  if (given === undefined) return undefined;
  const body = follow(given, root);
  if (!isRecord(body)) return "its request body's reference leads nowhere";
  const required = own(body, "required") === true;
  const schema = jsonOrFormContent(own(body, "content"));
  if (schema === undefined) return required ? "its request body has no JSON form" : undefined;
  return {
    required,
    schema: described(toSchema(schema), descriptionOf(body)),
    followed: toSchema(follow(schema, root) ?? schema),
  };
}

/** Keywords that say nothing once an object's properties stand elsewhere. */
const told: ReadonlySet<string> = new Set(["type", "properties", "required", "title", "description", "example", "examples", "deprecated"]);

/** Only an object that its properties tell wholly can be taken apart. */
const isPlainObject = (schema: Json): schema is JsonRecord =>
  isRecord(schema) &&
  own(schema, "type") === "object" &&
  isRecord(own(schema, "properties")) &&
  Object.entries(schema).every(
    ([key, value]) => told.has(key) || key.startsWith("x-") || (key === "additionalProperties" && typeof value === "boolean"),
  );

interface Fields {
  readonly properties: readonly (readonly [string, Json])[];
  readonly required: readonly string[];
  readonly closed: boolean;
}

/** What a request sends of an object: not its `readOnly` properties (specification 3.0.4, section 4.7.24.2). */
function fieldsOf(body: JsonRecord): Fields {
  const all = Object.entries(own(body, "properties") as JsonRecord);
  const properties = all.filter(([, schema]) => !(isRecord(schema) && own(schema, "readOnly") === true));
  const names = new Set(properties.map(([name]) => name));
  const readOnly = new Set(all.map(([name]) => name).filter((name) => !names.has(name)));
  return {
    properties,
    required: listOf(own(body, "required")).filter((name): name is string => typeof name === "string" && !readOnly.has(name)),
    closed: own(body, "additionalProperties") === false,
  };
}

/** What a parameter or body says of itself goes before the words of its schema. */
const described = (schema: Json, said: JsonRecord): Json =>
  Object.keys(said).length === 0 || !isRecord(schema) ? schema : { ...schema, ...said };

function descriptionOf(body: JsonRecord): JsonRecord {
  const description = own(body, "description");
  return typeof description === "string" && description !== "" ? { description } : {};
}
