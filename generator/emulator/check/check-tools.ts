import type { WireApi } from "../../providers/refusal.js";
import { refuseTools } from "../../providers/refuse-tools.js";
import { type ApiError, badRequest } from "../wire/api-error.js";
import { member, text } from "../wire/json-reader.js";
import type { Json } from "../../model/json.js";

/**
 * The refusal of a request's tools, if the vendor's API would refuse them: the same rules that the generator's
 * own laws are checked with, so the emulator cannot be more lenient than the generator believes the vendor is.
 */
export function checkTools(api: WireApi, tools: Json | undefined): ApiError | null {
  const refusal = refuseTools(api, tools)[0];
  if (refusal === undefined) return null;
  const code = api === "chat" || api === "responses" ? codeOf(refusal.message) : null;
  return badRequest(refusal.message, refusal.param ?? "tools", code);
}

/** OpenAI's error codes go with the message (error bodies as quoted in public issues, 2024–2026). */
function codeOf(message: string): string {
  if (message.startsWith("Invalid schema")) return "invalid_function_parameters";
  if (message.startsWith("Invalid type")) return "invalid_type";
  if (message.startsWith("Missing required")) return "missing_required_parameter";
  if (message.includes("string too long")) return "string_above_max_length";
  if (message.includes("array too long")) return "array_above_max_length";
  if (message.includes("empty array")) return "empty_array";
  return "invalid_value";
}

/** Names of the declared tools, in order. `nested` = the member that holds the name, where it is not on the tool itself. */
export function toolNames(tools: readonly Json[], nested: string | null): readonly string[] {
  return tools.flatMap((tool) => text(nested === null ? tool : member(tool, nested), "name") ?? []);
}
