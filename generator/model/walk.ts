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
      return none;
    // Lists are pushed to, not spread: every pass comes by here, and spreading takes three times as long.
    case "array": {
      const parts: Type[] = [];
      for (const item of type.prefix) parts.push(item.type);
      parts.push(type.rest);
      for (const item of type.suffix ?? none) parts.push(item.type);
      for (const contains of type.contains ?? none) parts.push(contains.type);
      return parts;
    }
    case "object": {
      const parts: Type[] = [];
      for (const property of type.properties) parts.push(property.type);
      for (const pattern of type.patterns ?? none) parts.push(pattern.type);
      parts.push(type.additional);
      if (type.keys) parts.push(type.keys);
      return parts;
    }
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

const none: readonly never[] = [];

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
