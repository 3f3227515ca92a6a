import type { Json, JsonType, Program, Type } from "../../generator/model/index.js";
import { assertNever } from "../../generator/model/index.js";

/** All JSON types, in the order of cheap tests. */
export const jsonTypes: readonly JsonType[] = ["null", "boolean", "number", "string", "array", "object"];

const everything: ReadonlySet<JsonType> = new Set(jsonTypes);

export function jsonTypeOf(value: Json): JsonType {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value as "boolean" | "number" | "string" | "object";
}

/** References followed before the answer is "could be anything". */
const limit = 32;

/** Answers about named types: types that name the next one twice would be asked 2^steps times. */
type Answers<T> = WeakMap<Program["types"], Map<string, T>>;

const domains: Answers<ReadonlySet<JsonType>> = new WeakMap();
const refusals: Answers<boolean> = new WeakMap();

function once<T>(answers: Answers<T>, program: Program, key: string, steps: number, answer: () => T): T {
  const known = answers.get(program.types) ?? new Map<string, T>();
  answers.set(program.types, known);
  const place = `${steps} ${key}`;
  const before = known.get(place);
  if (before !== undefined) return before;
  const found = answer();
  known.set(place, found);
  return found;
}

/** The JSON types that values of a type can have: a superset where it is hard to tell. */
export function domain(type: Type, program: Program, steps = limit): ReadonlySet<JsonType> {
  switch (type.kind) {
    case "never":
      return new Set();
    case "unknown":
    case "not":
      return everything;
    case "null":
    case "boolean":
    case "number":
    case "string":
    case "array":
    case "object":
      return new Set([type.kind]);
    case "template":
      return new Set(["string"]);
    case "literal":
      return new Set(type.values.map(jsonTypeOf));
    case "union":
      return new Set(type.members.flatMap((member) => [...domain(member, program, steps)]));
    case "if":
      return new Set([type.then, type.else].flatMap((branch) => [...domain(branch, program, steps)]));
    case "intersection": {
      const each = type.members.map((member) => domain(member, program, steps));
      return new Set(jsonTypes.filter((name) => each.every((one) => one.has(name))));
    }
    case "ref": {
      const target = program.types.get(type.key);
      if (target === undefined || steps === 0) return everything;
      return once(domains, program, type.key, steps, () => domain(target.type, program, steps - 1));
    }
    default:
      return assertNever(type);
  }
}

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
      return once(refusals, program, type.key, steps, () => refusesUndefined(target.type, program, steps - 1));
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
