import { resolve } from "node:path";
import { type Diagnostic, diagnose } from "../diagnostics/index.js";
import type { Options } from "../options.js";
import { findConfig, loadConfig } from "./config/load-config.js";
import { flags } from "./flags.js";
import type { GenerateOptions } from "./generate-options.js";
import type { Arguments } from "./parse-arguments.js";
import type { OptionName } from "./settle/option-reader.js";
import { settleOptions } from "./settle-options.js";

export interface Jobs {
  /** Settled, but their inputs are still paths and globs. */
  readonly jobs: readonly Options[];
  /** The configuration that was read, for `--watch`. */
  readonly config: string | undefined;
  /** Wrong usage: with any, nothing runs. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * What a command line asks for, together with the configuration file: flags win, option by option.
 *
 * @param changed see `loadConfig`
 */
export async function jobsOf(given: Arguments, cwd: string, changed?: ReadonlySet<string>): Promise<Jobs> {
  const flagged = optionsOf(given);
  const named = given.values.get("config")?.[0];
  const path = named ?? (given.switches.get("config") === false ? undefined : findConfig(cwd));
  const config = path === undefined ? undefined : await loadConfig(path, cwd, changed);
  if (config !== undefined && config.diagnostics.length > 0) return { jobs: [], config: path, diagnostics: config.diagnostics };

  const wanted = (config?.jobs ?? [{}]).map((job) => settleOptions({ ...job, ...flagged }, nameOf(flagged)));
  const jobs = wanted.map(({ options }) => options);
  const conflict = conflictOf(jobs, flagged, cwd);
  const diagnostics = [
    ...(wanted[0]?.diagnostics ?? []),
    ...wanted
      .slice(1)
      .flatMap((settled) => settled.diagnostics.filter((one) => wanted[0]?.diagnostics.every((other) => other.message !== one.message))),
    ...(conflict === undefined ? [] : [conflict]),
    ...(jobs.some((job) => job.inputs.length === 0) || jobs.length === 0 ? [diagnose("no-input", { config: path }, {})] : []),
  ];
  return { jobs, config: path, diagnostics };
}

/** The options that stand on the command line, and only those. */
export function optionsOf({ switches, values, words }: Arguments): GenerateOptions {
  const one = (key: "out" | "providers" | "tools" | "emit" | "runtime" | "importExt" | "draft" | "formats" | "typescript") => {
    const value = values.get(key)?.[0];
    return value === undefined ? {} : { [key]: value };
  };
  const flag = (key: "zod" | "testing" | "keepGoing" | "exact" | "deepPatterns") => {
    const value = switches.get(key);
    return value === undefined ? {} : { [key]: value };
  };
  const map = values.get("map");
  const namespaces = values.get("namespaces");
  return {
    ...(words.length > 0 && { inputs: words }),
    ...one("out"),
    ...one("providers"),
    ...one("tools"),
    ...one("emit"),
    ...one("runtime"),
    ...one("importExt"),
    ...one("draft"),
    ...one("formats"),
    ...one("typescript"),
    ...flag("testing"),
    ...flag("keepGoing"),
    ...flag("exact"),
    ...flag("deepPatterns"),
    ...(map !== undefined && { map }),
    ...(namespaces !== undefined && { namespaces }),
    ...flag("zod"),
  };
}

/** How an option is called where the user wrote it. */
export const nameOf =
  (flagged: GenerateOptions): OptionName =>
  (key) => {
    const flag = key in flagged ? flags.find((candidate) => candidate.key === key) : undefined;
    return flag === undefined ? key : `--${flag.name}`;
  };

/** Flags that would make several jobs the same one. */
function conflictOf(jobs: readonly Options[], flagged: GenerateOptions, cwd: string): Diagnostic | undefined {
  if (jobs.length < 2) return undefined;
  if (flagged.inputs !== undefined) {
    return diagnose(
      "conflicting-options",
      {
        first: "Inputs on the command line",
        second: `a configuration with ${jobs.length} jobs`,
        why: "each job has its own inputs",
        remedy: "Leave the inputs away to run all jobs, or add --no-config to run without the configuration.",
      },
      {},
    );
  }
  const folders = new Set(jobs.map((job) => resolve(cwd, job.out)));
  if (folders.size === jobs.length) return undefined;
  return diagnose(
    "conflicting-options",
    {
      first: "Two jobs",
      second: "one output folder",
      why: "each would replace what the other wrote",
      remedy: flagged.out === undefined ? "Give each job its own 'out'." : "Leave --out away, so that each job's own 'out' counts.",
    },
    {},
  );
}
