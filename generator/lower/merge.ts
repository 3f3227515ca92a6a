import type { ArrayType, IntersectionType, JsonType, NumberType, ObjectType, Property, StringType, Type } from "../model/index.js";
import { build } from "../model/index.js";
import { canonical, type Normal, saysNothing, type Told, tell } from "./normal.js";
import { words } from "./words.js";

/**
 * The members of an intersection as one type that allows every value they allow together. Objects are merged property by property,
 * strings and numbers keyword by keyword; what does not merge is told in words.
 */
export function mergeTypes(type: IntersectionType, head: (member: Type) => Normal, told: Told[]): Normal {
  const members = type.members.map(head).filter((member) => member.kind !== "unknown");
  if (members.length === 0) return { kind: "unknown" };
  if (members.some((member) => member.kind === "never")) return { kind: "never" };
  const [first] = members;
  if (first !== undefined && members.length === 1) return first;
  const alternatives = jsonTypes.flatMap((name) => {
    const parts = members.map((member) => restrict(member, name, head));
    return parts.some((part) => part.length === 0) ? [] : mergeParts(parts, name, told, type);
  });
  const [only] = alternatives;
  if (only === undefined) return { kind: "never" };
  if (alternatives.length === 1) return only as Normal;
  return head(build.union(...alternatives));
}

const jsonTypes: readonly JsonType[] = ["object", "array", "string", "number", "boolean", "null"];

/** The parts of a type that are of one JSON type. */
export function restrict(type: Type, name: JsonType, head: (member: Type) => Normal): readonly Normal[] {
  switch (type.kind) {
    case "unknown":
      return [whole[name]];
    case "literal": {
      const values = type.values.filter((value) => jsonTypeOf(value) === name);
      return values.length === 0 ? [] : [{ ...type, values }];
    }
    case "template":
      return name === "string" ? [type] : [];
    case "union":
      return type.members.flatMap((member) => restrict(member.kind === "ref" ? head(member) : member, name, head));
    case "null":
    case "boolean":
    case "number":
    case "string":
    case "array":
    case "object":
      return type.kind === name ? [type] : [];
    default:
      return [];
  }
}

const whole: Readonly<Record<JsonType, Normal>> = {
  null: { kind: "null" },
  boolean: { kind: "boolean" },
  number: { kind: "number" },
  string: { kind: "string" },
  array: { kind: "array", prefix: [], rest: build.unknown },
  object: { kind: "object", properties: [], additional: build.unknown, additionalDeclared: false },
};

export function jsonTypeOf(value: unknown): JsonType {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  const kind = typeof value;
  return kind === "boolean" || kind === "number" || kind === "string" ? kind : "object";
}

/** One JSON type: `parts` holds, per member of the intersection, its alternatives. */
function mergeParts(parts: readonly (readonly Normal[])[], name: JsonType, told: Told[], from: IntersectionType): readonly Normal[] {
  const single = parts.filter((part) => part.length === 1).flat();
  const several = parts.filter((part) => part.length > 1);
  const telling = single.filter((part) => !saysNothing(part));
  const literal = telling.find((part) => part.kind === "literal");
  if (literal?.kind === "literal") {
    const others = telling.flatMap((part) => (part.kind === "literal" && part !== literal ? [new Set(part.values.map(canonical))] : []));
    const values = literal.values.filter((value) => others.every((other) => other.has(canonical(value))));
    return values.length === 0 ? [] : [{ ...literal, values }];
  }
  if (name === "object") {
    const objects = telling.filter((part) => part.kind === "object");
    const branches = several.filter((part): part is readonly ObjectType[] => part.every((alternative) => alternative.kind === "object"));
    if (objects.every((object) => object.properties.length === 0) && several.length === 1 && several[0] !== undefined) {
      const plain = mergeObjects(objects, told);
      if (saysNothing(plain)) return several[0];
    }
    return [fold(mergeObjects(objects, told), branches, told, from)];
  }
  if (telling.length === 0) {
    const [first, ...others] = several;
    for (const other of others) told.push(tell("allOf", words.anyOf(other), from));
    return first ?? single.slice(0, 1);
  }
  for (const other of several) told.push(tell("allOf", words.anyOf(other), from));
  if (name === "string") return [mergeStrings(telling, told, from)];
  if (name === "number") return [mergeNumbers(telling as readonly NumberType[], told, from)];
  if (name === "array") return [mergeArrays(telling as readonly ArrayType[], told, from)];
  return telling.slice(0, 1);
}

