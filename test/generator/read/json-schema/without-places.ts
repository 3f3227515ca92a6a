import type { Type } from "../../../../generator/model/index.js";

/** A type without the places and the silence marks that tests of its shape do not care for. */
export function withoutPlaces(type: Type): Type {
  return JSON.parse(JSON.stringify(type, (key, value: unknown) => (key === "at" || key === "restDeclared" ? undefined : value))) as Type;
}
