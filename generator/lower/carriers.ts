import { type ArrayType, build, type ObjectType, type Type } from "../model/index.js";
import { clusters } from "./clusters.js";
import { distinctTypes } from "./distinct-types.js";
import { type Head, typeAt } from "./further-keys.js";
import { grouped } from "./grouped.js";
import { meetingBy } from "./meeting.js";

/**
 * Members that a union has to be given on the wire, so that each of its values can be sent whole. Objects are closed there, and a
 * value may be of several members at once: `{ a, b }` is of `{ a } | { b }`, and neither member alone carries both keys. A carrier
 * declares the keys of all members that can meet so.
 *
 * @param head a type as one whose head says its JSON types
 */
export function carriers(members: readonly Type[], head: Head): readonly Type[] {
  const meeting = meetingBy(head);
  const heads = members.flatMap(meeting.alternatives);
  const objects = heads.filter((each) => each.kind === "object");
  const arrays = heads.filter((each) => each.kind === "array");
  return [
    ...clusters(objects, meeting).map((cluster) => carrierOf(cluster, cluster.length - 1)),
    ...clusters(arrays, meeting).map(arrayCarrierOf),
  ];
}

/** How many places there may be for what maps and patterns say of keys that others declare; beyond, such a key may hold anything. */
const mostPlaces = 20_000;

/** One object for all keys; a key is required where at least so many of the objects require it. */
function carrierOf(objects: readonly ObjectType[], enough: number): ObjectType {
  const declared = grouped(
    objects.flatMap(({ properties }, from) => properties.map((property) => ({ from, property }))),
    ({ property }) => property.name,
  );
  const general = [...objects.entries()].filter(([, object]) => (object.patterns ?? []).length > 0 || isOpen(object));
  const roomy = general.length * declared.size <= mostPlaces;
  const typeOf = (name: string, own: ReadonlyMap<number, Type>): Type => {
    if (!roomy) return build.unknown;
    const further = general.flatMap(([from, object]) => {
      const type = own.has(from) ? undefined : typeAt(object, name);
      return type === undefined ? [] : [[from, type] as const];
    });
    return oneOf([...own, ...further].sort(([a], [b]) => a - b).map(([, type]) => type));
  };
  const patterns = grouped(
    objects.flatMap((object) => object.patterns ?? []),
    ({ pattern }) => pattern.source,
  );
  const open = objects.filter(isOpen);
  const closed = objects.every((object) => object.additionalDeclared && object.additional.kind === "never");
  return {
    kind: "object",
    properties: [...declared].map(([name, places]) => {
      const meta = places.find(({ property }) => property.meta)?.property.meta;
      const required = places.filter(({ property }) => !property.optional).length;
      const type = typeOf(name, new Map(places.map(({ from, property }) => [from, property.type])));
      return { name, type, optional: required < enough, ...(meta && { meta }) };
    }),
    ...(patterns.size > 0 && {
      patterns: [...patterns.values()].flatMap((same) =>
        same.slice(0, 1).map(({ pattern }) => ({ pattern, type: oneOf(same.map(({ type }) => type)) })),
      ),
    }),
    additional: open.length > 0 ? oneOf(open.map(({ additional }) => additional)) : closed ? build.never : build.unknown,
    additionalDeclared: open.length > 0 || closed,
    meta: { title: "several", description: "Where several of the alternatives hold at once: the properties of all." },
  };
}

const isOpen = (object: ObjectType): boolean => object.additionalDeclared && object.additional.kind !== "never";

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
  const distinct = distinctTypes(types.filter((type) => type.kind !== "never"));
  const [only = build.never] = distinct;
  return distinct.length <= 1 ? only : build.union(...distinct);
}
