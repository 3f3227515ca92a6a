import type { Host } from "../../host.js";
import { bundledLibraries, type Compiler, type ts } from "./compiler.js";
import { libraryName, libraryText } from "./library.js";
import { dirname, join, relative, toPosix } from "./paths.js";
import { compilerOptions } from "./tsconfig.js";

/** A program over the inputs, and how its files are shown to the user. */
export interface Project {
  readonly program: ts.Program;
  readonly inputs: readonly ts.SourceFile[];
  readonly pathOf: (file: ts.SourceFile) => string;
}

const libraryFolder = "/pt-gen-lib";

/**
 * Opens the inputs with everything they import. All files are read through `host`. `libraries: "small"` uses the reader's own standard
 * library, `"full"` the ones that the project's tsconfig asks for.
 */
export function openProject(ts: Compiler, files: readonly string[], host: Host, libraries: "small" | "full", cache: FileCache): Project {
  const cwd = toPosix(host.cwd);
  const absolute = files.map((file) => join(cwd, toPosix(file)));
  const options = compilerOptions(ts, host, dirname(absolute[0] ?? cwd));
  const small = libraries === "small";
  const { lib, types, ...rest } = options;
  const settled: ts.CompilerOptions = small ? { ...rest, types: [] } : { ...rest, ...(lib && { lib }), ...(types && { types }) };
  const program = ts.createProgram({ rootNames: absolute, options: settled, host: compilerHost(ts, host, cwd, small, settled, cache) });
  const shown = new Map(absolute.map((path, i) => [path, files[i] ?? path]));
  return {
    program,
    inputs: absolute.flatMap((path) => program.getSourceFile(path) ?? []),
    pathOf: (file) => shown.get(file.fileName) ?? relative(cwd, file.fileName),
  };
}

/** Parsed files, kept between the quick reading and a second one. */
export type FileCache = Map<string, ts.SourceFile>;

function compilerHost(
  ts: Compiler,
  host: Host,
  cwd: string,
  small: boolean,
  options: ts.CompilerOptions,
  cache: FileCache,
): ts.CompilerHost {
  const full = small ? undefined : bundledLibraries();
  const libraryFile = (path: string): string | undefined => {
    if (path === libraryName) return libraryText;
    return path.startsWith(`${libraryFolder}/`) ? full?.get(path.slice(libraryFolder.length + 1)) : undefined;
  };
  return {
    getSourceFile: (path, languageVersion) => {
      const cached = cache.get(path);
      if (cached) return cached;
      const text = libraryFile(path) ?? host.readFile(path);
      if (text === undefined) return undefined;
      const version = typeof languageVersion === "object" ? languageVersion : { languageVersion };
      // Doc comments are read by our own parser, from the text.
      const file = ts.createSourceFile(path, text, { ...version, jsDocParsingMode: ts.JSDocParsingMode.ParseNone });
      return file;
    },
    getDefaultLibFileName: () => (small ? libraryName : `${libraryFolder}/${ts.getDefaultLibFileName(options)}`),
    getDefaultLibLocation: () => libraryFolder,
    getCurrentDirectory: () => cwd,
    getCanonicalFileName: (path) => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
    writeFile: () => {},
    fileExists: (path) => libraryFile(path) !== undefined || host.fileExists(path),
    readFile: (path) => libraryFile(path) ?? host.readFile(path),
    directoryExists: (path) => host.directoryExists(path),
    getDirectories: (path) => host.readDirectory(path).flatMap(({ name, directory }) => (directory ? [name] : [])),
    realpath: (path) => toPosix(host.realPath(path)),
  };
}
