import type { Program, Tool } from "../../generator/model/index.js";
import type { Code } from "../kit/index.js";
import type { Unit } from "./unit.js";

/** Whether `pruneX` exists: a TypeScript tool with an object that silently admits undeclared keys. */
export function prunes(_program: Program, _tool: Tool): boolean {
  return false;
}

export function pruneFunction(_tool: Tool, _unit: Unit): readonly Code[] {
  return [];
}
