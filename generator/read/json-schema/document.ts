import type { Diagnostic } from "../../diagnostics/index.js";
import { diagnose } from "../../diagnostics/index.js";
import type { Json, Place } from "../../model/index.js";
import { type Dialect, idKeyword, ignoredKeyword, isOld, keywordOf, misspeltKeyword } from "./dialect.js";
import { isRecord, type JsonRecord, own, pointerOf, pointerSteps, valueAt } from "./json-pointer.js";
import { shownJson } from "./json-shown.js";
import { keywords } from "./keywords.js";
import { maxUnknownNames } from "./limits.js";
import { remedyFor } from "./remedy.js";
import { expectedShape, subschemas } from "./shape.js";
import { topicsIn } from "./topics.js";
import { resolveUri, splitFragment } from "./uri.js";

/** A JSON document that holds schemas, with everything in it that a reference can name. */
export interface Document {
  /** Where it was read from: its base URI until an `$id` says otherwise. */
  readonly uri: string;
  readonly root: Json;
  readonly place: (pointer: string) => Place;
  /** By absolute URI without fragment. */
  readonly resources: Map<string, Resource>;
  /** Every schema object that a keyword holds, or that a reference has reached. */
  readonly nodes: Map<JsonRecord, SchemaNode>;
  /** Found while scanning, without a tool's name. */
  readonly findings: Diagnostic[];
  readonly dialectOf: DialectOf;
  /** Unknown keywords that were compared with the known ones. */
  readonly unknownNames: Set<string>;
}

/** A schema resource: a root schema or one with an `$id`. */
export interface Resource {
  readonly uri: string;
  readonly dialect: Dialect;
  readonly document: Document;
  readonly value: Json;
  readonly pointer: string;
  readonly anchors: Map<string, SchemaNode>;
  readonly dynamicAnchors: Map<string, SchemaNode>;
}

/** One schema and the resource it belongs to. `order` numbers the schemas of a document as they stand in it. */
export interface SchemaNode {
  readonly value: Json;
  readonly pointer: string;
  readonly resource: Resource;
  readonly order: number;
  /** What its keywords are about: bits of `topic`. */
  readonly topics: number;
}

/** The dialect that a `$schema` names, or what is wrong with it. */
export type DialectOf = (uri: string, place: Place) => Dialect | Diagnostic;

/** The name under which `$recursiveAnchor: true` stands among a resource's dynamic anchors; no `$dynamicAnchor` can be empty. */
export const recursiveAnchor = "";

export function scanDocument(uri: string, root: Json, inherited: Dialect, place: Document["place"], dialectOf: DialectOf): Document {
  const document: Document = { uri, root, place, resources: new Map(), nodes: new Map(), findings: [], dialectOf, unknownNames: new Set() };
  const dialect = isRecord(root) ? dialectNamedBy(root, "", document, inherited) : inherited;
  const base: Resource = resource(uri, dialect, document, root, "");
  document.resources.set(uri, base);
  // A file that references lead into may be anything at its root, such as a list of tools.
  if (isRecord(root) || typeof root === "boolean") scan(document, base, root, "");
  // A root with its own `$id` is also found where it was read from.
  document.resources.set(uri, (isRecord(root) && document.nodes.get(root)?.resource) || base);
  return document;
}

/**
 * The schema at a JSON Pointer below `start`. One that no keyword holds (`#/components/…`, an unknown keyword) is scanned when a
 * reference reaches it, as part of the nearest resource above. `undefined`: there is no such place, or no schema stands there.
 */
export function nodeAtPointer(start: Resource, pointer: string): SchemaNode | undefined {
  const { document } = start;
  let value: Json | undefined = start.value;
  let at = start.pointer;
  let owner = start;
  for (const step of pointerSteps(pointer)) {
    value = valueAt(value, step);
    if (value === undefined) return undefined;
    at = pointerOf(at, step);
    owner = (isRecord(value) && document.nodes.get(value)?.resource) || owner;
  }
  if (typeof value === "boolean") return { value, pointer: at, resource: owner, order: document.nodes.size, topics: 0 };
  if (!isRecord(value)) return undefined;
  if (!document.nodes.has(value)) scan(document, owner, value, at);
  return document.nodes.get(value);
}

