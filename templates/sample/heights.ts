import type { NamedType, Type } from "../../generator/model/index.js";

/** How many levels the smallest value of a type needs; `Infinity` where it has no finite value that could be made. */
export function heightsOf(types: ReadonlyMap<string, NamedType>): (type: Type) => number {
  const known = new Map<string, number>();
  for (let changed = true; changed; ) {
    changed = false;
    for (const [key, { type }] of types) {
      const height = heightOf(type, known);
      if (height < (known.get(key) ?? Number.POSITIVE_INFINITY)) {
        known.set(key, height);
        changed = true;
      }
    }
  }
  return (type) => heightOf(type, known);
}

function heightOf(type: Type, known: ReadonlyMap<string, number>): number {
  switch (type.kind) {
    case "never":
      return Number.POSITIVE_INFINITY;
    case "ref":
      return known.get(type.key) ?? Number.POSITIVE_INFINITY;
    case "array": {
      const needed = type.minItems ?? 0;
      const parts = [...type.prefix.slice(0, needed), ...(type.suffix ?? [])].map((part) => part.type);
      const rest = needed > type.prefix.length ? [type.rest] : [];
      return 1 + Math.max(0, ...[...parts, ...rest].map((each) => heightOf(each, known)));
    }
    case "object":
      return 1 + Math.max(0, ...type.properties.filter((property) => !property.optional).map((property) => heightOf(property.type, known)));
    case "union":
      return Math.min(...type.members.map((member) => heightOf(member, known)));
    case "intersection":
      return Math.max(0, ...type.members.map((member) => heightOf(member, known)));
    case "if":
      return Math.min(heightOf(type.then, known), heightOf(type.else, known));
    default:
      return 0;
  }
}