/** All properties of all objects; a key's types are intersected. */
function mergeObjects(objects: readonly ObjectType[], told: Told[]): ObjectType {
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
    const type: Type = closing ? build.never : telling.length <= 1 ? (only ?? build.unknown) : { kind: "intersection", members: telling };
    const meta = declared.find((property) => property.meta !== undefined)?.meta;
    return [{ name, type, optional, ...(meta && { meta }) }];
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

/** Properties that only some branches declare become optional ones; the rest of the branches is told. */
function fold(main: ObjectType, branches: readonly (readonly ObjectType[])[], told: Told[], from: IntersectionType): ObjectType {
  if (branches.length === 0) return main;
  for (const alternatives of branches) told.push(tell("anyOf", words.anyOf(alternatives.filter((branch) => !saysNothing(branch))), from));
  if (main.additional.kind === "never") return main;
  const known = new Set(main.properties.map((property) => property.name));
  const found = new Map<string, Type[]>();
  const metas = new Map<string, Property["meta"]>();
  for (const branch of branches.flat()) {
    for (const property of branch.properties) {
      if (known.has(property.name)) continue;
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
  const { requiredKeys: _, ...rest } = main;
  return { ...rest, properties: [...main.properties, ...extra], ...(left.length > 0 && { requiredKeys: left }) };
}

function mergeStrings(parts: readonly Normal[], told: Told[], from: IntersectionType): Normal {
  const template = parts.find((part) => part.kind === "template");
  const strings = parts.filter((part): part is StringType => part.kind === "string");
  if (template !== undefined) {
    for (const other of parts) if (other !== template) told.push(tell("allOf", words.allOf(other), from));
    return template;
  }
  const patterns = strings.flatMap((part) => (part.pattern ? [part.pattern] : []));
  const formats = strings.flatMap((part) => (part.format ? [part.format] : []));
  for (const pattern of patterns.slice(1)) told.push(tell("pattern", words.pattern(pattern.source), from));
  for (const format of formats.slice(1)) told.push(tell("format", words.format(format.name), from));
  const [pattern] = patterns;
  const [format] = formats;
  return {
    kind: "string",
    ...bound("minLength", greatest(strings.map((part) => part.minLength))),
    ...bound("maxLength", smallest(strings.map((part) => part.maxLength))),
    ...(pattern && { pattern }),
    ...(format && { format }),
    ...firstMeta(strings),
  };
}

function mergeNumbers(parts: readonly NumberType[], told: Told[], from: IntersectionType): Normal {
  const factors = parts.flatMap((part) => (part.multipleOf === undefined ? [] : [part.multipleOf]));
  for (const factor of factors.slice(1)) told.push(tell("multipleOf", words.multipleOf(factor), from));
  return {
    kind: "number",
    ...(parts.some((part) => part.integer === true) && { integer: true }),
    ...bound("minimum", greatest(parts.map((part) => part.minimum))),
    ...bound("maximum", smallest(parts.map((part) => part.maximum))),
    ...bound("exclusiveMinimum", greatest(parts.map((part) => part.exclusiveMinimum))),
    ...bound("exclusiveMaximum", smallest(parts.map((part) => part.exclusiveMaximum))),
    ...bound("multipleOf", factors[0]),
    ...firstMeta(parts),
  };
}

/** The array that says most about its items; bounds of all; the items of the others are told. */
function mergeArrays(parts: readonly ArrayType[], told: Told[], from: IntersectionType): Normal {
  const telling = parts.filter((part) => part.prefix.length > 0 || part.rest.kind !== "unknown");
  const [first = parts[0] as ArrayType, ...others] = telling;
  for (const other of others) told.push(tell("allOf", words.allOf(other), from));
  const contains = parts.flatMap((part) => part.contains ?? []);
  return {
    ...first,
    ...bound("minItems", greatest(parts.map((part) => part.minItems))),
    ...bound("maxItems", smallest(parts.map((part) => part.maxItems))),
    ...(parts.some((part) => part.uniqueItems === true) && { uniqueItems: true }),
    ...(contains.length > 0 && { contains }),
    ...firstMeta(parts),
  };
}

const greatest = (values: readonly (number | undefined)[]): number | undefined =>
  values.reduce((a, b) => (a === undefined ? b : b === undefined ? a : Math.max(a, b)), undefined);

const smallest = (values: readonly (number | undefined)[]): number | undefined =>
  values.reduce((a, b) => (a === undefined ? b : b === undefined ? a : Math.min(a, b)), undefined);

const bound = <K extends string>(key: K, value: number | undefined): { readonly [P in K]?: number } =>
  value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: number });

const firstMeta = (parts: readonly Type[]): Pick<Type, "meta"> => {
  const meta = parts.find((part) => part.meta !== undefined)?.meta;
  return meta === undefined ? {} : { meta };
};

/** Structural equality of types; descriptions and places count too, which only costs a merge. */
const same = (a: Type, b: Type): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

export function matches(pattern: { readonly source: string; readonly flags: string }, text: string): boolean {
  try {
    return new RegExp(pattern.source, pattern.flags).test(text);
  } catch {
    return false;
  }
}