const resource = (uri: string, dialect: Dialect, document: Document, value: Json, pointer: string): Resource => ({
  uri,
  dialect,
  document,
  value,
  pointer,
  anchors: new Map(),
  dynamicAnchors: new Map(),
});

interface Step {
  readonly value: Json;
  readonly pointer: string;
  readonly owner: Resource;
}

/** Walks all schemas below `value` in source order: checks each against its draft's metaschema and notes ids and anchors. */
function scan(document: Document, owner: Resource, value: Json, pointer: string): void {
  const stack: Step[] = [{ value, pointer, owner }];
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    if (!isRecord(step.value)) {
      const { draft } = step.owner.dialect;
      if (typeof step.value !== "boolean")
        document.findings.push(invalid(document, step.pointer, "", "a schema (an object, true or false)", step.value));
      else if (draft === "4")
        document.findings.push(invalid(document, step.pointer, "", "a schema (an object; true and false came with draft 6)", step.value));
      continue;
    }
    if (document.nodes.has(step.value)) continue;
    const inside = register(document, step.value, step.pointer, step.owner);
    const found: Step[] = [];
    for (const [name, held] of Object.entries(step.value)) {
      const keyword = keywordOf(inside.dialect, name);
      if (keyword === undefined) {
        const ignored = ignoredKeyword(inside.dialect, name);
        if (ignored === undefined) warnOfMisspelling(document, inside.dialect, name, pointerOf(step.pointer, name));
        if (ignored !== undefined)
          document.findings.push(
            diagnose("keyword-ignored", { keyword: name, why: ignored }, { place: document.place(pointerOf(step.pointer, name)) }),
          );
        continue;
      }
      const at = pointerOf(step.pointer, name);
      const expected = expectedShape(keyword.shape, held, inside.dialect.draft === "4");
      if (expected !== undefined) document.findings.push(invalid(document, at, name, expected, held));
      else
        for (const [childPointer, child] of subschemas(keyword.shape, held, at))
          found.push({ value: child, pointer: childPointer, owner: inside });
    }
    if (isOld(inside.dialect) && typeof own(step.value, "$ref") === "string")
      warnBesideRef(document, step.value, step.pointer, inside.dialect);
    if (inside.dialect.draft === "4") checkLimits4(document, step.value, step.pointer);
    for (const child of found.reverse()) stack.push(child);
  }
}

/** An unknown keyword that is nearly one which would check something: most likely it is meant. Each is looked at once. */
function warnOfMisspelling(document: Document, dialect: Dialect, name: string, pointer: string): void {
  if (document.unknownNames.has(name) || document.unknownNames.size >= maxUnknownNames) return;
  document.unknownNames.add(name);
  const suggestion = misspeltKeyword(dialect, name);
  if (suggestion !== undefined)
    document.findings.push(diagnose("keyword-misspelt", { keyword: name, known: suggestion }, { place: document.place(pointer) }));
}

/** Up to draft 7 nothing beside a `$ref` counts; what was meant to check something is worth a word. */
function warnBesideRef(document: Document, schema: JsonRecord, pointer: string, dialect: Dialect): void {
  const ignored = Object.keys(schema).filter((name) => {
    const vocabulary = keywordOf(dialect, name)?.vocabulary;
    return vocabulary === "validation" || vocabulary === "applicator";
  });
  const [keyword] = ignored;
  if (keyword !== undefined)
    document.findings.push(
      diagnose(
        "keyword-ignored",
        { keyword, why: `up to draft 7 a '$ref' makes what stands beside it meaningless` },
        { place: document.place(pointerOf(pointer, keyword)) },
      ),
    );
}

