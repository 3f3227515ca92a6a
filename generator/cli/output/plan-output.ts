import { join, resolve } from "node:path";
import { type Diagnostic, diagnose } from "../../diagnostics/index.js";
import { isGenerated } from "../generated-mark.js";
import { checkOutputNames } from "./output-name.js";
import { filesOfLock, folderObstacle, isStillOurs, lockName, type Standing, standing, staysWithin } from "./output-folder.js";

export interface OutputFile {
  /** Relative to the output folder, `/` as separator. */
  readonly path: string;
  readonly content: string;
}

/** How the output folder differs from what was generated; the only thing that both writing and `--check` need to know. */
export interface OutputPlan {
  /** Absolute output folder. */
  readonly root: string;
  readonly changed: readonly (OutputFile & { readonly old: string | undefined })[];
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
  const known = filesOfLock(lock.kind === "file" ? lock.text : undefined);
  for (const file of files) {
    const path = join(root, file.path);
    const now = standing(path);
    const finding = refusal(file, now, known, root, out, named(file.path));
    if (finding !== undefined) diagnostics.push(finding);
    else if (now.kind === "file" && now.text === file.content) plan.unchanged.push(file.path);
    else plan.changed.push({ ...file, old: now.kind === "file" ? now.text : undefined });
  }
  const current = new Set(files.map((file) => file.path.toLowerCase()));
  for (const [path, hash] of known) {
    if (current.has(path.toLowerCase()) || !staysWithin(root, join(root, path))) continue;
    const now = standing(join(root, path));
    if (now.kind === "file" && isStillOurs(now.text, hash)) plan.stale.push({ path, content: now.text });
  }
  return plan;
}

function refusal(
  file: OutputFile,
  now: Standing,
  known: ReadonlyMap<string, string>,
  root: string,
  out: string,
  named: string,
): Diagnostic | undefined {
  if (!staysWithin(root, join(root, file.path))) return diagnose("output-outside", { path: named, out }, {});
  if (now.kind === "other") return diagnose("output-unwritable", { path: named, reason: now.what }, {});
  if (now.kind === "unreadable") return diagnose("output-unwritable", { path: named, reason: now.reason }, {});
  const ours = now.kind === "nothing" || now.text === "" || known.has(file.path) || file.path === lockName || isGenerated(now.text);
  return ours ? undefined : diagnose("output-not-ours", { path: named }, {});
}
