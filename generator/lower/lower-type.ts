import { assertNever, type Type } from "../model/index.js";
import { identity } from "./codec.js";
import { normalise } from "./normal.js";
import type { Normal } from "./normal-type.js";
import { lowerArray } from "./rules/array.js";
import { lowerLiteral } from "./rules/literal.js";
import { lowerObject } from "./rules/object.js";
import { lowerReference } from "./rules/reference.js";
import { lowerNumber, lowerString, lowerTemplate } from "./rules/scalar.js";
import { lowerNever, lowerUnknown } from "./rules/text.js";
import { lowerUnion } from "./rules/union.js";
import { type Lowered, note, type Position, type Scope, types } from "./scope.js";

/**
 * Takes one type to the scope's dialect: the fold over the rules.
 *
 * @param described whether the place it goes to has a description of its own
 * @param own the named type that this is the body of
 */
export function lowerType(type: Type, position: Position, scope: Scope, described = false, own?: string): Lowered {
  if (type.kind === "ref") return lowerReference(type, position, scope, described);
  const { type: normal, told, merged } = normalise(type, scope.types, position.merges, scope.recursive, own, scope.patience);
  for (const each of told) note(scope, position, "told", each.keyword, "told in words, checked by the guard", each.place);
  const lowered = lowerNormal(normal, merged ? { ...position, merges: position.merges + 1 } : position, scope);
  return told.length === 0
    ? lowered
    : { ...lowered, told: [...lowered.told, ...new Set(told.map((each) => each.words).filter((text) => text !== ""))] };
}

export function lowerNormal(type: Normal, position: Position, scope: Scope): Lowered {
  switch (type.kind) {
    case "never":
      return lowerNever(position, scope);
    case "unknown":
      return lowerUnknown(type, position, scope);
    case "null":
    case "boolean":
      return { schema: { type: type.kind }, codec: identity, encode: identity, shape: types(type.kind), told: [], height: 0 };
    case "number":
      return lowerNumber(type, position, scope);
    case "string":
      return lowerString(type, position, scope);
    case "template":
      return lowerTemplate(type, position, scope);
    case "literal":
      return lowerLiteral(type, position, scope);
    case "array":
      return lowerArray(type, position, scope);
    case "object":
      return lowerObject(type, position, scope);
    case "union":
      return lowerUnion(type, position, scope);
    default:
      return assertNever(type);
  }
}
