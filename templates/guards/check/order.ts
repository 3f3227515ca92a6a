import type { Type } from "../../../generator/model/index.js";
import type { Field } from "../shape.js";
import type { Unit } from "../unit.js";
import { isSimple, resolve } from "./condition-of.js";
import { isScalar } from "./literal.js";

/**
 * The order in which the fields of an object are checked, so that wrong data is refused soonest and right data meets few object
 * shapes: required ones before optional ones (an optional one is wrong only where it is there, and each makes two shapes of one),
 * and among either, those that take a few comparisons before those that need a call, a regular expression or a walk into objects.
 */
export function inCheckingOrder(fields: readonly Field[], unit: Unit): readonly Field[] {
  const groups: readonly [Field[], Field[], Field[], Field[]] = [[], [], [], []];
  for (const field of fields) {
    const isLate = !isQuick(field.type, unit);
    groups[field.required ? (isLate ? 1 : 0) : isLate ? 3 : 2].push(field);
  }
  return groups.flat();
}

/** Whether a check is a few comparisons: scalars, and lists of them. */
function isQuick(given: Type, unit: Unit): boolean {
  const type = resolve(given, unit);
  if (type.kind !== "array") return isComparison(type, unit);
  const { prefix, rest, suffix = [], contains = [], uniqueItems } = type;
  const items = [...prefix.map((item) => item.type), rest, ...suffix.map((item) => item.type)];
  return !uniqueItems && contains.length === 0 && items.every((item) => isComparison(resolve(item, unit), unit));
}

function isComparison(type: Type, unit: Unit): boolean {
  if (!isSimple(type, unit)) return false;
  switch (type.kind) {
    case "string":
      return type.pattern === undefined && !type.format?.assert && type.content === undefined;
    case "number":
      return type.multipleOf === undefined;
    case "template":
      return type.parts.every((part) => part.kind === "text" || part.kind === "string");
    case "literal":
      return type.values.every(isScalar);
    case "union":
    case "intersection":
      return type.members.every((member) => isComparison(resolve(member, unit), unit));
    case "not":
      return isComparison(resolve(type.type, unit), unit);
    case "ref":
      return false;
    default:
      return true;
  }
}
