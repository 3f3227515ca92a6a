import { build, mapChildren, type Type } from "../model/index.js";
import { isBranch } from "./further-keys.js";

/**
 * What every value of a merged type surely is. A property that only branches declare has another type where they do not hold, and such
 * values are of the type all the same; asked for more, an encoder would find no member of a union for them.
 */
export function certain(type: Type): Type {
  const sure = known.get(type) ?? surely(type);
  known.set(type, sure);
  return sure;
}

const known = new WeakMap<Type, Type>();

function surely(type: Type): Type {
  if (type.kind !== "object") return mapChildren(type, certain);
  const inner = mapChildren({ ...type, properties: type.properties.filter((property) => !isBranch(property)) }, certain);
  if (inner.kind !== "object" || inner.properties.length === type.properties.length) return inner;
  const sure = new Map(inner.properties.map((property) => [property.name, property]));
  return {
    ...inner,
    properties: type.properties.map(
      (property) => sure.get(property.name) ?? { name: property.name, type: build.unknown, optional: property.optional },
    ),
  };
}
