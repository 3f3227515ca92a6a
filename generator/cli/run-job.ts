import { join } from "node:path";
import type { Diagnostic } from "../diagnostics/index.js";
import type { Host } from "../host.js";
import type { Memory } from "../memory.js";
import type { Options } from "../options.js";
import { jobCache } from "./cache/job-cache.js";
import { digest, recordingHost } from "./cache/recording-host.js";
import { expandJob } from "./expand-job.js";
import { loadMakeJob } from "./load-make-job.js";

/** What became of one job. */
export interface JobResult {
  readonly ok: boolean;
  readonly out: string;
  /** Relative to the working directory; empty where nothing stands as it would be generated. */
  readonly files: readonly string[];
  /** How many of `files` were written now. */
  readonly written: number;
  readonly tools: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  /** The compiler that judged types, where one was needed. */
  readonly compiler?: string | undefined;
  /** Of `--check`; empty without drift. */
  readonly diff: string;
}

/**
 * Runs one job: expands its inputs, then generates and writes or compares, unless the last run came to the same and its files stand.
 *
 * @param env see `jobCache`
 * @param memory of earlier runs in this process
 */
export async function runJob(
  given: Options,
  check: boolean,
  host: Host,
  env: Readonly<Record<string, string | undefined>>,
  memory?: Memory,
): Promise<JobResult> {
  const { job, host: running, diagnostics: found } = expandJob(given, host);
  const { inputs } = job;
  if (inputs.length === 0) return { ok: false, out: job.out, files: [], written: 0, tools: [], diagnostics: found, diff: "" };
  const cache = jobCache(job, inputs, host, env);
  const named = (path: string) => join(job.out, path).replaceAll("\\", "/");

  // What a module imports is not seen, so a run that runs modules is never spared.
  const before = found.length > 0 || job.zod ? undefined : cache.unchanged();
  if (before !== undefined) {
    const files = before.files.map(([path]) => named(path));
    return { ok: true, out: job.out, files, written: 0, tools: before.tools, diagnostics: before.diagnostics, diff: "" };
  }
  const { makeJob } = await loadMakeJob(inputs);
  const recording = cache.isOn ? recordingHost(host) : undefined;
  const outside = { ...(recording?.host ?? host), ...(running.importModule && { importModule: running.importModule }) };
  const made = await makeJob(job, found, check, outside, memory);
  const ok = made.files.length > 0 && made.diagnostics.every((diagnostic) => diagnostic.severity !== "error");
  if (recording && ok && !check && !job.zod) {
    const { tools, diagnostics } = made;
    const files = made.files.map(({ path, content }) => [path, digest(content)] as const);
    cache.remember({ questions: recording.questions(), tools, diagnostics, files });
  }
  return { ...made, ok, out: job.out, files: made.files.map(({ path }) => named(path)) };
}
