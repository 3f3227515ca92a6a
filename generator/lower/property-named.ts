import type { ObjectType, Property } from "../model/index.js";

/** From so many properties on they are looked up in a map. */
const many = 8;

const maps = new WeakMap<readonly Property[], ReadonlyMap<string, Property>>();

/** The property of an object that has a name, the first if there are several. */
export function propertyNamed({ properties }: Pick<ObjectType, "properties">, name: string): Property | undefined {
  if (properties.length < many) return properties.find((property) => property.name === name);
  const known = maps.get(properties) ?? new Map([...properties].reverse().map((property) => [property.name, property]));
  maps.set(properties, known);
  return known.get(name);
}
