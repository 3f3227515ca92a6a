import {
  canonical,
  jsonTypeOf,
  type ArrayType,
  type IntersectionType,
  type JsonType,
  type NamedType,
  type NumberType,
  type ObjectType,
  type Type,
  build,
} from "../model/index.js";
import { furtherOfArrays, isBranch, isFree } from "./further-keys.js";
import { asArrays, asObjects } from "./literal-shapes.js";
import { type Branches, fold, mergeObjects } from "./merge-objects.js";
import { mergeArrays, mergeNumbers, mergeStrings } from "./merge-values.js";
import type { Normal } from "./normal-type.js";
import { type Told, tell } from "./told.js";
import { saysNothing } from "./says-nothing.js";
import { words } from "./words.js";

/**
 * The members of an intersection as one type that allows every value they allow together. Objects are merged property by property,
 * strings and numbers keyword by keyword; what does not merge is told in words.
 *
 * @param types what references lead to
 */
export function mergeTypes(type: IntersectionType, { head, quietly, inside }: Heads, told: Told[], types: Types): Normal {
  const conditions = new Set<Normal>();
  const all = type.members
    .map((member): Normal => {
      const plain = head(member);
      const branches = plain.kind === "never" ? undefined : branchesOf(member, quietly, plain.kind === "unknown", types);
      if (branches !== undefined) conditions.add(branches);
      return branches ?? plain;
    })
    .filter((member) => member.kind !== "unknown");
  const members = [...new Set(all)];
  if (members.length === 0) return { kind: "unknown" };
  if (members.some((member) => member.kind === "never")) return { kind: "never" };
  const [first] = members;
  if (first !== undefined && members.length === 1) return first;
  const alternatives = jsonTypes.flatMap((name) => {
    const parts = members.map((member) => restrict(member, name, head));
    const conditional = new Set(members.flatMap((member, i) => (conditions.has(member) && parts[i] !== undefined ? [parts[i]] : [])));
    return parts.some((part) => part.length === 0) ? [] : mergeParts(parts, name, told, type, conditional, inside);
  });
  const [only] = alternatives;
  if (only === undefined) return { kind: "never" };
  if (alternatives.length === 1) return only as Normal;
  return head(build.union(...alternatives));
}

type Types = ReadonlyMap<string, NamedType>;

/** A type as one whose head says its JSON types. */
type Head = (member: Type) => Normal;

export interface Heads {
  readonly head: Head;
  /** Tells nothing: for what holds only sometimes. */
  readonly quietly: Head;
  /** Tells nothing: for what stands inside properties and items. Anything where it would go on for too long. */
  readonly inside: Head;
}

/**
 * What a condition says of objects and lists, whichever way it goes, and what alternatives do of which one allows anything: `undefined`
 * where they say nothing of properties or items.
 */
function branchesOf(member: Type, head: Head, open: boolean, types: Types): Normal | undefined {
  if (member.kind !== "if" && !(open && ["union", "ref"].includes(member.kind))) return undefined;
  const sides = leavesOf(member, types)
    .map(head)
    .filter((side) => side.kind !== "never");
  const speaks = sides.some(
    (side) =>
      restrict(side, "object", head)
        .flatMap(asObjects)
        .some((part) => !(saysNothing(part) && isFree(part))) || restrict(side, "array", head).flatMap(asArrays).some(describesItems),
  );
  return speaks ? { kind: "union", members: open ? [...sides, build.unknown] : sides } : undefined;
}

const describesItems = (type: ArrayType): boolean =>
  [...type.prefix.map((part) => part.type), type.rest].some((part) => !saysNothing(part));

/** The sides of conditions and the members of unions, however nested. */
function leavesOf(root: Type, types: Types): readonly Type[] {
  const leaves: Type[] = [];
  const entered = new Set<string>();
  const waiting = [root];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const target = next.kind === "ref" ? types.get(next.key)?.type : undefined;
    if (next.kind === "if") waiting.push(next.else, next.then, next.if);
    else if (next.kind === "union") waiting.push(...[...next.members].reverse());
    else if (next.kind === "ref" && target !== undefined && (target.kind === "if" || target.kind === "union")) {
      if (!entered.has(next.key)) waiting.push(target);
      entered.add(next.key);
    } else leaves.push(next);
  }
  return leaves;
}

