import { resolve } from "node:path";
import { expandJob } from "./cli/expand-job.js";
import type { GenerateOptions } from "./cli/generate-options.js";
import { settleOptions } from "./cli/settle-options.js";
import { didYouMean } from "./diagnostics/did-you-mean.js";
import { type Diagnostic, diagnose } from "./diagnostics/index.js";
import { locate, type ReportedDiagnostic } from "./diagnostics/report.js";
import { diskHost } from "./host.js";
import { defaultOptions } from "./options.js";

export interface GenerateInput extends GenerateOptions {
  /** What relative paths are relative to; default the process's working directory. */
  readonly cwd?: string | undefined;
}

export interface GenerateResult {
  /** Paths relative to `out`, `/` as separator. Empty after an error, unless `keepGoing`. */
  readonly files: readonly { readonly path: string; readonly content: string }[];
  readonly diagnostics: readonly ReportedDiagnostic[];
  readonly tools: readonly { readonly name: string; readonly typeName: string }[];
}

/**
 * Generates in memory: reads the inputs, writes nothing. Options mean what they mean on the command line, with the same defaults; no
 * configuration file is looked for.
 *
 * Whatever is wrong with options or inputs is in `diagnostics`; the promise is rejected only by a bug in pt-gen.
 *
 * @example const { files, diagnostics } = await generate({ inputs: "src/tools.ts", providers: ["openai"] });
 */
export async function generate(options: GenerateInput): Promise<GenerateResult> {
  const host = diskHost(resolve(options.cwd ?? "."));
  const { options: settled, diagnostics: wrong } = settleOptions(options);
  const failed = async (diagnostics: readonly Diagnostic[]): Promise<GenerateResult> => ({
    files: [],
    diagnostics: await reported(diagnostics),
    tools: [],
  });
  const reported = async (diagnostics: readonly Diagnostic[]) => (await locate(diagnostics, host)).map((located) => located.reported);

  const unknown = Object.keys(options)
    .filter((option) => !optionNames.has(option))
    .map((option) => diagnose("unknown-option", { option, suggestion: didYouMean(option, optionNames) }, {}));
  const missing = settled.inputs.length === 0 && wrong.length + unknown.length === 0 ? [diagnose("no-input", {}, {})] : [];
  const refused = [...unknown, ...wrong, ...missing];
  if (refused.length > 0) return failed(refused);
  const { job, host: running, diagnostics: found } = expandJob(settled, host);
  if (job.inputs.length === 0) return failed(found);

  const { generateProgram } = await import("./generate.js");
  const generated = await generateProgram(job, running);
  return {
    files: found.length > 0 && !settled.keepGoing ? [] : generated.files,
    diagnostics: await reported([...found, ...generated.diagnostics]),
    tools: generated.tools,
  };
}

const optionNames: ReadonlySet<string> = new Set(
  Object.keys({ ...defaultOptions, inputs: 0, input: 0, tools: 0, budget: 0, strict: 0, cwd: 0 }),
);
