import type { Place, Type } from "../../../model/index.js";
import { withoutRepeats } from "./same-type.js";

/** Unions and intersections without needless nesting, members that change nothing, and repeated branches. */

/** `anyOf`: equal branches are merged, nested unions opened, impossible branches left out. */
export function unionOf(types: readonly Type[], at: Place): Type {
  const open = types.flatMap((type) => (type.kind === "union" && !type.exactlyOne && type.meta === undefined ? type.members : [type]));
  const possible = withoutRepeats(open.filter((type) => type.kind !== "never"));
  const [first] = possible;
  if (first === undefined) return { kind: "never", at };
  return possible.length === 1 ? first : { kind: "union", members: possible, at };
}

/** `oneOf`: equal branches must stay, because a value of both is refused. */
export function oneOf(types: readonly Type[], at: Place): Type {
  const possible = types.filter((type) => type.kind !== "never");
  const [first] = possible;
  if (first === undefined) return { kind: "never", at };
  return possible.length === 1 ? first : { kind: "union", members: possible, exactlyOne: true, at };
}

/** All of them, `unevaluated*` included where given. */
export function intersectionOf(
  types: readonly Type[],
  unevaluated: { readonly unevaluatedProperties?: Type; readonly unevaluatedItems?: Type },
  at: Place,
): Type {
  const members = types
    .flatMap((type) =>
      type.kind === "intersection" && !type.unevaluatedProperties && !type.unevaluatedItems && type.meta === undefined
        ? type.members
        : [type],
    )
    .filter((type) => type.kind !== "unknown");
  if (members.some((type) => type.kind === "never")) return { kind: "never", at };
  if (unevaluated.unevaluatedItems || unevaluated.unevaluatedProperties) return { kind: "intersection", members, ...unevaluated, at };
  const [first] = members;
  if (first === undefined) return { kind: "unknown", at };
  return members.length === 1 ? first : { kind: "intersection", members, at };
}
