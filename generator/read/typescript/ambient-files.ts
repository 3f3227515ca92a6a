import type { Host } from "../../host.js";
import { tsconfigData } from "../../tsconfig-file.js";
import { dirname, join } from "./paths.js";
import { nearestConfig } from "./tsconfig.js";

/** How much of the project's standard and ambient types a reading sees; each step costs time and is taken where the one before lacks a name. */
export type Libraries = "small" | "full" | "project";

/** Folders looked into: a project with more keeps its declarations where nobody finds them. */
const mostFolders = 5000;

/**
 * The declaration files (`.d.ts`) that the nearest tsconfig.json includes. No input imports them, but a global or a module that they
 * declare is known to every file of the project.
 *
 * @param folder of the first input, absolute
 * @returns absolute paths, in the order of their folders and names
 */
export function ambientFiles(host: Host, folder: string): readonly string[] {
  const config = nearestConfig(host, folder);
  if (config === undefined) return [];
  const base = dirname(config);
  const { include, exclude, files, compilerOptions } = tsconfigData(config, host);
  const { outDir, declarationDir } = (compilerOptions ?? {}) as { readonly outDir?: unknown; readonly declarationDir?: unknown };
  const left = new Set(texts([exclude, outDir, declarationDir].flat()).map((path) => join(base, path)));
  const named = texts(files).map((path) => join(base, path));
  const roots = include === undefined ? (files === undefined ? [base] : []) : texts(include).map((to) => join(base, beforeWildcard(to)));
  const found = new Set(named.filter((path) => isDeclaration(path) && host.fileExists(path)));
  const folders = new Set(roots);
  // A set is iterated together with what is added on the way.
  for (const each of folders) {
    if (left.has(each)) continue;
    if (isDeclaration(each) && host.fileExists(each)) found.add(each);
    for (const { name, directory } of host.readDirectory(each)) {
      if (directory && folders.size < mostFolders && name !== "node_modules" && !name.startsWith(".")) folders.add(join(each, name));
      if (!directory && isDeclaration(name)) found.add(join(each, name));
    }
  }
  return [...found];
}

const isDeclaration = (path: string): boolean => /\.d\.[cm]?ts$/.test(path);

const beforeWildcard = (pattern: string): string => pattern.replace(/[^/]*[*?].*$/, "");

const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((each) => typeof each === "string") : []);
