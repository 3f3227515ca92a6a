import { children, mapChildren, type NamedType, type Type } from "../../generator/model/index.js";

type Types = ReadonlyMap<string, NamedType>;

/**
 * The type with its silently open objects closed. Encoders ask this one first which member of a union a value is: a member that
 * knows all keys of the value loses none of them.
 */
export function closed(type: Type, types: Types): Type {
  if (type.kind === "ref") {
    const target = types.get(type.key)?.type;
    return target === undefined || target.kind === "ref" ? type : inside(target, types);
  }
  return inside(type, types);
}

function inside(type: Type, types: Types): Type {
  switch (type.kind) {
    case "object":
      return {
        ...(mapChildren(type, (child) => inside(child, types)) as typeof type),
        ...(!type.additionalDeclared && type.additional.kind === "unknown" && never),
      };
    // Members of an intersection speak of the same keys: only all of them together can be closed.
    case "intersection": {
      const members = type.members.map((member, i) =>
        member.kind === "object"
          ? closedBelow(
              member,
              namesIn(
                type.members.filter((_, j) => j !== i),
                types,
              ),
              types,
            )
          : member,
      );
      const whole = { ...type, members };
      return type.unevaluatedProperties === undefined &&
        type.members.some((member) => member.kind === "object" && !member.additionalDeclared)
        ? { ...whole, unevaluatedProperties: never.additional }
        : whole;
    }
    case "not":
    case "if":
      return type;
    default:
      return mapChildren(type, (child) => inside(child, types));
  }
}

/** An object whose properties are closed, but for those that others speak of too; it stays open itself. */
function closedBelow(type: Type & { kind: "object" }, others: ReadonlySet<string>, types: Types): Type {
  return {
    ...type,
    properties: type.properties.map((property) =>
      others.has(property.name) ? property : { ...property, type: inside(property.type, types) },
    ),
  };
}

/** All names of properties that the given types declare of the value itself, not of what lies in it. */
function namesIn(roots: readonly Type[], types: Types): ReadonlySet<string> {
  const names = new Set<string>();
  const entered = new Set<string>();
  const waiting = [...roots];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.kind === "object") for (const { name } of next.properties) names.add(name);
    const target = next.kind === "ref" && !entered.has(next.key) ? types.get(next.key)?.type : undefined;
    if (next.kind === "ref") entered.add(next.key);
    if (next.kind !== "object" && next.kind !== "array") waiting.push(...children(next));
    if (target !== undefined) waiting.push(target);
  }
  return names;
}

const never = { additional: { kind: "never" }, additionalDeclared: true } as const;
