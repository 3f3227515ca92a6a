import { type Diagnostic, diagnose } from "../../../diagnostics/index.js";
import type { Json, Place } from "../../../model/index.js";
import type { Declaration, Declarations } from "../declarations.js";
import type { Dialect } from "../dialect.js";
import { isRecord, type JsonRecord, own, pointerOf } from "../json-pointer.js";
import { argumentsOf, leavesBodyOut } from "./arguments.js";
import { jsonContent } from "./content.js";
import { follow, listOf } from "./reference.js";
import { fromSchemaObject, fromSchemas } from "./schema-object.js";

/** Whether a document says that it is OpenAPI (or its forerunner). */
export const isOpenApi = (root: Json): root is JsonRecord =>
  isRecord(root) && (typeof own(root, "openapi") === "string" || own(root, "swagger") !== undefined) && isRecord(own(root, "paths") ?? {});

const methods = ["get", "put", "post", "delete", "patch", "head", "options", "trace", "query"] as const;

/**
 * The operations of an OpenAPI 3.0, 3.1 or 3.2 document as tools: `operationId` names the tool, parameters and the properties of the
 * request body are its arguments, the first 2xx JSON response is its result. GET and QUERY only read (RFC 9110, section 9.2.1; 3.2).
 *
 * @param place where a pointer into the document stands
 */
export function findOperations(root: JsonRecord, place: (pointer: string) => Place): Declarations {
  const version = own(root, "openapi") ?? own(root, "swagger");
  const [, minor] = /^3\.([0-2])(?:\.|$)/.exec(String(version)) ?? [];
  if (minor === undefined)
    return { tools: [], diagnostics: [diagnose("openapi-version", { version: String(version) }, { place: place("") })] };
  const operations: Operation[] = [];
  const diagnostics: Diagnostic[] = [];
  const paths = own(root, "paths");
  // A copy, since a schema object of a document stands in one place only.
  const toSchema = minor === "0" ? fromSchemaObject : (schema: Json): Json => structuredClone(schema);
  for (const [path, given] of Object.entries(isRecord(paths) ? paths : {})) {
    const item = follow(given, root);
    if (!isRecord(item)) continue;
    for (const { method, operation, pointer } of operationsOf(item, pointerOf("/paths", path))) {
      const name = own(operation, "operationId");
      if (typeof name !== "string" || name === "") {
        diagnostics.push(diagnose("operation-unnamed", { operation: `${method.toUpperCase()} ${path}` }, { place: place(pointer) }));
        continue;
      }
      const args = argumentsOf(operation, listOf(own(item, "parameters")), root, toSchema);
      if (typeof args === "string") {
        diagnostics.push(diagnose("operation-invalid", { problem: args }, { place: place(pointer), tool: name }));
        continue;
      }
      if (leavesBodyOut(operation, root)) diagnostics.push(diagnose("body-left-out", {}, { place: place(pointer), tool: name }));
      operations.push({ name, method, operation, pointer, args, result: resultOf(operation, root, toSchema) });
    }
  }
  const document = {
    ...(minor !== "0" && { paths: paths ?? {} }),
    components: componentsOf(root, minor === "0"),
    operations: operations.map(({ args, result }) => ({ arguments: args, ...(result !== undefined && { result: result.schema }) })),
  };
  const dialect: Dialect = { draft: "2020-12", ...(minor !== "0" && { knowsExample: true }) };
  const placeOf = (pointer: string): Place => {
    const [, index, part, rest] = /^\/operations\/(\d+)\/(arguments|result)(.*)$/s.exec(pointer) ?? [];
    const operation = operations[Number(index)];
    if (operation === undefined || rest === undefined) return place(pointer);
    return place(operation.pointer + (part === "result" ? (operation.result?.pointer ?? "") : "") + rest);
  };
  return { tools: operations.map(toolOf), diagnostics, document: { root: document, dialect, place: placeOf } };
}

/** Those of the usual methods, then those of any other one (3.2). */
function operationsOf(item: JsonRecord, path: string): readonly { method: string; operation: JsonRecord; pointer: string }[] {
  const further = own(item, "additionalOperations");
  const at = (holder: JsonRecord, within: string, method: string) => {
    const operation = own(holder, method);
    return isRecord(operation) ? [{ method, operation, pointer: pointerOf(within, method) }] : [];
  };
  return [
    ...methods.flatMap((method) => at(item, path, method)),
    ...(isRecord(further) ? Object.keys(further).flatMap((method) => at(further, pointerOf(path, "additionalOperations"), method)) : []),
  ];
}

interface Operation {
  readonly name: string;
  readonly method: string;
  readonly operation: JsonRecord;
  readonly pointer: string;
  readonly args: JsonRecord;
  readonly result: Result | undefined;
}

interface Result {
  readonly schema: Json;
  /** From the operation to the response. */
  readonly pointer: string;
}

/** The components with their schemas as JSON Schema, for references into them. */
function componentsOf(root: JsonRecord, old: boolean): Json {
  const components = own(root, "components") ?? {};
  if (!isRecord(components) || !old) return components;
  const schemas = own(components, "schemas");
  return { ...components, ...(isRecord(schemas) && { schemas: fromSchemas(schemas) }) };
}

function toolOf({ name, method, operation, pointer, args, result }: Operation, index: number): Declaration {
  const description = own(operation, "description") || own(operation, "summary");
  return {
    wireName: name,
    ...(typeof description === "string" && { description }),
    ...(own(operation, "deprecated") === true && { deprecated: true }),
    schema: { value: args, pointer: `/operations/${index}/arguments` },
    ...(result !== undefined && { result: { value: result.schema, pointer: `/operations/${index}/result` } }),
    behaviour: method === "get" || method === "query" ? { readonly: true } : {},
    pointer,
    wholeFile: false,
  };
}

function resultOf(operation: JsonRecord, root: JsonRecord, toSchema: (schema: Json) => Json): Result | undefined {
  const responses = own(operation, "responses");
  if (!isRecord(responses)) return undefined;
  const status = Object.keys(responses)
    .filter((key) => /^2(?:\d\d|XX)$/.test(key))
    .sort()[0];
  const response = status === undefined ? undefined : follow(own(responses, status) ?? null, root);
  const schema = isRecord(response) ? jsonContent(own(response, "content")) : undefined;
  return schema === undefined || status === undefined ? undefined : { schema: toSchema(schema), pointer: pointerOf("/responses", status) };
}
