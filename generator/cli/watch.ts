import { statSync } from "node:fs";
import { resolve } from "node:path";
import { setFlagsFromString } from "node:v8";
import { diskHost, type Host } from "../host.js";
import { createMemory, endMemory, nextRun } from "../memory.js";
import type { Options } from "../options.js";
import { garbageCollector } from "./collect-garbage.js";
import { configModules } from "./config/config-modules.js";
import type { ExitStatus, Io } from "./io.js";
import { type Jobs, jobsOf } from "./jobs.js";
import type { Arguments } from "./parse-arguments.js";
import { reportFindings } from "./reporter.js";
import type { ReporterName } from "./reporter-name.js";
import { runJobs } from "./run-jobs.js";
import { type FolderWatchers, followFolders } from "./folder-watchers.js";
import { runHost } from "./run-host.js";
import { isRelevant } from "./relevant-change.js";
import { foldersOf, watchedFor } from "./watched-folders.js";

export interface WatchTask {
  readonly jobs: readonly Options[];
  /** The configuration file; it is read again when it changes, or what it imports does. */
  readonly config: string | undefined;
  readonly given: Arguments;
  readonly reporter: ReporterName;
}

/** Editors write in several steps; what follows a change within this many milliseconds belongs to it. */
const quietMs = 0.5;

/** So long a run waits at most for changes to end, and for a file that was emptied to be filled. */
const mostMs = 50;

/** Who has not changed anything for so long after a run is not about to. */
const idleMs = 3;

/**
 * `--watch`: runs once, then again whenever a file in the folders of the inputs, or the configuration, changes. An error in the input
 * is shown and does not end it; an interrupt does, with status 0.
 */
export async function watch(task: WatchTask, terminal: Io): Promise<ExitStatus> {
  // What a memory of the last run would tell is known already: something has changed.
  const io: Io = { ...terminal, env: { ...terminal.env, PT_GEN_CACHE: "off" } };
  const host = diskHost(io.cwd);
  let config = configFiles(task.config, host);
  let { jobs } = task;
  let watchers: FolderWatchers = new Map();
  let wake = () => {};
  let changed = new Set<string>();
  let lastChange = 0;
  let read = new Set<string>();

  const note = (path: string) => {
    changed.add(path);
    lastChange = performance.now();
    wake();
  };
  let watched = watchedFor(jobs, read, host);
  const follow = () => {
    watched = watchedFor(jobs, read, host);
    watchers = followFolders(watchers, foldersOf(watched, config), note, (path) => isRelevant(path, jobs, config, watched, host));
  };
  const runOnce = async () => {
    read = new Set();
    const now = runHost(host, (path) => void read.add(path));
    await runJobs(jobs, false, task.reporter, io, memory, now);
    follow();
  };

  let interrupted = false;
  const end = io.interrupted().then(() => {
    interrupted = true;
    wake();
  });

  follow();
  optimiseSoon();
  const collectGarbage = garbageCollector();
  const memory = createMemory();
  await runOnce();
  while (!interrupted) {
    if (changed.size === 0) {
      if (task.reporter === "text") io.err("Watching for changes; Ctrl-C ends.\n");
      const idle = setTimeout(collectGarbage, idleMs);
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (interrupted || changed.size > 0) resolve();
      });
      clearTimeout(idle);
    }
    if (interrupted) break;
    const latest = io.now() + mostMs;
    // Timers know whole milliseconds only.
    while (io.now() < latest && performance.now() < lastChange + quietMs) await new Promise(setImmediate);
    while (io.now() < latest && [...changed].some(isEmpty)) await new Promise((resolve) => setTimeout(resolve, 1));
    const touched = changed;
    changed = new Set();
    const isConfig = [...touched].some((path) => config.has(path));
    if (isConfig) {
      const reloaded: Jobs = await jobsOf(task.given, io.cwd, config);
      config = configFiles(task.config, host);
      if (reloaded.diagnostics.length > 0) {
        follow();
        await reportFindings(reloaded.diagnostics, task.reporter, io);
        continue;
      }
      jobs = reloaded.jobs;
    }
    // What comes into a new folder while it is read is a change again.
    if (isConfig || [...touched].some((path) => host.directoryExists(path))) follow();
    nextRun(memory);
    await runOnce();
  }
  await end;
  for (const { watcher } of watchers.values()) watcher.close();
  endMemory(memory);
  return 0;
}

/** The configuration with all that it imports, and what they are links to; absolute paths. */
const configFiles = (config: string | undefined, host: Host): ReadonlySet<string> =>
  new Set(config === undefined ? [] : [...configModules(resolve(host.cwd, config))].flatMap((path) => [path, host.realPath(path)]));

/** A file without a byte was most likely emptied to be written anew. */
const isEmpty = (path: string): boolean => {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() === true && stats.size === 0;
};

/** Takes back what `main.ts` asks of V8 for the sake of short runs: many follow, of the same code. */
function optimiseSoon(): void {
  if (process.versions.v8?.startsWith("11.")) setFlagsFromString("--interrupt-budget=67584");
}
