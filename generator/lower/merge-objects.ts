import type { IntersectionType, ObjectType, Property, Type } from "../model/index.js";
import { build } from "../model/index.js";
import type { Normal } from "./normal-type.js";
import { type Told, tell } from "./told.js";
import { matches } from "./patterns.js";
import { saysNothing } from "./says-nothing.js";
import { words } from "./words.js";

/** All properties of all objects; a key's types are intersected. */
export function mergeObjects(objects: readonly ObjectType[], told: Told[]): ObjectType {
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
    const kinds = declared.map((property) => property.type).filter((type, i, all) => all.findIndex((other) => same(other, type)) === i);
    const telling = kinds.filter((kind) => kind.kind !== "unknown");
    const [only] = telling.length > 0 ? telling : kinds;
    const branch = declared.every(isBranch);
    const type: Type = closing
      ? build.never
      : telling.length <= 1
        ? (only ?? build.unknown)
        : branch
          ? build.union(...telling)
          : { kind: "intersection", members: telling };
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

/** A property that only branches of a condition or union declare; lowering sends it where it fits its type. */
export interface BranchProperty extends Property {
  readonly branch: true;
}

export const isBranch = (property: Property): property is BranchProperty => "branch" in property;

/** Objects of which one holds, or, of a condition, may hold. */
export interface Branches {
  readonly alternatives: readonly ObjectType[];
  /** Whether the model has been told of them. */
  readonly told: boolean;
}

/** Properties that only some branches declare become optional ones; the rest of the branches is told. */
export function fold(
  main: ObjectType,
  branches: readonly Branches[],
  told: Told[],
  from: IntersectionType,
  head: (type: Type) => Normal,
): ObjectType {
  if (branches.length === 0) return main;
  for (const { alternatives, told: known } of branches)
    if (!known) told.push(tell("anyOf", words.anyOf(alternatives.filter((branch) => !saysNothing(branch))), from));
  if (main.additional.kind === "never") return main;
  const known = new Map(main.properties.map((property) => [property.name, property.type]));
  const more = new Map<string, Type[]>();
  const found = new Map<string, Type[]>();
  const metas = new Map<string, Property["meta"]>();
  for (const branch of branches.flatMap(({ alternatives }) => alternatives)) {
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
    .filter(([, types]) => types.length > 0)
    .map(([name, types]): BranchProperty => {
      const [only = build.unknown] = types;
      const meta = metas.get(name);
      const type = types.length === 1 ? only : build.union(...types);
      return required.has(name)
        ? { name, type: build.unknown, optional: false, branch: true }
        : { name, type, optional: true, branch: true, ...(meta && { meta }) };
    });
  const left = [...required].filter((name) => !found.has(name));
  // Keys that a branch speaks of by a pattern may come whichever branch holds.
  const patterns = branches.flatMap(({ alternatives }) => alternatives.flatMap((branch) => branch.patterns ?? []));
  const opened = branches.some(({ alternatives }) =>
    alternatives.some((each) => each.additionalDeclared && each.additional.kind !== "never"),
  );
  const { requiredKeys: _, ...rest } = main;
  return {
    ...rest,
    ...(opened && !main.additionalDeclared && { additional: build.unknown, additionalDeclared: true }),
    properties: [
      ...main.properties.map((property): Property => {
        const inside = more.get(property.name);
        return inside === undefined ? property : { ...property, type: { kind: "intersection", members: [property.type, ...inside] } };
      }),
      ...extra,
    ],
    ...(patterns.length > 0 && {
      patterns: [...(main.patterns ?? []), ...patterns.map(({ pattern }) => ({ pattern, type: build.unknown }))],
    }),
    ...(left.length > 0 && { requiredKeys: left }),
  };
}

/** The one object or list among the alternatives of a schema without `type`. */
function composite(type: Normal, head: (type: Type) => Normal): Normal {
  if (type.kind !== "union") return type;
  const found = type.members
    .map((member) => (member.kind === "ref" ? head(member) : (member as Normal)))
    .filter((each) => !saysNothing(each));
  return found.length === 1 && found[0] !== undefined ? found[0] : type;
}

/** What a branch declares inside a property that is declared without it: as a type that asserts nothing else. */
function furtherKeys(own: Type, branch: Type, head: (type: Type) => Normal, depth = 0): Type | undefined {
  if (own === branch || depth > 4) return undefined;
  const [one, other] = [head(own), composite(head(branch), head)];
  if (one.kind === "array" && other.kind === "array" && one.prefix.length + other.prefix.length === 0) {
    const items = furtherKeys(one.rest, other.rest, head, depth + 1);
    return items && build.array(items);
  }
  if (one.kind !== "object" || other.kind !== "object") return undefined;
  const properties = other.properties.flatMap((property): readonly Property[] => {
    const mine = one.properties.find(({ name }) => name === property.name)?.type;
    if (mine === undefined) return property.type.kind === "never" ? [] : [{ ...property, optional: true, ...{ branch: true } }];
    const inside = furtherKeys(mine, property.type, head, depth + 1);
    return inside === undefined ? [] : [build.optional(property.name, inside)];
  });
  return properties.length === 0 ? undefined : build.object(properties);
}

/** Keys that a branch requires but does not describe. */
const undeclared = (branch: ObjectType): readonly Property[] =>
  (branch.requiredKeys ?? []).map((name) => ({ name, type: build.unknown, optional: true }));

/** Structural equality of types; descriptions and places count too, which only costs a merge. */
const same = (a: Type, b: Type): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
