import { createRequire } from "node:module";
import { type Diagnostic, diagnose } from "../../diagnostics/index.js";
import type { Host } from "../../host.js";
import type { CompilerChoice } from "../../options.js";
import { requireWithCodeCache } from "../../code-cache.js";
import type { ClassicCompiler } from "./compiler.js";
import { dirname, join, toPosix } from "./paths.js";

/** A compiler that was chosen at run time. Compilers are loaded here and nowhere else, and only once one is needed. */
export interface Backend {
  readonly ts: ClassicCompiler;
  /** The text of a standard `lib.*.d.ts` file; asked for only when the small library does not do. */
  readonly library: (name: string) => string | undefined;
  readonly bundled?: boolean;
  /** Why this is not the compiler that was asked for. */
  readonly finding?: Diagnostic;
}

/**
 * The project's own compiler, where it has one with the classic API (5.6 to 6); else the bundled one. TypeScript 7 has another API, see
 * `native/`; where that does not do, the bundled compiler reads the same files to the same model.
 *
 * Only what stands in node_modules of the working directory, or of a folder above, is ever run; an input's folder decides nothing.
 */
export function chooseBackend(host: Host, choice: CompilerChoice): Backend {
  const own = choice === "project" ? projectPackage(host) : undefined;
  if (!own || own.major === 7) return bundled();
  const refused = (why: string): Backend => ({
    ...bundled(),
    finding: diagnose("typescript-compiler", { version: own.version, why }, {}),
  });
  if (own.major > 7) return refused("this version of pt-gen does not know its API");
  if (own.major < 5 || (own.major === 5 && own.minor < 6)) return refused("it is older than 5.6");
  const loaded = attempt(() => requireWithCodeCache(join(own.folder, "lib/typescript.js")) as ClassicCompiler);
  if (typeof loaded?.createProgram !== "function") return refused("it does not load");
  return { ts: loaded, library: (name) => host.readFile(join(own.folder, `lib/${name}`)) };
}

/** The project's TypeScript 7, where it has one: it is asked in a process of its own (`native/`). */
export function nativeFolder(host: Host, choice: CompilerChoice): { readonly path: string; readonly version: string } | undefined {
  const own = choice === "project" ? projectPackage(host) : undefined;
  return own?.major === 7 ? { path: own.folder, version: own.version } : undefined;
}

interface Package {
  readonly folder: string;
  readonly version: string;
  readonly major: number;
  readonly minor: number;
}

/** The `typescript` package that a module in the working directory would get. */
function projectPackage(host: Host): Package | undefined {
  for (let at = toPosix(host.cwd); ; at = dirname(at)) {
    const folder = join(at, "node_modules/typescript");
    const text = host.readFile(`${folder}/package.json`);
    const version = text === undefined ? undefined : versionIn(text);
    if (version !== undefined) {
      const [major = 0, minor = 0] = version.split(".").map(Number);
      return { folder, version, major, minor };
    }
    if (dirname(at) === at) return undefined;
  }
}

const versionIn = (text: string): string | undefined => {
  const found = attempt(() => JSON.parse(text) as { readonly version?: unknown });
  return typeof found?.version === "string" ? found.version : undefined;
};

const load = createRequire(import.meta.url);

/** The compiler that ts-morph bundles, without the rest of ts-morph. */
function bundled(): Backend {
  return {
    bundled: true,
    ts: requireWithCodeCache(load.resolve("@ts-morph/common/dist/typescript.js")) as ClassicCompiler,
    library: (name) => bundledLibraries().get(name),
  };
}

let libraries: ReadonlyMap<string, string> | undefined;

function bundledLibraries(): ReadonlyMap<string, string> {
  const { getLibFiles } = load("@ts-morph/common") as {
    getLibFiles: () => readonly { readonly fileName: string; readonly text: string }[];
  };
  libraries ??= new Map(getLibFiles().map((file) => [file.fileName, file.text]));
  return libraries;
}

function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
