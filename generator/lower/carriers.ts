import { type ArrayType, build, canonical, jsonTypeOf, type ObjectType, type Type } from "../model/index.js";
import type { Normal } from "./normal-type.js";
import { matches } from "./patterns.js";

/**
 * Members that a union has to be given on the wire, so that each of its values can be sent whole. Objects are closed there, and a
 * value may be of several members at once: `{ a, b }` is of `{ a } | { b }`, and neither member alone carries both keys. A carrier
 * declares the keys of all members that can meet so.
 *
 * @param head a type as one whose head says its JSON types
 */
export function carriers(members: readonly Type[], head: Head): readonly Type[] {
  const heads = members.flatMap((member) => alternatives(member, head));
  const objects = heads.filter((each) => each.kind === "object");
  const arrays = heads.filter((each) => each.kind === "array");
  return [
    ...clusters(objects, head).map((cluster) => carrierOf(cluster, cluster.length - 1)),
    ...clusters(arrays, head).map(arrayCarrierOf),
  ];
}

type Head = (type: Type) => Normal;

const alternatives = (type: Type, head: Head): readonly Normal[] => {
  const plain = head(type);
  if (plain.kind !== "union") return [declaring(plain)];
  return plain.members.flatMap((member) => (member.kind === "union" ? [] : [declaring(head(member))]));
};

/** Keys that are required without a declaration are declared by that. */
function declaring(type: Normal): Normal {
  if (type.kind !== "object" || type.requiredKeys === undefined) return type;
  const { requiredKeys, ...object } = type;
  const keys = requiredKeys.filter((name) => !object.properties.some((property) => property.name === name));
  const more = keys.map((name) => build.property(name, typeAt(object, name) ?? build.unknown));
  return { ...object, properties: [...object.properties, ...more] };
}

/** Members that meet, directly or through others. */
function clusters<T extends ObjectType | ArrayType>(members: readonly T[], head: Head): readonly (readonly T[])[] {
  const groups = members.map((_, i) => i);
  for (const [i, one] of members.entries()) {
    for (const [j, other] of members.entries()) {
      if (i < j && !disjoint(one, other, head, 0) && adds(one, other, head, 0) && adds(other, one, head, 0)) {
        const [from, to] = [groups[j], groups[i] as number];
        for (const [k, group] of groups.entries()) if (group === from) groups[k] = to;
      }
    }
  }
  return [...new Set(groups)].map((group) => members.filter((_, i) => groups[i] === group)).filter((cluster) => cluster.length > 1);
}

/** How deep two types are compared; further down the answer is the one that costs a carrier and loses nothing. */
const deepest = 5;

function adds(one: Type, other: Type, head: Head, depth: number): boolean {
  if (one === other || (one.kind === "ref" && other.kind === "ref" && one.key === other.key)) return false;
  if (depth > deepest) return true;
  const from = alternatives(one, head);
  return alternatives(other, head).some((more) => {
    const meeting = from.filter((each) => !disjoint(each, more, head, depth + 1));
    return meeting.length > 0 && meeting.every((each) => addsPlainly(each, more, head, depth));
  });
}

function addsPlainly(one: Normal, other: Normal, head: Head, depth: number): boolean {
  if (one.kind === "array" && other.kind === "array") {
    const length = Math.max(one.prefix.length, other.prefix.length) + 1;
    return Array.from({ length }, (_, i) => i).some((i) => adds(itemAt(one, i), itemAt(other, i), head, depth + 1));
  }
  if (one.kind !== "object" || other.kind !== "object") return false;
  // Without any key of its own it is free-form, and sent whole.
  if (isFree(one)) return false;
  const silent = one.additional.kind === "unknown" && !one.additionalDeclared;
  const opens = (other.additionalDeclared && other.additional.kind !== "never") || (other.patterns ?? []).length > 0;
  if (silent && opens) return true;
  return other.properties.some((property) => {
    if (property.type.kind === "never") return false;
    const mine = typeAt(one, property.name);
    return mine === undefined ? silent : adds(mine, property.type, head, depth + 1);
  });
}

/** Whether no value is of both types, as far as constants, JSON types and closed objects say. */
function disjoint(one: Type, other: Type, head: Head, depth: number): boolean {
  if (one.kind === "ref" && other.kind === "ref" && one.key === other.key) return false;
  if (depth > deepest) return false;
  const all = alternatives(other, head);
  return alternatives(one, head).every((a) => all.every((b) => disjointPlainly(a, b, head, depth)));
}

