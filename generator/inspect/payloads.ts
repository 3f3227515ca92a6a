import type { LoweredTool } from "../lower/index.js";
import type { Json } from "../model/index.js";
import type { ProviderName } from "../options.js";
import { payloadOf as anthropicPayload } from "../providers/anthropic/payload.js";
import { payloadOf as googlePayload } from "../providers/google/payload.js";
import { chatPayload } from "../providers/openai/payload.js";

/** The entry of `tools` (of `functionDeclarations`) for each provider; for OpenAI that of Chat Completions. */
export const payloads: Readonly<Record<ProviderName, (tool: LoweredTool) => Json>> = {
  openai: chatPayload,
  anthropic: anthropicPayload,
  google: googlePayload,
};
