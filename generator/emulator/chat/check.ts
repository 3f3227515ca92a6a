/** What Chat Completions refuses. Wording: API error texts quoted in public issues, 2024–2026, and recorded replies. */
import type { Json } from "../../model/json.js";
import { checkTools, toolNames } from "../check/check-tools.js";
import { type ApiError, badRequest } from "../wire/api-error.js";
import { given, isArray, isObject, type JsonObject, list, member, parseObject, text } from "../wire/json-reader.js";
import { checkAnswers } from "./check-answers.js";

const ROLES = ["system", "assistant", "user", "function", "tool", "developer"];
/** Reasoning models of the o-series refuse the parallel switch and `max_tokens` (OpenAI error texts, 2025). */
const O_SERIES = /^o[134](?:-|$)/;
const COMPLETION_TOKENS_ONLY = /^(?:o[134]|gpt-5)(?:[-.]|$)/;

export function checkChat(body: JsonObject): ApiError | null {
  const model = text(body, "model");
  if (!model) return badRequest("you must provide a model parameter");
  if (COMPLETION_TOKENS_ONLY.test(model) && given(body, "max_tokens") !== undefined) {
    return unsupported(
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
      "max_tokens",
    );
  }
  if (given(body, "stream_options") !== undefined && member(body, "stream") !== true) {
    return badRequest("The 'stream_options' parameter is only allowed when 'stream' is enabled.", "stream_options");
  }
  return checkMessages(member(body, "messages")) ?? checkSwitches(body, model);
}

function checkSwitches(body: JsonObject, model: string): ApiError | null {
  const tools = given(body, "tools");
  if (isArray(tools) && tools.length === 0) {
    return badRequest(
      "Invalid 'tools': empty array. Expected an array with minimum length 1, but got an empty array instead.",
      "tools",
      "empty_array",
    );
  }
  const refused = checkTools("chat", tools);
  if (refused !== null) return refused;
  for (const key of ["tool_choice", "parallel_tool_calls"]) {
    if (tools === undefined && given(body, key) !== undefined) {
      return badRequest(`Invalid value for '${key}': '${key}' is only allowed when 'tools' are specified.`, key);
    }
  }
  if (O_SERIES.test(model) && given(body, "parallel_tool_calls") !== undefined) {
    return unsupported("Unsupported parameter: 'parallel_tool_calls' is not supported with this model.", "parallel_tool_calls");
  }
  return checkChoice(given(body, "tool_choice"), toolNames(list(body, "tools"), "function"), (tool) =>
    text(member(tool, "function"), "name"),
  );
}

/** `tool_choice` of either OpenAI API: a known form, and only declared functions. */
export function checkChoice(
  choice: Json | undefined,
  names: readonly string[],
  nameOf: (tool: Json) => string | undefined,
): ApiError | null {
  if (choice === undefined || choice === "none" || choice === "auto" || choice === "required") return null;
  if (!isObject(choice)) {
    return badRequest(
      `Invalid value: ${JSON.stringify(choice)}. Supported values are: 'none', 'auto', and 'required'.`,
      "tool_choice",
      "invalid_value",
    );
  }
  const type = text(choice, "type");
  const named = type === "function" ? [choice] : type === "allowed_tools" ? list(given(choice, "allowed_tools") ?? choice, "tools") : [];
  for (const tool of named) {
    const name = nameOf(tool);
    if (name === undefined)
      return badRequest(
        "Missing required parameter: 'tool_choice.function.name'.",
        "tool_choice.function.name",
        "missing_required_parameter",
      );
    if (!names.includes(name)) return badRequest(`Tool choice '${name}' not found in 'tools' parameter.`, "tool_choice");
  }
  return null;
}

function checkMessages(messages: Json | undefined): ApiError | null {
  if (!isArray(messages)) return badRequest("Missing required parameter: 'messages'.", "messages", "missing_required_parameter");
  if (messages.length === 0) {
    return badRequest(
      "Invalid 'messages': empty array. Expected an array with minimum length 1, but got an empty array instead.",
      "messages",
      "empty_array",
    );
  }
  for (const [index, message] of messages.entries()) {
    const found = checkMessage(message, `messages[${index}]`);
    if (found !== null) return found;
  }
  return checkAnswers(messages);
}

