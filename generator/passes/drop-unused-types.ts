import { type Program, reached } from "../model/index.js";

/** Leaves only the named types that some tool's arguments or result reach, in their old order. */
export function dropUnusedTypes(program: Program): Program {
  const used = new Set(program.tools.flatMap((tool) => reached(tool, program.types)));
  return { ...program, types: new Map([...program.types].filter(([, named]) => used.has(named))) };
}
