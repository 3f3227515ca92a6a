import { type Diagnostic, diagnose } from "../../diagnostics/index.js";

/** Names that Windows gives to devices, with or without an ending ("Naming Files, Paths, and Namespaces", Microsoft Learn). */
const devices = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;

/**
 * Judges the paths of generated files before anything is written: relative, within the folder, of plain characters, no device names,
 * and different from each other where letter case does not count.
 *
 * @param paths relative to the output folder, `/` as separator
 */
export function checkOutputNames(paths: readonly string[]): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const taken = new Map<string, string>();
  for (const path of paths) {
    const problem = nameProblem(path);
    if (problem !== undefined) diagnostics.push(diagnose("output-bad-name", { path, problem }, {}));
    const twin = taken.get(path.toLowerCase());
    if (twin !== undefined) {
      diagnostics.push(diagnose("output-bad-name", { path, problem: `it differs from '${twin}' at most in letter case` }, {}));
    }
    taken.set(path.toLowerCase(), path);
  }
  return diagnostics;
}

/** What is wrong with one path; undefined = nothing. */
export function nameProblem(path: string): string | undefined {
  for (const part of path.split("/")) {
    if (part === "" || part === "." || part === "..") return "it is no plain relative path";
    if (!/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$/.test(part) || part.endsWith("."))
      return `'${part}' is not made of up to 100 of A-Z a-z 0-9 _ . -`;
    if (devices.test(part)) return `'${part}' is a device name on Windows`;
  }
  return undefined;
}
