import type { Host } from "../../../host.js";
import { dirname, join } from "../paths.js";
import { nearestConfig } from "../tsconfig.js";
import { beyondSyntax } from "./beyond.js";
import type { SyntaxFile } from "./node.js";
import { editedFile } from "./edited-file.js";
import { type ParsedFile, parseFile } from "./parse-file.js";

/** The inputs and every file that they import, by absolute path. */
export interface Modules {
  readonly inputs: readonly SyntaxFile[];
  readonly files: readonly SyntaxFile[];
  /** The file behind a relative specifier. */
  readonly imported: (from: SyntaxFile, specifier: string) => SyntaxFile;
}

/** Parsed files by path, for `--watch`: only what was edited is parsed again. */
export type ParsedFiles = Map<string, ParsedFile>;

export function loadModules(paths: readonly string[], host: Host, kept?: ParsedFiles): Modules {
  const files = new Map<string, SyntaxFile>();
  const plain = plainResolution(host, dirname(paths[0] ?? host.cwd));
  const load = (path: string): SyntaxFile => {
    const known = files.get(path);
    if (known) return known;
    const text = host.readFile(path);
    if (text === undefined || /\.d\.[cm]?ts$/.test(path)) return beyondSyntax();
    const before = kept?.get(path);
    // What cannot be parsed leaves nothing to go on from.
    kept?.delete(path);
    const parsed = before === undefined ? parseFile(path, text) : before.file.text === text ? before : editedFile(before, text);
    kept?.set(path, parsed);
    files.set(path, parsed.file);
    return parsed.file;
  };
  const pathOf = (from: SyntaxFile, specifier: string): string => {
    if (!/^\.\.?\//.test(specifier) || specifier.includes("/node_modules/")) return beyondSyntax();
    const asked = join(dirname(from.fileName), specifier);
    const ending = /\.([cm]?)[jt]s$/.exec(asked);
    if (!ending && !plain) return beyondSyntax();
    const path = ending ? asked.replace(/[jt]s$/, "ts") : `${asked}.ts`;
    return host.fileExists(path) ? path : beyondSyntax();
  };
  const inputs = paths.map(load);
  // A map is iterated together with what is added on the way. Whatever a file could change about another is seen or refused.
  for (const [, file] of files) for (const specifier of file.specifiers) load(pathOf(file, specifier));
  // The declarations of files that are no modules are global: visible to all, and merged with the library's.
  if ([...files.values()].some((file) => !file.isModule) && files.size > 1) beyondSyntax();
  return { inputs, files: [...files.values()], imported: (from, specifier) => load(pathOf(from, specifier)) };
}

/** Whether `./x` means `x.ts`; a configuration that says otherwise, or might, is for the compiler to read. */
function plainResolution(host: Host, folder: string): boolean {
  const path = nearestConfig(host, folder);
  const text = path === undefined ? undefined : host.readFile(path);
  if (text === undefined) return true;
  if (/"(?:moduleSuffixes|rootDirs)"/.test(text)) beyondSyntax();
  return !/"extends"/.test(text) && /"moduleResolution"\s*:\s*"bundler"/i.test(text);
}
