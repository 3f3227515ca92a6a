import { type FSWatcher, watch as watchFolder } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { setFlagsFromString } from "node:v8";
import { diskHost, type Host } from "../host.js";
import { createMemory, nextRun } from "../memory.js";
import type { Options } from "../options.js";
import { isReadable } from "./expand-inputs.js";
import { generatedMark, isGenerated } from "./generated-mark.js";
import { isGlob } from "./glob.js";
import type { ExitStatus, Io } from "./io.js";
import { type Jobs, jobsOf } from "./jobs.js";
import { lockName } from "./output/output-folder.js";
import type { Arguments } from "./parse-arguments.js";
import { reportFindings } from "./reporter.js";
import type { ReporterName } from "./reporter-name.js";
import { runJobs } from "./run-jobs.js";

export interface WatchTask {
  readonly jobs: readonly Options[];
  /** The configuration file; it is read again when it changes. */
  readonly config: string | undefined;
  readonly given: Arguments;
  readonly reporter: ReporterName;
}

/** Editors write in several steps; what follows a change within this many milliseconds belongs to it. */
const quietMs = 10;

/** More folders than a project of tools has; past this the rest is not watched. */
const mostFolders = 4096;

/**
 * `--watch`: runs once, then again whenever a file in the folders of the inputs, or the configuration, changes. An error in the input
 * is shown and does not end it; an interrupt does, with status 0.
 */
export async function watch(task: WatchTask, terminal: Io): Promise<ExitStatus> {
  // What a memory of the last run would tell is known already: something has changed.
  const io: Io = { ...terminal, env: { ...terminal.env, PT_GEN_CACHE: "off" } };
  const host = diskHost(io.cwd);
  let { jobs } = task;
  let watchers = new Map<string, FSWatcher>();
  let wake = () => {};
  let changed = new Set<string>();

  const note = (path: string) => {
    changed.add(path);
    wake();
  };
  const follow = () => {
    watchers = followFolders(watchers, foldersOf(jobs, task.config, host), note, (path) => isRelevant(path, jobs, task.config, host));
  };

  let interrupted = false;
  const end = io.interrupted().then(() => {
    interrupted = true;
    wake();
  });

  follow();
  optimiseSoon();
  const memory = createMemory();
  await runJobs(jobs, false, task.reporter, io, memory);
  while (!interrupted) {
    if (changed.size === 0) {
      if (task.reporter === "text") io.err("Watching for changes; Ctrl-C ends.\n");
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (interrupted || changed.size > 0) resolve();
      });
    }
    if (interrupted) break;
    await new Promise((resolve) => setTimeout(resolve, quietMs));
    const touched = changed;
    changed = new Set();
    const config = task.config === undefined ? undefined : resolve(io.cwd, task.config);
    if (config !== undefined && touched.has(config)) {
      const reloaded: Jobs = await jobsOf(task.given, io.cwd);
      if (reloaded.diagnostics.length > 0) {
        await reportFindings(reloaded.diagnostics, task.reporter, io);
        continue;
      }
      jobs = reloaded.jobs;
    }
    nextRun(memory);
    await runJobs(jobs, false, task.reporter, io, memory);
    follow();
  }
  await end;
  for (const watcher of watchers.values()) watcher.close();
  return 0;
}

/** Takes back what `main.ts` asks of V8 for the sake of short runs: many follow, of the same code. */
function optimiseSoon(): void {
  if (process.versions.v8?.startsWith("11.")) setFlagsFromString("--interrupt-budget=67584");
}

/** Folders that hold inputs and, below them, what inputs may import; not node_modules, hidden folders or the output. */
function foldersOf(jobs: readonly Options[], config: string | undefined, host: Host): ReadonlySet<string> {
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

function followFolders(
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

/** Whether a change can matter: a file that readers read (tsconfig.json is one), the configuration, or a folder that came or went. */
function isRelevant(path: string, jobs: readonly Options[], config: string | undefined, host: Host): boolean {
  if (config !== undefined && path === resolve(host.cwd, config)) return true;
  if (!isReadable(path)) return !basename(path).includes(".");
  const written = jobs.some((job) => isInside(path, resolve(host.cwd, job.out)));
  // Output and inputs may share a folder; what the run itself wrote must not start the next one.
  return !written || !(basename(path) === lockName || isGenerated(host.readFile(path) ?? generatedMark));
}

const isInside = (path: string, folder: string): boolean => {
  const inside = relative(folder, path);
  return inside === "" || (inside !== ".." && !inside.startsWith(`..${sep}`));
};
