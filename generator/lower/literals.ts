import { distinct, type LiteralType, type Type } from "../model/index.js";
import type { Normal } from "./normal-type.js";

/** All literals of a union become one, at the place of the first. */
export function joinLiterals(members: readonly Type[]): readonly Type[] {
  const values = members.flatMap((member) => (member.kind === "literal" ? member.values : []));
  if (values.length === 0) return members;
  const first = members.findIndex((member) => member.kind === "literal");
  const whole = new Set(members.map((member) => member.kind));
  const left = distinct(values).filter(
    (value) => !(whole.has("null") && value === null) && !(whole.has("boolean") && typeof value === "boolean"),
  );
  return members.flatMap((member, i): readonly Type[] => {
    if (member.kind !== "literal") return [member];
    if (i !== first || left.length === 0) return [];
    const literal: LiteralType = {
      kind: "literal",
      values: left,
      ...(members.filter((m) => m.kind === "literal").length === 1 && member.meta && { meta: member.meta }),
    };
    return [literal];
  });
}

/** One literal `null` is the type null; both booleans are the type boolean; no value is never; equal values count once. */
export function literals(type: LiteralType): Normal {
  const known = made.get(type) ?? make(type);
  made.set(type, known);
  return known;
}

const made = new WeakMap<LiteralType, Normal>();

function make(type: LiteralType): Normal {
  const values = distinct(type.values);
  if (values.length === 0) return keepPlace({ kind: "never" }, type);
  if (values.length === 1 && values[0] === null) return keepPlace({ kind: "null" }, type);
  if (values.length === 2 && values.includes(true) && values.includes(false)) return keepPlace({ kind: "boolean" }, type);
  return values.length === type.values.length ? type : { ...type, values };
}

const keepPlace = (normal: Normal, from: Type): Normal => ({
  ...normal,
  ...(from.meta && { meta: from.meta }),
  ...(from.at && { at: from.at }),
});
