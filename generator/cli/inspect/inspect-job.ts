import type { Diagnostic } from "../../diagnostics/index.js";
import type { Host } from "../../host.js";
import { type LoweredTool, lowerProgram } from "../../lower/index.js";
import type { Tool } from "../../model/index.js";
import type { Options, ProviderName } from "../../options.js";
import { runPasses } from "../../passes/index.js";
import { readInputs } from "../../read/index.js";
import { expandInputs } from "../expand-inputs.js";

/** One tool as each provider gets it. A provider that cannot take it at all is missing; a diagnostic says why. */
export interface InspectedTool {
  readonly tool: Tool;
  readonly providers: ReadonlyMap<ProviderName, LoweredTool>;
}

/** The pipeline up to lowering: what `generate` would print, before it is printed. */
export async function inspectJob(
  job: Options,
  host: Host,
): Promise<{ readonly tools: readonly InspectedTool[]; readonly diagnostics: readonly Diagnostic[] }> {
  const { inputs, diagnostics: found } = expandInputs(job.inputs, job.out, host);
  if (inputs.length === 0) return { tools: [], diagnostics: found };
  const options = { ...job, inputs };
  const read = await readInputs(options, host);
  const { program, diagnostics: passed } = runPasses(read.program, options);
  const lowered = job.providers.map((provider) => ({ provider, ...lowerProgram(program, provider) }));
  const tools = program.tools.map((tool): InspectedTool => {
    const providers = lowered.flatMap(({ provider, lowered: { tools: list } }) => {
      const one = list.find((candidate) => candidate.tool === tool);
      return one === undefined ? [] : [[provider, one] as const];
    });
    return { tool, providers: new Map(providers) };
  });
  return { tools, diagnostics: [...found, ...read.diagnostics, ...passed, ...lowered.flatMap(({ diagnostics }) => diagnostics)] };
}
