import type { IntersectionType, Type } from "../../generator/model/index.js";
import type { Types } from "../../generator/lower/normal.js";
import { normalise } from "../../generator/lower/normal.js";
import type { Normal } from "../../generator/lower/normal-type.js";

const most = 24;

/** An intersection as plain types, one for each way through its unions and conditions; the guard sorts out what does not fit. */
export function alternativesOf(type: IntersectionType, types: Types): readonly Normal[] {
  let ways: readonly (readonly Type[])[] = [[]];
  for (const member of type.members) {
    const options = optionsOf(member, types, 0);
    ways = ways.flatMap((way) => options.map((option) => [...way, ...option])).slice(0, most);
  }
  return ways.map((way) => normalise({ kind: "intersection", members: way }, types).type).filter((normal) => normal.kind !== "never");
}

/** The ways through one member, each a list of types that hold together. */
function optionsOf(member: Type, types: Types, depth: number): readonly (readonly Type[])[] {
  if (depth > 8) return [[member]];
  switch (member.kind) {
    case "ref": {
      const target = types.get(member.key)?.type;
      return target !== undefined && ["union", "if", "intersection", "ref"].includes(target.kind)
        ? optionsOf(target, types, depth + 1)
        : [[member]];
    }
    case "union":
      return member.members.flatMap((each) => optionsOf(each, types, depth + 1)).slice(0, most);
    case "if":
      return [
        ...optionsOf(member.then, types, depth + 1).map((way) => [member.if, ...way]),
        ...optionsOf(member.else, types, depth + 1),
      ].slice(0, most);
    case "intersection": {
      let ways: readonly (readonly Type[])[] = [[]];
      for (const each of member.members) {
        const options = optionsOf(each, types, depth + 1);
        ways = ways.flatMap((way) => options.map((option) => [...way, ...option])).slice(0, most);
      }
      return ways;
    }
    default:
      return [[member]];
  }
}
