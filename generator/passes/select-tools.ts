import type { Diagnostic } from "../diagnostics/index.js";
import { diagnose } from "../diagnostics/index.js";
import type { Program } from "../model/index.js";

/**
 * Keeps the tools that `--tools` names, in source order. A name that no tool has is an error that lists the names there are; one
 * whose tool was refused has been told already.
 */
export function selectTools(
  program: Program,
  names: readonly string[] | undefined,
  refused: ReadonlySet<string | undefined>,
): { program: Program; diagnostics: readonly Diagnostic[] } {
  if (names === undefined) return { program, diagnostics: [] };
  const known = new Set(program.tools.map((tool) => tool.wireName));
  const wanted = new Set(names);
  return {
    program: { ...program, tools: program.tools.filter((tool) => wanted.has(tool.wireName)) },
    diagnostics: [...wanted]
      .filter((name) => !known.has(name) && !refused.has(name))
      .map((name) => diagnose("unknown-tool-selected", { name, known: [...known] }, {})),
  };
}
