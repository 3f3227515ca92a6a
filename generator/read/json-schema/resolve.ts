import type { Dialect } from "./dialect.js";
import { type Document, nodeAtPointer, recursiveAnchor, type Resource, type SchemaNode } from "./document.js";
import { isRecord } from "./json-pointer.js";
import type { Library, NotFound } from "./library.js";
import { enter, type Scope } from "./scope.js";
import { resolveUri, splitFragment } from "./uri.js";

/** What references of one tool can see. */
export interface Sight {
  /** The tool's own schema. */
  readonly document: Document;
  readonly library: Library;
  /** Real path of the input's folder. */
  readonly folder: string;
  /** Told once for each document that a reference reached. */
  readonly reached: (document: Document) => void;
}

/** The schema that a `$ref` names, seen from a resource. */
export function resolveRef(from: Resource, ref: string, sight: Sight): SchemaNode | NotFound {
  const { uri, fragment } = splitFragment(ref.startsWith("#") ? from.uri + ref : resolveUri(from.uri, ref));
  const found =
    uri === from.uri ? from : (from.document.resources.get(uri) ?? sight.document.resources.get(uri) ?? loaded(uri, from.dialect, sight));
  if ("why" in found) return found;
  return inResource(found, fragment ?? "", ref);
}

/**
 * The schema that a `$dynamicRef` names when its schema is reached in `scope` (2020-12 core, section 8.2.3.2): where the static
 * target is a `$dynamicAnchor`, the outermost resource on the way here that has an anchor of that name decides.
 */
export function resolveDynamicRef(from: Resource, ref: string, scope: Scope, sight: Sight): SchemaNode | NotFound {
  const first = resolveRef(from, ref, sight);
  if ("why" in first) return first;
  const name = splitFragment(ref).fragment ?? "";
  return name !== "" && sameSchema(first.resource.dynamicAnchors.get(name), first) ? (scope.bindings.get(name) ?? first) : first;
}

/** The same for `$recursiveRef: "#"` and `$recursiveAnchor: true` (2019-09 core, section 8.2.4.2). */
export function resolveRecursiveRef(from: Resource, ref: string, scope: Scope, sight: Sight): SchemaNode | NotFound {
  const first = resolveRef(from, ref, sight);
  if ("why" in first) return first;
  return sameSchema(first.resource.dynamicAnchors.get(recursiveAnchor), first) ? (scope.bindings.get(recursiveAnchor) ?? first) : first;
}

/** The scope in which a target's inside is read. */
export const scopeAt = (target: SchemaNode, scope: Scope): Scope => enter(scope, target.resource);

const sameSchema = (a: SchemaNode | undefined, b: SchemaNode): boolean => a !== undefined && a.value === b.value && a.pointer === b.pointer;

function loaded(uri: string, dialect: Dialect, sight: Sight): Resource | NotFound {
  const found = sight.library.find(uri, sight.folder, dialect);
  if ("why" in found) return found;
  sight.reached(found);
  return found.resources.get(uri) ?? { why: "the document has no root schema", remedy: "Correct the reference." };
}

function inResource(resource: Resource, fragment: string, ref: string): SchemaNode | NotFound {
  if (fragment === "" || fragment.startsWith("/")) {
    const found = fragment === "" ? rootNode(resource) : nodeAtPointer(resource, fragment);
    return (
      found ?? {
        why: "there is no schema at that place",
        remedy: `Check the JSON Pointer in '${short(ref)}': it starts at the root of the schema document.`,
      }
    );
  }
  const anchor = resource.anchors.get(fragment);
  return (
    anchor ?? {
      why: `no schema there has the anchor '${short(fragment)}'`,
      remedy: "Write a JSON Pointer ('#/$defs/name'), or give the definition that anchor.",
    }
  );
}

function rootNode(resource: Resource): SchemaNode | undefined {
  const { value } = resource;
  if (isRecord(value)) return resource.document.nodes.get(value);
  return typeof value === "boolean" ? { value, pointer: resource.pointer, resource, order: 0, topics: 0 } : undefined;
}

const short = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);
