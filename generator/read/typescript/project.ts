import type { Host } from "../../host.js";
import { ambientFiles, type Libraries } from "./ambient-files.js";
import type { Backend } from "./backend.js";
import type { Checker, ClassicCompiler, Compiler, ts } from "./compiler.js";
import type { Kept } from "./keeping.js";
import { libraryName, libraryText } from "./library.js";
import { wantsFullLibrary } from "./library-use.js";
import { dirname, join, relative, toPosix } from "./paths.js";
import { compilerOptions } from "./tsconfig.js";
import { withinStack } from "./within-stack.js";

/** The inputs with everything they import, opened by one of the backends, and how their files are shown to the user. */
export interface Project {
  readonly ts: Compiler;
  readonly checker: Checker;
  readonly inputs: readonly ts.SourceFile[];
  readonly pathOf: (file: ts.SourceFile) => string;
  /** Whether a file belongs to the standard library. */
  readonly isLibrary: (file: ts.SourceFile) => boolean;
  /** The parser's complaints about the inputs. */
  readonly errors: readonly SyntaxProblem[];
  /** Files nested so deeply that the compiler's own parser ran out of stack; they were read as empty. */
  readonly unparsed: readonly string[];
  /** What earlier readings came to, where there were any. */
  readonly kept?: Kept;
}

export interface SyntaxProblem {
  readonly file: ts.SourceFile;
  readonly message: string;
  readonly offset: number;
}

const libraryFolder = "/pt-gen-lib";

/**
 * Opens the inputs with everything they import. All files are read through `host`. `libraries: "small"` uses the reader's own standard
 * library, `"full"` the ones that the project's tsconfig asks for, `"project"` its ambient declarations, too.
 */
export function openClassic(
  backend: Backend,
  files: readonly string[],
  host: Host,
  libraries: Libraries,
  cache: FileCache,
): { readonly project: Project; readonly wantsFullLibrary: boolean } {
  const { ts } = backend;
  const cwd = toPosix(host.cwd);
  const absolute = files.map((file) => join(cwd, toPosix(file)));
  const options = compilerOptions(ts, host, dirname(absolute[0] ?? cwd));
  const small = libraries === "small";
  const { lib, types, ...rest } = options;
  const settled: ts.CompilerOptions = small ? { ...rest, types: [] } : { ...rest, ...(lib && { lib }), ...(types && { types }) };
  const unparsed: string[] = [];
  const program = ts.createProgram({
    rootNames: libraries === "project" ? [...absolute, ...ambientFiles(host, dirname(absolute[0] ?? cwd))] : absolute,
    options: settled,
    host: compilerHost(backend, host, cwd, small, settled, cache, unparsed),
  });
  const shown = new Map(absolute.map((path, i) => [path, files[i] ?? path]));
  const pathFor = (path: string) => shown.get(path) ?? relative(cwd, path);
  const inputs = absolute.flatMap((path) => program.getSourceFile(path) ?? []);
  const project = classicProject(ts, program, inputs, (file) => pathFor(file.fileName), unparsed.map(pathFor));
  const texts = program.getSourceFiles().map(({ fileName, text }) => ({ path: fileName, text }));
  return { project, wantsFullLibrary: wantsFullLibrary(texts) };
}

/** A program of the classic API as a project. */
export function classicProject(
  ts: ClassicCompiler,
  program: ts.Program,
  inputs: readonly ts.SourceFile[],
  pathOf: Project["pathOf"],
  unparsed: readonly string[] = [],
): Project {
  return {
    ts,
    // Made when asked for: binding recurses, and source nested too deeply must not reach it.
    get checker() {
      return program.getTypeChecker();
    },
    inputs,
    pathOf,
    isLibrary: (file) => program.isSourceFileDefaultLibrary(file),
    errors: inputs.flatMap((file) =>
      program.getSyntacticDiagnostics(file).map(({ messageText, start }) => ({
        file,
        message: typeof messageText === "string" ? messageText : messageText.messageText,
        offset: start ?? 0,
      })),
    ),
    unparsed,
  };
}

/** Parsed files, kept between the quick reading and a second one. */
export type FileCache = Map<string, ts.SourceFile>;

/** Standard libraries are the same for every reading of a process (`--watch`, several jobs); options do not change how they parse. */
const libraryCaches = new WeakMap<ClassicCompiler, FileCache>();

function compilerHost(
  { ts, library: libraryOf }: Backend,
  host: Host,
  cwd: string,
  small: boolean,
  options: ts.CompilerOptions,
  cache: FileCache,
  unparsed: string[],
): ts.CompilerHost {
  const parsedLibraries = libraryCaches.get(ts) ?? new Map();
  libraryCaches.set(ts, parsedLibraries);
  const libraryFile = (path: string): string | undefined => {
    if (path === libraryName) return libraryText;
    return path.startsWith(`${libraryFolder}/`) && !small ? libraryOf(path.slice(libraryFolder.length + 1)) : undefined;
  };
  return {
    getSourceFile: (path, languageVersion) => {
      const library = libraryFile(path);
      const kept = library === undefined ? cache : parsedLibraries;
      const cached = kept.get(path);
      if (cached) return cached;
      const text = library ?? host.readFile(path);
      if (text === undefined) return undefined;
      const version = typeof languageVersion === "object" ? languageVersion : { languageVersion };
      // Doc comments are read by our own parser, from the text.
      const how = { ...version, jsDocParsingMode: ts.JSDocParsingMode.ParseNone };
      const file = withinStack(() => ts.createSourceFile(path, text, how));
      if (!file) unparsed.push(path);
      const parsed = file ?? ts.createSourceFile(path, "", how);
      kept.set(path, parsed);
      return parsed;
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
