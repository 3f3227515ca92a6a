import { createRequire } from "node:module";
import type { Host } from "../../../host.js";
import { ambientFiles, type Libraries } from "../ambient-files.js";
import { libraryName, libraryText } from "../library.js";
import { dirname, join, toPosix } from "../paths.js";
import { nearestConfig, settled } from "../tsconfig.js";
import type { NativeApi, NativeFiles, NativeModule, NativeProject, NativeSyntax } from "./api.js";

/** A running compiler of TypeScript 7, and the way to open a project in it. */
export interface Session {
  readonly module: NativeModule;
  readonly syntax: NativeSyntax;
  readonly open: (files: readonly string[], libraries: Libraries) => NativeProject;
  /** Ends the process; nothing may be asked afterwards. */
  readonly close: () => void;
}

/**
 * Starts the compiler of the `typescript` package in `folder`. It reads through `host` alone, but for its own standard libraries, and runs
 * nothing of the project's. Throws where the package has no such API or its binary is not there.
 */
export function startSession(folder: string, host: Host): Session {
  const load = createRequire(join(folder, "package.json"));
  const stable = attempt(() => load.resolve("typescript/sync")) !== undefined;
  const from = (part: string): unknown => load(`typescript/${stable ? "" : "unstable/"}${part}`);
  const module = from("sync") as NativeModule;
  const syntax = from("ast") as NativeSyntax;
  const cwd = toPosix(host.cwd);
  const made = new Map([[libraryName, libraryText]]);
  const api: NativeApi = new module.API({ cwd, fs: files(host, made, from("fs") as NativeFiles) });
  return {
    module,
    syntax,
    open: (paths, libraries) => {
      const config = join(dirname(paths[0] ?? cwd), `pt-gen-${libraries}.tsconfig.json`);
      made.set(config, JSON.stringify(configFor(host, paths, libraries)));
      const wish = { openProjects: [config] };
      const projects = (api.createSnapshot?.(wish) ?? api.updateSnapshot?.(wish))?.getProjects() ?? [];
      const project = projects.find((each) => (each as { readonly configFileName?: string }).configFileName === config) ?? projects.at(-1);
      if (!project) throw new Error("it opens no project");
      return project;
    },
    close: () => {
      // Asked to end in the middle of its work, the process writes to our standard error; ended by force, it cannot.
      api.client?.channel?.child?.kill?.("SIGKILL");
      api.close();
    },
  };
}

/** The nearest tsconfig.json with the settings that `tsconfig.ts` makes for the other compilers. */
function configFor(host: Host, paths: readonly string[], libraries: Libraries): object {
  const folder = dirname(paths[0] ?? toPosix(host.cwd));
  const nearest = nearestConfig(host, folder);
  const small = libraries === "small";
  return {
    ...(nearest !== undefined && { extends: nearest }),
    compilerOptions: {
      ...(nearest === undefined && {
        module: "esnext",
        moduleResolution: "bundler",
        target: "es2022",
        allowImportingTsExtensions: true,
        types: [],
      }),
      ...settled,
      ...(small && { noLib: true, types: [] }),
    },
    files: [...(small ? [libraryName] : []), ...paths, ...(libraries === "project" ? ambientFiles(host, folder) : [])],
    include: [],
    references: [],
  };
}

/** The compiler's own libraries, which it reads by itself. */
export const isOwnLibrary = (path: string): boolean => /\/@typescript\/typescript-[^/]+\/lib\/lib\.[\w.-]*d\.ts$/.test(path);

function files(host: Host, made: ReadonlyMap<string, string>, { serverFS }: NativeFiles): object {
  const byItself = serverFS?.useOS;
  // Without `serverFS`, nothing means "by itself" and `null` means that there is no such file.
  const nothing = serverFS ? undefined : null;
  const has = (path: string): boolean => made.has(path) || host.fileExists(path);
  return {
    readFile: (path: string) => (isOwnLibrary(path) ? byItself : (made.get(path) ?? host.readFile(path) ?? nothing)),
    fileExists: (path: string) => (isOwnLibrary(path) ? byItself : has(path)),
    directoryExists: (path: string) => host.directoryExists(path),
    getAccessibleEntries: (path: string) => {
      const entries = host.readDirectory(path);
      const names = (directory: boolean) => entries.flatMap((each) => (each.directory === directory ? [each.name] : []));
      return { files: names(false), directories: names(true), ...(serverFS && { symlinks: undefined }) };
    },
    realpath: (path: string) => (made.has(path) ? path : toPosix(host.realPath(path))),
    ...(serverFS && { stat: serverFS.fakeStat, writeFile: serverFS.noop, removeFile: serverFS.noop }),
  };
}

function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
