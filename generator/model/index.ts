/** The model: the waist between readers and emitters. Imports nothing from the rest of the generator. */
export { assertNever } from "./assert-never.js";
export * as build from "./build.js";
export { canonical, distinct } from "./canonical.js";
export { exportedNames } from "./exported-names.js";
export { freeName, pascalCase } from "./identifier.js";
export type { Json } from "./json.js";
export { allJsonTypes, jsonTypeOf, type JsonTypes, jsonTypes, jsonTypesIn, spelt } from "./json-types.js";
export { patternsOf } from "./matching-patterns.js";
export { patternStart } from "./pattern-start.js";
export type { Place } from "./place.js";
export type { Behaviour, Implementation, NamedType, Parameter, Program, Tool } from "./program.js";
export { isKept, keep, movedTo, originalOf, perKept, perObject } from "./kept.js";
export { pointerStep } from "./pointer-step.js";
export { isSameList, reached, references } from "./reach.js";
export type * from "./type.js";
export { children, mapChildren } from "./walk.js";
