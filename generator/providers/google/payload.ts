import type { LoweredTool, PayloadSchema } from "../../lower/index.js";
import type { Json } from "../../model/index.js";

/** The JSON Schema of a tool's arguments; `undefined` for none, as Gemini refuses an object without properties. */
export const parametersJsonSchemaOf = (tool: LoweredTool): PayloadSchema | undefined => tool.schema;

/** One function declaration. */
export const payloadOf = (tool: LoweredTool): Json => ({
  name: tool.payloadName,
  ...(tool.description !== undefined && { description: tool.description }),
  ...(tool.schema && { parametersJsonSchema: tool.schema }),
});
