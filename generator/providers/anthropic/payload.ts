import type { LoweredTool, PayloadSchema } from "../../lower/index.js";
import type { Json } from "../../model/index.js";

/** The JSON Schema of a tool's arguments; Anthropic wants an object schema even for none. */
export function inputSchemaOf(tool: LoweredTool): PayloadSchema {
  return tool.schema ?? { type: "object", properties: {}, additionalProperties: false };
}

/** One entry of `tools`. `strict` is said only where it is on. */
export const payloadOf = (tool: LoweredTool): Json => ({
  name: tool.payloadName,
  ...(tool.description !== undefined && { description: tool.description }),
  ...(tool.strict && { strict: true }),
  input_schema: inputSchemaOf(tool),
});
