import { dirname, isAbsolute, join } from "node:path";
import type { Host } from "../host.js";
import { tsconfigData } from "../tsconfig-file.js";

/**
 * `compilerOptions` of a tsconfig with its `extends` chain, names as written. Only data is read: nothing is resolved through
 * package code, and a chain is followed 16 steps at most.
 */
export function readTsconfig(path: string, host: Host, steps = 16): ReadonlyMap<string, unknown> {
  const { extends: parents, compilerOptions } = tsconfigData(path, host);
  const inherited = [parents ?? []]
    .flat()
    .filter((parent): parent is string => typeof parent === "string" && steps > 0)
    .map((parent) => locate(parent, dirname(path), host))
    .filter((parent) => parent !== undefined)
    .flatMap((parent) => [...readTsconfig(parent, host, steps - 1)]);
  return new Map([...inherited, ...Object.entries(typeof compilerOptions === "object" && compilerOptions !== null ? compilerOptions : {})]);
}

function locate(parent: string, folder: string, host: Host): string | undefined {
  const candidates = (base: string) => [base, `${base}.json`, join(base, "tsconfig.json")];
  if (parent.startsWith(".") || isAbsolute(parent)) return candidates(join(folder, parent)).find((path) => host.fileExists(path));
  for (let at = folder; ; at = dirname(at)) {
    const found = candidates(join(at, "node_modules", parent)).find((path) => host.fileExists(path));
    if (found !== undefined || dirname(at) === at) return found;
  }
}
