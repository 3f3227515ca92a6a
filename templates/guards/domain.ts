import { type JsonType, type Program, type Type, jsonTypes, jsonTypesIn, spelt } from "../../generator/model/index.js";

/** References followed before the answer is "could be anything". */
const limit = 32;

/** Answers about named types: types that name the next one twice would be asked 2^steps times. */
const refusals = new WeakMap<Program["types"], Map<string, boolean>>();

function once(program: Program, key: string, steps: number, answer: () => boolean): boolean {
  const known = refusals.get(program.types) ?? new Map<string, boolean>();
  refusals.set(program.types, known);
  const place = `${steps} ${key}`;
  const before = known.get(place);
  if (before !== undefined) return before;
  const found = answer();
  known.set(place, found);
  return found;
}

/** The JSON types that values of a type can have: a superset where it is hard to tell. */
export const domain = (type: Type, program: Program): ReadonlySet<JsonType> => spelt(jsonTypesIn(program.types)(type));

/** Whether the check of a type refuses `undefined` by itself. */
export function refusesUndefined(type: Type, program: Program, steps = limit): boolean {
  switch (type.kind) {
    case "unknown":
    case "not":
      return false;
    case "union":
      return !coversAll(type.members) && type.members.every((member) => refusesUndefined(member, program, steps));
    case "intersection":
      return type.members.some((member) => refusesUndefined(member, program, steps));
    case "if":
      return refusesUndefined(type.then, program, steps) && refusesUndefined(type.else, program, steps);
    case "ref": {
      const target = program.types.get(type.key);
      if (target === undefined || steps === 0) return false;
      return once(program, type.key, steps, () => refusesUndefined(target.type, program, steps - 1));
    }
    default:
      return true;
  }
}

/** A union such as `byJsonType` makes: one member for each JSON type, so only the members with rules need a test. */
export const coversAll = (members: readonly Type[]): boolean =>
  members.length === jsonTypes.length && jsonTypes.every((name) => members.some((member) => member.kind === name));

/** Whether every value of the kind's JSON type is accepted. */
export function isPlain(type: Type): boolean {
  switch (type.kind) {
    case "null":
    case "boolean":
      return true;
    case "number":
      return (
        !type.integer &&
        type.minimum === undefined &&
        type.maximum === undefined &&
        type.exclusiveMinimum === undefined &&
        type.exclusiveMaximum === undefined &&
        type.multipleOf === undefined &&
        !type.format?.assert
      );
    case "string":
      return (
        type.minLength === undefined && type.maxLength === undefined && type.pattern === undefined && !type.format?.assert && !type.content
      );
    case "array":
      return (
        type.rest.kind === "unknown" &&
        type.prefix.every((item) => item.type.kind === "unknown") &&
        (type.suffix ?? []).length === 0 &&
        !type.minItems &&
        type.maxItems === undefined &&
        !type.uniqueItems &&
        (type.contains ?? []).length === 0
      );
    case "object":
      return (
        type.additional.kind === "unknown" &&
        type.properties.every((property) => property.optional && property.type.kind === "unknown") &&
        (type.patterns ?? []).every((pattern) => pattern.type.kind === "unknown") &&
        (type.requiredKeys ?? []).length === 0 &&
        !type.minProperties &&
        type.maxProperties === undefined &&
        type.keys === undefined &&
        (type.dependentRequired ?? []).length === 0
      );
    default:
      return false;
  }
}
