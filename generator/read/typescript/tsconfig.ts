import type { Host } from "../../host.js";
import { tsconfigData } from "../../tsconfig-file.js";
import type { ClassicCompiler, ts } from "./compiler.js";
import { dirname, join } from "./paths.js";

/**
 * Compiler options for a program: those of the nearest tsconfig.json that change what a type means (`paths`, `moduleResolution`,
 * `types` …). Nothing in it is run and no plugin is loaded. Null checks are always on: `string` means a string for a model too.
 */
export function compilerOptions(ts: ClassicCompiler, host: Host, folder: string): ts.CompilerOptions {
  const found = nearestConfig(host, folder);
  const config = found === undefined ? undefined : host.readFile(found);
  const fallback: ts.CompilerOptions = {
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ES2022,
    allowImportingTsExtensions: true,
    types: [],
  };
  let options = fallback;
  if (found !== undefined && config !== undefined) {
    const parsed = ts.parseConfigFileTextToJson(found, config);
    const { options: own } = ts.parseJsonConfigFileContent(parsed.config ?? {}, configHost(host), dirname(found), undefined, found);
    const resolution = own.moduleResolution ?? (own.module === undefined ? ts.ModuleResolutionKind.Bundler : undefined);
    const module = own.module ?? ts.ModuleKind.ESNext;
    options = { ...own, module, ...(resolution !== undefined && { moduleResolution: resolution }) };
  }
  return { ...options, ...settled };
}

/** What holds whatever a tsconfig.json says; spelt alike in it and for the compiler. */
export const settled = {
  strict: true,
  strictNullChecks: true,
  exactOptionalPropertyTypes: false,
  noEmit: true,
  composite: false,
  incremental: false,
  declaration: false,
  skipLibCheck: true,
  allowArbitraryExtensions: true,
  noResolve: false,
} as const;

/** The tsconfig.json that a folder belongs to, or the one of its `references` that the folder belongs to. */
export const nearestConfig = (host: Host, folder: string): string | undefined => configsOf(host, folder).at(-1);

/** The tsconfig.json nearest to a folder, and after it the one of its `references` that holds instead; none where there is none. */
export function configsOf(host: Host, folder: string): readonly string[] {
  for (let at = folder; ; at = dirname(at)) {
    const path = join(at, "tsconfig.json");
    if (host.fileExists(path)) {
      const member = memberOf(host, path, folder);
      return member === undefined ? [path] : [path, member];
    }
    if (dirname(at) === at) return [];
  }
}

/**
 * A tsconfig.json with `"files": []` and `references` has no files of its own (the way of Vite's templates): what holds for a folder says
 * the first of the referenced ones whose `include` reaches it.
 */
function memberOf(host: Host, path: string, folder: string): string | undefined {
  const { files, references } = tsconfigData(path, host);
  if (!Array.isArray(files) || files.length > 0 || !Array.isArray(references)) return undefined;
  const members = references.flatMap((reference: unknown) => {
    const to = (reference as { readonly path?: unknown } | null)?.path;
    if (typeof to !== "string") return [];
    const target = join(dirname(path), to);
    return [target.endsWith(".json") ? target : join(target, "tsconfig.json")];
  });
  return members.find((member) => {
    const { include = ["."] } = tsconfigData(member, host);
    const reached = texts(include).map((to) => to.replace(/[^/]*[*?].*$/, ""));
    return host.fileExists(member) && reached.some((to) => `${folder}/`.startsWith(`${join(dirname(member), to)}/`));
  });
}

const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((each) => typeof each === "string") : []);

const configHost = (host: Host): ts.ParseConfigHost => ({
  useCaseSensitiveFileNames: true,
  fileExists: (path) => host.fileExists(path),
  readFile: (path) => host.readFile(path),
  // Which files the project has does not matter: the inputs are named on the command line.
  readDirectory: () => [],
});
