import { existsSync, readFileSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, isAbsolute, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Jiti } from "jiti";
import { type Diagnostic, diagnose } from "../../diagnostics/index.js";
import type { GenerateOptions } from "../generate-options.js";

/** The jobs of a configuration file, shared options already applied, paths relative to `cwd`. */
export interface LoadedConfig {
  /** As shown to the user. */
  readonly path: string;
  readonly jobs: readonly GenerateOptions[];
  readonly diagnostics: readonly Diagnostic[];
}

const names = ["ts", "mts", "js", "mjs", "json"].map((ending) => `pt-gen.config.${ending}`);

/** The configuration file of a folder, if there is one. */
export const findConfig = (cwd: string): string | undefined => names.find((name) => existsSync(resolve(cwd, name)));

/**
 * Loads and checks a configuration file. TypeScript and JavaScript are the user's own code and are run; what loads and checks them is
 * imported only here, so that runs without a configuration do not pay for it.
 *
 * @param changed the file's modules, where it was loaded before and they may say something else now
 */
export async function loadConfig(path: string, cwd: string, changed?: ReadonlySet<string>): Promise<LoadedConfig> {
  const file = resolve(cwd, path);
  const failed = (diagnostic: Diagnostic): LoadedConfig => ({ path, jobs: [], diagnostics: [diagnostic] });
  if (!existsSync(file)) return failed(diagnose("config-not-found", { path }, {}));
  let exported: unknown;
  try {
    exported = file.endsWith(".json") ? JSON.parse(readFileSync(file, "utf8").replace(/^\uFEFF/, "")) : await importDefault(file, changed);
  } catch (error) {
    return failed(
      diagnose("config-unloadable", { path, problem: problemOf(error, file) }, { place: { file: path, ...offsetOf(error, file) } }),
    );
  }
  if (exported === undefined) {
    return failed(diagnose("config-unloadable", { path, problem: "it has no default export" }, { place: { file: path } }));
  }
  const { checkConfig } = await import("./check-config.js");
  const { jobs, diagnostics } = checkConfig(exported, path);
  return { path, jobs: jobs.map((job) => rebase(job, relative(cwd, dirname(file)))), diagnostics };
}

/** The file's default export. `pt-gen` in it means the running pt-gen, installed beside the file or not. */
async function importDefault(file: string, changed: ReadonlySet<string> | undefined): Promise<unknown> {
  const { createJiti } = await import("jiti");
  // Kept translations save about 150 ms a run; only in the project's own node_modules, because others can write to the system's
  // temporary folder.
  const modules = join(dirname(file), "node_modules");
  const fsCache = existsSync(modules) ? join(modules, ".cache", "pt-gen") : false;
  const jiti = createJiti(file, { moduleCache: false, fsCache, alias: { "pt-gen": ownEntry } });
  const loaded: unknown = changed === undefined ? await jiti.import(file) : await importAgain(jiti, file, changed);
  return hasDefault(loaded) ? loaded.default : undefined;
}

const hasDefault = (loaded: unknown): loaded is { readonly default: unknown } =>
  typeof loaded === "object" && loaded !== null && "default" in loaded;

/**
 * Node runs a module that it imports by itself once in a process, whatever becomes of the file. What is required is run again once it is
 * forgotten, and jiti can require everything but a module with a top-level `await`.
 */
async function importAgain(jiti: Jiti, file: string, changed: ReadonlySet<string>): Promise<unknown> {
  const { cache } = createRequire(file);
  for (const path of changed) for (const key of [path, realPathOf(path)]) delete cache[key];
  try {
    const loaded: unknown = jiti(file);
    // What Node has required is CommonJS, all of which an import would call the default export.
    return hasDefault(loaded) || cache[realPathOf(file)] === undefined ? loaded : { default: loaded };
  } catch (error) {
    // jiti's own complaints about syntax are plain errors; that of V8 is about an `await` that cannot be required.
    if (error instanceof Error && error.name === "SyntaxError") return jiti.import(file);
    throw error;
  }
}

const realPathOf = (path: string): string => (existsSync(path) ? realpathSync(path) : path);

const ownEntry = fileURLToPath(new URL("../../index.js", import.meta.url));

/** Paths of a configuration in another folder are relative to that folder. */
function rebase(job: GenerateOptions, folder: string): GenerateOptions {
  if (folder === "") return job;
  const from = (path: string) => (isAbsolute(path) ? path : join(folder, path).replaceAll("\\", "/"));
  const at = (path: string) => (path.startsWith("!") ? `!${from(path.slice(1))}` : from(path));
  const list = (paths: string | readonly string[]) => (typeof paths === "string" ? [paths] : paths).map(at);
  return {
    ...job,
    ...(job.inputs !== undefined && { inputs: list(job.inputs) }),
    ...(job.input !== undefined && { input: list(job.input) }),
    ...(job.namespaces !== undefined && { namespaces: rebaseNamespaces(job.namespaces, list) }),
    out: at(job.out ?? "generated"),
    ...(job.map !== undefined && { map: rebaseMap(job.map, at) }),
  };
}

function rebaseNamespaces(
  namespaces: NonNullable<GenerateOptions["namespaces"]>,
  list: (paths: string | readonly string[]) => readonly string[],
): NonNullable<GenerateOptions["namespaces"]> {
  if (Array.isArray(namespaces)) {
    return namespaces.map((item: string) => {
      const cut = item.indexOf("=");
      return cut < 0 ? item : `${item.slice(0, cut)}=${list(item.slice(cut + 1)).join("")}`;
    });
  }
  return Object.fromEntries(
    Object.entries(namespaces).map(([prefix, inputs]: [string, string | readonly string[]]) => [prefix, list(inputs)]),
  );
}

function rebaseMap(map: NonNullable<GenerateOptions["map"]>, at: (path: string) => string): NonNullable<GenerateOptions["map"]> {
  if (Array.isArray(map)) {
    return map.map((item: string) => {
      const cut = item.lastIndexOf("=");
      return cut < 0 ? item : `${item.slice(0, cut)}=${at(item.slice(cut + 1))}`;
    });
  }
  return Object.fromEntries(Object.entries(map).map(([prefix, folder]: [string, string]) => [prefix, at(folder)]));
}

function problemOf(error: unknown, file: string): string {
  const message = error instanceof Error ? error.message : String(error);
  const first = message.split("\n").find((line) => line.trim() !== "") ?? "it throws";
  return first.replaceAll(file, "the file").trim().replace(/\.$/, "");
}

/** Where the loader says that the file is wrong: `/path/file.ts:2:17` in its message, column from 0. */
function offsetOf(error: unknown, file: string): { readonly offset?: number } {
  const message = error instanceof Error ? error.message : "";
  const at = message.lastIndexOf(`${file}:`);
  const [, line, column] = at < 0 ? [] : (/^:(\d+):(\d+)/.exec(message.slice(at + file.length)) ?? []);
  if (line === undefined || column === undefined) return {};
  const before = readFileSync(file, "utf8").split("\n", Number(line) - 1);
  return { offset: before.reduce((length, text) => length + text.length + 1, 0) + Number(column) };
}
