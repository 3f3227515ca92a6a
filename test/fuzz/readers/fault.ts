import { generateProgram } from "../../../generator/generate.js";
import { defaultOptions } from "../../../generator/options.js";
import { memoryHost } from "../../support/memory-host.js";
import { readerCase } from "./case.js";

/** They say that a whole file declares nothing, and name the file. */
const ofWholeFiles = new Set(["no-tools", "typescript-no-tools"]);

/** Whatever the text: files, or errors that say where; the same twice; never an exception. */
export async function readerFault(seed: number): Promise<string | undefined> {
  const { path, text } = readerCase(seed);
  const run = () => generateProgram({ ...defaultOptions, inputs: [path], typescript: "bundled" }, memoryHost({ [path]: text }));
  try {
    const made = await run();
    const errors = made.diagnostics.filter(({ severity }) => severity === "error");
    if (made.files.length === 0 && errors.length === 0) return `neither files nor errors\n${path} ${text.slice(0, 1000)}`;
    const lost = errors.find(({ code, place }) => place === undefined && !ofWholeFiles.has(code));
    if (lost !== undefined) return `an error without a place: ${lost.code}\n${lost.message}\n${text.slice(0, 1000)}`;
    if (JSON.stringify(await run()) !== JSON.stringify(made)) return `another answer the second time\n${text.slice(0, 1000)}`;
    return undefined;
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    return `throws ${message.split("\n")[0]}\n${path} ${text.slice(0, 600)}\n${stack?.split("\n").slice(0, 8).join("\n")}`;
  }
}
