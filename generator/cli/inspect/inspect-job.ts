import type { Diagnostic } from "../../diagnostics/index.js";
import type { Host } from "../../host.js";
import { checkBudget } from "../../inspect/check-budget.js";
import { inspectProgram } from "../../inspect/inspect-program.js";
import type { InspectedJob, InspectedTool } from "../../inspect/inspection.js";
import { type LoweredProgram, lowerProgram } from "../../lower/index.js";
import type { Options, ProviderName } from "../../options.js";
import { runPasses } from "../../passes/index.js";
import { readInputs } from "../../read/index.js";
import { expandJob } from "../expand-job.js";

/**
 * The pipeline up to lowering: what `generate` would print, before it is printed.
 *
 * @param index of the job in the configuration
 */
export async function inspectJob(
  given: Options,
  index: number,
  disk: Host,
): Promise<{ readonly job: InspectedJob; readonly tools: readonly InspectedTool[]; readonly diagnostics: readonly Diagnostic[] }> {
  const { job, host, diagnostics: found } = expandJob(given, disk);
  if (job.inputs.length === 0) return { job: { out: job.out, providers: {} }, tools: [], diagnostics: found };
  const read = await readInputs(job, host);
  const { program, diagnostics: passed } = runPasses(read.program, job);
  const diagnostics = [...found, ...read.diagnostics, ...passed];
  const lowered = new Map<ProviderName, LoweredProgram>();
  for (const provider of job.providers) {
    const result = lowerProgram(program, provider);
    lowered.set(provider, result.lowered);
    diagnostics.push(...result.diagnostics);
  }
  if (job.budget !== undefined) diagnostics.push(...(await checkBudget(program, lowered, job.budget)));
  const { providers, tools } = await inspectProgram(program, lowered, host, index);
  return { job: { out: job.out, providers }, tools, diagnostics };
}
