import type { IntersectionType, ObjectType, Property, Type } from "../model/index.js";
import { build } from "../model/index.js";
import { type BranchProperty, furtherKeys, generally, isBranch, undeclared } from "./further-keys.js";
import type { Normal } from "./normal-type.js";
import { distinctTypes } from "./distinct-types.js";
import { type Told, tell } from "./told.js";
import { grouped } from "./grouped.js";
import { matches } from "./patterns.js";
import { propertyNamed } from "./property-named.js";
import { saysNothing } from "./says-nothing.js";
import { words } from "./words.js";

type Head = (type: Type) => Normal;

/** How many places there may be for what maps say of keys that others declare; beyond, such a key may hold anything. */
const mostPlaces = 20_000;

/** All properties of all objects; a key's types are intersected. What only branches declare of a key is added, but does not hold. */
export function mergeObjects(objects: readonly ObjectType[], told: Told[], head: Head): ObjectType {
  const [first] = objects;
  if (first !== undefined && objects.length === 1) return first;
  const byName = grouped(
    objects.flatMap((object) => object.properties),
    (property) => property.name,
  );
  const closing = objects.filter((object) => object.additional.kind === "never");
  const general = objects.filter(speaksOfOthers);
  const roomy = general.length * byName.size <= mostPlaces;
  const requiredKeys = new Set(objects.flatMap((object) => object.requiredKeys ?? []));
  const properties = [...byName].flatMap(([name, declared]): Property[] => {
    const lacks = (object: ObjectType): boolean => propertyNamed(object, name) === undefined;
    const isClosed = closing.some((object) => lacks(object) && !isMatched(object, name));
    const optional = declared.every((property) => property.optional) && !requiredKeys.has(name);
    if (isClosed && optional) return [];
    // An object that says nothing of the key by name speaks of it with all others.
    const others = roomy ? general.flatMap((object) => (lacks(object) ? additionalOf(object, name) : [])) : [];
    const sure = declared.filter((property) => !isBranch(property));
    const own = (sure.length === 0 ? declared : sure).map((property) => property.type);
    const inside = (whole: Type): readonly Type[] =>
      declared.filter(isBranch).flatMap((property) => furtherKeys(whole, property.type, head) ?? []);
    const branch = sure.length === 0 && !(others.length > 0 && inside(all(others)).length > 0);
    const whole = !roomy ? build.unknown : branch ? anyOf(own) : all(sure.length === 0 ? others : [...own, ...others]);
    // A key that is required comes whether its branch holds or not.
    const type: Type = isClosed ? build.never : !branch ? withFurther(whole, inside(whole)) : optional ? whole : build.unknown;
    const meta = declared.find((property) => property.meta !== undefined)?.meta;
    return [{ name, type, optional, ...(meta && { meta }), ...(branch && { branch }) }];
  });
  const additional = objects.map((object) => object.additional).filter((extra) => extra.kind !== "unknown");
  const [onlyExtra] = additional;
  const least = objects.map((object) => object.minProperties ?? 0).reduce((a, b) => Math.max(a, b), 0);
  const most = objects.flatMap((object) => (object.maxProperties === undefined ? [] : [object.maxProperties]));
  const keys = objects.flatMap((object) => (object.keys ? [object.keys] : []));
  const [onlyKeys] = keys;
  for (const extra of keys.slice(1)) told.push(tell("propertyNames", words.keys(extra), extra));
  const left = [...requiredKeys].filter((name) => !byName.has(name));
  const patterns = objects.flatMap((object) => object.patterns ?? []);
  const dependentRequired = objects.flatMap((object) => object.dependentRequired ?? []);
  const meta = objects.find((object) => object.meta !== undefined)?.meta;
  return {
    kind: "object",
    properties,
    ...(patterns.length > 0 && { patterns }),
    additional:
      closing.length > 0
        ? build.never
        : additional.length > 1
          ? { kind: "intersection", members: additional }
          : (onlyExtra ?? build.unknown),
    additionalDeclared: objects.some((object) => object.additionalDeclared),
    ...(left.length > 0 && { requiredKeys: left }),
    ...(least > 0 && { minProperties: least }),
    ...(most.length > 0 && { maxProperties: Math.min(...most) }),
    ...(onlyKeys && { keys: onlyKeys }),
    ...(dependentRequired.length > 0 && { dependentRequired }),
    ...(meta && { meta }),
  };
}

/** Objects of which one holds, or, of a condition, may hold. */
export interface Branches {
  readonly alternatives: readonly ObjectType[];
  /** Whether the model has been told of them. */
  readonly told: boolean;
}

