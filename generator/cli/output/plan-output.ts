import { join, resolve } from "node:path";
import { type Diagnostic, diagnose } from "../../diagnostics/index.js";
import { bytesOf, type GeneratedFile } from "../../emit/generated-file.js";
import { isGenerated } from "../generated-mark.js";
import { checkOutputNames } from "./output-name.js";
import { boundsOf, filesOfLock, folderObstacle, isStillOurs, lockName, type Standing, standing } from "./output-folder.js";

export type OutputFile = GeneratedFile;

/** A file that is to be written, and what stands in its place. */
export interface ChangedFile extends OutputFile {
  readonly bytes: Buffer;
  readonly old: string | undefined;
}

/** How the output folder differs from what was generated; the only thing that both writing and `--check` need to know. */
export interface OutputPlan {
  /** Absolute output folder. */
  readonly root: string;
  readonly changed: readonly ChangedFile[];
  readonly unchanged: readonly string[];
  /** Files of an earlier run that would no longer be generated. */
  readonly stale: readonly OutputFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Compares files with the folder, reading only.
 *
 * @param out the folder as the user named it; diagnostics speak of it that way
 */
export function planOutput(files: readonly OutputFile[], out: string, cwd: string): OutputPlan {
  const root = resolve(cwd, out);
  const named = (path: string) => `${out.replace(/[\\/]+$/, "")}/${path}`;
  const diagnostics: Diagnostic[] = [...checkOutputNames(files.map((file) => file.path))];
  const plan = { root, changed: [] as OutputPlan["changed"][number][], unchanged: [] as string[], stale: [] as OutputFile[], diagnostics };
  const obstacle = folderObstacle(root);
  if (obstacle !== undefined) diagnostics.push(diagnose("output-unwritable", { path: out, reason: obstacle }, {}));
  if (diagnostics.length > 0) return plan;

  const lock = standing(join(root, lockName));
  const known = lock.kind === "file" ? filesIn(lock, files) : filesOfLock(undefined);
  const staysWithin = boundsOf(root);
  for (const file of files) {
    const path = join(root, file.path);
    const now = standing(path);
    const finding = staysWithin(path)
      ? refusal(file, now, known, named(file.path))
      : diagnose("output-outside", { path: named(file.path), out }, {});
    if (finding !== undefined) diagnostics.push(finding);
    else if (now.kind === "file" && isSame(now, bytesOf(file))) plan.unchanged.push(file.path);
    else plan.changed.push(changedFile(file, now));
  }
  const written = files.find(({ path }) => path === lockName);
  lastLock = written && { bytes: bytesOf(written), paths: files.map(({ path }) => path).join() };
  const current = new Set(files.map((file) => file.path.toLowerCase()));
  for (const [path, hash] of known) {
    if (current.has(path.toLowerCase()) || !staysWithin(join(root, path))) continue;
    const now = standing(join(root, path));
    if (now.kind === "file" && isStillOurs(now.text, hash)) plan.stale.push({ path, content: now.text });
  }
  return plan;
}

const isSame = (now: Standing & { readonly kind: "file" }, bytes: Buffer): boolean => now.size === bytes.length && now.bytes.equals(bytes);

const changedFile = (file: OutputFile, now: Standing): ChangedFile => ({
  path: file.path,
  bytes: bytesOf(file),
  get content() {
    return file.content;
  },
  get old() {
    return now.kind === "file" ? now.text : undefined;
  },
});

/** The lock file of the last plan in this process (`--watch`), and the files that it lists. */
let lastLock: { readonly bytes: Buffer; readonly paths: string } | undefined;

/** What the lock file in the folder lists; one that is the last plan's and lists the same files need not be parsed. */
function filesIn(lock: Standing & { readonly kind: "file" }, files: readonly OutputFile[]): ReadonlyMap<string, string> {
  const isLast = lastLock !== undefined && isSame(lock, lastLock.bytes) && lastLock.paths === files.map(({ path }) => path).join();
  return isLast ? new Map(files.map(({ path }) => [path, ""])) : filesOfLock(lock.text);
}

function refusal(file: OutputFile, now: Standing, known: ReadonlyMap<string, string>, named: string): Diagnostic | undefined {
  if (now.kind === "other") return diagnose("output-unwritable", { path: named, reason: now.what }, {});
  if (now.kind === "unreadable") return diagnose("output-unwritable", { path: named, reason: now.reason }, {});
  const ours = now.kind === "nothing" || known.has(file.path) || file.path === lockName || now.size === 0 || isGenerated(now.text);
  return ours ? undefined : diagnose("output-not-ours", { path: named }, {});
}
