import type { IntersectionType, ObjectType, Property, Type } from "../model/index.js";
import { build } from "../model/index.js";
import { type BranchProperty, furtherKeys, isBranch, undeclared } from "./further-keys.js";
import type { Normal } from "./normal-type.js";
import { type Told, tell } from "./told.js";
import { matches } from "./patterns.js";
import { saysNothing } from "./says-nothing.js";
import { words } from "./words.js";

type Head = (type: Type) => Normal;

/** All properties of all objects; a key's types are intersected. What only branches declare of a key is added, but does not hold. */
export function mergeObjects(objects: readonly ObjectType[], told: Told[], head: Head): ObjectType {
  const [first] = objects;
  if (first !== undefined && objects.length === 1) return first;
  const names = [...new Set(objects.flatMap((object) => object.properties.map((property) => property.name)))];
  const requiredKeys = new Set(objects.flatMap((object) => object.requiredKeys ?? []));
  const properties = names.flatMap((name): Property[] => {
    const declared = objects.flatMap((object) => object.properties.filter((property) => property.name === name));
    const closing = objects.some(
      (object) =>
        !object.properties.some((p) => p.name === name) &&
        object.additional.kind === "never" &&
        !(object.patterns ?? []).some((p) => matches(p.pattern, name)),
    );
    const optional = declared.every((property) => property.optional) && !requiredKeys.has(name);
    if (closing && optional) return [];
    // An object that says nothing of the key by name speaks of it with all others.
    const others = objects
      .filter((object) => !object.properties.some((p) => p.name === name))
      .flatMap((object) => additionalOf(object, name));
    const sure = declared.filter((property) => !isBranch(property));
    const own = (sure.length === 0 ? declared : sure).map((property) => property.type);
    const inside = (whole: Type): readonly Type[] =>
      declared.filter(isBranch).flatMap((property) => furtherKeys(whole, property.type, head) ?? []);
    const branch = sure.length === 0 && !(others.length > 0 && inside(all(others)).length > 0);
    const whole = branch ? anyOf(own) : all(sure.length === 0 ? others : [...own, ...others]);
    // A key that is required comes whether its branch holds or not.
    const type: Type = closing ? build.never : !branch ? withFurther(whole, inside(whole)) : optional ? whole : build.unknown;
    const meta = declared.find((property) => property.meta !== undefined)?.meta;
    return [{ name, type, optional, ...(meta && { meta }), ...(branch && { branch }) }];
  });
  const closed = objects.some((object) => object.additional.kind === "never");
  const additional = objects.map((object) => object.additional).filter((extra) => extra.kind !== "unknown");
  const [onlyExtra] = additional;
  const least = objects.map((object) => object.minProperties ?? 0).reduce((a, b) => Math.max(a, b), 0);
  const most = objects.flatMap((object) => (object.maxProperties === undefined ? [] : [object.maxProperties]));
  const keys = objects.flatMap((object) => (object.keys ? [object.keys] : []));
  const [onlyKeys] = keys;
  for (const extra of keys.slice(1)) told.push(tell("propertyNames", words.keys(extra), extra));
  const left = [...requiredKeys].filter((name) => !names.includes(name));
  const patterns = objects.flatMap((object) => object.patterns ?? []);
  const dependentRequired = objects.flatMap((object) => object.dependentRequired ?? []);
  const meta = objects.find((object) => object.meta !== undefined)?.meta;
  return {
    kind: "object",
    properties,
    ...(patterns.length > 0 && { patterns }),
    additional: closed ? build.never : additional.length > 1 ? { kind: "intersection", members: additional } : (onlyExtra ?? build.unknown),
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
  const sure = main.properties.filter((property) => !(isBranch(property) && property.optional));
  const earlier: ObjectType = { ...build.object([]), properties: main.properties.filter((property) => !sure.includes(property)) };
  const known = new Map(sure.map((property) => [property.name, property.type]));
  const more = new Map<string, Type[]>();
  const found = new Map<string, Type[]>();
  const metas = new Map<string, Property["meta"]>();
  for (const branch of [earlier, ...branches.flatMap(({ alternatives }) => alternatives)]) {
    for (const property of [...branch.properties, ...undeclared(branch)]) {
      const own = known.get(property.name);
      const inside = own && furtherKeys(own, property.type, head);
      if (inside !== undefined) more.set(property.name, [...(more.get(property.name) ?? []), inside]);
      if (own !== undefined) continue;
      const types = found.get(property.name) ?? [];
      if (property.type.kind !== "never" && !types.some((type) => same(type, property.type))) types.push(property.type);
      found.set(property.name, types);
      if (!metas.has(property.name)) metas.set(property.name, property.meta ?? property.type.meta);
    }
  }
  const required = new Set(main.requiredKeys ?? []);
  const extra = [...found]
    .filter(([name, types]) => types.length > 0 && mayHave(main, name))
    .map(([name, types]): Property | BranchProperty => {
      const [only = build.unknown] = types;
      const meta = metas.get(name);
      const type = types.length === 1 ? only : build.union(...types);
      if (required.has(name)) return { name, type: build.unknown, optional: false, ...{ branch: true } };
      // What is said of all undeclared keys holds whether the branch does or not.
      const [other] = additionalOf(main, name);
      const inside = other ? types.flatMap((each) => furtherKeys(other, each, head) ?? []) : [];
      if (other && inside.length > 0) return { name, type: withFurther(other, inside), optional: true, ...(meta && { meta }) };
      return { name, type, optional: true, branch: true, ...(meta && { meta }) };
    });
  const left = [...required].filter((name) => !extra.some((property) => property.name === name));
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
        const inside = more.get(property.name);
        return inside === undefined ? property : { ...property, type: withFurther(property.type, inside) };
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

/** What an object says of a key that it has neither a property nor a pattern for. */
const additionalOf = (object: ObjectType, name: string): readonly Type[] =>
  object.additionalDeclared && !["unknown", "never"].includes(object.additional.kind) && !isMatched(object, name)
    ? [object.additional]
    : [];

const distinct = (types: readonly Type[]): readonly Type[] =>
  types.filter((type, i, all) => all.findIndex((other) => same(other, type)) === i);

const all = (types: readonly Type[]): Type => {
  const telling = distinct(types.filter((type) => type.kind !== "unknown"));
  return telling.length <= 1 ? (telling[0] ?? types[0] ?? build.unknown) : { kind: "intersection", members: telling };
};

const anyOf = (types: readonly Type[]): Type => {
  const [only = build.unknown, ...more] = distinct(types);
  return more.length === 0 ? only : build.union(only, ...more);
};

const isMatched = (object: ObjectType, name: string): boolean => (object.patterns ?? []).some(({ pattern }) => matches(pattern, name));

/** Whether an object can have a key that it does not declare. */
const mayHave = (object: ObjectType, name: string): boolean => object.additional.kind !== "never" || isMatched(object, name);

/** Structural equality of types; descriptions and places count too, which only costs a merge. */
const same = (a: Type, b: Type): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
