import type { DependentRequired, JsonType, ObjectType, PatternProperty, Property, Type } from "../../../model/index.js";
import type { SchemaNode } from "../document.js";
import { topic } from "../topics.js";
import { type Context, child, childAt, entriesAt, held, heldNumber, place } from "./context.js";
import { splitMeta } from "./meta.js";
import { patternAt } from "./scalar.js";

/**
 * What a schema demands of objects. `unevaluated`: nothing else in the schema looks at the same value, so `unevaluatedProperties`
 * means the same as `additionalProperties` would.
 */
export function objectType(node: SchemaNode, context: Context, unevaluated: boolean): ObjectType {
  if ((node.topics & topic.object) === 0)
    return { kind: "object", properties: [], additional: { kind: "unknown" }, additionalDeclared: false };
  const required = new Set(namesIn(held(node, "required")));
  const properties = entriesAt(node, "properties").map(([name, schema, pointer]): Property => {
    const [type, meta] = splitMeta(child(node, schema, pointer, context));
    return { name, type, optional: !required.delete(name), ...(meta && { meta }), at: place(node, pointer) };
  });
  const patterns = entriesAt(node, "patternProperties").flatMap(([source, schema, pointer]): readonly PatternProperty[] => {
    const pattern = patternAt(node, source, pointer, context);
    return pattern === undefined ? [] : [{ pattern, type: child(node, schema, pointer, context) }];
  });
  const additional =
    childAt(node, "additionalProperties", context) ?? (unevaluated ? childAt(node, "unevaluatedProperties", context) : undefined);
  const keys = childAt(node, "propertyNames", context, stringsOnly);
  const minProperties = heldNumber(node, "minProperties");
  const maxProperties = heldNumber(node, "maxProperties");
  const dependent = dependentRequired(node);
  return {
    kind: "object",
    properties,
    ...(patterns.length > 0 && { patterns }),
    additional: additional ?? { kind: "unknown" },
    additionalDeclared: additional !== undefined,
    ...(required.size > 0 && { requiredKeys: [...required] }),
    ...(minProperties !== undefined && minProperties > 0 && { minProperties }),
    ...(maxProperties !== undefined && { maxProperties }),
    ...(keys && keys.kind !== "unknown" && { keys }),
    ...(dependent.length > 0 && { dependentRequired: dependent }),
  };
}

/** `if` a key is there, `then` a schema holds: `dependentSchemas`, and `dependencies` with a schema. */
export function dependentSchemas(node: SchemaNode, context: Context): readonly Type[] {
  return [...entriesAt(node, "dependentSchemas"), ...entriesAt(node, "dependencies")].flatMap(([key, value, pointer]): readonly Type[] => {
    if (Array.isArray(value)) return [];
    const at = place(node, pointer);
    const then = child(node, value, pointer, context, objectsOnly);
    const unknown: Type = { kind: "unknown" };
    if (then.kind === "unknown") return [];
    const present: ObjectType = { kind: "object", properties: [], additional: unknown, additionalDeclared: false, requiredKeys: [key], at };
    return [{ kind: "if", if: present, then, else: unknown, at }];
  });
}

function dependentRequired(node: SchemaNode): readonly DependentRequired[] {
  return [...entriesAt(node, "dependentRequired"), ...entriesAt(node, "dependencies")].flatMap(
    ([key, value]): readonly DependentRequired[] => {
      const requires = namesIn(value);
      return requires.length === 0 ? [] : [{ key, requires }];
    },
  );
}

const namesIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((name): name is string => typeof name === "string") : [];

const stringsOnly: ReadonlySet<JsonType> = new Set(["string"]);
const objectsOnly: ReadonlySet<JsonType> = new Set(["object"]);
