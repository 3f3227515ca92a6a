import { basename, dirname, join, resolve } from "node:path";
import type { Host } from "../host.js";
import type { Options } from "../options.js";
import { isReadable } from "./expand-inputs.js";
import { generatedMark, isGenerated } from "./generated-mark.js";
import { lockName } from "./output/output-folder.js";
import { isInside, isOpen, type Watched } from "./watched-folders.js";

/**
 * Whether a change can matter: the configuration, a file that was read or that a reader could read, or a folder that came or went. What
 * the run itself writes must not start the next one, neither files, where output and inputs share a folder, nor folders; and editors
 * make files of any name for a moment.
 */
export function isRelevant(path: string, jobs: readonly Options[], config: ReadonlySet<string>, watched: Watched, host: Host): boolean {
  if (config.has(path)) return true;
  const outputs = jobs.map((job) => resolve(host.cwd, job.out));
  const { roots, within, read } = watched;
  const folder = dirname(path);
  if (isReadable(path)) {
    if (isOutput(path, outputs, host)) return false;
    return read.has(path) || within.has(folder) || basename(path) === "tsconfig.json" || holdsSources(folder, watched);
  }
  if (!host.directoryExists(path)) return within.has(path) || outputs.includes(path) || read.has(path);
  if (!within.has(folder)) return roots.some((root) => isInside(root, path));
  return isOpen(basename(path)) && !holdsOutputOnly(path, outputs, host);
}

/** Whether a source was read from a folder that no input names: what it imports may come to stand there. */
const holdsSources = (folder: string, { read }: Watched): boolean =>
  [...read].some((path) => dirname(path) === folder && /\.[cm]?ts$/.test(path));

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
