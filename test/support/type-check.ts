import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type Typescript from "typescript";

/** Checks generated code with the compilers people have. */

export type CompilerVersion = "5.6" | "6" | "7";

export const repository: string = fileURLToPath(new URL("../../", import.meta.url)).replace(/\/$/, "");

const require = createRequire(import.meta.url);

const packages: Readonly<Record<CompilerVersion, string>> = { "5.6": "typescript-5.6", "6": "typescript", "7": "typescript-7" };

/** Every flag under which generated code promises to compile. `erasableSyntaxOnly` is younger than TypeScript 5.6. */
export const strictFlags = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  noImplicitReturns: true,
  noImplicitOverride: true,
  noFallthroughCasesInSwitch: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  isolatedDeclarations: true,
  erasableSyntaxOnly: true,
  declaration: true,
} as const;

/** How `import` specifiers are resolved: Node's own way, or a bundler's (which takes `.js`, `.ts` and none). */
export type Resolution = "node" | "bundler";

const resolutions = {
  node: { module: "NodeNext", moduleResolution: "NodeNext" },
  bundler: { module: "ESNext", moduleResolution: "Bundler", allowImportingTsExtensions: true },
} as const satisfies Record<Resolution, object>;

export interface TypeCheckOptions {
  readonly compiler?: CompilerVersion;
  readonly resolution?: Resolution;
  /** Compiler options beside or instead of `strictFlags`, as a tsconfig spells them. */
  readonly flags?: Readonly<Record<string, unknown>>;
}

/**
 * Type-checks files that exist in memory only, as if they stood in a folder of this repository: SDK types come from node_modules,
 * `@pt-gen/runtime` from its sources.
 *
 * @param files text by relative path
 * @returns what the compiler finds in these files, as `path:line: TS1234: message`; empty = all well
 */
export function typeCheck(files: Readonly<Record<string, string>>, options: TypeCheckOptions = {}): readonly string[] {
  const compiler = options.compiler ?? "6";
  const flags = { ...strictFlags, ...resolutions[options.resolution ?? "node"], ...options.flags };
  const compilerOptions: Readonly<Record<string, unknown>> = {
    target: "ES2022",
    lib: ["ES2023"],
    types: ["node"],
    skipLibCheck: true,
    noEmit: true,
    forceConsistentCasingInFileNames: true,
    ...Object.fromEntries(Object.entries(flags).filter(([name]) => compiler !== "5.6" || name !== "erasableSyntaxOnly")),
    paths: runtimePaths(),
  };
  return compiler === "7" ? checkByProcess(files, compilerOptions) : checkInProcess(files, compilerOptions, compiler);
}

/** Where this repository's own tsconfig.json finds the runtime. */
function runtimePaths(): Readonly<Record<string, readonly string[]>> {
  const { compilerOptions } = JSON.parse(readFileSync(join(repository, "tsconfig.json"), "utf8")) as {
    compilerOptions: { paths: Record<string, readonly string[]> };
  };
  const absolute = ([name, targets]: readonly [string, readonly string[]]) =>
    [name, targets.map((target) => join(repository, target))] as const;
  return Object.fromEntries(Object.entries(compilerOptions.paths).map(absolute));
}

const virtualFolder = join(repository, ".cache/type-check");

/** Source files that do not change between checks (libraries, SDKs, runtime), by compiler and language settings. */
const parsed = new Map<string, Typescript.SourceFile>();

function checkInProcess(
  files: Readonly<Record<string, string>>,
  compilerOptions: Readonly<Record<string, unknown>>,
  compiler: CompilerVersion,
): readonly string[] {
  const ts = require(packages[compiler]) as typeof Typescript;
  const texts = new Map(Object.entries(files).map(([path, text]) => [resolve(virtualFolder, path), text]));
  const folders = new Set<string>([virtualFolder]);
  for (const path of texts.keys()) for (let folder = dirname(path); folder !== virtualFolder; folder = dirname(folder)) folders.add(folder);
  const { options, errors } = ts.convertCompilerOptionsFromJson(compilerOptions, virtualFolder);
  const host = ts.createCompilerHost(options);
  const overlay: Typescript.CompilerHost = {
    ...host,
    getCurrentDirectory: () => virtualFolder,
    fileExists: (path) => texts.has(path) || host.fileExists(path),
    readFile: (path) => texts.get(path) ?? host.readFile(path),
    directoryExists: (path) => folders.has(path) || (host.directoryExists?.(path) ?? true),
    getSourceFile: (path, language, onError, fresh) => {
      const text = texts.get(path);
      if (text !== undefined) return ts.createSourceFile(path, text, language, true);
      const format = typeof language === "object" ? language.impliedNodeFormat : undefined;
      const label = `${compiler} ${format} ${path}`;
      const known = parsed.get(label);
      if (known) return known;
      const file = host.getSourceFile(path, language, onError, fresh);
      if (file && path.includes("node_modules")) parsed.set(label, file);
      return file;
    },
  };
  const program = ts.createProgram([...texts.keys()], options, overlay);
  const found = [...errors, ...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics()];
  for (const path of texts.keys()) {
    const file = program.getSourceFile(path);
    if (file)
      found.push(
        ...program.getSyntacticDiagnostics(file),
        ...program.getSemanticDiagnostics(file),
        ...program.getDeclarationDiagnostics(file),
      );
  }
  return found.map((one) => {
    const message = `TS${one.code}: ${ts.flattenDiagnosticMessageText(one.messageText, "\n  ")}`;
    if (!one.file || one.start === undefined) return message;
    return `${relative(virtualFolder, one.file.fileName)}:${one.file.getLineAndCharacterOfPosition(one.start).line + 1}: ${message}`;
  });
}

/** TypeScript 7 is a native program: it needs files on disk. They stand below the repository so that node_modules is found. */
function checkByProcess(files: Readonly<Record<string, string>>, compilerOptions: Readonly<Record<string, unknown>>): readonly string[] {
  mkdirSync(join(repository, ".cache"), { recursive: true });
  const folder = mkdtempSync(join(repository, ".cache/type-check-"));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: Object.keys(files) }));
    const run = spawnSync(
      process.execPath,
      [join(repository, "node_modules", packages["7"], "lib/tsc.js"), "-p", folder, "--pretty", "false"],
      {
        cwd: folder,
        encoding: "utf8",
      },
    );
    if (run.error) throw run.error;
    return `${run.stdout}${run.stderr}`
      .split("\n")
      .filter((line) => line !== "")
      .flatMap((line) => {
        const match = /^(.*?)\((\d+),\d+\): error (.*)$/.exec(line);
        if (!match) return [line];
        // As in process: what is wrong in the runtime's sources is found by their own check.
        return existsSync(join(folder, match[1] ?? "")) && !(match[1] ?? "").startsWith("..")
          ? [`${match[1]}:${match[2]}: ${match[3]}`]
          : [];
      });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
