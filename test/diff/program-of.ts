import { hasErrors } from "../../generator/diagnostics/index.js";
import type { Program } from "../../generator/model/index.js";
import { defaultOptions } from "../../generator/options.js";
import { runPasses } from "../../generator/passes/index.js";
import { readInputs } from "../../generator/read/index.js";
import { memoryHost } from "../support/memory-host.js";

/** The program that a TypeScript source or a JSON document declares. */
export async function programOf(source: string | object): Promise<Program> {
  const name = typeof source === "string" ? "tools.ts" : "tools.json";
  const options = { ...defaultOptions, inputs: [name] };
  const host = memoryHost({ [name]: typeof source === "string" ? source : JSON.stringify(source) });
  const read = await readInputs(options, host);
  const passed = runPasses(read.program, options);
  const diagnostics = [...read.diagnostics, ...passed.diagnostics];
  if (hasErrors(diagnostics)) throw new Error(diagnostics.map((diagnostic) => diagnostic.message).join("\n"));
  return passed.program;
}
