import { basename, join, relative, resolve } from "node:path";
import { type Diagnostic, diagnose, hasErrors } from "../../diagnostics/index.js";
import { readLock } from "../../diff/index.js";
import { lockName } from "../../emit/lock.js";
import type { Host } from "../../host.js";
import type { Program } from "../../model/index.js";
import type { Options } from "../../options.js";
import { runPasses } from "../../passes/index.js";
import { readInputs } from "../../read/index.js";
import { isReadable } from "../expand-inputs.js";
import { expandJob } from "../expand-job.js";
import { isGlob } from "../glob.js";
import { type DiffJobs, jobOf } from "./diff-jobs.js";
import { commitOf, fileAt, filesNamed, rootOf } from "./git.js";

export interface LoadedSide {
  readonly program?: Program;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads one side of a comparison: a lock file or a folder with one, tool files, `<ref>:<path>`, or a git ref.
 *
 * @param word as the user wrote it
 * @param other the other side's word: a ref alone means the same lock at that commit
 * @param project the configuration's jobs: their options hold for the sides' files, their output folders are where locks are looked for
 */
export async function loadSide(word: string, other: string, project: DiffJobs, host: Host): Promise<LoadedSide> {
  const job = jobOf([word, other], project, host);
  // A word that names no job of several is a file of its own.
  const options: Options = job ?? { ...project.jobs[0], inputs: [], namespaces: [] };
  const lock = localLock(word, host);
  if (lock !== undefined) return fromLock(lock, host.readFile(lock) ?? "");
  if (host.fileExists(word) || isGlob(word)) return fromInputs({ ...options, inputs: [word] }, host);
  if (host.directoryExists(word)) return fromFolder(word, project, job, host);

  const cut = word.indexOf(":");
  const commit = await commitOf(cut < 0 ? word : word.slice(0, cut), host.cwd);
  const root = commit === undefined ? undefined : await rootOf(host.cwd);
  if (commit === undefined || root === undefined) return missing(word, "there is no such file, folder or git ref");
  const path =
    cut < 0 ? await lockAt(commit, other, root, job === undefined ? project.jobs : [job], host) : fromRoot(word.slice(cut + 1), root, host);
  if (typeof path !== "string") return missing(word, path.problem);
  const text = await fileAt(commit, path, host.cwd);
  if (text === undefined) return missing(word, `that commit has no file '${path}'`);
  if (basename(path) === lockName) return fromLock(`${word.slice(0, cut < 0 ? undefined : cut)}:${path}`, text);
  if (!isReadable(path)) return missing(word, "it is neither a lock file nor a tool file");
  const file = relative(host.cwd, resolve(root, path)).replaceAll("\\", "/");
  return fromInputs({ ...options, inputs: [file] }, withText(host, file, text));
}

/** A folder without a lock: the project itself, whose configuration says what its tools are. */
function fromFolder(word: string, project: DiffJobs, job: Options | undefined, host: Host): Promise<LoadedSide> | LoadedSide {
  const isProject = project.configured && host.realPath(resolve(host.cwd, word)) === host.realPath(host.cwd);
  if (!isProject) return missing(word, `there is no ${lockName} in that folder`);
  if (job !== undefined) return fromInputs(job, host);
  return missing(word, `its configuration has ${project.jobs.length} jobs; name the output folder or the inputs of one`);
}

/** A lock file that stands on the disk: named itself, or by its folder. */
function localLock(word: string, host: Host): string | undefined {
  if (host.directoryExists(word)) {
    const inside = `${word.replace(/[\\/]+$/, "")}/${lockName}`;
    return host.fileExists(inside) ? inside : undefined;
  }
  if (!host.fileExists(word)) return undefined;
  return basename(word) === lockName || (word.endsWith(".json") && looksLikeLock(host.readFile(word) ?? "")) ? word : undefined;
}

/** A lock under another name, such as a copy kept from before. */
const looksLikeLock = (text: string): boolean => /^\s*\{\s*"generator"\s*:\s*"pt-gen /.test(text);

/** `./path` and `../path` count from the working directory, as in git; others from the root. */
function fromRoot(path: string, root: string, host: Host): string {
  if (!/^\.\.?\//.test(path)) return path;
  return relative(root, resolve(host.realPath(host.cwd), path)).replaceAll("\\", "/");
}

/** Which lock a ref alone means: the other side's, else the one in the default folder, else the only one there is. */
async function lockAt(
  commit: string,
  other: string,
  root: string,
  jobs: readonly Options[],
  host: Host,
): Promise<string | { readonly problem: string }> {
  const there = await filesNamed(commit, lockName, host.cwd);
  const local = localLock(other, host);
  const [, path] = /^[^:]+:(.+)$/.exec(other) ?? [];
  const wished = [local ?? path, ...(jobs.length === 1 ? jobs.map(({ out }) => join(out, lockName)) : [])].flatMap((each) =>
    each === undefined ? [] : [relative(root, resolve(host.realPath(host.cwd), each)).replaceAll("\\", "/"), each.replaceAll("\\", "/")],
  );
  const found = wished.find((each) => there.includes(each)) ?? (there.length === 1 ? there[0] : undefined);
  if (found !== undefined) return found;
  return {
    problem: there.length === 0 ? `that commit has no ${lockName}` : `that commit has several lock files (${there.slice(0, 4).join(", ")})`,
  };
}

async function fromInputs(wanted: Options, host: Host): Promise<LoadedSide> {
  const expanded = expandJob(wanted, host);
  const options = expanded.job;
  if (options.inputs.length === 0) return { diagnostics: expanded.diagnostics };
  const read = await readInputs(options, expanded.host);
  const { program, diagnostics: found } = runPasses(read.program, options);
  const diagnostics = [...expanded.diagnostics, ...read.diagnostics, ...found];
  return hasErrors(diagnostics) ? { diagnostics } : { program, diagnostics };
}

function fromLock(path: string, text: string): LoadedSide {
  const read = readLock(text);
  return "problem" in read
    ? { diagnostics: [diagnose("lock-unreadable", { path, problem: read.problem }, {})] }
    : { program: read.program, diagnostics: [] };
}

const missing = (side: string, problem: string): LoadedSide => ({ diagnostics: [diagnose("diff-side-missing", { side, problem }, {})] });

/** The host with another text for one file. */
function withText(host: Host, file: string, text: string): Host {
  const path = resolve(host.cwd, file);
  const is = (other: string): boolean => resolve(host.cwd, other) === path;
  return {
    ...host,
    readFile: (other) => (is(other) ? text.replace(/^\uFEFF/, "") : host.readFile(other)),
    fileExists: (other) => is(other) || host.fileExists(other),
  };
}
