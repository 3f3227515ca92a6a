import type { NamedType, Program } from "../../generator/model/index.js";
import type { Recursion } from "./recursion.js";

/** What both printers ask about named types. */
export interface Names {
  readonly types: ReadonlyMap<string, NamedType>;
  readonly recursion: Recursion;
}

/** Key of the named type a reference leads to, or nothing where it dangles or could not be declared from `inside`. */
export function referable(names: Names, key: string, inside: { readonly endless: boolean }): NamedType | undefined {
  if (inside.endless && names.recursion.endless.has(key)) return undefined;
  return names.types.get(key);
}

/** Keys of the named types that `types.ts` declares, in the program's order: those that tools use, directly or not. */
export function usedKeys(program: Program, referencesOf: (key: string) => readonly string[], roots: readonly string[]): readonly string[] {
  const used = new Set<string>();
  const stack = [...roots];
  for (let key = stack.pop(); key !== undefined; key = stack.pop()) {
    if (used.has(key) || !program.types.has(key)) continue;
    used.add(key);
    stack.push(...referencesOf(key));
  }
  return [...program.types.keys()].filter((key) => used.has(key));
}
