import type { Diagnostic } from "../diagnostics/index.js";
import type { Program } from "../model/index.js";
import type { ProviderName } from "../options.js";
import type { LoweredProgram } from "./lowered.js";

export type { Codec } from "./codec.js";
export type { LoweredProgram, LoweredTool, LoweringNote, PayloadSchema } from "./lowered.js";

/**
 * Takes every tool to one provider's strict (or best) form. The same program gives the same bytes in any order of calls.
 *
 * @returns one lowered tool per expressible tool, in the program's order; a tool that cannot be expressed is a diagnostic
 */
export function lowerProgram(
  _program: Program,
  _provider: ProviderName,
): { readonly lowered: LoweredProgram; readonly diagnostics: readonly Diagnostic[] } {
  return { lowered: { tools: [], codecs: new Map() }, diagnostics: [] };
}
