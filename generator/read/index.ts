import type { Diagnostic } from "../diagnostics/index.js";
import { diagnose } from "../diagnostics/index.js";
import type { Host } from "../host.js";
import type { Program } from "../model/index.js";
import type { Options } from "../options.js";
import { detector } from "./pattern/deep-risk.js";
import type { ReadResult } from "./read-result.js";

/**
 * Reads every input by its file name's ending. Readers are loaded when their kind of file is there: a run over JSON never loads a
 * compiler. Tools keep the order of the inputs.
 */
export async function readInputs(options: Options, host: Host): Promise<{ program: Program; diagnostics: readonly Diagnostic[] }> {
  const missing = options.inputs.filter((path) => !host.fileExists(path));
  const present = options.inputs.filter((path) => host.fileExists(path));
  const typescript = present.filter((path) => /\.[mc]?ts$/.test(path));
  const data = present.filter((path) => /\.(json|ya?ml)$/.test(path));
  const strange = present.filter((path) => !typescript.includes(path) && !data.includes(path));
  const results: ReadResult[] = [];
  if (typescript.length > 0) results.push(await (await import("./typescript/index.js")).readTypeScript(typescript, host, options));
  if (data.length > 0) results.push(await (await import("./json-schema/index.js")).readJsonSchema(data, host, options));

  const place = new Map(options.inputs.map((path, i) => [path, i]));
  const order = (file: string): number => place.get(file) ?? options.inputs.length;
  const tools = results.flatMap((result) => result.tools).map((tool, i) => ({ tool, i }));
  tools.sort((a, b) => order(a.tool.at.file) - order(b.tool.at.file) || a.i - b.i);
  return {
    program: {
      tools: tools.map(({ tool }) => tool),
      types: new Map(results.flatMap((result) => result.types).map((named) => [named.key, named])),
    },
    diagnostics: [
      ...missing.map((path) => diagnose("input-not-found", { path }, {})),
      ...strange.map((path) => diagnose("input-unsupported", { path }, {})),
      ...(options.deepPatterns && !detector() ? [diagnose("pattern-detector-missing", {}, {})] : []),
      ...results.flatMap((result) => result.diagnostics),
    ],
  };
}
