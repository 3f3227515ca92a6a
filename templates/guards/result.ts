import type { Program, Tool } from "../../generator/model/index.js";

/** Whether `issuesXResult` exists. */
export const hasResultGuard = (_program: Program, tool: Tool): boolean => tool.result !== undefined;
