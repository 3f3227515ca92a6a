import { basename, dirname, isAbsolute, relative, resolve, sep } from "node:path";
import { didYouMean } from "../diagnostics/did-you-mean.js";
import { type Diagnostic, diagnose } from "../diagnostics/index.js";
import type { Host } from "../host.js";
import { isGenerated } from "./generated-mark.js";
import { isGlob, matchesSegment, parseGlob, type Segment } from "./glob.js";

export interface Expanded {
  /** Files, each once: in the order of the patterns, those of one glob sorted by code unit. Relative to `cwd` with `/`. */
  readonly inputs: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Endings of files that a reader takes. */
const readable = /\.(?:[cm]?ts|json|ya?ml)$/;

/** Whether a file's name says that a reader takes it; JavaScript only where modules are run for their zod schemas. */
export const isReadable = (path: string, zod = false): boolean => readable.test(path) || (zod && /\.[cm]?js$/.test(path));

/**
 * Finds the files that paths and globs name. A path that exists is taken as it is, even where it looks like a glob
 * (`app/[id]/tools.ts`); `!glob` takes files away again. Globs skip node_modules, hidden folders, the output folder, what
 * pt-gen generated elsewhere and its own configuration, and match readable files only.
 *
 * @param out output folder; what was generated is never an input of the next run
 * @param zod JavaScript files are inputs too
 */
export function expandInputs(patterns: readonly string[], out: string, host: Host, zod = false): Expanded {
  const diagnostics: Diagnostic[] = [];
  const files = new Map<string, string>();
  const excluded = new Set<string>();
  for (const pattern of patterns.filter((candidate) => candidate.startsWith("!"))) {
    for (const path of [...expandGlob(slashes(pattern.slice(1)), out, host, zod), pattern.slice(1)]) excluded.add(resolve(host.cwd, path));
  }
  for (const pattern of patterns.filter((candidate) => !candidate.startsWith("!"))) {
    const path = slashes(pattern);
    if (host.fileExists(path)) {
      if (isReadable(path, zod)) files.set(resolve(host.cwd, path), displayPath(path, host.cwd));
      else diagnostics.push(diagnose("input-unsupported", { path }, {}));
    } else if (host.directoryExists(path)) {
      const folder = path.replace(/\/+$/, "");
      diagnostics.push(diagnose("input-is-directory", { path, glob: `${folder === "." ? "" : `${folder}/`}**/*.ts` }, {}));
    } else {
      const found = isGlob(path) ? expandGlob(path, out, host, zod).filter((file) => !isGenerated(host.readFile(file) ?? "")) : [];
      for (const file of found) files.set(resolve(host.cwd, file), displayPath(file, host.cwd));
      if (found.length === 0) diagnostics.push(diagnose("input-not-found", { path: pattern, suggestion: nearFile(path, host) }, {}));
    }
  }
  const inputs = [...files].filter(([absolute]) => !excluded.has(absolute)).map(([, shown]) => shown);
  if (inputs.length === 0 && files.size > 0) diagnostics.push(diagnose("input-not-found", { path: patterns.join(" ") }, {}));
  return { inputs, diagnostics };
}

/** Relative to the working directory where it lies within, so that nothing depends on where the checkout is. */
function displayPath(path: string, cwd: string): string {
  const inside = relative(cwd, resolve(cwd, path));
  return slashes(inside.startsWith("..") && isAbsolute(path) ? path : inside);
}

/** Windows writes `\`; elsewhere it is a legal character of names and stays. */
const slashes = (path: string): string => (sep === "\\" ? path.replaceAll("\\", "/") : path);

function expandGlob(glob: string, out: string, host: Host, zod: boolean): readonly string[] {
  const output = resolve(host.cwd, out);
  const found = new Set<string>();
  const seen = new Set<string>();
  const waiting: { readonly folder: string; readonly rest: readonly Segment[] }[] = parseGlob(glob).map((rest) => ({ folder: "", rest }));
  for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
    const { folder, rest } = step;
    const [segment, ...after] = rest;
    const key = `${rest.length} ${JSON.stringify(rest)} ${folder}`;
    if (segment === undefined || seen.has(key)) continue;
    seen.add(key);
    if (segment.kind === "literal") {
      const path = folder === "" ? segment.text || "/" : `${folder.replace(/\/$/, "")}/${segment.text}`;
      if (after.length > 0) waiting.push({ folder: path, rest: after });
      else if (isInput(path, zod) && host.fileExists(path)) found.add(path);
      continue;
    }
    if (segment.kind === "deep" && after.length > 0) waiting.push({ folder, rest: after });
    for (const { name, directory } of host.readDirectory(folder === "" ? "." : folder)) {
      const path = folder === "" ? name : `${folder.replace(/\/$/, "")}/${name}`;
      const hidden = name === "node_modules" || resolve(host.cwd, path) === output;
      if (segment.kind === "deep") {
        if (directory && !hidden && !name.startsWith(".")) waiting.push({ folder: path, rest });
        else if (after.length === 0 && !directory && !name.startsWith(".") && isInput(path, zod)) found.add(path);
      } else if (!hidden && matchesSegment(segment, name)) {
        if (after.length > 0) {
          if (directory || host.directoryExists(path)) waiting.push({ folder: path, rest: after });
        } else if (!directory && isInput(path, zod) && host.fileExists(path)) found.add(path);
      }
    }
  }
  return [...found].sort((a, b) => (a < b ? -1 : 1));
}

const isInput = (path: string, zod: boolean): boolean => isReadable(path, zod) && !/^pt-gen\.(?:config\.|lock\.json$)/.test(basename(path));

/** A file in the same folder whose name is nearly the same. */
function nearFile(path: string, host: Host): string | undefined {
  if (isGlob(path)) return undefined;
  const names = host.readDirectory(dirname(path)).filter(({ name, directory }) => !directory && isReadable(name));
  const name = didYouMean(
    basename(path),
    names.map((entry) => entry.name),
  );
  return name === undefined ? undefined : slashes(dirname(path) === "." ? name : `${dirname(path)}/${name}`);
}
