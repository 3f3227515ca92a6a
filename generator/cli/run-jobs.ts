import { locate } from "../diagnostics/report.js";
import { diskHost, type Host } from "../host.js";
import type { Memory } from "../memory.js";
import type { Options } from "../options.js";
import type { ExitStatus, Io } from "./io.js";
import { report } from "./reporter.js";
import type { ReporterName } from "./reporter-name.js";
import { type JobResult, runJob } from "./run-job.js";
import { summary } from "./summary.js";

/** Runs jobs one after the other and reports once, so that `--reporter json` prints one object. */
export async function runJobs(
  jobs: readonly Options[],
  check: boolean,
  reporter: ReporterName,
  io: Io,
  memory?: Memory,
  host: Host = diskHost(io.cwd),
): Promise<ExitStatus> {
  const results: JobResult[] = [];
  const lines: string[] = [];
  for (const [index, job] of jobs.entries()) {
    const start = io.now();
    progress(`${job.out} …${jobs.length > 1 ? ` (${index + 1} of ${jobs.length})` : ""}`, reporter, io);
    const result = await runJob(job, check, host, io.env, memory);
    results.push(result);
    lines.push(summary(result, check, io.now() - start));
  }
  progress("", reporter, io);
  const ok = results.every((result) => result.ok);
  const located = await locate(
    results.flatMap((result) => result.diagnostics),
    host,
  );
  const diff = results.map((result) => result.diff).join("");
  if (diff !== "") (reporter === "json" ? io.err : io.out)(diff);
  report(
    {
      ok,
      files: results.flatMap((result) => result.files),
      tools: unique(results.flatMap((result) => result.tools)),
      diagnostics: located,
    },
    reporter,
    io,
  );
  if (reporter !== "json") for (const line of lines) io.out(`${line}\n`);
  return ok ? 0 : 1;
}

/** What is being made, on a line that the next text replaces; only where a person is looking. */
function progress(text: string, reporter: ReporterName, io: Io): void {
  if (reporter === "text" && io.errIsTty && !io.env.CI && io.env.TERM !== "dumb") io.err(`\r\u001b[K${text}`);
}

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)];
