import { execFile } from "node:child_process";

/** Larger than any lock file that a person reviews. */
const mostBytes = 64 * 1024 * 1024;

/**
 * Runs git without a shell.
 *
 * @returns its output; `undefined` where git is missing or refuses
 */
function git(args: readonly string[], cwd: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile("git", args, { cwd, maxBuffer: mostBytes, encoding: "utf8", windowsHide: true }, (error, stdout) =>
      resolve(error === null ? stdout : undefined),
    );
  });
}

/** The commit that a ref names. A ref is never taken for an option. */
export async function commitOf(ref: string, cwd: string): Promise<string | undefined> {
  const commit = await git(["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`], cwd);
  return commit?.trim();
}

/** The text of a file at a commit; `path` from the repository's root. */
export const fileAt = (commit: string, path: string, cwd: string): Promise<string | undefined> =>
  git(["cat-file", "blob", `${commit}:${path}`], cwd);

/** Paths at a commit whose last part is `name`, from the repository's root. */
export async function filesNamed(commit: string, name: string, cwd: string): Promise<readonly string[]> {
  const listed = await git(["ls-tree", "-r", "-z", "--name-only", "--full-tree", commit], cwd);
  return (listed ?? "").split("\0").filter((path) => path === name || path.endsWith(`/${name}`));
}

/** The repository's root folder. */
export const rootOf = async (cwd: string): Promise<string | undefined> =>
  (await git(["rev-parse", "--show-toplevel"], cwd))?.replace(/\r?\n$/, "");
