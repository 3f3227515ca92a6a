import { type Diagnostic, diagnose, hasErrors } from "../diagnostics/index.js";
import type { Program } from "../model/index.js";
import type { Options } from "../options.js";
import { checkReach } from "./check-reach.js";
import { checkToolNames } from "./check-tool-names.js";
import { dropUnusedTypes } from "./drop-unused-types.js";
import { nameTypes } from "./name-types.js";
import { selectTools } from "./select-tools.js";
import { settleStrict } from "./settle-strict.js";

/** What the passes make of a program, and what they found. */
export interface Passed {
  readonly program: Program;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The passes in their order. Each is pure; the verb in its name tells its class: select-, settle-, check-, drop-, name-.
 *
 * @param found what the readers reported: a tool that was refused is not told a second time as missing
 */
export function runPasses(read: Program, options: Options, found: readonly Diagnostic[] = []): Passed {
  const refusedByReaders = new Set(found.map(({ tool }) => tool));
  const wished = settleStrict(read, options.strict, refusedByReaders);
  const selected = selectTools(wished.program, options.tools, refusedByReaders);
  const names = [...checkToolNames(selected.program), ...checkReach(selected.program)];
  const refused = new Set(names.map((diagnostic) => diagnostic.place));
  const good = { ...selected.program, tools: selected.program.tools.filter((tool) => !refused.has(tool.at)) };
  const empty = read.tools.length === 0 && !hasErrors(found) ? [diagnose("no-tools", { files: options.inputs }, {})] : [];
  return {
    program: nameTypes(dropUnusedTypes(good)),
    diagnostics: [...wished.diagnostics, ...selected.diagnostics, ...names, ...empty],
  };
}
