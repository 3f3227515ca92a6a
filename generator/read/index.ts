import type { Diagnostic } from "../diagnostics/index.js";
import { diagnose } from "../diagnostics/index.js";
import type { Host } from "../host.js";
import type { Program } from "../model/index.js";
import type { Options } from "../options.js";
import { detector } from "./pattern/deep-risk.js";
import { inNamespace, sourceNames, wireNameIn } from "./namespaces.js";
import type { ReadResult } from "./read-result.js";
import type { TypeScriptMemory } from "./typescript/memory.js";

/**
 * Reads every input by its file name's ending. Readers are loaded when their kind of file is there: a run over JSON never loads a
 * compiler. Tools keep the order of the inputs.
 */
export async function readInputs(
  given: Options,
  host: Host,
  memory?: TypeScriptMemory,
): Promise<{ program: Program; diagnostics: readonly Diagnostic[]; compiler?: string }> {
  const options = { ...given, ...(given.tools && { tools: sourceNames(given.tools, given.namespaces) }) };
  const missing = options.inputs.filter((path) => !host.fileExists(path));
  const present = options.inputs.filter((path) => host.fileExists(path));
  const modules = options.zod ? present.filter((path) => /\.[mc]?[jt]s$/.test(path) && !/\.d\.[mc]?ts$/.test(path)) : [];
  const zod = modules.length > 0 ? await readZod(modules, host, options) : undefined;
  const typescript = present.filter((path) => /\.[mc]?ts$/.test(path) && (!modules.includes(path) || zod?.others.includes(path)));
  const data = present.filter((path) => /\.(json|ya?ml)$/.test(path));
  const strange = present.filter((path) => ![...typescript, ...data, ...modules].includes(path));
  const results: ReadResult[] = zod ? [zod.result] : [];
  if (typescript.length > 0) results.push(await (await import("./typescript/index.js")).readTypeScript(typescript, host, options, memory));
  if (data.length > 0) results.push(await (await import("./json-schema/index.js")).readJsonSchema(data, host, options));

  const place = new Map(options.inputs.map((path, i) => [path, i]));
  const order = (file: string): number => place.get(file) ?? options.inputs.length;
  const tools = results.flatMap((result) => result.tools).map((tool, i) => ({ tool: inNamespace(tool, options.namespaces), i }));
  tools.sort((a, b) => order(a.tool.at.file) - order(b.tool.at.file) || a.i - b.i);
  const compiler = results.find((result) => result.compiler !== undefined)?.compiler;
  return {
    ...(compiler !== undefined && { compiler }),
    program: {
      tools: tools.map(({ tool }) => tool),
      types: new Map(results.flatMap((result) => result.types).map((named) => [named.key, named])),
    },
    diagnostics: [
      ...missing.map((path) => diagnose("input-not-found", { path }, {})),
      ...strange.map((path) => diagnose("input-unsupported", { path }, {})),
      ...(options.deepPatterns && !detector() ? [diagnose("pattern-detector-missing", {}, {})] : []),
      ...results.flatMap((result) => result.diagnostics).map((found) => namedInNamespace(found, options.namespaces)),
    ],
  };
}

/** The tools of modules that are run: their documents are read as any list of tools, with the findings at the exports. */
async function readZod(
  modules: readonly string[],
  host: Host,
  options: Options,
): Promise<{ readonly result: ReadResult; readonly others: readonly string[] }> {
  const { documents, placeOf, others, diagnostics } = await (await import("./zod/index.js")).readZodModules(modules, host);
  if (documents.size === 0) return { result: { tools: [], types: [], diagnostics }, others };
  const { readJsonSchema } = await import("./json-schema/index.js");
  const readFile = (path: string): string | undefined => documents.get(path) ?? host.readFile(path);
  const read = await readJsonSchema([...documents.keys()], { ...host, readFile }, options);
  const types = read.types.map(({ at, ...named }) => (at && documents.has(at.file) ? named : { ...named, ...(at && { at }) }));
  const result: ReadResult = {
    tools: read.tools.map((tool) => ({ ...tool, at: placeOf(tool.at.file, tool.wireName) })),
    types,
    diagnostics: [
      ...diagnostics,
      ...read.diagnostics.map((found) => (found.place ? { ...found, place: placeOf(found.place.file, found.tool) } : found)),
    ],
  };
  return { result, others };
}

function namedInNamespace(found: Diagnostic, namespaces: Options["namespaces"]): Diagnostic {
  if (found.tool === undefined || found.place === undefined) return found;
  return { ...found, tool: wireNameIn(found.tool, found.place.file, namespaces) };
}