/** The metaschema of draft 4 lets a boolean `exclusiveMinimum` stand beside `minimum` only. */
function checkLimits4(document: Document, schema: JsonRecord, pointer: string): void {
  for (const [exclusive, limit] of [
    ["exclusiveMinimum", "minimum"],
    ["exclusiveMaximum", "maximum"],
  ] as const) {
    const value = own(schema, exclusive);
    if (value !== undefined && !Object.hasOwn(schema, limit))
      document.findings.push(invalid(document, pointerOf(pointer, exclusive), exclusive, `beside a '${limit}' in draft 4`, value));
  }
}

/** Notes a schema, its ids and anchors; gives the resource that its inside belongs to. */
function register(document: Document, schema: JsonRecord, pointer: string, owner: Resource): Resource {
  const isRoot = owner.pointer === pointer && owner.value === schema;
  const switched = isRoot ? owner.dialect : embeddedDialect(document, schema, pointer, owner.dialect);
  const old = isOld(switched);
  const id = old && Object.hasOwn(schema, "$ref") ? undefined : own(schema, idKeyword(switched));
  const names: string[] = [];
  let inside = owner;
  if (typeof id === "string") {
    const { uri, fragment } = splitFragment(id);
    if (old && fragment !== undefined && fragment !== "" && !fragment.startsWith("/")) names.push(fragment);
    if (uri !== "" || (id === "" && !old)) {
      const absolute = splitFragment(resolveUri(owner.uri, uri)).uri;
      inside = resource(absolute, switched, document, schema, pointer);
      if (!document.resources.has(absolute) || isRoot) document.resources.set(absolute, inside);
    }
  }
  const node: SchemaNode = { value: schema, pointer, resource: inside, order: document.nodes.size, topics: topicsIn(schema) };
  document.nodes.set(schema, node);
  const text = (name: string) => {
    const value = keywords.get(inside.dialect.draft)?.has(name) ? own(schema, name) : undefined;
    return typeof value === "string" ? value : undefined;
  };
  const dynamic = text("$dynamicAnchor");
  for (const name of [...names, text("$anchor"), dynamic])
    if (name !== undefined && !inside.anchors.has(name)) inside.anchors.set(name, node);
  if (dynamic !== undefined && !inside.dynamicAnchors.has(dynamic)) inside.dynamicAnchors.set(dynamic, node);
  if (inside.dialect.draft === "2019-09" && inside.value === schema && own(schema, "$recursiveAnchor") === true)
    inside.dynamicAnchors.set(recursiveAnchor, node);
  return inside;
}

/** An embedded schema may name another metaschema, but only together with an id (2020-12 core, section 8.1.1). */
function embeddedDialect(document: Document, schema: JsonRecord, pointer: string, around: Dialect): Dialect {
  const uri = own(schema, "$schema");
  if (typeof uri !== "string" || (typeof own(schema, "$id") !== "string" && typeof own(schema, "id") !== "string")) return around;
  const named = dialectNamedBy(schema, pointer, document, around);
  return typeof own(schema, idKeyword(named)) === "string" ? named : around;
}

/** The dialect of a schema's own `$schema`; a wrong one is noted, and the schema read by the dialect around it. */
function dialectNamedBy(schema: JsonRecord, pointer: string, document: Document, around: Dialect): Dialect {
  const uri = own(schema, "$schema");
  if (typeof uri !== "string") return around;
  const found = document.dialectOf(uri, document.place(pointerOf(pointer, "$schema")));
  if (!("code" in found)) return found;
  document.findings.push(found);
  return around;
}

function invalid(document: Document, pointer: string, keyword: string, expected: string, got: Json): Diagnostic {
  return diagnose(
    "schema-invalid",
    { keyword, expected, got: shownJson(got), remedy: remedyFor(keyword, got) },
    { place: document.place(pointer) },
  );
}
