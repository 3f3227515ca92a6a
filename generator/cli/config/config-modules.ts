import { readFileSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";

/** More modules than configurations are made of; past this the rest is not watched. */
const mostModules = 256;

/**
 * The files that decide what a configuration says: itself, what it imports by relative paths, what these import. Where an import leads to
 * no file, all places where the file may come to stand. Told by the text alone, so that one that cannot be loaded has them, too; what
 * only looks like an import is watched in vain.
 *
 * @param file absolute
 * @returns absolute paths
 */
export function configModules(file: string): ReadonlySet<string> {
  const found = new Set([file]);
  // A set is iterated together with what is added on the way.
  for (const path of found) {
    if (found.size >= mostModules) break;
    for (const specifier of relativeImports(path)) {
      const places = placesOf(resolve(dirname(path), specifier));
      const there = places.find(isFile);
      for (const place of there === undefined ? places : [there]) found.add(place);
    }
  }
  return found;
}

const imports = /\b(?:from|import|require)\s*\(?\s*(["'`])(\.{1,2}(?:\/[^"'`\n]*)?)\1/g;

function relativeImports(path: string): readonly string[] {
  if (path.endsWith(".json") || !isFile(path)) return [];
  return [...readFileSync(path, "utf8").matchAll(imports)].flatMap(([, , specifier]) => specifier ?? []);
}

const endings = [".js", ".mjs", ".cjs", ".ts", ".tsx", ".mts", ".cts", ".json"];

/** As jiti looks for a module: the path itself, TypeScript where it says JavaScript, an ending added, the index of a folder. */
const placesOf = (path: string): readonly string[] => [
  path,
  ...(/\.[cm]?js$/.test(path) ? [path.replace(/js$/, "ts")] : []),
  ...endings.map((ending) => path + ending),
  ...endings.map((ending) => `${path}/index${ending}`),
];

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;
