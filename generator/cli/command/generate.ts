import type { ExitStatus, Io } from "../io.js";
import { jobsOf } from "../jobs.js";
import type { Arguments } from "../parse-arguments.js";
import { reportFindings } from "../reporter.js";
import type { ReporterName } from "../reporter-name.js";
import { runJobs } from "../run-jobs.js";
import { commandFindings } from "../command-findings.js";

/** `pt-gen [generate] <input…>`: runs every job, then shows what was found and what was written. */
export async function generateCommand(given: Arguments, reporter: ReporterName, io: Io): Promise<ExitStatus> {
  const { jobs, config, diagnostics } = await jobsOf(given, io.cwd);
  const findings = [...commandFindings(given), ...diagnostics];
  if (findings.length > 0) {
    await reportFindings(findings, reporter, io);
    return 2;
  }
  const check = given.switches.get("check") === true;
  if (given.switches.get("watch")) {
    const { watch } = await import("../watch.js");
    return watch({ jobs, config, given, reporter }, io);
  }
  return runJobs(jobs, check, reporter, io);
}
