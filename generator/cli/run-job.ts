import { join } from "node:path";
import { type Diagnostic, diagnose, hasErrors } from "../diagnostics/index.js";
import type { Host } from "../host.js";
import type { Options } from "../options.js";
import { expandInputs } from "./expand-inputs.js";
import { checkOutput } from "./output/check-output.js";
import { planOutput } from "./output/plan-output.js";
import { writeOutput } from "./output/write-output.js";

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
  /** Of `--check`; empty without drift. */
  readonly diff: string;
}

/** Runs one job: expands its inputs, generates, and writes or compares. */
export async function runJob(job: Options, check: boolean, host: Host): Promise<JobResult> {
  const { inputs, diagnostics: found } = expandInputs(job.inputs, job.out, host);
  const failed = (diagnostics: readonly Diagnostic[], tools: readonly string[] = [], diff = ""): JobResult => ({
    ok: false,
    out: job.out,
    files: [],
    written: 0,
    tools,
    diagnostics,
    diff,
  });
  if (inputs.length === 0) return failed(found);

  const { generateProgram } = await import("../generate.js");
  const generated = await generateProgram({ ...job, inputs }, host);
  const diagnostics = [...found, ...generated.diagnostics];
  const tools = generated.tools.map((tool) => tool.name);
  if (generated.files.length === 0 && !hasErrors(diagnostics))
    return failed([...diagnostics, diagnose("no-tools", { files: inputs }, {})], tools);
  if (generated.files.length === 0 || (hasErrors(diagnostics) && !job.keepGoing)) return failed(diagnostics, tools);

  const plan = planOutput(generated.files, job.out, host.cwd);
  if (hasErrors(plan.diagnostics)) return failed([...diagnostics, ...plan.diagnostics], tools);
  const files = generated.files.map((file) => join(job.out, file.path).replaceAll("\\", "/"));
  if (check) {
    const drift = checkOutput(plan, job.out);
    if (drift.diagnostics.length > 0) return failed([...diagnostics, ...drift.diagnostics], tools, drift.diff);
  } else {
    const failure = writeOutput(plan, job.out);
    if (failure !== undefined) return failed([...diagnostics, failure], tools);
  }
  return { ok: !hasErrors(diagnostics), out: job.out, files, written: check ? 0 : plan.changed.length, tools, diagnostics, diff: "" };
}