const jsonTypes: readonly JsonType[] = ["object", "array", "string", "number", "boolean", "null"];

/** The parts of a type that are of one JSON type. */
export function restrict(type: Type, name: JsonType, head: Head): readonly Normal[] {
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

/** One JSON type: `parts` holds, per member of the intersection, its alternatives. */
function mergeParts(
  parts: readonly (readonly Normal[])[],
  name: JsonType,
  told: Told[],
  from: IntersectionType,
  conditional: ReadonlySet<readonly Normal[]>,
  inside: Head,
): readonly Normal[] {
  const single = parts.filter((part) => part.length === 1).flat();
  const several = parts.filter((part) => part.length > 1 && !(name !== "object" && conditional.has(part)));
  const telling = single.filter((part) => !saysNothing(part));
  const literal = telling.find((part) => part.kind === "literal");
  if (literal?.kind === "literal") {
    const others = telling.flatMap((part) => (part.kind === "literal" && part !== literal ? [new Set(part.values.map(canonical))] : []));
    const values = literal.values.filter((value) => others.every((other) => other.has(canonical(value))));
    return values.length === 0 ? [] : [{ ...literal, values }];
  }
  if (name === "object") {
    const objects = single.filter((part) => part.kind === "object");
    const branches = several.map((part): Branches => ({ alternatives: part.flatMap(asObjects), told: conditional.has(part) }));
    // Keys beside those of the branches need one place, whichever holds.
    const beside = (from.unevaluatedProperties?.kind ?? "never") !== "never";
    if (!beside && objects.every(assertsNothing) && several.length === 1 && several[0] && !conditional.has(several[0])) {
      const plain = mergeObjects(objects, told, inside);
      const declared = plain.additionalDeclared && { additionalDeclared: true };
      return several[0].map((part) => {
        if (part.kind !== "object") return part;
        if (saysNothing(plain) || isFree(part)) return { ...part, ...declared };
        return mergeObjects([part, plain], told, inside);
      });
    }
    return [fold(mergeObjects(objects, told, inside), branches, told, from, inside)];
  }
  if (name === "array") {
    const lists = (part: readonly Normal[]) => part.flatMap(asArrays);
    const [first, ...others] = telling.length > 0 ? [[mergeArrays(lists(telling), told, from)], ...several] : several;
    for (const other of others) told.push(tell("allOf", words.anyOf(other), from));
    if (first === undefined) return single.slice(0, 1);
    // What alternatives and conditions declare inside the items may come whichever holds.
    const further = [...others, ...parts.filter((part) => part.length > 1 && conditional.has(part))].map(lists);
    return first.map((each) =>
      further.reduce((list: Normal, branches) => {
        const more = list.kind === "array" && furtherOfArrays([list], branches, inside);
        return more && list.kind === "array" ? mergeArrays([list, more], told, from) : list;
      }, each),
    );
  }
  if (telling.length === 0) {
    const [first, ...others] = several;
    for (const other of others) told.push(tell("allOf", words.anyOf(other), from));
    return first ?? single.slice(0, 1);
  }
  for (const other of several) told.push(tell("allOf", words.anyOf(other), from));
  if (name === "string") return [mergeStrings(telling, told, from)];
  if (name === "number") return [mergeNumbers(telling as readonly NumberType[], told, from)];
  return telling.slice(0, 1);
}

/** Whether an object says nothing but which further keys may come. */
const assertsNothing = (object: ObjectType): boolean =>
  object.properties.every((property) => property.optional && isBranch(property)) &&
  (object.patterns ?? []).every(({ type }) => type.kind === "unknown") &&
  saysNothing({ ...object, properties: [], patterns: [] });
