import type { IntersectionType, JsonType, LiteralType, ObjectType, Property, RefType, Type } from "../../../generator/model/index.js";
import { unknown } from "../../../generator/model/build.js";
import { domain } from "../domain.js";
import type { Unit } from "../unit.js";
import { resolve } from "./condition-of.js";
import { isScalar, type Scalar } from "./literal.js";

/** Members of a union with nested plain unions opened and literals put together: what any of them accepts, in order. */
export function alternatives(members: readonly Type[], unit: Unit): readonly Type[] {
  const flat: Type[] = [];
  const open = (type: Type, depth: number): void => {
    const resolved = resolve(type, unit);
    if (resolved.kind === "union" && !resolved.exactlyOne && depth > 0) for (const member of resolved.members) open(member, depth - 1);
    else if (resolved.kind !== "never") flat.push(resolved);
  };
  for (const member of members) open(member, 16);
  const literals = flat.filter((type): type is LiteralType => type.kind === "literal");
  if (literals.length < 2) return flat;
  const first = flat.findIndex((type) => type.kind === "literal");
  const merged: LiteralType = { kind: "literal", values: literals.flatMap((literal) => literal.values) };
  return flat.flatMap((type, i): readonly Type[] => (i === first ? [merged] : type.kind === "literal" ? [] : [type]));
}

/** Whether two members may accept the same value, as far as their JSON types and tags tell. */
export function overlapping(members: readonly Type[], unit: Unit): boolean {
  const seen = new Set<JsonType>();
  for (const member of members) {
    for (const name of domain(member, unit.program)) {
      if (seen.has(name)) return true;
      seen.add(name);
    }
  }
  return false;
}

/** A property that tells the members of a union of objects apart, and each member's values of it. */
export interface Discriminator {
  readonly name: string;
  /** Members in order, each with its tags; tags of different members differ. */
  readonly cases: readonly { readonly tags: readonly Scalar[]; readonly member: ObjectType | RefType }[];
}

/** A member that is an object, perhaps by a reference that is not written out. */
export const isTaggable = (member: Type, unit: Unit): member is ObjectType | RefType => objectOf(member, unit) !== undefined;

const objectOf = (member: Type, unit: Unit): ObjectType | undefined => {
  const target = member.kind === "ref" ? resolve(unit.named(member.key).type, unit) : member;
  return target.kind === "object" ? target : undefined;
};

export function discriminatorOf(members: readonly (ObjectType | RefType)[], unit: Unit): Discriminator | undefined {
  const [first] = members;
  if (first === undefined || members.length < 2) return undefined;
  for (const { name } of objectOf(first, unit)?.properties ?? []) {
    const cases = members.map((member) => ({ tags: tagsOf(objectOf(member, unit), name, unit), member }));
    const all = cases.flatMap(({ tags }) => tags ?? []);
    if (cases.every(({ tags }) => tags !== undefined) && new Set(all).size === all.length) {
      return { name, cases: cases.map(({ tags, member }) => ({ tags: tags ?? [], member })) };
    }
  }
  return undefined;
}

export function tagsOf(member: ObjectType | undefined, name: string, unit: Unit): readonly Scalar[] | undefined {
  const property = member?.properties.find((one) => one.name === name);
  if (member === undefined || property === undefined || (property.optional && !member.requiredKeys?.includes(name))) return undefined;
  const type = resolve(property.type, unit);
  if (type.kind !== "literal" || !type.values.every(isScalar)) return undefined;
  return [...new Set(type.values.filter(isScalar))];
}

/** An intersection of objects that close nothing is one object with all their properties: each is then read once. */
export function mergeable(type: IntersectionType, unit: Unit): ObjectType | undefined {
  const known = merged.get(type);
  if (known !== undefined) return known.object;
  const object = merge(type, unit);
  merged.set(type, { object });
  return object;
}

/** One object for each intersection, so that functions made for its parts are shared. */
const merged = new WeakMap<IntersectionType, { readonly object: ObjectType | undefined }>();

function merge(type: IntersectionType, unit: Unit): ObjectType | undefined {
  if (type.unevaluatedItems || type.unevaluatedProperties) return undefined;
  const members = type.members.map((member) => {
    const resolved = resolve(member, unit);
    return resolved.kind === "intersection" ? (mergeable(resolved, unit) ?? resolved) : resolved;
  });
  if (!members.every((member): member is ObjectType => member.kind === "object" && isOpen(member))) return undefined;
  const byName = new Map<string, Property[]>();
  for (const property of members.flatMap((member) => member.properties)) {
    const known = byName.get(property.name);
    if (known) known.push(property);
    else byName.set(property.name, [property]);
  }
  return {
    kind: "object",
    properties: [...byName].map(([name, found]) => {
      const [only] = found;
      if (only !== undefined && found.length === 1) return only;
      return {
        name,
        type: { kind: "intersection", members: found.map((property) => property.type) },
        optional: found.every((property) => property.optional),
      };
    }),
    additional: { kind: "unknown" },
    additionalDeclared: members.some((member) => member.additionalDeclared),
    requiredKeys: members.flatMap((member) => member.requiredKeys ?? []),
  };
}

const isOpen = (type: ObjectType): boolean =>
  type.additional.kind === "unknown" &&
  !type.patterns?.length &&
  !type.keys &&
  !type.dependentRequired?.length &&
  !type.minProperties &&
  type.maxProperties === undefined;

/** A member whose tag is settled: everything but the tag. One object for each, so that functions made for it are shared. */
export function withoutTag(member: ObjectType, tag: string): ObjectType {
  const known = settled.get(member) ?? new Map<string, ObjectType>();
  settled.set(member, known);
  const rest = known.get(tag) ?? {
    ...member,
    properties: member.properties.map((property) => (property.name === tag ? { ...property, type: unknown, optional: true } : property)),
    ...(member.requiredKeys && { requiredKeys: member.requiredKeys.filter((key) => key !== tag) }),
  };
  known.set(tag, rest);
  return rest;
}

const settled = new WeakMap<ObjectType, Map<string, ObjectType>>();
