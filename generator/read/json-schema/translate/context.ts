import type { Diagnostic } from "../../../diagnostics/index.js";
import type { Json, JsonType, Place, RefType, Type } from "../../../model/index.js";
import type { Options } from "../../../options.js";
import { keywordOf } from "../dialect.js";
import type { SchemaNode } from "../document.js";
import { isRecord, own, pointerOf } from "../json-pointer.js";
import type { WorkBudget } from "../../pattern/pattern-risk.js";
import type { Sight } from "../resolve.js";
import { enter, type Scope } from "../scope.js";

/** What translating a schema needs to know besides the schema. */
export interface Context {
  readonly options: Pick<Options, "formats" | "deepPatterns">;
  readonly sight: Sight;
  readonly scope: Scope;
  /** JSON types that the schemas around this one leave possible; absent = all. What it says of others cannot matter. */
  readonly known: ReadonlySet<JsonType> | undefined;
  readonly patternBudget: WorkBudget;
  readonly report: (diagnostic: Diagnostic) => void;
  /** The named type for a schema reached in a scope. */
  readonly refTo: (target: SchemaNode, scope: Scope) => RefType;
  readonly translate: (node: SchemaNode, context: Context) => Type;
}

/** The value of a keyword that the schema's dialect has. */
export function held(node: SchemaNode, name: string): Json | undefined {
  const value = isRecord(node.value) ? own(node.value, name) : undefined;
  return value !== undefined && keywordOf(node.resource.dialect, name) !== undefined ? value : undefined;
}

export function heldNumber(node: SchemaNode, name: string): number | undefined {
  const value = held(node, name);
  return typeof value === "number" ? value : undefined;
}

export function heldString(node: SchemaNode, name: string): string | undefined {
  const value = held(node, name);
  return typeof value === "string" ? value : undefined;
}

export const place = (node: SchemaNode, pointer = node.pointer): Place => node.resource.document.place(pointer);

/**
 * A subschema of `node`. `known` is given for subschemas that speak of the same value (`allOf`, `if` …); those of properties and
 * items start anew.
 */
export function child(node: SchemaNode, value: Json, pointer: string, context: Context, known?: ReadonlySet<JsonType>): Type {
  const at = place(node, pointer);
  if (!isRecord(value)) return value === false ? { kind: "never", at } : { kind: "unknown", at };
  const inner = node.resource.document.nodes.get(value);
  // Only a schema that the metaschema refuses is unknown to its document; the tool is refused for it.
  if (inner === undefined) return { kind: "unknown", at };
  const scope = inner.resource === node.resource ? context.scope : enter(context.scope, inner.resource);
  // Most subschemas see what the schema around them sees.
  return context.translate(inner, scope === context.scope && known === context.known ? context : { ...context, scope, known });
}

/** The subschema under a keyword, where there is one. */
export function childAt(node: SchemaNode, name: string, context: Context, known?: ReadonlySet<JsonType>): Type | undefined {
  const value = held(node, name);
  return value === undefined ? undefined : child(node, value, pointerOf(node.pointer, name), context, known);
}

/** The subschemas of an array keyword (`allOf` …) or of an array `items`. */
export function childrenAt(node: SchemaNode, name: string, context: Context, known?: ReadonlySet<JsonType>): readonly Type[] {
  const value = held(node, name);
  if (!Array.isArray(value)) return [];
  const pointer = pointerOf(node.pointer, name);
  return value.map((schema: Json, index) => child(node, schema, pointerOf(pointer, index), context, known));
}

/** The entries of a keyword whose value is an object. */
export function entriesAt(node: SchemaNode, name: string): readonly (readonly [key: string, value: Json, pointer: string])[] {
  const value = held(node, name);
  if (!isRecord(value)) return [];
  const pointer = pointerOf(node.pointer, name);
  return Object.entries(value).map(([key, entry]) => [key, entry, pointerOf(pointer, key)]);
}
