import type { Diagnostic } from "../../../../generator/diagnostics/index.js";
import type { NamedType, Tool, Type } from "../../../../generator/model/index.js";
import { defaultOptions, type Options } from "../../../../generator/options.js";
import type { ReadResult } from "../../../../generator/read/read-result.js";
import { readTypeScript } from "../../../../generator/read/typescript/index.js";
import { memoryHost } from "../../../support/memory-host.js";

/** What a test sees of one reading. */
export interface Read {
  readonly tools: readonly Tool[];
  readonly types: ReadonlyMap<string, NamedType>;
  readonly diagnostics: readonly Diagnostic[];
  /** The type that a tool's arguments have, without places. */
  args(wireName: string): Type;
}

/** Reads `tools.ts`, or several files of which the first is the input. */
export async function read(
  source: string | Readonly<Record<string, string>>,
  options: Partial<Options> = {},
  modules?: string,
): Promise<Read> {
  const files = typeof source === "string" ? { "tools.ts": source } : source;
  const inputs = options.inputs ?? Object.keys(files).slice(0, 1);
  const result = await readTypeScript(inputs, hostOf(files, modules), { ...defaultOptions, ...options, inputs });
  const types = new Map(result.types.map((each) => [each.key, each]));
  return {
    tools: result.tools,
    types,
    diagnostics: result.diagnostics,
    args: (wireName) => {
      const tool = result.tools.find((each) => each.wireName === wireName);
      const named = tool && types.get(tool.args);
      if (!named) throw new Error(`no tool ${wireName}: ${JSON.stringify(result.diagnostics)}`);
      return placeless(named.type);
    },
  };
}

/** What was read, whoever judged it. */
export const judged = ({ compiler: _, ...read }: ReadResult): Omit<ReadResult, "compiler"> => read;

/** The files in a folder beside `modules/node_modules`, so that the installed packages are found. */
function hostOf(files: Readonly<Record<string, string>>, modules: string | undefined) {
  return modules === undefined ? memoryHost(files) : memoryHost(files, `${modules}/in-memory`);
}

/** A copy without `at`, so that expectations need not count characters. */
export function placeless<T>(value: T): T {
  return JSON.parse(JSON.stringify(value, (key, item) => (key === "at" ? undefined : item))) as T;
}

/** `code @ text that starts at its place`, for each finding. */
export function findings(read: Read, source: string, file = "tools.ts"): readonly string[] {
  return read.diagnostics.map(({ code, place }) => {
    const text = place?.file === file && place.offset !== undefined ? source.slice(place.offset).split("\n")[0] : place?.file;
    return `${code} @ ${text?.slice(0, 24)}`;
  });
}
