/** The part of the request that Chat Completions and Responses share. */
import { type JsonObject, listOf, without } from "../../core/json-value.js";
import type { RequestInput } from "../../core/provider.js";
import { takesParallelSwitch } from "./models.js";

/**
 * Tools of the request itself (built-in and custom ones) are kept, after ours, so that our bytes stay a stable prefix. Without any
 * tool neither switch may be sent (HTTP 400, 2026-11).
 *
 * @param forced how this API forces one function
 */
export const prepareRequest = (
  { request, payloads, toolChoice, parallel, onDowngrade }: RequestInput,
  forced: (name: string) => unknown,
): object => {
  const own = request as JsonObject;
  const tools = [...payloads, ...listOf(own["tools"])];
  const base = without(own, "tools", "stream");
  if (tools.length === 0) return base;
  const sendsParallel = parallel !== undefined && takesParallelSwitch(own["model"]);
  if (parallel !== undefined && !sendsParallel) onDowngrade("parallel", `${String(own["model"])} refuses parallel_tool_calls`);
  return {
    ...base,
    tools,
    ...(toolChoice && { tool_choice: typeof toolChoice === "string" ? toolChoice : forced(toolChoice.tool) }),
    ...(sendsParallel && { parallel_tool_calls: parallel }),
  };
};
