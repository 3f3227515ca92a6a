import { type Diagnostic, hasErrors } from "./diagnostics/index.js";
import { importExtensionFindings } from "./emit/import-extension.js";
import { emitFiles } from "./emit/index.js";
import type { GeneratedFile } from "./emit/generated-file.js";
import type { Host } from "./host.js";
import { lowerProgram } from "./lower/index.js";
import type { LoweredProgram } from "./lower/lowered.js";
import { filesFor, type Memory, remember, type Remembered } from "./memory.js";
import type { Options, ProviderName } from "./options.js";
import { runPasses } from "./passes/index.js";
import { readInputs } from "./read/index.js";

/** What a run makes. With errors and without `keepGoing`, `files` is empty: bad input leaves existing output untouched. */
export interface Generated {
  readonly files: readonly GeneratedFile[];
  readonly diagnostics: readonly Diagnostic[];
  readonly tools: readonly { readonly name: string; readonly typeName: string }[];
  /** The compiler that judged types, where one was needed. */
  readonly compiler?: string;
}

/**
 * The pipeline: read → passes → lower for each provider → emit. It sees the outside through `host` only, and writes nothing.
 *
 * @param memory of earlier runs in this process; changes no output
 * @example const { files, diagnostics } = await generateProgram({ ...defaultOptions, inputs: ["tools.ts"] }, diskHost(process.cwd()));
 */
export async function generateProgram(given: Options, host: Host, memory?: Memory): Promise<Generated> {
  // By code unit: the order in which files are named changes no payload byte, so no provider's prompt cache.
  const options = { ...given, inputs: [...given.inputs].sort() };
  const read = await readInputs(options, host, options.budget === undefined ? memory?.typescript : undefined);
  const passed = runPasses(read.program, options, read.diagnostics);
  // Who reads the places of lowering notes does without a memory: they may be old.
  const remembered = memory && options.budget === undefined ? remember(passed.program, memory) : undefined;
  const program = remembered?.program ?? passed.program;

  const lowered = new Map<ProviderName, LoweredProgram>();
  const settings = importExtensionFindings(options, host).filter((found) => !read.diagnostics.some((said) => isSame(said, found)));
  const diagnostics: Diagnostic[] = [...settings, ...read.diagnostics, ...passed.diagnostics];
  for (const provider of options.providers) {
    const result = lowerProgram(program, provider);
    lowered.set(provider, result.lowered);
    diagnostics.push(...(remembered ? result.diagnostics.map((found) => placedBy(remembered, found)) : result.diagnostics));
  }
  if (options.budget !== undefined) {
    const { checkBudget } = await import("./inspect/check-budget.js");
    diagnostics.push(...(await checkBudget(program, lowered, options.budget)));
  }

  const tools = program.tools.map(({ wireName, typeName }) => ({ name: wireName, typeName }));
  const made = { diagnostics, tools, ...(read.compiler !== undefined && { compiler: read.compiler }) };
  if (hasErrors(diagnostics) && !(options.keepGoing && tools.length > 0)) return { files: [], ...made };
  return { files: await emitFiles(program, lowered, options, host, memory && filesFor(memory, options.out)), ...made };
}

/** Inputs and output mostly belong to one tsconfig.json. */
const isSame = (one: Diagnostic, other: Diagnostic): boolean =>
  one.code === other.code && one.place?.file === other.place?.file && one.place?.offset === other.place?.offset;

const placedBy = ({ placeNow }: Remembered, found: Diagnostic): Diagnostic =>
  found.place === undefined ? found : { ...found, place: placeNow(found.place) };
