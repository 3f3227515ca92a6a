import { assertNever } from "./assert-never.js";
import type { Type } from "./type.js";

/** The types directly inside `type`, in source order. The one generic way down: a pass states only the kinds it cares about. */
export function children(type: Type): readonly Type[] {
  switch (type.kind) {
    case "never":
    case "unknown":
    case "null":
    case "boolean":
    case "number":
    case "string":
    case "template":
    case "literal":
    case "ref":
      return [];
    case "array":
      return [
        ...type.prefix.map((item) => item.type),
        type.rest,
        ...(type.suffix ?? []).map((item) => item.type),
        ...(type.contains ?? []).map((contains) => contains.type),
      ];
    case "object":
      return [
        ...type.properties.map((property) => property.type),
        ...(type.patterns ?? []).map((pattern) => pattern.type),
        type.additional,
        ...(type.keys ? [type.keys] : []),
      ];
    case "union":
      return type.members;
    case "intersection":
      return [
        ...type.members,
        ...(type.unevaluatedProperties ? [type.unevaluatedProperties] : []),
        ...(type.unevaluatedItems ? [type.unevaluatedItems] : []),
      ];
    case "not":
      return [type.type];
    case "if":
      return [type.if, type.then, type.else];
    default:
      return assertNever(type);
  }
}

/** The same type with every direct child replaced by `map(child)`. */
export function mapChildren(type: Type, map: (child: Type) => Type): Type {
  switch (type.kind) {
    case "never":
    case "unknown":
    case "null":
    case "boolean":
    case "number":
    case "string":
    case "template":
    case "literal":
    case "ref":
      return type;
    case "array":
      return {
        ...type,
        prefix: type.prefix.map((item) => ({ ...item, type: map(item.type) })),
        rest: map(type.rest),
        ...(type.suffix && { suffix: type.suffix.map((item) => ({ ...item, type: map(item.type) })) }),
        ...(type.contains && { contains: type.contains.map((contains) => ({ ...contains, type: map(contains.type) })) }),
      };
    case "object":
      return {
        ...type,
        properties: type.properties.map((property) => ({ ...property, type: map(property.type) })),
        ...(type.patterns && { patterns: type.patterns.map((pattern) => ({ ...pattern, type: map(pattern.type) })) }),
        additional: map(type.additional),
        ...(type.keys && { keys: map(type.keys) }),
      };
    case "union":
      return { ...type, members: type.members.map(map) };
    case "intersection":
      return {
        ...type,
        members: type.members.map(map),
        ...(type.unevaluatedProperties && { unevaluatedProperties: map(type.unevaluatedProperties) }),
        ...(type.unevaluatedItems && { unevaluatedItems: map(type.unevaluatedItems) }),
      };
    case "not":
      return { ...type, type: map(type.type) };
    case "if":
      return { ...type, if: map(type.if), then: map(type.then), else: map(type.else) };
    default:
      return assertNever(type);
  }
}
