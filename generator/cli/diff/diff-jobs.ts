import { resolve } from "node:path";
import type { Diagnostic } from "../../diagnostics/index.js";
import type { Host } from "../../host.js";
import type { Options } from "../../options.js";
import { findConfig, loadConfig } from "../config/load-config.js";
import { expandJob } from "../expand-job.js";
import { nameOf, optionsOf } from "../jobs.js";
import type { Arguments } from "../parse-arguments.js";
import { settleOptions } from "../settle-options.js";

/** What a comparison knows of the project: its jobs, flags before configuration. */
export interface DiffJobs {
  /** At least one: the defaults where there is no configuration. */
  readonly jobs: readonly [Options, ...Options[]];
  /** Whether a configuration says what the inputs are. */
  readonly configured: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the configuration for `pt-gen diff`, whose words are sides and no inputs. */
export async function diffJobs(given: Arguments, cwd: string): Promise<DiffJobs> {
  const flagged = optionsOf({ ...given, words: [] });
  const path = given.values.get("config")?.[0] ?? (given.switches.get("config") === false ? undefined : findConfig(cwd));
  const config = path === undefined ? undefined : await loadConfig(path, cwd);
  const [first, ...others] = (config?.jobs ?? []).map((job) => settleOptions({ ...job, ...flagged }, nameOf(flagged)));
  const plain = first ?? settleOptions(flagged, nameOf(flagged));
  return {
    jobs: [plain.options, ...others.map(({ options }) => options)],
    configured: first !== undefined,
    diagnostics: [...(config?.diagnostics ?? []), ...plain.diagnostics],
  };
}

/** The job that a side speaks of: its output folder, the lock in it, or one of its inputs. The only job is always meant. */
export function jobOf(words: readonly string[], { jobs }: DiffJobs, host: Host): Options | undefined {
  if (jobs.length === 1) return jobs[0];
  const paths = words.map((word) => resolve(host.cwd, word.replace(/^[^:]+:/, "").replace(/(?:^|[\\/])pt-gen\.lock\.json$/, "")));
  const meant = (job: Options): boolean =>
    paths.includes(resolve(host.cwd, job.out)) || expandJob(job, host).job.inputs.some((input) => paths.includes(resolve(host.cwd, input)));
  return jobs.find(meant);
}
