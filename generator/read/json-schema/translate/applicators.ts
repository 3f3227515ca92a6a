import { diagnose } from "../../../diagnostics/index.js";
import type { JsonType, Type } from "../../../model/index.js";
import { isOld } from "../dialect.js";
import type { SchemaNode } from "../document.js";
import { isRecord, pointerOf } from "../json-pointer.js";
import type { NotFound } from "../library.js";
import { resolveDynamicRef, resolveRecursiveRef, resolveRef, scopeAt } from "../resolve.js";
import { combining, topic } from "../topics.js";
import { oneOf, unionOf } from "./combine.js";
import { type Context, childAt, childrenAt, entriesAt, held, heldString, place } from "./context.js";
import { dependentSchemas } from "./object.js";

/** Whether a schema combines others, so that more than its own keywords looks at its value. */
export function hasApplicators(node: SchemaNode): boolean {
  if ((node.topics & topic.combining) === 0) return false;
  return (
    combining.some((name) => held(node, name) !== undefined) || entriesAt(node, "dependencies").some(([, value]) => !Array.isArray(value))
  );
}

/** What these keywords and `not` demand, a type each. */
export function applicators(node: SchemaNode, context: Context, known: ReadonlySet<JsonType> | undefined): readonly Type[] {
  const at = (name: string) => place(node, pointerOf(node.pointer, name));
  const types: Type[] = [...references(node, context), ...childrenAt(node, "allOf", context, known)];
  if (Array.isArray(held(node, "anyOf"))) types.push(unionOf(childrenAt(node, "anyOf", context, known), at("anyOf")));
  if (Array.isArray(held(node, "oneOf"))) types.push(oneOf(childrenAt(node, "oneOf", context, known), at("oneOf")));
  const not = childAt(node, "not", context, known);
  if (not !== undefined && not.kind !== "never")
    types.push(not.kind === "unknown" ? { kind: "never", at: at("not") } : { kind: "not", type: not, at: at("not") });
  const condition = conditionOf(node, context, known);
  if (condition !== undefined) types.push(condition);
  if (known === undefined || known.has("object")) types.push(...dependentSchemas(node, context));
  return types;
}

/** A lone `if` asserts nothing, but since 2019-09 what it looked at counts as evaluated. */
function conditionOf(node: SchemaNode, context: Context, known: ReadonlySet<JsonType> | undefined): Type | undefined {
  const test = childAt(node, "if", context, known);
  if (test === undefined) return undefined;
  const unknown: Type = { kind: "unknown" };
  const yes = childAt(node, "then", context, known) ?? unknown;
  const no = childAt(node, "else", context, known) ?? unknown;
  if (test.kind === "unknown") return yes;
  if (test.kind === "never") return no;
  if (yes.kind === "unknown" && no.kind === "unknown" && isOld(node.resource.dialect)) return undefined;
  return { kind: "if", if: test, then: yes, else: no, at: place(node, pointerOf(node.pointer, "if")) };
}

/** `$ref`, `$dynamicRef` and `$recursiveRef`. */
export function references(node: SchemaNode, context: Context): readonly Type[] {
  const { resource } = node;
  const { scope, sight } = context;
  const types: Type[] = [];
  const add = (name: string, resolve: (ref: string) => SchemaNode | NotFound) => {
    const ref = heldString(node, name);
    if (ref === undefined) return;
    const target = resolve(ref);
    const at = place(node, pointerOf(node.pointer, name));
    if ("why" in target) {
      context.report(diagnose("ref-unresolved", { ref, ...target }, { place: at }));
      types.push({ kind: "unknown", at });
    } else if (isRecord(target.value)) types.push({ ...context.refTo(target, scopeAt(target, scope)), at: place(node) });
    else types.push({ kind: target.value === false ? "never" : "unknown", at });
  };
  add("$ref", (ref) => resolveRef(resource, ref, sight));
  add("$dynamicRef", (ref) => resolveDynamicRef(resource, ref, scope, sight));
  if (resource.dialect.draft === "2019-09") add("$recursiveRef", (ref) => resolveRecursiveRef(resource, ref, scope, sight));
  return types;
}
