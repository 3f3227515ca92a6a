import { entry } from "./entry.js";

/** Findings about the two sides of `pt-gen diff`. */
export const diffCodes = {
  "diff-side-missing": entry<{ side: string; problem: string }>({
    severity: "error",
    message: ({ side, problem }) => `'${side}' cannot be compared: ${problem}.`,
    hint: () =>
      "Give a pt-gen.lock.json or its folder, a tool file, a git ref, or '<ref>:<path>' with the path from the repository's root.",
    about:
      "Each side of `pt-gen diff` is a lock file or a folder with one, tool files, or something in git: a ref (`main`, `HEAD~1`, a tag), whose lock is found by the other side's path or by being the only one, or `<ref>:<path>`.",
  }),
  "lock-unreadable": entry<{ path: string; problem: string }>({
    severity: "error",
    message: ({ path, problem }) => `'${path}' is no lock file of pt-gen: ${problem}.`,
    hint: () => "Restore it from version control or run 'pt-gen' again; a lock is never edited by hand.",
    about: "`pt-gen.lock.json` holds a snapshot of the model. It is written with every run and read by `pt-gen diff`.",
  }),
};
