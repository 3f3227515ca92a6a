import { close, constants, existsSync, mkdirSync, openSync, renameSync, rmdirSync, statSync, unlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Diagnostic, diagnose } from "../../diagnostics/index.js";
import { reasonOf } from "./output-folder.js";
import type { OutputPlan } from "./plan-output.js";

/**
 * Carries out a plan: every changed file is written beside its place under another name, and only when all are written are they
 * renamed, so that a full disk or a kill leaves either the old or the new text, never half of one. Unchanged files are not touched.
 *
 * @returns undefined where all went well
 */
export function writeOutput(plan: OutputPlan, out: string): Diagnostic | undefined {
  const made: string[] = [];
  const temporary = new Map<string, string>();
  let at = plan.root;
  try {
    for (const { path, bytes } of plan.changed) {
      at = join(plan.root, path);
      makeFolder(dirname(at), made);
      const beside = join(dirname(at), `.pt-gen-${process.pid}-${temporary.size}.tmp`);
      // "wx": whoever put something at that name first, it is not followed.
      temporary.set(beside, at);
      writeFileSync(beside, bytes, { flag: "wx" });
    }
    for (const [beside, path] of temporary) {
      at = path;
      const letGo = hold(path);
      renameSync(beside, path);
      letGo();
      temporary.delete(beside);
    }
    for (const { path } of plan.stale) {
      at = join(plan.root, path);
      unlinkSync(at);
      removeEmptyFolders(dirname(at), plan.root);
    }
    return undefined;
  } catch (error) {
    for (const beside of temporary.keys()) attempt(() => unlinkSync(beside));
    for (const folder of made.reverse()) attempt(() => rmdirSync(folder));
    const shown = at === plan.root ? out : `${out.replace(/[\\/]+$/, "")}${at.slice(plan.root.length).replaceAll("\\", "/")}`;
    return diagnose("output-unwritable", { path: shown, reason: reasonOf(error) }, {});
  }
}

/** A run is told of before this has passed. */
const idleMs = 10;

/**
 * Keeps what stands at a path alive while something else takes its place: freeing the blocks of 2 MB takes six times as long as
 * renaming, so that happens later, on a thread of its own. Windows replaces no open file.
 */
function hold(path: string): () => void {
  if (process.platform === "win32") return () => {};
  let file: number;
  try {
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
  } catch {
    return () => {};
  }
  return () => setTimeout(() => close(file, () => {}), idleMs).unref();
}

/**
 * Like `mkdir -p`, but remembers what it made, outermost first. Folder by folder, because Node's own recursive way (v20 to v24) never
 * ends where the file system answers "no such file" for a folder that is there, as /proc does.
 */
function makeFolder(path: string, made: string[]): void {
  const missing: string[] = [];
  for (let at = path; !existsSync(at); at = dirname(at)) missing.unshift(at);
  for (const folder of missing) {
    try {
      mkdirSync(folder);
    } catch (error) {
      // Another process may have made it meanwhile.
      if (!existsSync(folder)) throw error;
      continue;
    }
    made.push(folder);
  }
  if (missing.length === 0 && !statSync(path).isDirectory()) mkdirSync(path);
}

function removeEmptyFolders(path: string, root: string): void {
  for (let at = path; at.length > root.length; at = dirname(at)) {
    if (!attempt(() => rmdirSync(at))) return;
  }
}

function attempt(act: () => void): boolean {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}
