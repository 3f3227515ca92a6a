import { canonical, type Type } from "../model/index.js";
import { propertyNamed } from "./property-named.js";

/** Whether the members of a `oneOf` could overlap, judged by JSON type and constants only. */
export function overlap(members: readonly Type[]): boolean {
  if (members.every((member) => member.kind === "literal")) return false;
  const kinds = members.map((member) => (member.kind === "literal" ? "literal" : member.kind));
  const simple = kinds.every((kind) => ["null", "boolean", "number", "string", "array", "object"].includes(kind));
  return !(simple && new Set(kinds).size === kinds.length) && !discriminated(members);
}

function discriminated(members: readonly Type[]): boolean {
  const [first] = members;
  if (first?.kind !== "object") return false;
  return first.properties.some((property) => {
    const seen = new Set<string>();
    return members.every((member) => {
      const same = member.kind === "object" ? propertyNamed(member, property.name) : undefined;
      if (same?.type.kind !== "literal" || same.optional) return false;
      return same.type.values.every((value) => {
        const text = canonical(value);
        if (seen.has(text)) return false;
        seen.add(text);
        return true;
      });
    });
  });
}
