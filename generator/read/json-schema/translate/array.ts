import type { ArrayType, Contains, TupleItem, Type } from "../../../model/index.js";
import type { SchemaNode } from "../document.js";
import { topic } from "../topics.js";
import { type Context, childAt, childrenAt, held, heldNumber } from "./context.js";

/**
 * What a schema demands of arrays. `unevaluated`: nothing else in the schema looks at the same value, so `unevaluatedItems` speaks of
 * the items that `items` and `prefixItems` leave over, as `additionalItems` does.
 */
export function arrayType(node: SchemaNode, context: Context, unevaluated: boolean): ArrayType {
  if ((node.topics & topic.array) === 0) return { kind: "array", prefix: [], rest: { kind: "unknown" }, restDeclared: false };
  const { prefix, rest } = itemsOf(node, context);
  const contains = containsOf(node, context);
  const evaluating = contains.some((rule) => rule.evaluates);
  const further = rest ?? (unevaluated && !evaluating ? childAt(node, "unevaluatedItems", context) : undefined);
  const minItems = heldNumber(node, "minItems");
  const maxItems = heldNumber(node, "maxItems");
  return {
    kind: "array",
    prefix: prefix.map((type): TupleItem => ({ type })),
    rest: further ?? { kind: "unknown" },
    ...(further === undefined && { restDeclared: false }),
    ...(minItems !== undefined && minItems > 0 && { minItems }),
    ...(maxItems !== undefined && { maxItems }),
    ...(held(node, "uniqueItems") === true && { uniqueItems: true }),
    ...(contains.length > 0 && { contains }),
  };
}

/** Whether every item is evaluated by the schema's own `items` or `additionalItems`. */
export const evaluatesAllItems = (node: SchemaNode): boolean => {
  const items = held(node, "items");
  return items !== undefined && (!Array.isArray(items) || held(node, "additionalItems") !== undefined);
};

/** Up to draft 2019-09 `items` may be an array, and `additionalItems` counts beside such a one only. */
function itemsOf(node: SchemaNode, context: Context): { readonly prefix: readonly Type[]; readonly rest: Type | undefined } {
  if (Array.isArray(held(node, "items")))
    return { prefix: childrenAt(node, "items", context), rest: childAt(node, "additionalItems", context) };
  return { prefix: childrenAt(node, "prefixItems", context), rest: childAt(node, "items", context) };
}

function containsOf(node: SchemaNode, context: Context): readonly Contains[] {
  const type = childAt(node, "contains", context);
  if (type === undefined) return [];
  const min = heldNumber(node, "minContains") ?? 1;
  const max = heldNumber(node, "maxContains");
  const evaluates = node.resource.dialect.draft === "2020-12";
  if (min === 0 && max === undefined && !evaluates) return [];
  return [{ type, min, ...(max !== undefined && { max }), ...(evaluates && { evaluates }) }];
}