function disjointPlainly(one: Normal, other: Normal, head: Head, depth: number): boolean {
  if (one.kind === "never" || other.kind === "never") return true;
  if (one.kind === "literal" && other.kind === "literal") {
    const values = new Set(other.values.map(canonical));
    return one.values.every((value) => !values.has(canonical(value)));
  }
  const types = typesOf(other);
  if (![...typesOf(one)].some((name) => types.has(name))) return true;
  if (one.kind === "array" && other.kind === "array") {
    const least = Math.min(1, one.minItems ?? 0, other.minItems ?? 0);
    return least > 0 && disjoint(itemAt(one, 0), itemAt(other, 0), head, depth + 1);
  }
  if (one.kind !== "object" || other.kind !== "object") return false;
  return forbids(one, other, head, depth) || forbids(other, one, head, depth);
}

/** Whether a key that the first one requires can have no value in the second. */
const forbids = (one: ObjectType, other: ObjectType, head: Head, depth: number): boolean =>
  one.properties.some((property) => {
    if (property.optional) return false;
    const theirs = typeAt(other, property.name) ?? (other.additional.kind === "never" ? build.never : undefined);
    return theirs !== undefined && disjoint(property.type, theirs, head, depth + 1);
  });

const jsonTypes = ["null", "boolean", "number", "string", "array", "object"] as const;

const typesOf = (type: Normal): ReadonlySet<string> =>
  type.kind === "literal"
    ? new Set(type.values.map(jsonTypeOf))
    : type.kind === "template"
      ? new Set(["string"])
      : type.kind === "unknown"
        ? new Set(jsonTypes)
        : new Set([type.kind]);

const itemAt = (type: ArrayType, i: number): Type => type.prefix[i]?.type ?? type.rest;

/** What an object says of a key; `undefined` = nothing. */
function typeAt(type: ObjectType, name: string): Type | undefined {
  const property = type.properties.find((each) => each.name === name);
  const pattern = property ? undefined : type.patterns?.find((each) => matches(each.pattern, name));
  return property?.type ?? pattern?.type ?? (type.additionalDeclared && type.additional.kind !== "never" ? type.additional : undefined);
}

const isFree = (type: ObjectType): boolean =>
  type.properties.length === 0 && (type.patterns ?? []).length === 0 && !type.additionalDeclared;

/** One object for all keys; a key is required where at least so many of the objects require it. */
function carrierOf(objects: readonly ObjectType[], enough: number): ObjectType {
  const names = [...new Set(objects.flatMap((object) => object.properties.map(({ name }) => name)))];
  const required = (name: string): number =>
    objects.filter(({ properties }) => properties.some((each) => each.name === name && !each.optional)).length;
  const patterns = objects.flatMap((object) => object.patterns ?? []);
  const sources = [...new Set(patterns.map(({ pattern }) => pattern.source))];
  const open = objects.filter((object) => object.additionalDeclared && object.additional.kind !== "never");
  const closed = objects.every((object) => object.additionalDeclared && object.additional.kind === "never");
  return {
    kind: "object",
    properties: names.map((name) => {
      const meta = objects.flatMap(({ properties }) => properties.filter((each) => each.name === name)).find((each) => each.meta)?.meta;
      const type = oneOf(objects.flatMap((object) => typeAt(object, name) ?? []));
      return { name, type, optional: required(name) < enough, ...(meta && { meta }) };
    }),
    ...(patterns.length > 0 && {
      patterns: sources.flatMap((source) => {
        const same = patterns.filter(({ pattern }) => pattern.source === source);
        return same.slice(0, 1).map(({ pattern }) => ({ pattern, type: oneOf(same.map(({ type }) => type)) }));
      }),
    }),
    additional: open.length > 0 ? oneOf(open.map(({ additional }) => additional)) : closed ? build.never : build.unknown,
    additionalDeclared: open.length > 0 || closed,
    meta: { title: "several", description: "Where several of the alternatives hold at once: the properties of all." },
  };
}

function arrayCarrierOf(arrays: readonly ArrayType[]): ArrayType {
  const items = arrays.flatMap(({ prefix, rest, suffix = [] }) => [
    ...prefix.map(({ type }) => type),
    rest,
    ...suffix.map(({ type }) => type),
  ]);
  return { ...build.array(oneOf(items)), meta: { title: "several", description: "Where items are of several of the alternatives." } };
}

/** Their union; what is the same is said once. */
function oneOf(types: readonly Type[]): Type {
  const distinct = [...new Map(types.filter((type) => type.kind !== "never").map((type) => [JSON.stringify(type), type])).values()];
  const [only = build.never] = distinct;
  return distinct.length <= 1 ? only : build.union(...distinct);
}
