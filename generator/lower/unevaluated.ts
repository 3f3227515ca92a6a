import { build, type Type } from "../model/index.js";
import { isBranch } from "./further-keys.js";
import type { Normal } from "./normal-type.js";

/** Keys that nothing else speaks of are of the type that unevaluated ones have. */
export function opened(type: Normal, unevaluated: Type): Normal {
  if (unevaluated.kind === "never") return type;
  if (type.kind === "union")
    return { ...type, members: type.members.map((each) => (each.kind === "object" ? opened(each, unevaluated) : each)) };
  const silent = type.kind === "object" && type.additional.kind === "unknown" && !type.additionalDeclared;
  if (!silent) return type;
  // A branch's property is a key like others where the branch does not hold.
  const types = [unevaluated, ...type.properties.filter(isBranch).map((property) => property.type)];
  return { ...type, additional: types.length === 1 ? unevaluated : build.union(...types), additionalDeclared: true };
}
