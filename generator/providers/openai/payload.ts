import type { LoweredTool, PayloadSchema } from "../../lower/index.js";
import type { Json } from "../../model/index.js";

/** The JSON Schema of a tool's arguments, printed once and shared by both payloads. OpenAI takes an empty object for no arguments. */
export function parametersOf(tool: LoweredTool): PayloadSchema {
  return tool.schema ?? { type: "object", properties: {}, required: [], additionalProperties: false };
}

/** One entry of `tools` for Chat Completions. `strict` is always said. */
export const chatPayload = (tool: LoweredTool): Json => ({
  type: "function",
  function: { ...head(tool), strict: tool.strict, parameters: parametersOf(tool) },
});

/** One entry of `tools` for Responses: flat. Omitting `strict` there is not "off" (OpenAI API specification, 2026-08), so it is always said. */
export const responsesPayload = (tool: LoweredTool): Json => ({
  type: "function",
  ...head(tool),
  strict: tool.strict,
  parameters: parametersOf(tool),
});

const head = (tool: LoweredTool) => ({
  name: tool.payloadName,
  ...(tool.description !== undefined && { description: tool.description }),
});
