import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import module, { createRequire, Module } from "node:module";
import { dirname, join } from "node:path";
import { Script } from "node:vm";

/**
 * `require` for one large file, with its compiled code kept between runs: 9 MB of compiler take 80 ms instead of 210. Node 22 and later
 * do this themselves (`module.enableCompileCache`). The code is kept in `.cache/pt-gen` of the node_modules that the file stands in (in
 * a checkout: of the package), so whoever could change it could change the file as well. Whatever is wrong with it, the file is just
 * compiled.
 *
 * By `require` and not `import`: looking through 9 MB of CommonJS for export names costs a third more.
 *
 * @param path absolute; the file must not call `import()`, which a script with kept code cannot
 * @param use what the file is loaded for: each use keeps the functions that it needed
 */
export function requireWithCodeCache(path: string, use = ""): unknown {
  const load = createRequire(path);
  const known = load.cache[path];
  const file = nodeKeepsCode() || known ? undefined : cacheFile(path, use);
  return file === undefined ? load(path) : compile(path, file, load);
}

/** The types here are those of Node 20. */
export const nodeKeepsCode = (): boolean =>
  (module as typeof module & { getCompileCacheDir?: () => string | undefined }).getCompileCacheDir?.() !== undefined;

interface CacheFile {
  readonly folder: string;
  /** Of all code of this file, whatever its version. */
  readonly prefix: string;
  readonly name: string;
}

function cacheFile(path: string, use: string): CacheFile | undefined {
  const modules = modulesOf(path);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (modules === undefined || stat === undefined) return undefined;
  const digest = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 16);
  const prefix = digest(`${path} ${use}`);
  const version = digest(JSON.stringify([stat.size, stat.mtimeMs, process.version, process.arch, process.execArgv]));
  return { folder: join(modules, ".cache", "pt-gen"), prefix, name: `${prefix}-${version}.code` };
}

/** The node_modules that a file stands in, or of the package that it belongs to. */
function modulesOf(path: string): string | undefined {
  const around = /^.*[\\/]node_modules(?=[\\/])/.exec(path)?.[0];
  if (around !== undefined) return around;
  for (let at = dirname(path); dirname(at) !== at; at = dirname(at)) {
    if (!existsSync(join(at, "package.json"))) continue;
    const own = join(at, "node_modules");
    return existsSync(own) ? own : undefined;
  }
  return undefined;
}

function compile(path: string, { folder, prefix, name }: CacheFile, load: NodeJS.Require): unknown {
  const kept = attempt(() => readFileSync(join(folder, name)));
  const script = new Script(Module.wrap(readFileSync(path, "utf8")), { filename: path, ...(kept && { cachedData: kept }) });
  const made = Object.assign(new Module(path), { filename: path, loaded: true });
  load.cache[path] = made;
  try {
    const run = script.runInThisContext() as (...args: readonly unknown[]) => void;
    run(made.exports, load, made, path, dirname(path));
  } catch (error) {
    delete load.cache[path];
    throw error;
  }
  if (kept === undefined || script.cachedDataRejected) {
    // At the end, when the functions that a run needs have been compiled.
    process.once("beforeExit", () =>
      attempt(() => {
        mkdirSync(folder, { recursive: true });
        for (const old of readdirSync(folder)) if (old.startsWith(prefix)) rmSync(join(folder, old));
        const beside = join(folder, `${name}.${process.pid}.tmp`);
        writeFileSync(beside, script.createCachedData());
        renameSync(beside, join(folder, name));
      }),
    );
  }
  return made.exports;
}

function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
