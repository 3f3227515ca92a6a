import { canonical, children, type Json, type Type } from "../model/index.js";
import type { Side } from "./subsumes.js";

/** A type and all that it refers to as one text: equal texts, equal types. Order of properties and what is said about parts do not count. */
export function closureOf({ type, types }: Side): string {
  const named = new Map<string, Json>();
  const waiting: Type[] = [type];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.kind === "ref" && !named.has(next.key)) {
      const target = types.get(next.key)?.type;
      named.set(next.key, target === undefined ? null : bare(target));
      if (target !== undefined) waiting.push(target);
    }
    waiting.push(...children(next));
  }
  return canonical([bare(type), [...named].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, held]) => [key, held])]);
}

/** The type without places and without what is said about it; properties sorted by name, members of unions by their text. */
function bare(type: Type): Json {
  const text = JSON.stringify(type, (_, value: unknown) => {
    if (typeof value !== "object" || value === null || !("kind" in value)) return value;
    const { meta: _meta, at: _at, ...rest } = value as Type;
    if (rest.kind === "object")
      return {
        ...rest,
        properties: [...rest.properties]
          .sort((a, b) => (a.name < b.name ? -1 : 1))
          .map(({ meta: _, at: __, readonly: ___, ...property }) => property),
      };
    return rest;
  });
  return JSON.parse(text) as Json;
}