/** Properties that only some branches declare become optional ones; the rest of the branches is told. */
export function fold(main: ObjectType, branches: readonly Branches[], told: Told[], from: IntersectionType, head: Head): ObjectType {
  if (branches.length === 0) return main;
  for (const { alternatives, told: known } of branches)
    if (!known) told.push(tell("anyOf", words.anyOf(alternatives.filter((branch) => !saysNothing(branch))), from));
  // Optional properties that only branches declared so far are of those branches still.
  const isOfBranch = (property: Property): boolean => isBranch(property) && property.optional;
  const sure = main.properties.filter((property) => !isOfBranch(property));
  const names = sure.map((property) => property.name);
  const earlier: ObjectType = { ...build.object([]), properties: main.properties.filter(isOfBranch) };
  const known = new Map(sure.map((property) => [property.name, property.type]));
  const said = grouped(
    [earlier, ...branches.flatMap(({ alternatives }) => alternatives)].flatMap((branch) => [
      ...branch.properties,
      ...undeclared(branch),
      ...generally(branch, names),
    ]),
    (property) => property.name,
  );
  const required = new Set(main.requiredKeys ?? []);
  const extra = [...said]
    .filter(([name]) => !known.has(name) && mayHave(main, name))
    .flatMap(([name, properties]): readonly (Property | BranchProperty)[] => {
      const types = distinctTypes(properties.map((property) => property.type).filter((type) => type.kind !== "never"));
      if (types.length === 0) return [];
      const meta = properties[0]?.meta ?? properties[0]?.type.meta;
      const type = anyOf(types);
      if (required.has(name)) return [{ name, type: build.unknown, optional: false, ...{ branch: true } }];
      // What is said of all undeclared keys holds whether the branch does or not.
      const [other] = additionalOf(main, name);
      const inside = other ? types.flatMap((each) => furtherKeys(other, each, head) ?? []) : [];
      if (other && inside.length > 0) return [{ name, type: withFurther(other, inside), optional: true, ...(meta && { meta }) }];
      return [{ name, type, optional: true, branch: true, ...(meta && { meta }) }];
    });
  const added = new Set(extra.map((property) => property.name));
  const left = [...required].filter((name) => !added.has(name));
  const closed = main.additional.kind === "never";
  // Keys that a branch speaks of by a pattern may come whichever branch holds.
  const patterns = closed ? [] : branches.flatMap(({ alternatives }) => alternatives.flatMap((branch) => branch.patterns ?? []));
  const opened = branches.some(({ alternatives }) =>
    alternatives.some((each) => each.additionalDeclared && each.additional.kind !== "never"),
  );
  const { requiredKeys: _, ...rest } = main;
  return {
    ...rest,
    ...(opened && !closed && !main.additionalDeclared && { additional: build.unknown, additionalDeclared: true }),
    properties: [
      ...sure.map((property): Property => {
        const inside = (said.get(property.name) ?? []).flatMap((each) => furtherKeys(property.type, each.type, head) ?? []);
        return inside.length === 0 ? property : { ...property, type: withFurther(property.type, inside) };
      }),
      ...extra,
    ],
    ...(patterns.length > 0 && {
      patterns: [...(main.patterns ?? []), ...patterns.map(({ pattern }) => ({ pattern, type: build.unknown }))],
    }),
    ...(left.length > 0 && { requiredKeys: left }),
  };
}

/** A type with places for the keys that branches declare inside it. */
const withFurther = (type: Type, inside: readonly Type[]): Type =>
  inside.length === 0 ? type : { kind: "intersection", members: [type, ...inside], ...(type.meta && { meta: type.meta }) };

/** Whether an object says something of undeclared keys. */
const speaksOfOthers = (object: ObjectType): boolean =>
  object.additionalDeclared && object.additional.kind !== "unknown" && object.additional.kind !== "never";

/** What an object says of a key that it has neither a property nor a pattern for. */
const additionalOf = (object: ObjectType, name: string): readonly Type[] =>
  speaksOfOthers(object) && !isMatched(object, name) ? [object.additional] : [];

const all = (types: readonly Type[]): Type => {
  const telling = distinctTypes(types.filter((type) => type.kind !== "unknown"));
  return telling.length <= 1 ? (telling[0] ?? types[0] ?? build.unknown) : { kind: "intersection", members: telling };
};

const anyOf = (types: readonly Type[]): Type => {
  const [only = build.unknown, ...more] = distinctTypes(types);
  return more.length === 0 ? only : build.union(only, ...more);
};

const isMatched = (object: ObjectType, name: string): boolean => (object.patterns ?? []).some(({ pattern }) => matches(pattern, name));

/** Whether an object can have a key that it does not declare. */
const mayHave = (object: ObjectType, name: string): boolean => object.additional.kind !== "never" || isMatched(object, name);
