import type { WireApi } from "../../providers/refusal.js";
import { refuseTools } from "../../providers/refuse-tools.js";
import { type ApiError, badRequest } from "../wire/api-error.js";
import { isArray, text } from "../wire/json-reader.js";
import type { Json } from "../../model/json.js";

/**
 * The refusal of a request's tools, if the vendor's API would refuse them: the same rules that the generator's
 * own laws are checked with, so the emulator cannot be more lenient than the generator believes the vendor is.
 */
export function checkTools(api: WireApi, tools: Json | undefined): ApiError | null {
  if (tools === undefined || tools === null) return null;
  if (!isArray(tools)) return badRequest(notAnArray(api), "tools", api === "chat" || api === "responses" ? "invalid_type" : null);
  const refusal = refuseTools(api, tools)[0];
  if (refusal === undefined) return null;
  const code = api === "chat" || api === "responses" ? codeOf(refusal.message) : null;
  return badRequest(refusal.message, refusal.param ?? `tools${bracketed(refusal.pointer)}`, code);
}

function notAnArray(api: WireApi): string {
  switch (api) {
    case "messages":
      return "tools: Input should be a valid list";
    case "generateContent":
      return "Invalid value at 'tools' (Tool), expected a list";
    case "chat":
    case "responses":
      return "Invalid type for 'tools': expected an array of objects.";
  }
}

/** OpenAI's error codes go with the message (error bodies as quoted in public issues, 2024–2026). */
function codeOf(message: string): string {
  if (message.startsWith("Invalid schema")) return "invalid_function_parameters";
  if (message.includes("array too long")) return "array_above_max_length";
  if (message.includes("empty array")) return "empty_array";
  return "invalid_value";
}

/** `/0/function/parameters` → `[0].function.parameters`: how OpenAI names a parameter. */
function bracketed(pointer: string): string {
  return pointer
    .split("/")
    .slice(1)
    .map((token) => (/^\d+$/.test(token) ? `[${token}]` : `.${token}`))
    .join("");
}

/** Names of the declared tools, in order. `nested` = the member that holds the name, where it is not on the tool itself. */
export function toolNames(tools: readonly Json[], nested: string | null): readonly string[] {
  return tools.flatMap((tool) => {
    const holder = nested === null ? tool : isNested(tool, nested);
    const name = text(holder, "name");
    return name === undefined ? [] : [name];
  });
}

function isNested(tool: Json, key: string): Json {
  return typeof tool === "object" && tool !== null && !isArray(tool) && Object.hasOwn(tool, key) ? (tool[key] ?? null) : null;
}
