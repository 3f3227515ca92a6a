import type { Tool } from "../../generator/model/index.js";

/** Whether `issuesXResult` exists. */
export function hasResultGuard(tool: Tool): boolean {
  return tool.result !== undefined;
}
