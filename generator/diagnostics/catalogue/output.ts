import { entry } from "./entry.js";

/** Findings about the output folder. */
export const outputCodes = {
  "output-unwritable": entry<{ path: string; reason: string }>({
    severity: "error",
    message: ({ path, reason }) => `Cannot write '${path}': ${reason}.`,
    hint: () => "Check the permissions of the folder and that no file is in its place, or choose another with --out.",
    about: "The output folder or a file in it cannot be created or replaced. Nothing was left half written.",
  }),
  "output-outside": entry<{ path: string; out: string }>({
    severity: "error",
    message: ({ path, out }) => `'${path}' does not lie within the output folder '${out}'.`,
    hint: () => "Remove the symbolic link that leads out of the folder, or choose another folder with --out.",
    about: "pt-gen writes only within the output folder. A link in it, or a file name that climbs out of it, is refused.",
  }),
  "output-bad-name": entry<{ path: string; problem: string }>({
    severity: "error",
    message: ({ path, problem }) => `The output file '${path}' cannot be written everywhere: ${problem}.`,
    hint: () => "Rename the tool or file that the name comes from.",
    about:
      "Output has to be the same on every machine, so file names that some file system reserves (`con`, `aux`, `nul`, …) or cannot tell apart (they differ only in case) are refused.",
  }),
  "output-not-ours": entry<{ path: string }>({
    severity: "error",
    message: ({ path }) => `'${path}' exists and was not written by pt-gen.`,
    hint: () => "Choose another folder with --out, or move that file away.",
    about:
      "A file that pt-gen would replace neither carries the `@generated` header nor is listed in the folder's pt-gen.lock.json: it is probably yours. Generated files have a folder of their own.",
  }),
  "output-drift": entry<{ path: string; state: "differs" | "missing" | "left over" }>({
    severity: "error",
    message: ({ path, state }) =>
      state === "missing"
        ? `'${path}' is missing.`
        : state === "left over"
          ? `'${path}' would no longer be generated.`
          : `'${path}' is not what would be generated.`,
    hint: () => "Run pt-gen without --check and commit the result.",
    about:
      "`--check` generates in memory and compares with the committed files. They differ: an input changed without a new run, a generated file was edited by hand, or another version of pt-gen wrote it.",
  }),
};
