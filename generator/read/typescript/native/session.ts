import { createRequire } from "node:module";
import type { Host } from "../../../host.js";
import { ambientFiles, type Libraries } from "../ambient-files.js";
import { libraryName, libraryText } from "../library.js";
import { dirname, join, toPosix } from "../paths.js";
import { nearestConfig, settled } from "../tsconfig.js";
import type { NativeApi, NativeFiles, NativeModule, NativeProject, NativeSyntax, Snapshot } from "./api.js";

/** A running compiler of TypeScript 7, and the way to open a project in it. */
export interface Session {
  readonly module: NativeModule;
  readonly syntax: NativeSyntax;
  /** Opens the files as they are now, which leaves nothing of what was opened before. */
  readonly open: (files: readonly string[], libraries: Libraries, host: Host) => NativeProject;
  /** Whether it knows how to be told that files have changed. */
  readonly canStay: boolean;
  /** Ends the process; nothing may be asked afterwards. */
  readonly close: () => void;
}

/**
 * Starts the compiler of the `typescript` package in `folder`. It reads through hosts alone, but for its own standard libraries, and runs
 * nothing of the project's. Throws where the package has no such API or its binary is not there.
 */
export function startSession(folder: string, first: Host): Session {
  const load = createRequire(join(folder, "package.json"));
  const stable = attempt(() => load.resolve("typescript/sync")) !== undefined;
  const from = (part: string): unknown => load(`typescript/${stable ? "" : "unstable/"}${part}`);
  const module = from("sync") as NativeModule;
  const syntax = from("ast") as NativeSyntax;
  const cwd = toPosix(first.cwd);
  let host = first;
  const made = new Map([[libraryName, libraryText]]);
  const api: NativeApi = new module.API({ cwd, fs: files(() => host, made, from("fs") as NativeFiles) });
  let last: { readonly config: string; readonly snapshot: Snapshot } | undefined;
  return {
    module,
    syntax,
    canStay: api.updateSnapshot !== undefined && api.createSnapshot === undefined,
    open: (paths, libraries, now) => {
      host = now;
      const config = join(dirname(paths[0] ?? cwd), `pt-gen-${libraries}.tsconfig.json`);
      made.set(config, JSON.stringify(configFor(host, paths, libraries)));
      const wish = { openProjects: [config] };
      const again = last && { closeProjects: [last.config], fileChanges: { invalidateAll: true } as const };
      const snapshot = api.createSnapshot?.(wish) ?? api.updateSnapshot?.({ ...wish, ...again });
      last?.snapshot.dispose();
      last = snapshot && { config, snapshot };
      const projects = snapshot?.getProjects() ?? [];
      const project = projects.find((each) => (each as { readonly configFileName?: string }).configFileName === config) ?? projects.at(-1);
      if (!project) throw new Error("it opens no project");
      return project;
    },
    close: () => {
      // Asked to end in the middle of its work, the process writes to our standard error; ended by force, it cannot.
      api.client?.channel?.child?.kill?.("SIGKILL");
      // It may be gone already.
      attempt(() => api.close());
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

function files(hostNow: () => Host, made: ReadonlyMap<string, string>, { serverFS }: NativeFiles): object {
  const byItself = serverFS?.useOS;
  // Without `serverFS`, nothing means "by itself" and `null` means that there is no such file.
  const nothing = serverFS ? undefined : null;
  const has = (path: string): boolean => made.has(path) || hostNow().fileExists(path);
  return {
    readFile: (path: string) => (isOwnLibrary(path) ? byItself : (made.get(path) ?? hostNow().readFile(path) ?? nothing)),
    fileExists: (path: string) => (isOwnLibrary(path) ? byItself : has(path)),
    directoryExists: (path: string) => hostNow().directoryExists(path),
    getAccessibleEntries: (path: string) => {
      const entries = hostNow().readDirectory(path);
      const names = (directory: boolean) => entries.flatMap((each) => (each.directory === directory ? [each.name] : []));
      return { files: names(false), directories: names(true), ...(serverFS && { symlinks: undefined }) };
    },
    realpath: (path: string) => (made.has(path) ? path : toPosix(hostNow().realPath(path))),
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
