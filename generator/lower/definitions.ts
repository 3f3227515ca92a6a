import type { PayloadSchema } from "./lowered.js";
import type { Scope } from "./scope.js";

/** Definitions that the schema reaches, in the order they were made. */
export function usedDefinitions(schema: PayloadSchema, scope: Scope): readonly (readonly [string, PayloadSchema])[] {
  if (scope.definitions.size === 0) return [];
  const byName = new Map([...scope.definitions.values()].map((definition) => [definition.name, definition.lowered?.schema]));
  const used = new Set<string>();
  const queue: unknown[] = [schema];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (typeof next !== "object" || next === null) continue;
    for (const [key, value] of Object.entries(next)) {
      if (key === "$ref" && typeof value === "string") {
        const name = value.slice("#/$defs/".length);
        if (!used.has(name)) queue.push(byName.get(name) ?? null);
        used.add(name);
      } else if (typeof value === "object" && value !== null) queue.push(value);
    }
    if (queue.length === 0) break;
  }
  return [...byName].flatMap(([name, definition]) => (used.has(name) && definition !== undefined ? [[name, definition] as const] : []));
}
