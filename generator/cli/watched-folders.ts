import { type FSWatcher, watch as watchFolder } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import type { Host } from "../host.js";
import type { Options } from "../options.js";
import { isReadable } from "./expand-inputs.js";
import { generatedMark, isGenerated } from "./generated-mark.js";
import { isGlob } from "./glob.js";
import { lockName } from "./output/output-folder.js";

/** More folders than a project of tools has; past this the rest is not watched. */
const mostFolders = 4096;

/** Folders that hold inputs and, below them, what inputs may import; not node_modules, hidden folders or the output. */
export function foldersOf(jobs: readonly Options[], config: string | undefined, host: Host): ReadonlySet<string> {
  const outputs = new Set(jobs.map((job) => resolve(host.cwd, job.out)));
  const waiting = jobs.flatMap((job) => job.inputs.map((input) => resolve(host.cwd, rootOf(input.replace(/^!/, "")))));
  const found = new Set<string>();
  for (let folder = waiting.pop(); folder !== undefined && found.size < mostFolders; folder = waiting.pop()) {
    if (found.has(folder) || !host.directoryExists(folder)) continue;
    found.add(folder);
    for (const { name, directory } of host.readDirectory(folder)) {
      const below = join(folder, name);
      if (directory && name !== "node_modules" && !name.startsWith(".") && !outputs.has(below)) waiting.push(below);
    }
  }
  if (config !== undefined) found.add(dirname(resolve(host.cwd, config)));
  return found;
}

/** The folder above the first wildcard of an input. */
function rootOf(input: string): string {
  const parts = input.split("/");
  const wild = parts.findIndex(isGlob);
  return parts.slice(0, wild < 0 ? -1 : wild).join("/") || (input.startsWith("/") ? "/" : ".");
}

/** @param old watchers of these folders or of others, which are closed */
export function followFolders(
  old: Map<string, FSWatcher>,
  folders: ReadonlySet<string>,
  note: (path: string) => void,
  relevant: (path: string) => boolean,
): Map<string, FSWatcher> {
  const watchers = new Map<string, FSWatcher>();
  for (const [folder, watcher] of old) {
    if (folders.has(folder)) watchers.set(folder, watcher);
    else watcher.close();
  }
  for (const folder of folders) {
    if (watchers.has(folder)) continue;
    try {
      const watcher = watchFolder(folder, (_, name) => {
        const path = name === null ? folder : join(folder, name);
        if (name === null || relevant(path)) note(path);
      });
      // A folder that is removed while it is watched ends its watcher, not the run.
      watcher.on("error", () => watcher.close());
      watchers.set(folder, watcher);
    } catch {
      // Gone between listing and watching, or the system's limit of watchers: the others still work.
    }
  }
  return watchers;
}

/**
 * Whether a change can matter: a file that readers read (tsconfig.json is one), the configuration, or a folder that came or went. What
 * the run itself writes must not start the next one, neither files, where output and inputs share a folder, nor folders.
 */
export function isRelevant(path: string, jobs: readonly Options[], config: string | undefined, host: Host): boolean {
  if (config !== undefined && path === resolve(host.cwd, config)) return true;
  const outputs = jobs.map((job) => resolve(host.cwd, job.out));
  if (isReadable(path)) return !isOutput(path, outputs, host);
  return !basename(path).includes(".") && !holdsOutputOnly(path, outputs, host);
}

/** A file that is gone was the run's own if it stood among the run's files. */
const isOutput = (path: string, outputs: readonly string[], host: Host): boolean =>
  outputs.some((output) => isInside(path, output)) && (basename(path) === lockName || isGenerated(host.readFile(path) ?? generatedMark));

/** Whether something stands in a folder, and nothing but output: the run made it. */
function holdsOutputOnly(folder: string, outputs: readonly string[], host: Host): boolean {
  const waiting = [folder];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const at = next;
    const entries = outputs.some((output) => isInside(at, output) || isInside(output, at)) ? host.readDirectory(at) : [];
    if (entries.length === 0) return false;
    if (!entries.every(({ name, directory }) => directory || isOutput(join(at, name), outputs, host))) return false;
    waiting.push(...entries.filter(({ directory }) => directory).map(({ name }) => join(at, name)));
  }
  return true;
}

const isInside = (path: string, folder: string): boolean => {
  const inside = relative(folder, path);
  return inside === "" || (inside !== ".." && !inside.startsWith(`..${sep}`));
};
