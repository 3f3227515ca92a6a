import { type NamedType, perObject, type Program, type Type } from "../../generator/model/index.js";
import { cycles } from "./cycles.js";

/**
 * The program without named types that lead back to themselves in place, that is without going into a property or an item, such as
 * `{ "$ref": "#" }`: JSON Schema leaves their meaning open, and a guard would ask itself for ever. Here such a reference accepts
 * nothing, and its issue says so. The readers refuse these types; a program may be made by other hands. Linear.
 */
export function withoutCircles(program: Program): Program {
  const inPlace = new Map([...program.types].map(([key, { type }]) => [key, refsInPlace(type)]));
  const components = cycles(inPlace);
  if (components.length === 0) return program;
  const types = new Map(program.types);
  for (const keys of components) {
    const own = new Set(keys);
    for (const key of keys) {
      const named = types.get(key);
      if (named) types.set(key, cut(named, own));
    }
  }
  return { ...program, types };
}

/** Keys of the named types that look at the same value as `type` does. */
const refsInPlace = perObject((type: Type): readonly string[] => {
  const keys: string[] = [];
  const waiting: Type[] = [type];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.kind === "ref") keys.push(next.key);
    else if (next.kind === "union" || next.kind === "intersection") for (const member of next.members) waiting.push(member);
    else if (next.kind === "not") waiting.push(next.type);
    else if (next.kind === "if") waiting.push(next.if, next.then, next.else);
  }
  return keys;
});

function cut(named: NamedType, own: ReadonlySet<string>): NamedType {
  const inside = (type: Type): Type => {
    switch (type.kind) {
      case "ref":
        return own.has(type.key) ? { kind: "never", ...(type.at && { at: type.at }) } : type;
      case "union":
      case "intersection":
        return { ...type, members: type.members.map(inside) };
      case "not":
        return { ...type, type: inside(type.type) };
      case "if":
        return { ...type, if: inside(type.if), then: inside(type.then), else: inside(type.else) };
      default:
        return type;
    }
  };
  return { ...named, type: inside(named.type) };
}
