import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { type Diagnostic, diagnose, hasErrors } from "../../diagnostics/index.js";
import { locate } from "../../diagnostics/report.js";
import { diskHost } from "../../host.js";
import type { InspectedJob, InspectedTool, Inspection } from "../../inspect/inspection.js";
import { commandFindings } from "../command-findings.js";
import { formatInspection } from "../inspect/format-text.js";
import { inspectJob } from "../inspect/inspect-job.js";
import { type ExitStatus, type Io, wantsColour } from "../io.js";
import { jobsOf } from "../jobs.js";
import { reasonOf } from "../output/output-folder.js";
import type { Arguments } from "../parse-arguments.js";
import { report, reportFindings } from "../reporter.js";
import type { ReporterName } from "../reporter-name.js";

/**
 * `pt-gen inspect <input…>`: shows each tool as each provider gets it, as text, as JSON (`--json`, shape: `Inspection`), or as a page
 * (`--html file`). Tools without errors are shown beside the diagnostics of the others; nothing else is written.
 */
export async function inspectCommand(given: Arguments, wished: ReporterName, io: Io): Promise<ExitStatus> {
  const reporter = given.switches.get("json") ? "json" : wished;
  const { jobs, diagnostics: wrong } = await jobsOf(given, io.cwd);
  const findings = [...commandFindings(given), ...wrong];
  if (findings.length > 0) {
    await reportFindings(findings, reporter, io);
    return 2;
  }
  const host = diskHost(io.cwd);
  const inspected: InspectedJob[] = [];
  const tools: InspectedTool[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [index, job] of jobs.entries()) {
    const result = await inspectJob(job, index, host);
    inspected.push(result.job);
    tools.push(...result.tools);
    diagnostics.push(...result.diagnostics);
  }
  const located = await locate(diagnostics, host);
  const inspection: Inspection = {
    version: 1,
    ok: !hasErrors(diagnostics),
    tokenizer: "o200k_base",
    jobs: inspected,
    tools,
    diagnostics: located.map(({ reported }) => reported),
  };

  const html = given.values.get("html")?.[0];
  if (html !== undefined) {
    const { inspectionPage } = await import("../../inspect/page/page.js");
    const failure = writePage(html, inspectionPage(inspection), io.cwd);
    if (failure !== undefined) {
      await reportFindings([failure], reporter, io);
      return 1;
    }
  }
  if (reporter === "json") {
    io.out(`${JSON.stringify(inspection)}\n`);
  } else {
    io.out(html === undefined ? formatInspection(inspection, wantsColour(io.env, io.outIsTty)) : `${html} written\n`);
    report({ ok: inspection.ok, files: [], tools: [], diagnostics: located }, reporter, io);
  }
  return inspection.ok ? 0 : 1;
}

function writePage(path: string, page: string, cwd: string): Diagnostic | undefined {
  const file = resolve(cwd, path);
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, page);
    return undefined;
  } catch (error) {
    return diagnose("output-unwritable", { path, reason: reasonOf(error) }, {});
  }
}
