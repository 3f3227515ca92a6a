import { createHash } from "node:crypto";
import { accessSync, constants, lstatSync, readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import { isGenerated } from "../generated-mark.js";
import { nameProblem } from "./output-name.js";

/** What stands at a path of the output folder now. */
export type Standing =
  | { readonly kind: "nothing" }
  | { readonly kind: "file"; readonly size: number; readonly bytes: Buffer; readonly text: string }
  | { readonly kind: "other"; readonly what: string }
  | { readonly kind: "unreadable"; readonly reason: string };

/** Looks at one path without following a link at its end. */
export function standing(path: string): Standing {
  try {
    const stats = lstatSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return { kind: "nothing" };
    if (stats.isFile()) {
      accessSync(path, constants.R_OK);
      return fileOf(path, stats.size);
    }
    return {
      kind: "other",
      what: stats.isDirectory()
        ? "a folder is in its place"
        : stats.isSymbolicLink()
          ? "a symbolic link is in its place"
          : "something that is no file is in its place",
    };
  } catch (error) {
    return { kind: "unreadable", reason: reasonOf(error) };
  }
}

/**
 * Read when it is asked for: a file of another size is another one, and the text of one that is known to be ours is never needed. What
 * has vanished meanwhile reads as empty.
 */
function fileOf(path: string, size: number): Standing {
  let read: Buffer | undefined;
  return {
    kind: "file",
    size,
    get bytes() {
      read ??= contentOf(path);
      return read;
    },
    get text() {
      return this.bytes.toString("utf8");
    },
  };
}

function contentOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}

/** Why the output folder cannot be one; undefined where it is a folder or can still be made. */
export function folderObstacle(root: string): string | undefined {
  try {
    const stats = statSync(root, { throwIfNoEntry: false });
    return stats === undefined || stats.isDirectory() ? undefined : "a file is in its place";
  } catch (error) {
    return reasonOf(error);
  }
}

/** The path with links resolved as far as it exists. */
function realPathOf(path: string): string {
  const rest: string[] = [];
  for (let at = resolve(path); ; at = dirname(at)) {
    try {
      return join(realpathSync(at), ...rest);
    } catch {
      if (dirname(at) === at) return resolve(path);
      rest.unshift(at.slice(dirname(at).length).replace(/^[\\/]+/, ""));
    }
  }
}

/**
 * Asked for each path: whether writing to it stays within `root`, both looked at with links resolved. The file's own name is not
 * followed; a folder is looked at once.
 */
export function boundsOf(root: string): (path: string) => boolean {
  const real = realPathOf(root);
  const known = new Map<string, boolean>();
  return (path) => {
    const parent = dirname(path);
    const before = known.get(parent);
    if (before !== undefined) return before;
    const folder = realPathOf(parent);
    const isWithin = folder === real || folder.startsWith(real.endsWith(sep) ? real : real + sep);
    known.set(parent, isWithin);
    return isWithin;
  };
}

/**
 * What an earlier run wrote, by the lock file it left: path to hash. Only plain names, as the file may have been edited by anyone.
 *
 * @param lockText text of the lock file; anything that is none gives an empty map
 */
export function filesOfLock(lockText: string | undefined): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let lock: unknown;
  try {
    lock = lockText === undefined ? undefined : JSON.parse(lockText);
  } catch {
    return found;
  }
  const files: unknown = typeof lock === "object" && lock !== null && "files" in lock ? lock.files : undefined;
  if (typeof files !== "object" || files === null || Array.isArray(files)) return found;
  for (const [path, hash] of Object.entries(files)) {
    if (nameProblem(path) === undefined) found.set(path, String(hash));
  }
  return found;
}

/** Whether a file that an earlier run wrote is still its own: it carries the mark, or is byte for byte what the lock says. */
export const isStillOurs = (text: string, hash: string | undefined): boolean =>
  isGenerated(text) || hash === `sha256-${createHash("sha256").update(text).digest("base64")}`;

export const lockName = "pt-gen.lock.json";

/** A system error in words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return reasons.get(code) ?? (error instanceof Error ? error.message.split("\n", 1)[0] || "unknown error" : "unknown error");
}

const reasons: ReadonlyMap<string, string> = new Map([
  ["EACCES", "permission denied"],
  ["EPERM", "operation not permitted"],
  ["EROFS", "the file system is read-only"],
  ["ENOSPC", "no space is left on the device"],
  ["EDQUOT", "the disk quota is used up"],
  ["ENOTDIR", "a file stands where a folder is needed"],
  ["EEXIST", "a file stands where a folder is needed"],
  ["EISDIR", "a folder is in its place"],
  ["ENAMETOOLONG", "the path is too long"],
  ["ELOOP", "its links lead in a circle"],
  ["EMFILE", "too many files are open"],
  ["ENOENT", "the folder cannot be created"],
]);
