import type { LoweredTool } from "../../lower/index.js";
import type { Json } from "../../model/index.js";

/** One function declaration. Gemini refuses an object without properties, so a tool without arguments has no schema. */
export const payloadOf = (tool: LoweredTool): Json => ({
  name: tool.payloadName,
  ...(tool.description !== undefined && { description: tool.description }),
  ...(tool.schema && { parametersJsonSchema: tool.schema }),
});
