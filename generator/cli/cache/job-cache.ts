import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Diagnostic } from "../../diagnostics/index.js";
import type { Host } from "../../host.js";
import type { Options } from "../../options.js";
import { ownFingerprint } from "./own-fingerprint.js";
import { answersStand, digest, type Question } from "./recording-host.js";

/** What a run without errors came to. Only hashes of its files are kept: nothing that is written ever comes from here. */
export interface Remembered {
  readonly questions: readonly Question[];
  readonly tools: readonly string[];
  /** Warnings, to be shown again. */
  readonly diagnostics: readonly Diagnostic[];
  /** Path relative to the output folder → hash, in the order of the run. */
  readonly files: readonly (readonly [path: string, hash: string])[];
}

export interface JobCache {
  readonly isOn: boolean;
  /** The last run of this job, if it would come to the same and its files still stand as it left them. */
  readonly unchanged: () => Remembered | undefined;
  readonly remember: (run: Remembered) => void;
}

/**
 * The memory of one job: one small file per output folder in the project's `node_modules/.cache/pt-gen`, nothing where there is no such
 * folder. It spares an unchanged run the compiler. Whatever is wrong with the file, the job just runs.
 *
 * @param inputs the job's inputs, expanded
 * @param env `PT_GEN_CACHE=off` turns it off, for measuring
 */
export function jobCache(job: Options, inputs: readonly string[], host: Host, env: Readonly<Record<string, string | undefined>>): JobCache {
  const folder = env.PT_GEN_CACHE === "off" ? undefined : cacheFolder(host.cwd);
  if (folder === undefined) return { isOn: false, unchanged: () => undefined, remember: () => {} };
  const out = resolve(host.cwd, job.out);
  const file = join(folder, `${digest(out).replace(/[^A-Za-z0-9]/g, "_")}.json`);
  const key = digest(JSON.stringify([ownFingerprint(), host.cwd, { ...job, inputs }]));
  return {
    isOn: true,
    unchanged: () => {
      const found = attempt(() => JSON.parse(readFileSync(file, "utf8")) as { readonly key: string; readonly run: Remembered });
      if (found?.key !== key) return undefined;
      const stands = attempt(
        () =>
          found.run.files.every(([path, hash]) => digest(readFileSync(join(out, path), "utf8")) === hash) &&
          answersStand(found.run.questions, host),
      );
      return stands ? found.run : undefined;
    },
    remember: (run) => {
      attempt(() => {
        mkdirSync(folder, { recursive: true });
        const beside = `${file}.${process.pid}.tmp`;
        writeFileSync(beside, JSON.stringify({ key, run }));
        renameSync(beside, file);
      });
    },
  };
}

/** In the `node_modules` of the package that the working directory belongs to. */
function cacheFolder(cwd: string): string | undefined {
  for (let at = cwd; ; at = dirname(at)) {
    if (existsSync(join(at, "package.json"))) {
      const modules = join(at, "node_modules");
      return existsSync(modules) ? join(modules, ".cache", "pt-gen") : undefined;
    }
    if (dirname(at) === at) return undefined;
  }
}

function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
