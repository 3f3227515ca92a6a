import { formatGithub } from "../diagnostics/format/github.js";
import { formatText } from "../diagnostics/format/text.js";
import type { Diagnostic } from "../diagnostics/index.js";
import { type LocatedDiagnostic, locate } from "../diagnostics/report.js";
import { diskHost, type Host } from "../host.js";
import { type Io, wantsColour } from "./io.js";
import type { ReporterName } from "./reporter-name.js";

/** What one run did, for the report. */
export interface Outcome {
  readonly ok: boolean;
  /** Files of the output that are current now, relative to the working directory. */
  readonly files: readonly string[];
  /** Wire names. */
  readonly tools: readonly string[];
  readonly diagnostics: readonly LocatedDiagnostic[];
}

/** Shows the outcome: text for people on stderr, workflow commands or one JSON object on stdout. */
export function report(outcome: Outcome, reporter: ReporterName, io: Io): void {
  switch (reporter) {
    case "text": {
      const colour = wantsColour(io.env, io.errIsTty);
      for (const diagnostic of outcome.diagnostics) io.err(`${formatText(diagnostic, colour)}\n`);
      return;
    }
    case "github":
      for (const diagnostic of outcome.diagnostics) io.out(formatGithub(diagnostic));
      return;
    case "json": {
      const diagnostics = outcome.diagnostics.map(({ reported }) => reported);
      io.out(`${JSON.stringify({ ok: outcome.ok, files: outcome.files, tools: outcome.tools, diagnostics })}\n`);
    }
  }
}

/** Shows findings that stopped a command before it did anything. */
export async function reportFindings(
  findings: readonly Diagnostic[],
  reporter: ReporterName,
  io: Io,
  host: Host = diskHost(io.cwd),
): Promise<void> {
  report({ ok: false, files: [], tools: [], diagnostics: await locate(findings, host) }, reporter, io);
}
