import { type ArrayType, build, jsonTypes, type ObjectType, type Property, type Type } from "../model/index.js";
import { distinctTypes } from "./distinct-types.js";
import { grouped } from "./grouped.js";
import { asArrays, asObjects } from "./literal-shapes.js";
import type { Normal } from "./normal-type.js";
import { matches } from "./patterns.js";
import { propertyNamed } from "./property-named.js";

/** A property that only branches of a condition or union declare; lowering sends it where it fits its type. */
export interface BranchProperty extends Property {
  readonly branch: true;
}

export const isBranch = (property: Property): property is BranchProperty => "branch" in property;

/** A type as one whose head says its JSON types. */
export type Head = (type: Type) => Normal;

/** How deep two types are compared: recursive ones would never end. */
const deepest = 4;

/**
 * The keys that a branch declares inside a type that is declared without it: as a type that asserts nothing else. Objects are closed on
 * the wire, so a key has to be declared for all values of the type, whether or not the branch holds.
 *
 * @returns `undefined` where the branch declares nothing that the type has no place for
 */
export function furtherKeys(own: Type, branch: Type, head: Head, depth = 0): Type | undefined {
  if (own === branch || depth > deepest) return undefined;
  const theirs = saidBy(branch, head);
  const [objects, arrays] = [theirs.flatMap(asObjects), theirs.flatMap(asArrays)];
  if (objects.length === 0 && arrays.length === 0) return undefined;
  const mine = alternatives(own, head);
  const object = furtherOfObjects(mine.filter(isObject), objects, head, depth);
  const array = furtherOfArrays(mine.filter(isArray), arrays, head, depth);
  if (object === undefined && array === undefined) return undefined;
  if (object !== undefined && mine.every(isObject)) return object;
  if (array !== undefined && mine.every(isArray)) return array;
  return build.union(
    object ?? build.object([]),
    array ?? build.array(build.unknown),
    ...jsonTypes.flatMap((name): Type[] => (name === "object" || name === "array" ? [] : [{ kind: name }])),
  );
}

const isObject = (type: Normal): type is ObjectType => type.kind === "object";

const isArray = (type: Normal): type is ArrayType => type.kind === "array";

const alternatives = (type: Type, head: Head): readonly Normal[] => {
  const plain = head(type);
  if (plain.kind !== "union") return [plain];
  return plain.members.flatMap((member): readonly Normal[] => {
    const each = head(member);
    return each.kind === "union" ? each.members.map(head) : [each];
  });
};

/** What a branch says: where it allows everything, it may still open objects to keys that they do not declare. */
const saidBy = (branch: Type, head: Head): readonly Normal[] => {
  const whole = alternatives(branch, head);
  const allowsAll = whole.every(({ kind }) => kind === "unknown");
  return allowsAll && branch.kind === "union" ? branch.members.flatMap((member) => saidBy(member, head)) : whole;
};

/** The same for objects of which one holds. */
function furtherOfObjects(objects: readonly ObjectType[], branches: readonly ObjectType[], head: Head, depth: number): Type | undefined {
  // What has no keys of its own is sent whole, and closed objects take none.
  const mine = objects.filter((object) => !isFree(object));
  const silent = mine.some((object) => object.additional.kind !== "never" && !object.additionalDeclared);
  const properties: BranchProperty[] = [];
  const own = distinctNames(mine);
  for (const property of branches.flatMap((branch) => [...branch.properties, ...undeclared(branch), ...generally(branch, own)])) {
    if (property.type.kind === "never" || mine.length === 0) continue;
    const lacks = mine.some((object) => object.additional.kind !== "never" && typeAt(object, property.name) === undefined);
    const types = mine.flatMap((object) => typeAt(object, property.name) ?? []);
    if (lacks || types.some((type) => furtherKeys(type, property.type, head, depth + 1) !== undefined))
      properties.push({ ...property, optional: true, branch: true });
  }
  const patterns = silent ? branches.flatMap((branch) => (branch.patterns ?? []).filter(({ type }) => type.kind !== "never")) : [];
  const opened = silent && branches.some((branch) => branch.additionalDeclared && branch.additional.kind !== "never");
  if (properties.length === 0 && patterns.length === 0 && !opened) return undefined;
  return {
    kind: "object",
    properties: joined(properties),
    additional: build.unknown,
    additionalDeclared: opened,
    ...(patterns.length > 0 && { patterns: patterns.map(({ pattern }) => ({ pattern, type: build.unknown })) }),
  };
}

/** What a branch says of keys with these names as of any other, or by a pattern. */
export function generally(branch: ObjectType, names: readonly string[]): readonly Property[] {
  const speaks = (branch.additionalDeclared && branch.additional.kind !== "unknown") || (branch.patterns ?? []).length > 0;
  if (!speaks) return [];
  return names.flatMap((name): readonly Property[] => {
    const type = propertyNamed(branch, name) === undefined ? typeAt(branch, name) : undefined;
    return type === undefined ? [] : [{ name, type, optional: true }];
  });
}

const distinctNames = (objects: readonly ObjectType[]): readonly string[] => [
  ...new Set(objects.flatMap(({ properties }) => properties.map(({ name }) => name))),
];

/** Each key once. */
function joined(properties: readonly BranchProperty[]): readonly BranchProperty[] {
  return [...grouped(properties, ({ name }) => name).values()].flatMap((same) => {
    const types = distinctTypes(same.map(({ type }) => type));
    const [only = build.unknown] = types;
    return same.slice(0, 1).map((first) => ({ ...first, type: types.length === 1 ? only : build.union(...types) }));
  });
}

/** The same for lists of which one holds. */
export function furtherOfArrays(own: readonly ArrayType[], branches: readonly ArrayType[], head: Head, depth = 0): ArrayType | undefined {
  const length = Math.max(0, ...[...own, ...branches].map(({ prefix }) => prefix.length));
  const at = (i: number): Type | undefined => {
    const found = own.flatMap((mine) =>
      branches.flatMap((branch) => furtherKeys(itemAt(mine, i), itemAt(branch, i), head, depth + 1) ?? []),
    );
    const [only] = found;
    return found.length > 1 ? { kind: "intersection", members: found } : only;
  };
  const prefix = Array.from({ length }, (_, i) => at(i));
  const rest = at(length);
  if (rest === undefined && prefix.every((type) => type === undefined)) return undefined;
  return {
    kind: "array",
    prefix: prefix.map((type) => ({ type: type ?? build.unknown })),
    rest: rest ?? build.unknown,
    restDeclared: false,
  };
}

/** Keys that a branch requires but does not describe. */
export const undeclared = (branch: Pick<ObjectType, "requiredKeys">): readonly Property[] =>
  (branch.requiredKeys ?? []).map((name) => ({ name, type: build.unknown, optional: true }));

/** What a list says of the item at a place. */
export const itemAt = (type: ArrayType, i: number): Type => type.prefix[i]?.type ?? type.rest;

/** What an object says of a key; `undefined` = nothing. */
export function typeAt(type: ObjectType, name: string): Type | undefined {
  const property = propertyNamed(type, name);
  if (property !== undefined) return property.type;
  const pattern = type.patterns?.find((each) => matches(each.pattern, name));
  if (pattern !== undefined) return pattern.type;
  if (type.additionalDeclared && type.additional.kind !== "never") return type.additional;
  return type.requiredKeys?.includes(name) === true ? build.unknown : undefined;
}

/** Whether nothing is known of an object's keys. */
export const isFree = (type: ObjectType): boolean =>
  type.properties.length === 0 && (type.patterns ?? []).length === 0 && (type.requiredKeys ?? []).length === 0 && !type.additionalDeclared;
