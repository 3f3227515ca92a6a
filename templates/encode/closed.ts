import { mapChildren, type NamedType, type Type } from "../../generator/model/index.js";

/**
 * The type with its silently open objects closed. Encoders ask this one first which member of a union a value is: a member that
 * knows all keys of the value loses none of them.
 */
export function closed(type: Type, types: ReadonlyMap<string, NamedType>): Type {
  if (type.kind === "ref") {
    const target = types.get(type.key)?.type;
    return target === undefined || target.kind === "ref" ? type : inside(target);
  }
  return inside(type);
}

function inside(type: Type): Type {
  switch (type.kind) {
    case "object":
      return {
        ...(mapChildren(type, inside) as typeof type),
        ...(!type.additionalDeclared && type.additional.kind === "unknown" && never),
      };
    // Members of an intersection speak of the same keys: only all of them together can be closed.
    case "intersection":
      return type.unevaluatedProperties === undefined &&
        type.members.some((member) => member.kind === "object" && !member.additionalDeclared)
        ? { ...type, unevaluatedProperties: never.additional }
        : type;
    case "not":
    case "if":
      return type;
    default:
      return mapChildren(type, inside);
  }
}

const never = { additional: { kind: "never" }, additionalDeclared: true } as const;
