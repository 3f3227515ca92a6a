import { type Diagnostic, diagnose, hasErrors } from "../../diagnostics/index.js";
import { locate } from "../../diagnostics/report.js";
import { type Change, type ChangeClass, comparePrograms, heaviest } from "../../diff/index.js";
import { diskHost } from "../../host.js";
import { commandFindings } from "../command-findings.js";
import { diffJobs } from "../diff/diff-jobs.js";
import { formatChanges, formatGithubChange } from "../diff/format-change.js";
import { loadSide } from "../diff/load-side.js";
import type { ExitStatus, Io } from "../io.js";
import type { Arguments } from "../parse-arguments.js";
import { report, reportFindings } from "../reporter.js";
import type { ReporterName } from "../reporter-name.js";

/** Exit status by the heaviest class; 2 is wrong usage everywhere. */
const statuses: Readonly<Record<ChangeClass, ExitStatus>> = { calls: 1, handlers: 3, model: 4 };

/**
 * `pt-gen diff <old> <new>`: every change between two versions of the tools and what it breaks. With `--reporter json` one object
 * `{ ok, class, changes, diagnostics }` on stdout; `ok` = nothing breaks.
 */
export async function diffCommand(given: Arguments, reporter: ReporterName, io: Io): Promise<ExitStatus> {
  const [old, now, extra] = given.words;
  const project = await diffJobs(given, io.cwd);
  const findings = [...commandFindings(given), ...project.diagnostics, ...wordFindings(old, now, extra)];
  if (old === undefined || now === undefined || findings.length > 0) {
    await reportFindings(findings, reporter, io);
    return 2;
  }
  const host = diskHost(io.cwd);
  const before = await loadSide(old, now, project, host);
  const after = await loadSide(now, old, project, host);
  const diagnostics: readonly Diagnostic[] = [...before.diagnostics, ...after.diagnostics];
  if (before.program === undefined || after.program === undefined || hasErrors(diagnostics)) {
    await reportFindings(diagnostics, reporter, io);
    return 2;
  }
  const changes = comparePrograms(before.program, after.program);
  const found = heaviest(changes);
  const located = await locate(diagnostics, host);
  if (reporter === "json") {
    const ok = found === undefined || found === "model";
    const shown = { ok, class: found ?? "none", changes: changes.map(asJson), diagnostics: located.map(({ reported }) => reported) };
    io.out(`${JSON.stringify(shown)}\n`);
  } else {
    report({ ok: true, files: [], tools: [], diagnostics: located }, reporter, io);
    io.out(reporter === "github" ? changes.map(formatGithubChange).join("") : formatChanges(changes));
  }
  return found === undefined ? 0 : statuses[found];
}

function wordFindings(old: string | undefined, now: string | undefined, extra: string | undefined): readonly Diagnostic[] {
  if (extra !== undefined) return [diagnose("unexpected-argument", { word: extra, command: "diff" }, {})];
  if (old !== undefined && now !== undefined) return [];
  const help = "Name the old and the new side: 'pt-gen diff main generated'.";
  return [diagnose("missing-value", { flag: "pt-gen diff", value: "<old> <new>", help }, {})];
}

const asJson = ({ tool, kind, of, path, message, classes, example }: Change) => ({
  tool: tool ?? null,
  kind,
  of,
  path,
  message,
  class: classes[0] ?? "invisible",
  classes,
  ...(example !== undefined && { example }),
});
