import { children, type Program, type Type } from "../../generator/model/index.js";

/** JSON Schema can say neither what the last items of a list are nor how TypeScript reads a template; guards of both have laws of their own. */
export function sayable(type: Type, types: Program["types"]): boolean {
  const seen = new Set<string>();
  const waiting: Type[] = [type];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.kind === "template" || (next.kind === "array" && next.suffix !== undefined)) return false;
    if (next.kind === "ref" && !seen.has(next.key)) {
      seen.add(next.key);
      const named = types.get(next.key);
      if (named !== undefined) waiting.push(named.type);
    }
    waiting.push(...children(next));
  }
  return true;
}