function checkMessage(message: Json, place: string): ApiError | null {
  const role = text(message, "role");
  if (role === undefined || !ROLES.includes(role)) {
    return badRequest(
      `Invalid value: '${role ?? ""}'. Supported values are: 'system', 'assistant', 'user', 'function', 'tool', and 'developer'.`,
      `${place}.role`,
      "invalid_value",
    );
  }
  const content = member(message, "content");
  const calls = member(message, "tool_calls");
  if (member(message, "parsed") !== undefined) return unknownParameter(`${place}.parsed`);
  if (role === "assistant" && calls !== undefined && calls !== null) {
    const found = checkCalls(calls, place);
    if (found !== null) return found;
  }
  const mayBeEmpty =
    role === "assistant" && (given(message, "tool_calls") ?? given(message, "function_call") ?? given(message, "refusal")) !== undefined;
  if (typeof content !== "string" && !isArray(content) && !(mayBeEmpty && (content === undefined || content === null))) {
    const got = content === undefined || content === null ? "null" : isObject(content) ? "an object" : `a ${typeof content}`;
    return badRequest(`Invalid value for 'content': expected a string, got ${got}.`, `${place}.content`);
  }
  if (role === "tool" && text(message, "tool_call_id") === undefined) {
    return badRequest(`Missing required parameter: '${place}.tool_call_id'.`, `${place}.tool_call_id`, "missing_required_parameter");
  }
  return null;
}

function checkCalls(calls: Json, place: string): ApiError | null {
  if (!isArray(calls) || calls.length === 0) {
    return badRequest(
      `Invalid '${place}.tool_calls': empty array. Expected an array with minimum length 1, but got an empty array instead.`,
      `${place}.tool_calls`,
      "empty_array",
    );
  }
  for (const [index, call] of calls.entries()) {
    const found = checkCall(call, `${place}.tool_calls[${index}]`);
    if (found !== null) return found;
  }
  return null;
}

function checkCall(call: Json, place: string): ApiError | null {
  const missing = (key: string): ApiError =>
    badRequest(`Missing required parameter: '${place}.${key}'.`, `${place}.${key}`, "missing_required_parameter");
  if (!text(call, "id")) return missing("id");
  const type = text(call, "type");
  if (type === "custom") return null;
  if (type !== "function") return missing("type");
  if (member(member(call, "function"), "parsed_arguments") !== undefined) return unknownParameter(`${place}.function.parsed_arguments`);
  const name = text(member(call, "function"), "name");
  if (name === undefined) return missing("function.name");
  if (!/^[a-zA-Z0-9_-]+$/.test(name)) return badPattern(`${place}.function.name`);
  if (name.length > 64) return tooLong(`${place}.function.name`, 64, name.length);
  const source = text(member(call, "function"), "arguments");
  if (source === undefined) return missing("function.arguments");
  // Backends that render the history through a template parse it again and answer 400 for ever (reports of 2025 and 2026);
  // "" comes from OpenAI itself for functions without parameters.
  if (source !== "" && parseObject(source) === undefined) {
    return badRequest(
      `Invalid '${place}.function.arguments': expected a string holding a JSON object.`,
      `${place}.function.arguments`,
      "invalid_value",
    );
  }
  return null;
}

/** What the SDK's parse helpers add to a reply must not come back (openai-node strips it where it replays itself). */
export function unknownParameter(place: string): ApiError {
  return badRequest(`Unknown parameter: '${place}'.`, place, "unknown_parameter");
}

export function badPattern(place: string): ApiError {
  return badRequest(
    `Invalid '${place}': string does not match pattern. Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'.`,
    place,
    "invalid_value",
  );
}

export function tooLong(place: string, most: number, length: number): ApiError {
  return badRequest(
    `Invalid '${place}': string too long. Expected a string with maximum length ${most}, but got a string with length ${length} instead.`,
    place,
    "string_above_max_length",
  );
}

export function unsupported(message: string, param: string): ApiError {
  return badRequest(message, param, "unsupported_parameter");
}
