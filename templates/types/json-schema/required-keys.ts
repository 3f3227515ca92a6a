import { children, type IntersectionType, type ObjectType, perObject, type Type } from "../../../generator/model/index.js";

/** Nodes of a type that is said once more where a key is required: larger ones inside each other would double on each level. */
const mostRepeated = 100;

/** Nodes of a type, said more than once where it is. */
const nodesOf: (type: Type) => number = perObject((type: Type): number => {
  const parts = type.kind === "intersection" ? requiredWithTypes(type) : children(type);
  return parts.reduce((total, part) => total + nodesOf(part), 1);
});

/**
 * The members of an intersection, where a member that only requires a key says its type too, as another member declares it: TypeScript
 * does not take `{ a?: string } & { a: unknown }` for assignable to the same written once more, as an index signature asks.
 */
export function requiredWithTypes({ members }: IntersectionType): readonly Type[] {
  const declared = new Map(
    members.flatMap((member) => (member.kind === "object" ? member.properties.map(({ name, type }) => [name, type] as const) : [])),
  );
  return declared.size === 0 ? members : members.map((member) => typed(member, declared));
}

function typed(type: Type, declared: ReadonlyMap<string, Type>): Type {
  if (type.kind === "union") return { ...type, members: type.members.map((member) => typed(member, declared)) };
  return type.kind === "object" && type.requiredKeys !== undefined ? typedObject(type, type.requiredKeys, declared) : type;
}

function typedObject(type: ObjectType, requiredKeys: readonly string[], declared: ReadonlyMap<string, Type>): ObjectType {
  const own = new Set(type.properties.map(({ name }) => name));
  const more = requiredKeys.flatMap((name) => {
    const known = own.has(name) ? undefined : declared.get(name);
    if (known === undefined || nodesOf(known) > mostRepeated) return [];
    // Its words stand where it is declared.
    const { meta: _, ...bare } = known;
    return [{ name, type: bare as Type, optional: false }];
  });
  return more.length === 0 ? type : { ...type, properties: [...type.properties, ...more] };
}
