import type { Program, Tool } from "../../generator/model/index.js";

/** Whether `pruneX` exists: a TypeScript tool with an object that silently admits undeclared keys. */
export function prunes(_tool: Tool, _program: Program): boolean {
  return false;
}
