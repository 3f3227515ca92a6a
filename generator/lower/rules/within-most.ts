import { type ArrayType, build } from "../../model/index.js";

/** A tuple whose greatest number of items leaves no room beyond its positions, as older drafts and generators write it, is a closed one. */
export function withinMost(type: ArrayType): ArrayType {
  const { maxItems, minItems = 0, prefix, suffix = [] } = type;
  if (maxItems === undefined || prefix.length === 0 || suffix.length > 0 || maxItems > prefix.length || minItems > maxItems) return type;
  return { ...type, prefix: prefix.slice(0, maxItems), rest: build.never };
}
