import { type Diagnostic, diagnose } from "../../diagnostics/index.js";
import type { Behaviour, Json, Place } from "../../model/index.js";
import type { Dialect } from "./dialect.js";
import { fromGoogleSchema, isGoogleSchema } from "./google-schema.js";
import { isRecord, type JsonRecord, own, pointerOf } from "./json-pointer.js";
import { shownJson } from "./json-shown.js";
import { isTypeName } from "./shape.js";

/** One tool as its file declares it, whatever the form. */
export interface Declaration {
  readonly wireName: string;
  readonly description?: string;
  readonly deprecated?: boolean | string;
  readonly schema: DeclaredSchema;
  readonly result?: DeclaredSchema;
  readonly behaviour: Behaviour;
  readonly pointer: string;
  /** The file is this one schema, so references may name its file. */
  readonly wholeFile: boolean;
}

export interface DeclaredSchema {
  readonly value: Json;
  /** Leads to the schema, or to the declaration where it has none. */
  readonly pointer: string;
}

export interface Declarations {
  readonly tools: readonly Declaration[];
  /** The document in which all their schemas stand, where they are no documents of their own. */
  readonly document?: { readonly root: JsonRecord; readonly dialect: Dialect; readonly place: (pointer: string) => Place };
  readonly diagnostics: readonly Diagnostic[];
}

/** Where the arguments' schema stands, the surest name first. */
const schemaKeys = ["inputSchema", "input_schema", "parametersJsonSchema", "parameters", "schema"] as const;
const resultKeys = ["outputSchema", "output_schema", "responseJsonSchema", "response"] as const;

/** The tools in a parsed file: a tool list of any known form, or else the file as one schema. `fallbackName` is for a schema without title. */
export function findDeclarations(root: Json, fallbackName: string, place: (pointer: string) => Place): Declarations {
  const list = listIn(root);
  if (list !== undefined) return fromList(list.items, list.pointer, place);
  if (isRecord(root) && isDeclaration(root)) return fromList([root], undefined, place);
  if (!isRecord(root) && typeof root !== "boolean")
    return { tools: [], diagnostics: [diagnose("no-tool-list", { got: shownJson(root) }, { place: place("") })] };
  const title = isRecord(root) ? own(root, "title") : undefined;
  const description = isRecord(root) ? own(root, "description") : undefined;
  const deprecated = isRecord(root) ? own(root, "deprecated") : undefined;
  const tool: Declaration = {
    wireName: typeof title === "string" && title !== "" ? title : fallbackName,
    ...(typeof description === "string" && { description }),
    ...(deprecated === true && { deprecated }),
    schema: { value: root, pointer: "" },
    behaviour: {},
    pointer: "",
    wholeFile: true,
  };
  return { tools: [tool], diagnostics: [] };
}

/** An array, `{ tools: [...] }`, a JSON-RPC reply around it, or Google's `{ functionDeclarations: [...] }`. */
function listIn(root: Json): { readonly items: readonly Json[]; readonly pointer: string } | undefined {
  if (Array.isArray(root)) return { items: root as readonly Json[], pointer: "" };
  if (!isRecord(root) || isTypeName(own(root, "type") ?? null) || schemaMarks.some((key) => Object.hasOwn(root, key))) return undefined;
  const tools = own(root, "tools");
  if (Array.isArray(tools)) return { items: tools as readonly Json[], pointer: "/tools" };
  const result = own(root, "result");
  const inside = isRecord(result) ? own(result, "tools") : undefined;
  if (Array.isArray(inside)) return { items: inside as readonly Json[], pointer: "/result/tools" };
  return functionDeclarations(root, "");
}

/** Keywords that no tool list has at its top. */
const schemaMarks = ["properties", "$ref", "$defs", "definitions", "allOf", "anyOf", "oneOf", "items", "enum", "const"] as const;

/** Whether an object that stands alone is one tool and not a schema. */
function isDeclaration(record: JsonRecord): boolean {
  if (own(record, "type") === "function") return true;
  return typeof own(record, "name") === "string" && schemaKeys.some((key) => isRecord(own(record, key)));
}

function functionDeclarations(
  record: JsonRecord,
  pointer: string,
): { readonly items: readonly Json[]; readonly pointer: string } | undefined {
  for (const key of ["functionDeclarations", "function_declarations"]) {
    const items = own(record, key);
    if (Array.isArray(items)) return { items: items as readonly Json[], pointer: pointerOf(pointer, key) };
  }
  return undefined;
}

