import { type Diagnostic, diagnose } from "../../diagnostics/index.js";
import { type Json, type Meta, type NamedType, pascalCase, type Place } from "../../model/index.js";
import type { Options } from "../../options.js";
import { isOld, keywordOf } from "./dialect.js";
import { type Document, type SchemaNode, scanDocument } from "./document.js";
import { isRecord, own, pointerSteps } from "./json-pointer.js";
import type { Library } from "./library.js";
import { maxPatternWork } from "../pattern/limits.js";
import { maxDefinitions } from "./limits.js";
import { findRefLoops } from "./ref-loops.js";
import { resolveRef, type Sight, scopeAt } from "./resolve.js";
import { emptyScope, enter, type Scope } from "./scope.js";
import type { Context } from "./translate/context.js";
import { metaOf, splitMeta } from "./translate/meta.js";
import { translateSchema } from "./translate/schema.js";

/** One schema to turn into named types: a tool's arguments or its result. */
export interface RootSchema {
  readonly schema: Json;
  /** Base URI of relative references. */
  readonly uri: string;
  /** Real path of the folder that relative references may read. */
  readonly folder: string;
  /** Key of the root's named type, and the start of the others' keys. */
  readonly key: string;
  readonly identifier: string;
  readonly place: (pointer: string) => Place;
}

