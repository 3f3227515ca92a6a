import { jsonTypes, type Type } from "../model/index.js";

/** Whether a union says nothing: an unrestricted member for each JSON type. */
export function isAnything(members: readonly Type[]): boolean {
  const whole = new Set(members.filter(saysNothing).map((member) => member.kind));
  return jsonTypes.every((name) => whole.has(name));
}

/** A type that allows every value of its JSON type. */
export function saysNothing(type: Type): boolean {
  switch (type.kind) {
    case "unknown":
    case "null":
    case "boolean":
      return true;
    case "number":
      return (
        type.integer !== true &&
        [type.minimum, type.maximum, type.exclusiveMinimum, type.exclusiveMaximum, type.multipleOf].every((v) => v === undefined) &&
        type.format?.assert !== true
      );
    case "string":
      return [type.minLength, type.maxLength, type.pattern].every((v) => v === undefined) && type.format?.assert !== true;
    case "array":
      return (
        type.prefix.length === 0 &&
        type.rest.kind === "unknown" &&
        (type.minItems ?? 0) === 0 &&
        type.maxItems === undefined &&
        type.uniqueItems !== true &&
        (type.contains ?? []).length === 0
      );
    case "object":
      return (
        type.properties.length === 0 &&
        (type.patterns ?? []).length === 0 &&
        type.additional.kind === "unknown" &&
        (type.requiredKeys ?? []).length === 0 &&
        (type.minProperties ?? 0) === 0 &&
        type.maxProperties === undefined &&
        type.keys === undefined &&
        (type.dependentRequired ?? []).length === 0
      );
    case "union":
      return isAnything(type.members) || type.members.some((member) => member.kind === "unknown");
    default:
      return false;
  }
}
