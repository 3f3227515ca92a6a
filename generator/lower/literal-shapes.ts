import { type ArrayType, build, type Json, jsonTypeOf, type ObjectType } from "../model/index.js";
import type { Normal } from "./normal-type.js";

/** Objects, and those that literals are, as objects. */
export function asObjects(type: Normal): readonly ObjectType[] {
  if (type.kind === "object") return [type];
  return valuesOf(type, "object").map((value) =>
    build.object(Object.entries(value as object).map(([key, each]) => build.property(key, build.literal(each as Json)))),
  );
}

/** Lists, and those that literals are, as lists. */
export function asArrays(type: Normal): readonly ArrayType[] {
  if (type.kind === "array") return [type];
  return valuesOf(type, "array").map((value) => ({
    kind: "array",
    prefix: (value as readonly Json[]).map((item) => ({ type: build.literal(item) })),
    rest: build.unknown,
  }));
}

const valuesOf = (type: Normal, name: "object" | "array"): readonly Json[] =>
  type.kind === "literal" ? type.values.filter((value) => jsonTypeOf(value) === name) : [];
