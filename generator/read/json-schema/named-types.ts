import { type Diagnostic, diagnose, hasErrors } from "../../diagnostics/index.js";
import { type Meta, type NamedType, pascalCase } from "../../model/index.js";
import type { Options } from "../../options.js";
import { createDefinitions, type Definition, namedTypeOf, stepsTo, wishedName } from "./definitions.js";
import { isOld, keywordOf } from "./dialect.js";
import { type Document, nodeAtPointer, type SchemaNode } from "./document.js";
import { isRecord, own } from "./json-pointer.js";
import type { Library } from "./library.js";
import { maxPatternWork } from "../pattern/limits.js";
import { maxDefinitions } from "./limits.js";
import { findRefLoops } from "./ref-loops.js";
import { resolveRef, type Sight, scopeAt } from "./resolve.js";
import { emptyScope, enter, type Scope } from "./scope.js";
import type { Context } from "./translate/context.js";
import { metaOf } from "./translate/meta.js";
import { translateSchema } from "./translate/schema.js";

/** One schema to turn into named types: a tool's arguments or its result. */
export interface RootSchema {
  readonly document: Document;
  /** Where in the document the schema stands. */
  readonly pointer: string;
  /** Whether other roots stand in the same document, so that its definitions are everybody's. */
  readonly isShared: boolean;
  /** Real path of the folder that relative references may read. */
  readonly folder: string;
  /** Key of the root's named type, and the start of the others' keys. */
  readonly key: string;
  readonly identifier: string;
}

export interface NamedTypes {
  /** The root first, then its definitions in source order, document by document. */
  readonly types: readonly NamedType[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Translates a schema and every definition that its references reach; recursion stays a reference. */
export function namedTypes(root: RootSchema, library: Library, options: Options): NamedTypes {
  const { document } = root;
  const diagnostics: Diagnostic[] = [];
  const start = startOf(root);
  const documents = new Map<Document, number>([[document, document.findings.length]]);
  if (!root.isShared) {
    diagnostics.push(...document.findings);
    if (hasErrors(document.findings)) return { types: [], diagnostics };
  }
  const at = document.place(root.pointer);
  if (typeof start === "boolean")
    return { types: [{ key: root.key, identifier: root.identifier, type: { kind: start ? "unknown" : "never", at }, at }], diagnostics };

  const sight: Sight = {
    document,
    library,
    folder: root.folder,
    reached: (reached) => void (documents.has(reached) || documents.set(reached, 0)),
  };
  const scope = enter(emptyScope, start.resource);
  // In a shared document the target has a name of its own, which the root's then stands for.
  const shortcut: Start = root.isShared ? { node: start, scope } : followRoot(start, scope, sight);
  const rootDefinition: Definition = { key: root.key, identifier: root.identifier, node: shortcut.node, scope: shortcut.scope };
  const definitions = createDefinitions();
  definitions.add(start, scope, rootDefinition);
  definitions.add(shortcut.node, shortcut.scope, rootDefinition);
  const found = new Set<Definition>([rootDefinition]);
  const queue: Definition[] = [rootDefinition];
  const enqueue = (definition: Definition): void => {
    if (found.has(definition)) return;
    found.add(definition);
    queue.push(definition);
  };

  // What an `$id` of this document or a dynamic anchor on the way could give another meaning is this root's alone.
  const sharesOthers = root.isShared || (document.resources.size === 1 && scope.key === "");
  const patternBudget = { left: maxPatternWork };
  const common = { known: undefined, patternBudget, options, translate: translateSchema };
  const context: Context = {
    ...common,
    scope,
    sight,
    report: (diagnostic) => void diagnostics.push(diagnostic),
    refTo(target, inScope) {
      const isOwn = target.resource.document === document;
      const definition =
        sharesOthers && (root.isShared || !isOwn)
          ? (definitions.get(target, inScope) ?? library.shared.get(target, inScope))
          : definitions.getOrAdd(target, inScope, () => ({
              key: `${root.key}${isOwn ? "" : library.shared.nameOf(target)}${stepsTo(target, inScope.key === scope.key ? emptyScope : inScope)}`,
              identifier: root.identifier + pascalCase(wishedName(target)),
              node: target,
              scope: inScope,
            }));
      enqueue(definition);
      return { kind: "ref", key: definition.key };
    },
  };

  const types = new Map<Definition, NamedType>();
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (types.size > maxDefinitions) {
      diagnostics.push(diagnose("definitions-too-many", { limit: maxDefinitions }, { place: at }));
      return { types: [], diagnostics };
    }
    if (library.shared.has(next)) {
      const made = library.shared.translated(next, { ...common, sight });
      for (const target of made.targets) enqueue(target);
      for (const reached of made.documents) sight.reached(reached);
      diagnostics.push(...made.diagnostics);
      types.set(next, made.type);
      continue;
    }
    const made = namedTypeOf(next, { ...context, scope: next.scope });
    types.set(next, next === rootDefinition && shortcut.meta ? { ...made, meta: { ...made.meta, ...shortcut.meta } } : made);
  }

  for (const [reached, reported] of documents)
    diagnostics.push(
      ...(root.isShared && reached === document ? findingsIn(document, [start, ...found]) : reached.findings.slice(reported)),
    );
  const numbers = new Map([...documents.keys()].map((reached, number) => [reached, number]));
  const numberOf = ({ node }: Definition): number => numbers.get(node.resource.document) ?? 0;
  const ordered = [...types.entries()].sort(
    ([a], [b]) => rank(a, rootDefinition) - rank(b, rootDefinition) || numberOf(a) - numberOf(b) || a.node.order - b.node.order,
  );
  const sorted = ordered.map(([, type]) => type);
  for (const loop of findRefLoops(sorted))
    diagnostics.push(diagnose("ref-loop", { ref: loop.at?.pointer ?? loop.key }, { ...(loop.at && { place: loop.at }) }));
  return { types: sorted, diagnostics };
}

/** The findings of a shared document that stand in what this root reaches. */
function findingsIn(document: Document, reached: readonly (SchemaNode | Definition)[]): readonly Diagnostic[] {
  const places = new Set(
    reached
      .map((part) => ("node" in part ? part.node : part))
      .filter((node) => node.resource.document === document)
      .map((node) => document.place(node.pointer).pointer),
  );
  return document.findings.filter(({ place }) => {
    let pointer = place?.pointer;
    while (pointer !== undefined && pointer !== "" && !places.has(pointer)) pointer = pointer.slice(0, pointer.lastIndexOf("/"));
    return pointer !== undefined && places.has(pointer);
  });
}

const rank = (definition: Definition, root: Definition): number => (definition === root ? 0 : 1);

function startOf({ document, pointer }: RootSchema): SchemaNode | boolean {
  const base = document.resources.get(document.uri);
  if (pointer !== "" && base !== undefined) {
    const node = nodeAtPointer({ ...base, value: document.root, pointer: "" }, pointer);
    return node === undefined || typeof node.value === "boolean" ? node?.value !== false : node;
  }
  if (!isRecord(document.root)) return document.root !== false;
  return document.nodes.get(document.root) ?? true;
}

interface Start {
  readonly node: SchemaNode;
  readonly scope: Scope;
  readonly meta?: Meta;
}

/**
 * A root that is nothing but a `$ref` (as several generators write) stands for its target, so that the tool's type is the definition
 * itself and not a name for it.
 */
function followRoot(start: SchemaNode, scope: Scope, sight: Sight): Start {
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