/** `pointer` is that of the list; absent when the file is one declaration. */
function fromList(items: readonly Json[], pointer: string | undefined, place: (pointer: string) => Place, google = false): Declarations {
  const tools: Declaration[] = [];
  const diagnostics: Diagnostic[] = [];
  if (items.length === 0) diagnostics.push(diagnose("empty-tool-list", {}, { place: place(pointer ?? "") }));
  items.forEach((item, index) => {
    const at = pointer === undefined ? "" : pointerOf(pointer, index);
    const nested = isRecord(item) ? functionDeclarations(item, at) : undefined;
    if (nested !== undefined) {
      const inner = fromList(nested.items, nested.pointer, place, true);
      tools.push(...inner.tools);
      diagnostics.push(...inner.diagnostics);
      return;
    }
    const read = declaration(item, at, place, google);
    if ("code" in read) diagnostics.push(read);
    else tools.push(read);
  });
  return { tools, diagnostics };
}

function declaration(item: Json, pointer: string, place: (pointer: string) => Place, google: boolean): Declaration | Diagnostic {
  const refuse = (problem: string, at = pointer, tool?: string) =>
    diagnose("tool-declaration-invalid", { problem }, { place: place(at), tool });
  if (!isRecord(item)) return refuse(`it is ${shownJson(item)}`);
  const wrapped = own(item, "function");
  const inside = isRecord(wrapped) ? wrapped : item;
  const at = isRecord(wrapped) ? pointerOf(pointer, "function") : pointer;
  const type = own(item, "type");
  const key = schemaKeys.find((name) => Object.hasOwn(inside, name));
  if (key === undefined && !isRecord(wrapped)) {
    const hosted = hostedKind(item, type);
    if (hosted !== undefined) return diagnose("hosted-tool-skipped", { kind: hosted }, { place: place(pointer) });
  }
  const name = own(inside, "name");
  if (typeof name !== "string" || name === "")
    return refuse(Object.hasOwn(inside, "name") ? `its name is ${shownJson(name ?? null)}` : "it has no `name`");
  const given = key === undefined ? undefined : own(inside, key);
  const stray = key === undefined ? strayKey(inside) : undefined;
  if (stray !== undefined) return refuse(`its schema stands under '${stray}'`, pointerOf(at, stray), name);
  const isMissing = key === undefined || given === null || given === undefined;
  if (!isMissing && !isRecord(given) && typeof given !== "boolean")
    return refuse(`its '${key}' is ${shownJson(given)} and not a schema`, pointerOf(at, key), name);
  const description = own(inside, "description");
  if (description !== undefined && description !== null && typeof description !== "string")
    return refuse(`its description is ${shownJson(description)}`, pointerOf(at, "description"), name);
  const resultKey = resultKeys.find((candidate) => isRecord(own(inside, candidate)) || typeof own(inside, candidate) === "boolean");
  const result = resultKey === undefined ? undefined : own(inside, resultKey);
  return {
    wireName: name,
    ...(typeof description === "string" && description !== "" && { description }),
    schema: isMissing
      ? { value: { type: "object", properties: {} }, pointer: at }
      : { value: plain(given, google && key === "parameters"), pointer: pointerOf(at, key) },
    ...(resultKey !== undefined &&
      result !== undefined && { result: { value: plain(result, google && resultKey === "response"), pointer: pointerOf(at, resultKey) } }),
    behaviour: behaviourOf(inside),
    pointer,
    wholeFile: false,
  };
}

/** A member that looks like the arguments' schema under a name nobody else uses; a tool must not lose its arguments silently. */
function strayKey(tool: JsonRecord): string | undefined {
  return Object.keys(tool).find((key) => {
    const value = own(tool, key);
    const isKnown = (resultKeys as readonly string[]).includes(key) || key === "annotations" || key === "_meta";
    return !isKnown && isRecord(value) && (own(value, "type") === "object" || isRecord(own(value, "properties")));
  });
}

const plain = (schema: Json, google: boolean): Json => (google || isGoogleSchema(schema) ? fromGoogleSchema(schema) : schema);

/** MCP's hints (specification 2025-11-25, ToolAnnotations) and OpenAI's `strict`. */
function behaviourOf(tool: JsonRecord): Behaviour {
  const annotations = own(tool, "annotations");
  const readonly = isRecord(annotations) && own(annotations, "readOnlyHint") === true;
  return { ...(readonly && { readonly }), ...(own(tool, "strict") === true && { strict: "strict" }) };
}

/** Payload members for the vendors' own tools: `{ type: "web_search" }`, `{ googleSearch: {} }`, OpenAI's custom tools. */
function hostedKind(item: JsonRecord, type: Json | undefined): string | undefined {
  if (typeof type === "string" && type !== "function" && !isTypeName(type)) return type;
  if (Object.hasOwn(item, "name") || type !== undefined) return undefined;
  return Object.keys(item).find((key) => googleTools.has(key.replaceAll("_", "").toLowerCase()));
}

/** Members of `Tool` in the Gemini and Vertex APIs besides function declarations (2026-11), in lower case. */
const googleTools: ReadonlySet<string> = new Set([
  "googlesearch",
  "googlesearchretrieval",
  "codeexecution",
  "urlcontext",
  "computeruse",
  "filesearch",
  "googlemaps",
  "retrieval",
  "enterprisewebsearch",
  "mcpservers",
]);
