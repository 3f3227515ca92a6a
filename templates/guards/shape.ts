import { type ObjectType, type PatternProperty, patternsOf, type Type } from "../../generator/model/index.js";
import { never, unknown } from "../../generator/model/build.js";

/** A key that code reads by name. */
export interface Field {
  readonly name: string;
  /** All that is said of its value. */
  readonly type: Type;
  readonly required: boolean;
  /** Not declared: its type is that of patterns or of additional properties, which several fields may share. */
  readonly borrows: boolean;
  /** Other keys that must be there when this one is. */
  readonly requires: readonly string[];
}

/** An object type sorted out for code: what is read by name, and what a loop over the keys must do. */
export interface Shape {
  readonly fields: readonly Field[];
  readonly patterns: readonly PatternProperty[];
  /** For keys that are no field and match no pattern. */
  readonly additional: Type;
  readonly keys: Type | undefined;
  readonly min: number;
  readonly max: number;
  /** Nothing but the fields' names is allowed. */
  readonly closed: boolean;
  /** Keys must be looped over. */
  readonly loops: boolean;
}

/**
 * Keys that are required or depended upon become fields, and patterns that match a field's name become part of its type, so that
 * the loop never looks at a field again. `tracked`: patterns stay although they accept everything, because they evaluate keys.
 */
export function shapeOf(type: ObjectType, tracked = false): Shape {
  const patterns = type.patterns ?? [];
  const patternsFor = patternsOf(patterns);
  const declared = new Map(type.properties.map((property) => [property.name, property]));
  const dependent = new Map((type.dependentRequired ?? []).map(({ key, requires }) => [key, requires]));
  const required = new Set([...(type.requiredKeys ?? []), ...type.properties.filter(({ optional }) => !optional).map(({ name }) => name)]);
  const names = new Set([...declared.keys(), ...required, ...[...dependent].flatMap(([key, requires]) => [key, ...requires])]);
  const fields = [...names].map((name): Field => {
    const property = declared.get(name);
    const matching = patternsFor(name).map((pattern) => pattern.type);
    const types = property === undefined ? (matching.length > 0 ? matching : [type.additional]) : [property.type, ...matching];
    return {
      name,
      type: both(types),
      required: required.has(name),
      borrows: property === undefined,
      requires: (dependent.get(name) ?? []).filter((key) => key !== name && !required.has(key)),
    };
  });
  const ruled = patterns.filter((pattern) => tracked || pattern.type.kind !== "unknown" || type.additional.kind !== "unknown");
  const keys = type.keys?.kind === "unknown" ? undefined : type.keys;
  const closed = type.additional.kind === "never" && ruled.length === 0 && keys === undefined;
  return {
    fields,
    patterns: ruled,
    additional: type.additional,
    keys,
    min: type.minProperties ?? 0,
    max: type.maxProperties ?? Number.POSITIVE_INFINITY,
    closed,
    loops: closed || ruled.length > 0 || type.additional.kind !== "unknown" || keys !== undefined,
  };
}

function both(types: readonly Type[]): Type {
  const ruled = types.filter((type) => type.kind !== "unknown");
  const [only] = ruled;
  if (only === undefined) return unknown;
  if (ruled.some((type) => type.kind === "never")) return never;
  return ruled.length === 1 ? only : { kind: "intersection", members: ruled };
}
