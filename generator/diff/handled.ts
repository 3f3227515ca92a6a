import type { NamedType, Type } from "../model/index.js";
import { mapChildren } from "../model/index.js";
import type { Types } from "./accepts.js";

/**
 * A type as a handler written for it sees it. Further properties do a handler no harm, as TypeScript's assignability says, so closed
 * objects are open and `oneOf` is a union. Inside `not` and the test of an `if` nothing is changed: more there would be less outside.
 */
export function handled(type: Type): Type {
  switch (type.kind) {
    case "not":
      return type;
    case "if":
      return { ...type, then: handled(type.then), else: handled(type.else) };
    case "object": {
      const inner = mapChildren(type, handled);
      return inner.kind === "object" && inner.additional.kind === "never" ? { ...inner, additional: { kind: "unknown" } } : inner;
    }
    case "union": {
      const { exactlyOne: _, ...rest } = type;
      return mapChildren(rest, handled);
    }
    case "intersection": {
      const { unevaluatedProperties, ...rest } = type;
      const kept = unevaluatedProperties === undefined || unevaluatedProperties.kind === "never" ? rest : type;
      return mapChildren(kept, handled);
    }
    default:
      return mapChildren(type, handled);
  }
}

/** The same for all named types. */
export const handledTypes = (types: Types): Types =>
  new Map([...types].map(([key, named]): [string, NamedType] => [key, { ...named, type: handled(named.type) }]));
