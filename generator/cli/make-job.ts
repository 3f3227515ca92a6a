import { type Diagnostic, diagnose, hasErrors } from "../diagnostics/index.js";
import { generateProgram } from "../generate.js";
import type { Host } from "../host.js";
import type { Memory } from "../memory.js";
import type { Options } from "../options.js";
import { checkOutput } from "./output/check-output.js";
import { planOutput } from "./output/plan-output.js";
import { writeOutput } from "./output/write-output.js";
import type { OutputFile } from "./output/plan-output.js";

/** What the pipeline made, and what became of it in the output folder. */
export interface Made {
  readonly tools: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  /** Files that stand in the folder as they were generated; empty after an error. */
  readonly files: readonly OutputFile[];
  readonly written: number;
  /** The compiler that judged types, where one was needed. */
  readonly compiler?: string | undefined;
  /** Of `--check`; empty without drift. */
  readonly diff: string;
}

/**
 * Generates and writes or compares.
 *
 * @param found what was wrong with the inputs already
 */
export async function makeJob(job: Options, found: readonly Diagnostic[], check: boolean, host: Host, memory?: Memory): Promise<Made> {
  const generated = await generateProgram(job, host, memory);
  const diagnostics = [...found, ...generated.diagnostics];
  const tools = generated.tools.map((tool) => tool.name);
  const failed = (more: readonly Diagnostic[] = [], diff = ""): Made => ({
    tools,
    diagnostics: [...diagnostics, ...more],
    files: [],
    written: 0,
    diff,
  });
  if (generated.files.length === 0) return failed(hasErrors(diagnostics) ? [] : [diagnose("no-tools", { files: job.inputs }, {})]);
  if (hasErrors(diagnostics) && !job.keepGoing) return failed();

  const plan = planOutput(generated.files, job.out, host.cwd);
  if (hasErrors(plan.diagnostics)) return failed(plan.diagnostics);
  if (check) {
    const drift = checkOutput(plan, job.out);
    if (drift.diagnostics.length > 0) return failed(drift.diagnostics, drift.diff);
  } else {
    const failure = writeOutput(plan, job.out);
    if (failure !== undefined) return failed([failure]);
  }
  const { compiler, files } = generated;
  return { tools, diagnostics, files, compiler, written: check ? 0 : plan.changed.length, diff: "" };
}
