import { type Diagnostic, diagnose } from "../diagnostics/index.js";
import type { Program, Tool } from "../model/index.js";
import type { StrictWish } from "../options.js";

/**
 * Writes the configuration's `strict` into the tools it names. A name that no tool has is an error; one whose tool was refused has
 * been told already.
 */
export function settleStrict(
  program: Program,
  wishes: readonly StrictWish[] | undefined,
  refused: ReadonlySet<string | undefined>,
): { readonly program: Program; readonly diagnostics: readonly Diagnostic[] } {
  if (wishes === undefined) return { program, diagnostics: [] };
  const known = new Set(program.tools.map((tool) => tool.wireName));
  const unknown = new Set(wishes.map(({ tool }) => tool).filter((name) => !known.has(name) && !refused.has(name)));
  return {
    program: { ...program, tools: program.tools.map((tool) => withWishes(tool, wishes)) },
    diagnostics: [...unknown].map((name) => diagnose("strict-unknown-tool", { name, known: [...known] }, {})),
  };
}

function withWishes(tool: Tool, wishes: readonly StrictWish[]): Tool {
  const own = wishes.filter((wish) => wish.tool === tool.wireName);
  if (own.length === 0) return tool;
  const strictFor = Object.fromEntries(own.map(({ provider, strict }) => [provider, strict ? ("strict" as const) : ("loose" as const)]));
  return { ...tool, behaviour: { ...tool.behaviour, strictFor } };
}
