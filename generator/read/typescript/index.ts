import type { Project as MorphProject } from "ts-morph";
import { type Diagnostic, diagnose, hasErrors } from "../../diagnostics/index.js";
import type { Host } from "../../host.js";
import { type NamedType, type Place, references, type Tool } from "../../model/index.js";
import type { Options } from "../../options.js";
import { maxPatternWork } from "../pattern/limits.js";
import type { ReadResult } from "../read-result.js";
import type { Libraries } from "./ambient-files.js";
import { chooseBackend, nativeFolder } from "./backend.js";
import type { ts } from "./compiler.js";
import { findTools } from "./find-tools.js";
import { classicProject, type FileCache, openClassic, type Project } from "./project.js";
import { keepingOf } from "./keeping.js";
import type { TypeScriptMemory } from "./memory.js";
import { type NativeOutcome, readNative, type Sessions } from "./native/read.js";
import { report, type Reading } from "./reading.js";
import { ifSyntaxDoes } from "./syntax/beyond.js";
import type { SyntaxMemory } from "./syntax/kept.js";
import { openSyntax } from "./syntax/open.js";
import { type ReadTool, readTool, reserve } from "./tool.js";
import { readType } from "./type.js";
import { withinStack } from "./within-stack.js";

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
  return readBySyntax(files, host, options, memory?.syntax) ?? readByProject(files, host, options, memory);
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

function readProject(project: Project, options: Options): { result: ReadResult; needsLibraries: boolean } {
  const broken = [...syntaxErrors(project), ...project.unparsed.map((file) => tooDeep({ file }))];
  if (broken.length > 0) return { result: { tools: [], types: [], diagnostics: broken }, needsLibraries: false };
  return withinStack(() => readFound(project, options)) ?? { result: tooDeepAll(project), needsLibraries: false };
}

const tooDeep = (place: Place): Diagnostic => diagnose("typescript-too-deep", { limit: sourceDepth }, { place });

const tooDeepAll = (project: Project): ReadResult => ({
  tools: [],
  types: [],
  diagnostics: project.inputs.map((file) => tooDeep({ file: project.pathOf(file) })),
});

/** About what the compiler's own recursion bears on Node's default stack. */
const sourceDepth = 1000;

function readFound(project: Project, options: Options): { result: ReadResult; needsLibraries: boolean } {
  const reading = createReading(project, options);
  const found = findTools(reading, project.inputs, options.providers.length === 0);
  project.kept?.settle(new Set(found.map(({ declaration }) => declaration)));
  reading.keeping = project.kept && keepingOf(reading, project.kept);
  const keys = reserve(reading, found);
  const read = found.flatMap((each): ReadTool[] => {
    const key = keys.get(each) ?? "";
    const tool = withinStack(() => readTool(reading, each, key));
    if (tool) return [tool];
    reading.progress.owner = "";
    report(reading, "typescript-too-deep", { limit: sourceDepth }, each.declaration);
    return [];
  });
  const result = settle(reading, read);
  if (!hasErrors(result.diagnostics) && reading.keeping?.finish() === false) {
    const { kept: _, ...plain } = project;
    return readFound(plain, options);
  }
  const empty = found.length === 0 && result.diagnostics.length === 0;
  const files = project.inputs.map((file) => `'${project.pathOf(file)}'`).join(", ");
  const zod = project.inputs.some(({ text }) => /\bfrom\s*["']zod(?:\/[^"']*)?["']/.test(text));
  const nothing = empty ? [diagnose("typescript-no-tools", { files, zod }, {})] : [];
  return {
    result: { ...result, diagnostics: [...result.diagnostics, ...nothing] },
    needsLibraries: reading.progress.needsLibraries,
  };
}

function createReading({ ts, checker, isLibrary, pathOf }: Project, options: Options): Reading {
  const reading: Reading = {
    ts,
    checker,
    isLibrary,
    options,
    pathOf,
    read: (type, node) => readType(reading, type, node),
    types: new Map(),
    slots: new Map(),
    instances: new Map(),
    unnamed: new Map(),
    keys: new Set(),
    problems: new Map(),
    progress: {
      owner: "",
      at: undefined,
      depth: 0,
      nodes: 0,
      exhausted: undefined,
      findings: 0,
      needsLibraries: false,
      open: new Map(),
      patternBudget: { left: maxPatternWork },
    },
  };
  return reading;
}

/** Only the parser's complaints: a type error elsewhere in the project is no reason to refuse its tools. */
const syntaxErrors = ({ errors, pathOf }: Project): Diagnostic[] =>
  errors.map(({ file, message, offset }) => diagnose("typescript-syntax", { message }, { place: { file: pathOf(file), offset } }));

/** Drops the tools that reach an error, keeps the types that the others reach, and says each finding once: with all tools that it drops. */
function settle(reading: Reading, read: readonly ReadTool[]): ReadResult {
  const general = reading.problems.get("") ?? [];
  const said = new Map<string, { readonly finding: Diagnostic; readonly others: Tool[] }>();
  const reachable = reachability(reading.types);
  const tools: Tool[] = [];
  const kept = new Set<string>();
  for (const { tool, owner } of read) {
    const reached = reachable([owner, ...(tool.result ? references(tool.result) : [])]);
    let good = true;
    for (const key of reached) {
      for (const each of reading.problems.get(key) ?? []) {
        if (each.severity === "error") good = false;
        const identity = `${each.code} ${each.message} ${each.place?.file} ${each.place?.offset}`;
        const before = said.get(identity);
        if (!before) said.set(identity, { finding: { ...each, tool: tool.wireName }, others: [] });
        else if (before.finding.tool !== tool.wireName && !before.others.includes(tool)) before.others.push(tool);
      }
    }
    if (!good) continue;
    tools.push(tool);
    for (const key of reached) kept.add(key);
  }
  const diagnostics = [...general, ...[...said.values()].map(({ finding, others }) => withOthers(finding, others))];
  return { tools, types: [...reading.types.values()].filter(({ key }) => kept.has(key)), diagnostics };
}

/** So many more tools are named that an error drops. */
const mostNamed = 5;

function withOthers(finding: Diagnostic, others: readonly Tool[]): Diagnostic {
  const [first, ...more] = others;
  if (finding.severity !== "error" || !first) return finding;
  const named = [first, ...more].slice(0, mostNamed);
  const rest = others.length - named.length;
  const related = named.map(({ wireName, at }, i) => ({
    message: `'${wireName}' needs it, too${rest > 0 && i === named.length - 1 ? `, and ${rest} more` : ""}`,
    place: at,
  }));
  return { ...finding, related: [...(finding.related ?? []), ...related] };
}

/** What types reach; each is looked through once, however many tools reach it. */
function reachability(types: ReadonlyMap<string, NamedType>): (roots: readonly string[]) => ReadonlySet<string> {
  return (roots) => {
    const seen = new Set(roots);
    // A set is iterated together with what is added on the way.
    for (const key of seen) {
      const named = types.get(key);
      if (named) for (const reference of references(named.type)) seen.add(reference);
    }
    return seen;
  };
}
