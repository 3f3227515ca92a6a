import { type ArrayType, build, canonical, jsonTypeOf, jsonTypes, type LiteralType, type ObjectType, type Type } from "../model/index.js";
import { type Head, isFree, itemAt, typeAt } from "./further-keys.js";
import type { Normal } from "./normal-type.js";
import { propertyNamed } from "./property-named.js";

/** Which members of a union can meet in one value, so that neither of them alone carries all of its keys. */
export interface Meeting {
  /** The members of a type, or the type itself, with required keys declared. */
  readonly alternatives: (type: Type) => readonly Normal[];
  readonly meet: (one: Type, other: Type) => boolean;
}

/** How deep two types are compared; further down the answer is the one that costs a carrier and loses nothing. */
export const deepest = 5;

/** How many pairs of types are compared for the members of one union; what comes later counts as meeting, for the same reason. */
const mostPairs = 200_000;

/** @param head is asked once for each type */
export function meetingBy(head: Head): Meeting {
  const known = new Map<Type, readonly Normal[]>();
  const alternatives = (type: Type): readonly Normal[] => {
    const before = known.get(type);
    if (before !== undefined) return before;
    const plain = head(type);
    const found =
      plain.kind !== "union"
        ? [declaring(plain)]
        : plain.members.flatMap((member) => (member.kind === "union" ? [] : [declaring(head(member))]));
    known.set(type, found);
    return found;
  };
  const looks: Looks = { alternatives, left: mostPairs };
  return {
    alternatives,
    meet: (one, other) => looks.left < 0 || (!disjoint(one, other, looks, 0) && adds(one, other, looks, 0) && adds(other, one, looks, 0)),
  };
}

interface Looks {
  readonly alternatives: Meeting["alternatives"];
  left: number;
}

/** Keys that are required without a declaration are declared by that. */
function declaring(type: Normal): Normal {
  if (type.kind !== "object" || type.requiredKeys === undefined) return type;
  const { requiredKeys, ...object } = type;
  const keys = requiredKeys.filter((name) => propertyNamed(object, name) === undefined);
  const more = keys.map((name) => build.property(name, typeAt(object, name) ?? build.unknown));
  return { ...object, properties: [...object.properties, ...more] };
}

function adds(one: Type, other: Type, looks: Looks, depth: number): boolean {
  if (one === other || (one.kind === "ref" && other.kind === "ref" && one.key === other.key)) return false;
  if (depth > deepest) return true;
  const from = looks.alternatives(one);
  return looks.alternatives(other).some((more) => {
    const meeting = from.filter((each) => !disjoint(each, more, looks, depth + 1));
    return meeting.length > 0 && meeting.every((each) => addsPlainly(each, more, looks, depth));
  });
}

function addsPlainly(one: Normal, other: Normal, looks: Looks, depth: number): boolean {
  if (looks.left-- < 0) return true;
  if (one.kind === "array" && other.kind === "array") {
    const length = Math.max(one.prefix.length, other.prefix.length) + 1;
    return Array.from({ length }, (_, i) => i).some((i) => adds(itemAt(one, i), itemAt(other, i), looks, depth + 1));
  }
  if (one.kind !== "object" || other.kind !== "object") return false;
  // Without any key of its own it is free-form, and sent whole.
  if (isFree(one)) return false;
  const silent = isSilent(one);
  const opens = (other.additionalDeclared && other.additional.kind !== "never") || (other.patterns ?? []).length > 0;
  if (silent && opens) return true;
  return other.properties.some((property) => {
    if (property.type.kind === "never") return false;
    const mine = typeAt(one, property.name);
    return mine === undefined ? silent : adds(mine, property.type, looks, depth + 1);
  });
}

/** Whether no value is of both types, as far as constants, JSON types and closed objects say. */
function disjoint(one: Type, other: Type, looks: Looks, depth: number): boolean {
  if (one.kind === "ref" && other.kind === "ref" && one.key === other.key) return false;
  if (depth > deepest) return false;
  const all = looks.alternatives(other);
  return looks.alternatives(one).every((a) => all.every((b) => disjointPlainly(a, b, looks, depth)));
}

function disjointPlainly(one: Normal, other: Normal, looks: Looks, depth: number): boolean {
  if (looks.left-- < 0) return false;
  if (one.kind === "never" || other.kind === "never") return true;
  if (one.kind === "literal" && other.kind === "literal") {
    looks.left -= one.values.length;
    const values = textsOf(other);
    return [...textsOf(one)].every((value) => !values.has(value));
  }
  if ((typesOf(one) & typesOf(other)) === 0) return true;
  if (one.kind === "array" && other.kind === "array")
    return hasFirst(one) && hasFirst(other) && disjoint(itemAt(one, 0), itemAt(other, 0), looks, depth + 1);
  if (one.kind !== "object" || other.kind !== "object") return false;
  return forbids(one, other, looks, depth) || forbids(other, one, looks, depth);
}

/** Whether a key that the first one requires can have no value in the second. */
const forbids = (one: ObjectType, other: ObjectType, looks: Looks, depth: number): boolean =>
  one.properties.some((property) => {
    if (property.optional) return false;
    const theirs = typeAt(other, property.name) ?? (other.additional.kind === "never" ? build.never : undefined);
    return theirs !== undefined && disjoint(property.type, theirs, looks, depth + 1);
  });

const texts = new WeakMap<LiteralType, ReadonlySet<string>>();

/** The values of a literal, equal ones as equal texts. */
export function textsOf(type: LiteralType): ReadonlySet<string> {
  const known = texts.get(type) ?? new Set(type.values.map(canonical));
  texts.set(type, known);
  return known;
}

const bit = (name: string): number => 1 << (jsonTypes as readonly string[]).indexOf(name);

/** The JSON types of a type as bits. */
function typesOf(type: Normal): number {
  if (type.kind === "literal") return type.values.reduce((sum: number, value) => sum | bit(jsonTypeOf(value)), 0);
  if (type.kind === "template") return bit("string");
  return type.kind === "unknown" ? -1 : bit(type.kind);
}

/** Whether each value has a first item. */
export const hasFirst = (type: ArrayType): boolean => (type.minItems ?? 0) > 0;

/** Whether nothing is said of undeclared keys. */
export const isSilent = (type: ObjectType): boolean => type.additional.kind === "unknown" && !type.additionalDeclared;