export interface NamedTypes {
  /** The root first, then its definitions in source order, document by document. */
  readonly types: readonly NamedType[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Definition {
  readonly key: string;
  readonly identifier: string;
  readonly node: SchemaNode;
  readonly scope: Scope;
  readonly document: number;
}

/** Translates a schema and every definition that its references reach; recursion stays a reference. */
export function namedTypes(root: RootSchema, library: Library, options: Options): NamedTypes {
  const diagnostics: Diagnostic[] = [];
  const document = scanDocument(root.uri, root.schema, library.defaultDialect, root.place, library.dialectOf);
  diagnostics.push(...document.findings);
  if (document.findings.some((finding) => finding.severity === "error")) return { types: [], diagnostics };

  const documents = new Map<Document, number>([[document, document.findings.length]]);
  const sight: Sight = {
    document,
    library,
    folder: root.folder,
    reached: (reached) => void (documents.has(reached) || documents.set(reached, 0)),
  };
  const definitions: Definitions = new Map();
  const queue: Definition[] = [];

  const start = rootNode(document);
  if (typeof start === "boolean") {
    const at = root.place("");
    return { types: [{ key: root.key, identifier: root.identifier, type: { kind: start ? "unknown" : "never", at }, at }], diagnostics };
  }
  const scope = enter(emptyScope, start.resource);
  const shortcut = followRoot(start, scope, sight);
  const rootDefinition: Definition = {
    key: root.key,
    identifier: root.identifier,
    node: shortcut.node,
    scope: shortcut.scope,
    document: 0,
  };
  remember(definitions, start, scope, rootDefinition);
  remember(definitions, shortcut.node, shortcut.scope, rootDefinition);
  queue.push(rootDefinition);

  const context: Omit<Context, "scope"> = {
    known: undefined,
    patternBudget: { left: maxPatternWork },
    options,
    sight,
    report: (diagnostic) => void diagnostics.push(diagnostic),
    translate: translateSchema,
    refTo(target, inScope) {
      let definition = definitions.get(target)?.get(inScope.key);
      if (definition === undefined) {
        const number = [...documents.keys()].indexOf(target.resource.document);
        definition = {
          key: `${root.key}${target.resource.document === document ? "" : `<${target.resource.document.uri}>`}#${target.pointer}${inScope.key === "" || inScope.key === scope.key ? "" : `~${inScope.key}`}`,
          identifier: root.identifier + pascalCase(wishedName(target)),
          node: target,
          scope: inScope,
          document: number,
        };
        remember(definitions, target, inScope, definition);
        queue.push(definition);
      }
      return { kind: "ref", key: definition.key };
    },
  };

  const types = new Map<Definition, NamedType>();
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (types.size > maxDefinitions) {
      diagnostics.push(diagnose("definitions-too-many", { limit: maxDefinitions }, { place: root.place("") }));
      return { types: [], diagnostics };
    }
    let [type, meta] = splitMeta(translateSchema(next.node, { ...context, scope: next.scope }));
    if (next === rootDefinition && shortcut.meta) meta = { ...meta, ...shortcut.meta };
    const { key, identifier, node } = next;
    types.set(next, { key, identifier, type, ...(meta && { meta }), at: node.resource.document.place(node.pointer) });
  }

  for (const [reached, reported] of documents) diagnostics.push(...reached.findings.slice(reported));
  const ordered = [...types.entries()].sort(
    ([a], [b]) => rank(a, rootDefinition) - rank(b, rootDefinition) || a.document - b.document || a.node.order - b.node.order,
  );
  const sorted = ordered.map(([, type]) => type);
  for (const loop of findRefLoops(sorted))
    diagnostics.push(diagnose("ref-loop", { ref: loop.at?.pointer ?? loop.key }, { ...(loop.at && { place: loop.at }) }));
  return { types: sorted, diagnostics };
}

const rank = (definition: Definition, root: Definition): number => (definition === root ? 0 : 1);

function rootNode(document: Document): SchemaNode | boolean {
  if (!isRecord(document.root)) return document.root !== false;
  return document.nodes.get(document.root) ?? true;
}

/**
 * A root that is nothing but a `$ref` (as several generators write) stands for its target, so that the tool's type is the definition
 * itself and not a name for it.
 */
function followRoot(
  start: SchemaNode,
  scope: Scope,
  sight: Sight,
): { readonly node: SchemaNode; readonly scope: Scope; readonly meta?: Meta } {
  const seen = new Set<SchemaNode>();
  let node = start;
  let inScope = scope;
  let meta: Meta | undefined;
  while (!seen.has(node) && isOnlyRef(node)) {
    seen.add(node);
    const ref = isRecord(node.value) ? own(node.value, "$ref") : undefined;
    const target = typeof ref === "string" ? resolveRef(node.resource, ref, sight) : undefined;
    if (target === undefined || "why" in target || !isRecord(target.value)) break;
    const said = metaOf(node);
    if (said) meta = { ...said, ...meta };
    inScope = scopeAt(target, inScope);
    node = target;
  }
  return { node, scope: inScope, ...(meta && { meta }) };
}

function isOnlyRef(node: SchemaNode): boolean {
  if (!isRecord(node.value) || typeof own(node.value, "$ref") !== "string") return false;
  if (isOld(node.resource.dialect)) return true;
  return Object.keys(node.value).every((name) => {
    const vocabulary = keywordOf(node.resource.dialect, name)?.vocabulary;
    return (
      vocabulary === undefined ||
      vocabulary === "meta-data" ||
      (vocabulary === "core" && name !== "$dynamicRef" && name !== "$recursiveRef")
    );
  });
}

/** Definitions by schema and by the key of the scope it is reached in: it can mean different things in different scopes. */
type Definitions = Map<SchemaNode, Map<string, Definition>>;

function remember(definitions: Definitions, node: SchemaNode, scope: Scope, definition: Definition): void {
  const scopes = definitions.get(node);
  if (scopes) scopes.set(scope.key, definition);
  else definitions.set(node, new Map([[scope.key, definition]]));
}

/** What a definition would be called: its key under `$defs` or the like, else its title, else the file it is. */
function wishedName(node: SchemaNode): string {
  const steps = pointerSteps(node.pointer);
  for (let at = steps.length - 1; at > 0; at -= 1) {
    const holder = steps[at - 1];
    const step = steps[at];
    if (step !== undefined && (holder === "$defs" || holder === "definitions" || holder === "properties" || holder === "schemas"))
      return at === steps.length - 1
        ? step
        : `${step} ${steps
            .slice(at + 1)
            .filter((part) => !/^\d+$/.test(part))
            .join(" ")}`;
  }
  const title = isRecord(node.value) ? own(node.value, "title") : undefined;
  if (typeof title === "string" && title !== "") return title;
  const last = steps.at(-1);
  if (last !== undefined) return /^\d+$/.test(last) ? steps.slice(-2).join(" ") : last;
  const file =
    node.resource.document.uri
      .split(/[/:]/)
      .filter((part) => part !== "")
      .at(-1) ?? "";
  return file.replace(/\.(?:schema\.)?(?:json|ya?ml)$/i, "");
}
