import { hasErrors } from "../../diagnostics/index.js";
import { locate } from "../../diagnostics/report.js";
import { diskHost } from "../../host.js";
import { commandFindings } from "../command-findings.js";
import { formatTool } from "../inspect/format-tool.js";
import { type InspectedTool, inspectJob } from "../inspect/inspect-job.js";
import type { ExitStatus, Io } from "../io.js";
import { jobsOf } from "../jobs.js";
import type { Arguments } from "../parse-arguments.js";
import { report, reportFindings } from "../reporter.js";
import type { ReporterName } from "../reporter-name.js";

/**
 * `pt-gen inspect <input…>`: shows each tool as each provider gets it. Tools without errors are shown beside the diagnostics of the
 * others. With `--reporter json` one object `{ ok, tools, diagnostics }`.
 */
export async function inspectCommand(given: Arguments, reporter: ReporterName, io: Io): Promise<ExitStatus> {
  const { jobs, diagnostics: wrong } = await jobsOf(given, io.cwd);
  const findings = [...commandFindings(given), ...wrong];
  if (findings.length > 0) {
    await reportFindings(findings, reporter, io);
    return 2;
  }
  const host = diskHost(io.cwd);
  const tools: InspectedTool[] = [];
  const diagnostics = [];
  for (const job of jobs) {
    const inspected = await inspectJob(job, host);
    tools.push(...inspected.tools);
    diagnostics.push(...inspected.diagnostics);
  }
  const ok = !hasErrors(diagnostics);
  const located = await locate(diagnostics, host);
  if (reporter === "json") {
    io.out(`${JSON.stringify({ ok, tools: tools.map(asJson), diagnostics: located.map(({ reported }) => reported) })}\n`);
  } else {
    io.out(tools.map(formatTool).join("\n"));
    report({ ok, files: [], tools: [], diagnostics: located }, reporter, io);
  }
  return ok ? 0 : 1;
}

const asJson = ({ tool, providers }: InspectedTool) => ({
  name: tool.wireName,
  typeName: tool.typeName,
  file: tool.at.file,
  providers: Object.fromEntries(
    [...providers].map(([provider, { payloadName, strict, strictReason, dialect, description, schema, notes }]) => [
      provider,
      {
        name: payloadName,
        strict,
        strictReason,
        dialect,
        description: description ?? null,
        schema: schema ?? null,
        notes: notes.map(({ fate, path, keyword, explanation }) => ({ fate, path, keyword, explanation })),
      },
    ]),
  ),
});
