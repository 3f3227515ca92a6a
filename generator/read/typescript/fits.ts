import type { Json, NamedType, Type } from "../../model/index.js";

/**
 * Whether a `@default` or `@example` is a value of the type it stands at, as far as shape and literals go. Rules such as bounds are
 * left to the guards; the question here is only how a tag's text was meant.
 */
export function fits(type: Type, value: Json, types: ReadonlyMap<string, NamedType>, depth = 0): boolean {
  if (depth > 50) return true;
  const inner = (each: Type, item: Json) => fits(each, item, types, depth + 1);
  switch (type.kind) {
    case "never":
      return false;
    case "null":
      return value === null;
    case "boolean":
    case "string":
      return typeof value === type.kind;
    case "number":
      return typeof value === "number" && (type.integer !== true || Number.isInteger(value));
    case "template":
      return typeof value === "string";
    case "literal":
      return type.values.some((each) => each === value);
    case "array":
      return Array.isArray(value) && (type.prefix.length > 0 || value.every((item: Json) => inner(type.rest, item)));
    case "object": {
      if (value === null || typeof value !== "object" || Array.isArray(value)) return false;
      const own = value as { readonly [key: string]: Json };
      return type.properties.every(({ name, type: each, optional }) => {
        const item = Object.hasOwn(own, name) ? own[name] : undefined;
        return item === undefined ? optional : inner(each, item);
      });
    }
    case "union":
      return type.members.some((member) => inner(member, value));
    case "intersection":
      return type.members.every((member) => inner(member, value));
    case "ref": {
      const target = types.get(type.key);
      return target === undefined || inner(target.type, value);
    }
    default:
      return true;
  }
}
