import type { ObjectType, Type } from "../model/index.js";
import { deepest, hasFirst, textsOf } from "./meeting.js";

/**
 * A text for what is asked of types to see whether they can meet (`meeting.ts`): types with the same text have the same keys, so neither
 * adds one to the other. Deeper than types are compared, each is one of its own.
 */
export function outline(): (type: Type) => string {
  const numbers = new Map<Type, number>();
  const own = (type: Type): string => {
    const number = numbers.get(type) ?? numbers.size;
    numbers.set(type, number);
    return `#${number}`;
  };
  const of = (type: Type, depth: number): string => {
    if (depth > deepest + 1) return own(type);
    switch (type.kind) {
      case "ref":
        return `@${JSON.stringify(type.key)}`;
      case "literal":
        return `=${[...textsOf(type)].join()};`;
      case "template":
        return "string";
      case "array":
        return `[${hasFirst(type)},${type.prefix.map((item) => of(item.type, depth + 1)).join()};${of(type.rest, depth + 1)}]`;
      case "object":
        return object(type, (inner) => of(inner, depth + 1));
      case "union":
        return `(${type.members.map((member) => of(member, depth + 1)).join()})`;
      case "intersection":
      case "not":
      case "if":
        return own(type);
      default:
        return type.kind;
    }
  };
  return (type) => of(type, 0);
}

function object({ properties, patterns = [], additional, additionalDeclared, requiredKeys = [] }: ObjectType, of: (type: Type) => string) {
  const declared = properties.map(({ name, type, optional }) => `${JSON.stringify(name)}${optional ? "?" : ":"}${of(type)}`);
  const matched = patterns.map(({ pattern, type }) => `${JSON.stringify(pattern.source)}~${of(type)}`);
  return `{${[...declared, ...matched].join()};${JSON.stringify(requiredKeys)}${additionalDeclared}${of(additional)}}`;
}
