import { type Diagnostic, diagnose } from "../diagnostics/index.js";
import { exportedNames, type Program, type Tool } from "../model/index.js";

/** Type names that `types.ts` gives to the whole set of tools, and globals that no module may declare as it likes. */
export const setNames: readonly string[] = ["ToolArgs", "ToolResults", "ToolName", "Handlers", "Infinity", "NaN"];

const first = (tool: Tool) => [{ message: "first declared here", place: tool.at }];

/** Two tools may not share a wire name, nor any exported name: silent renames would make committed code depend on the order of files. */
export function checkToolNames(program: Program): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const wireNames = new Map<string, Tool>();
  const exports = new Map<string, Tool | undefined>(setNames.map((name) => [name, undefined]));
  for (const tool of program.tools) {
    const where = { place: tool.at, tool: tool.wireName };
    const twin = wireNames.get(tool.wireName);
    if (twin) {
      diagnostics.push(
        diagnose("duplicate-tool", { name: tool.wireName, file: twin.at.file, own: tool.at.file }, { ...where, related: first(twin) }),
      );
      continue;
    }
    wireNames.set(tool.wireName, tool);
    const taken = exportedNames(tool).find((name) => exports.has(name));
    if (taken !== undefined) {
      const other = exports.get(taken);
      const related = other && { related: first(other) };
      diagnostics.push(
        diagnose("generated-name-clash", { name: taken, tool: tool.wireName, other: other?.wireName }, { ...where, ...related }),
      );
    }
    for (const name of exportedNames(tool)) exports.set(name, tool);
  }
  return diagnostics;
}
