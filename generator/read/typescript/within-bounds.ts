import type { Json, Type } from "../../model/index.js";
import { fits } from "./fits.js";
import type { Reading } from "./reading.js";

/** Whether a value whose shape is right keeps the bounds that stand with the type itself, as those of the same comment do. */
export function withinBounds(type: Type, value: Json, types: Reading["types"]): boolean {
  switch (type.kind) {
    case "number":
      return (
        typeof value !== "number" ||
        (value >= (type.minimum ?? value) &&
          value <= (type.maximum ?? value) &&
          value > (type.exclusiveMinimum ?? Number.NEGATIVE_INFINITY) &&
          value < (type.exclusiveMaximum ?? Number.POSITIVE_INFINITY))
      );
    case "string":
      return typeof value !== "string" || isWithin([...value].length, type.minLength, type.maxLength);
    case "array":
      return !Array.isArray(value) || isWithin(value.length, type.minItems, type.maxItems);
    case "union":
      return type.members.some((member) => fits(member, value, types) && withinBounds(member, value, types));
    default:
      return true;
  }
}

const isWithin = (count: number, least = count, most = count): boolean => least <= count && count <= most;
