import { dirname, join, relative, resolve, sep } from "node:path";
import type { Host } from "../host.js";
import type { Options } from "../options.js";
import { isGlob } from "./glob.js";

/** More folders than a project of tools has; past this the rest is not watched. */
const mostFolders = 4096;

/** Where changes are looked for. */
export interface Watched {
  /** Folders that inputs name, whether they are there or not. */
  readonly roots: readonly string[];
  /** Folders that hold inputs, and those below; not node_modules, hidden folders or the output. */
  readonly within: ReadonlySet<string>;
  /** The folders above these: there they come and go, and settings of the compiler with them. */
  readonly above: ReadonlySet<string>;
  /** Files that the last run read, and what they are links to. */
  readonly read: ReadonlySet<string>;
}

/** @param read absolute paths of files that were read; they may lie anywhere */
export function watchedFor(jobs: readonly Options[], read: ReadonlySet<string>, host: Host): Watched {
  const outputs = new Set(jobs.map((job) => resolve(host.cwd, job.out)));
  const roots = jobs.flatMap((job) => job.inputs.map((input) => resolve(host.cwd, rootOf(input.replace(/^!/, "")))));
  const within = new Set<string>();
  const waiting = [...roots];
  for (let folder = waiting.pop(); folder !== undefined && within.size < mostFolders; folder = waiting.pop()) {
    if (within.has(folder) || !host.directoryExists(folder)) continue;
    within.add(folder);
    for (const { name, directory } of host.readDirectory(folder)) {
      const below = join(folder, name);
      if (directory && isOpen(name) && !outputs.has(below)) waiting.push(below);
    }
  }
  const above = new Set(roots.flatMap((root) => foldersAbove(root, host)));
  return { roots, within, above, read: new Set([...read].flatMap((path) => [path, host.realPath(path)])) };
}

/** All folders that a watcher is needed for. */
export const foldersOf = ({ within, above, read }: Watched, config: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...within, ...above, ...[...read, ...config].map((path) => dirname(path))]);

export const isOpen = (name: string): boolean => name !== "node_modules" && !name.startsWith(".");

/** The folder above the first wildcard of an input. */
function rootOf(input: string): string {
  const parts = input.split("/");
  const wild = parts.findIndex(isGlob);
  return parts.slice(0, wild < 0 ? -1 : wild).join("/") || (input.startsWith("/") ? "/" : ".");
}

/** Up to the working directory; of a folder elsewhere the first that is there. */
function foldersAbove(folder: string, host: Host): readonly string[] {
  const found: string[] = [];
  for (let at = dirname(folder); at !== dirname(at); at = dirname(at)) {
    if (host.directoryExists(at)) found.push(at);
    if (isInside(folder, host.cwd) ? at === host.cwd || !isInside(at, host.cwd) : found.length > 0) break;
  }
  return found;
}

export const isInside = (path: string, folder: string): boolean => {
  const inside = relative(folder, path);
  return inside === "" || (inside !== ".." && !inside.startsWith(`..${sep}`));
};
