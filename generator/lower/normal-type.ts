import type { ConditionType, IntersectionType, NotType, RefType, Type } from "../model/index.js";

/**
 * A type whose head says which JSON types it has: no reference, intersection, condition or negation on top. It allows every value
 * of the original type; what it allows more is told in words and left to the guard. Members of a union are no unions; they may be
 * references to named types that are no unions.
 */
export type Normal = Exclude<Type, RefType | IntersectionType | NotType | ConditionType>;
