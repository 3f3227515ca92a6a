import type { Project as MorphProject } from "ts-morph";
import { checkTsconfigs } from "../../check-tsconfig.js";
import { type Diagnostic, diagnose, hasErrors } from "../../diagnostics/index.js";
import type { Host } from "../../host.js";
import type { Options } from "../../options.js";
import type { ReadResult } from "../read-result.js";
import type { Libraries } from "./ambient-files.js";
import { chooseBackend, nativeFolder } from "./backend.js";
import type { ts } from "./compiler.js";
import { classicProject, type FileCache, openClassic, type Project } from "./project.js";
import type { TypeScriptMemory } from "./memory.js";
import { type NativeOutcome, readNative, type Sessions } from "./native/read.js";
import { ifSyntaxDoes } from "./syntax/beyond.js";
import type { SyntaxMemory } from "./syntax/kept.js";
import { readProject } from "./read-project.js";
import { openSyntax } from "./syntax/open.js";
import { dirname, join, toPosix } from "./paths.js";
import { configsOf } from "./tsconfig.js";

/**
 * Reads tools from TypeScript files.
 *
 * Plain declarations say by themselves what they are, and no compiler is loaded for them. Where one is needed, a small standard library
 * makes it quick; where a file turns out to need more (a name that it lacks, an inferred return type), it is read once more with the
 * project's own libraries.
 *
 * @param files paths as the user wrote them, in order; they exist
 * @param host the only access to files
 * @returns good tools, every type they reach, and what is to be said about the others; nothing is thrown for the user's input
 * @example await readTypeScript(["tools.ts"], diskHost(process.cwd()), { ...defaultOptions, inputs: ["tools.ts"] })
 * @param memory of earlier readings in this process; changes nothing but places within types, which may be old
 */
export async function readTypeScript(
  files: readonly string[],
  host: Host,
  options: Options,
  memory?: TypeScriptMemory,
): Promise<ReadResult> {
  const read = readBySyntax(files, host, options, memory?.syntax) ?? readByProject(files, host, options, memory);
  const cwd = toPosix(host.cwd);
  const settings = checkTsconfigs(configsOf(host, dirname(join(cwd, toPosix(files[0] ?? "")))), host);
  return settings.length === 0 ? read : { ...read, diagnostics: [...settings, ...read.diagnostics] };
}

/** Reads with the compiler that was asked for, or with the bundled one where that does not do; a warning says so. */
function readByProject(files: readonly string[], host: Host, options: Options, memory?: TypeScriptMemory): ReadResult {
  const folder = nativeFolder(host, options.typescript);
  const outcome = folder === undefined ? undefined : readByNative(folder.path, files, host, options, memory?.sessions);
  if (!folder || !outcome) return readByCompiler(files, host, options);
  if ("read" in outcome) return { ...outcome.read, compiler: `TypeScript ${folder.version}` };
  const read = readByCompiler(files, host, options, chooseBackend(host, "bundled"));
  const finding = diagnose("typescript-compiler", { version: folder.version, why: outcome.why }, {});
  return { ...read, diagnostics: [finding, ...read.diagnostics] };
}

/**
 * Reads without a compiler; `undefined` where the files hold what only one can judge. An error is one of those things: a compiler may
 * know a better reason for it.
 */
export function readBySyntax(files: readonly string[], host: Host, options: Options, memory?: SyntaxMemory): ReadResult | undefined {
  const way = memory && JSON.stringify([files, host.cwd, options]);
  const known = memory && way !== undefined ? { syntax: memory, way } : undefined;
  const result = ifSyntaxDoes(() => readProject(openSyntax(files, host, known), options).result);
  return result && !hasErrors(result.diagnostics) ? result : undefined;
}

/** Reads with a compiler, whatever the files hold. */
export function readByCompiler(
  files: readonly string[],
  host: Host,
  options: Options,
  backend = chooseBackend(host, options.typescript),
): ReadResult {
  const cache: FileCache = new Map();
  const result = readOpened((libraries) => openClassic(backend, files, host, libraries, cache), options);
  const { version } = backend.ts;
  const compiler = `TypeScript ${version}${backend.bundled ? ", bundled" : ""}`;
  return { ...result, diagnostics: [...(backend.finding ? [backend.finding] : []), ...result.diagnostics], compiler };
}

/** Reads with the TypeScript 7 in `folder`; where it does not do, `why` says what is the matter. */
export function readByNative(
  folder: string,
  files: readonly string[],
  host: Host,
  options: Options,
  sessions?: Sessions,
): NativeOutcome<ReadResult> {
  return readNative(folder, files, host, (open) => readOpened(open, options), sessions);
}

/** With the small library first; with the full ones where a program asks for more, and with the project's ambient files for what is still unknown. */
function readOpened(
  open: (libraries: Libraries) => { readonly project: Project; readonly wantsFullLibrary: boolean },
  options: Options,
): ReadResult {
  const small = open("small");
  if (!small.wantsFullLibrary) {
    const quick = readProject(small.project, options);
    if (!quick.needsLibraries) return quick.result;
  }
  const full = readProject(open("full").project, options).result;
  const isUnknown = ({ code }: Diagnostic) => code === "typescript-unresolved-name" || code === "typescript-unresolved-module";
  return full.diagnostics.some(isUnknown) ? readProject(open("project").project, options).result : full;
}

/**
 * Reads tools from a ts-morph project: its own source files are the inputs, its compiler options hold as they are.
 *
 * @example await fromProject(new Project({ tsConfigFilePath: "tsconfig.json" }), { ...defaultOptions, inputs: [] })
 */
export async function fromProject(project: MorphProject, options: Options): Promise<ReadResult> {
  const { ts } = await import("ts-morph");
  const program = project.getProgram().compilerObject;
  const cwd = `${project.getFileSystem().getCurrentDirectory()}/`.replace(/\/+$/, "/");
  const pathOf = (file: ts.SourceFile) => (file.fileName.startsWith(cwd) ? file.fileName.slice(cwd.length) : file.fileName);
  const inputs = project
    .getSourceFiles()
    .filter((file) => !file.isInNodeModules())
    .flatMap((file) => program.getSourceFile(file.getFilePath()) ?? []);
  return readProject(classicProject(ts, program, inputs, pathOf), options).result;
}
