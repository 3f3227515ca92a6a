import type { PayloadSchema } from "../lower/index.js";
import type { Json } from "../model/index.js";
import type { Hoisting } from "./inspection.js";
import type { CountTokens } from "./tokens.js";

/**
 * What the definitions of a schema save. The size with everything written out is added up, not built: definitions that use each other
 * can stand for more text than fits into memory. Definitions that refer to themselves stay.
 */
export function hoisting(schema: PayloadSchema | undefined, count: CountTokens): Hoisting {
  const { $defs, ...root } = schema ?? {};
  const definitions = new Map(
    typeof $defs === "object" && $defs !== null && !Array.isArray($defs) ? Object.entries($defs as { readonly [name: string]: Json }) : [],
  );
  if (definitions.size === 0) return { definitions: 0, saved: 0, recursive: 0 };
  const uses = new Map([...definitions].map(([name, body]) => [name, references(body)]));
  const recursive = new Set([...definitions.keys()].filter((name) => reaches(name, uses)));
  if (recursive.size === definitions.size) return { definitions: definitions.size, saved: 0, recursive: recursive.size };
  const reference = (name: string) => count(JSON.stringify({ $ref: `#/$defs/${name}` }));
  const written = new Map<string, number>();
  const size = (body: Json, names: readonly string[]): number =>
    names
      .filter((name) => definitions.has(name) && !recursive.has(name))
      .reduce((sum, name) => sum + (written.get(name) ?? 0) - reference(name), count(JSON.stringify(body)));
  // Without recursion, a definition whose own references are done can always be found.
  const waiting = new Set([...definitions.keys()].filter((name) => !recursive.has(name)));
  for (let before = -1; waiting.size !== before; ) {
    before = waiting.size;
    for (const name of waiting) {
      const names = uses.get(name) ?? [];
      if (names.some((each) => waiting.has(each))) continue;
      written.set(name, size(definitions.get(name) ?? null, names));
      waiting.delete(name);
    }
  }
  const kept = [...recursive].reduce(
    (sum, name) => sum + count(`${JSON.stringify(name)}:,`) + size(definitions.get(name) ?? null, uses.get(name) ?? []),
    0,
  );
  const spelled = size(root, references(root)) + kept;
  const saved = Math.min(spelled, Number.MAX_SAFE_INTEGER) - count(JSON.stringify(schema));
  return { definitions: definitions.size, saved, recursive: recursive.size };
}

/** Names of definitions that a schema refers to, once per use. */
function references(body: Json): readonly string[] {
  const found: string[] = [];
  const stack: Json[] = [body];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (typeof next !== "object" || next === null) continue;
    if (Array.isArray(next)) stack.push(...next);
    else {
      const { $ref } = next as { readonly [key: string]: Json };
      if (typeof $ref === "string" && $ref.startsWith("#/$defs/")) found.push($ref.slice("#/$defs/".length));
      stack.push(...Object.values(next as { readonly [key: string]: Json }));
    }
  }
  return found;
}

function reaches(start: string, uses: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set<string>();
  const stack = [...(uses.get(start) ?? [])];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (next === start) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    stack.push(...(uses.get(next) ?? []));
  }
  return false;
}
