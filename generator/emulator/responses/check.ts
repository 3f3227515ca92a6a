/** What Responses refuses. Wording: API error texts quoted in public issues, 2025–2026, and recorded replies. */
import { badPattern, checkChoice, tooLong, unknownParameter, unsupported } from "../chat/check.js";
import { checkTools, toolNames } from "../check/check-tools.js";
import { type ApiError, badRequest } from "../wire/api-error.js";
import { given, isArray, isObject, type JsonObject, list, member, text } from "../wire/json-reader.js";
import type { RequestContext } from "../wire/wire-emulator.js";
import { checkItems } from "./check-items.js";
import { inputItems, itemType, ownItems } from "./input.js";

const O_SERIES = /^o[134](?:-|$)/;
const ROLES = ["assistant", "system", "developer", "user"];
const LONGEST_OUTPUT = 10_485_760;

export function checkResponses(body: JsonObject, context: RequestContext): ApiError | null {
  const model = text(body, "model");
  if (!model) return badRequest("Missing required parameter: 'model'.", "model", "missing_required_parameter");
  const previous = given(body, "previous_response_id");
  if (previous !== undefined && !context.memory.conversations.has(String(previous))) {
    return badRequest(`Previous response with id '${String(previous)}' not found.`, "previous_response_id", "previous_response_not_found");
  }
  return checkInput(body) ?? checkItems(inputItems(body, context.memory), context.memory) ?? checkSwitches(body, model);
}

function checkSwitches(body: JsonObject, model: string): ApiError | null {
  const tools = given(body, "tools");
  const refused = checkTools("responses", tools);
  if (refused !== null) return refused;
  const choice = given(body, "tool_choice");
  if (list(body, "tools").length === 0 && (choice === "required" || isObject(choice))) {
    return badRequest("Tool choice 'required' must be specified with 'tools' parameter.", "tool_choice");
  }
  if (tools === undefined && given(body, "parallel_tool_calls") !== undefined) {
    return badRequest(
      "Invalid value for 'parallel_tool_calls': 'parallel_tool_calls' is only allowed when 'tools' are specified.",
      "parallel_tool_calls",
    );
  }
  if (O_SERIES.test(model) && given(body, "parallel_tool_calls") !== undefined) {
    return unsupported("Unsupported parameter: 'parallel_tool_calls' is not supported with this model.", "parallel_tool_calls");
  }
  return checkChoice(choice, toolNames(list(body, "tools"), null), (tool) => text(tool, "name"));
}

function checkInput(body: JsonObject): ApiError | null {
  const input = member(body, "input");
  if (input === undefined || input === null)
    return badRequest("Missing required parameter: 'input'.", "input", "missing_required_parameter");
  if (typeof input === "string") return null;
  if (!isArray(input) || !input.every(isObject)) {
    return badRequest("Invalid type for 'input': expected one of a string or array of objects.", "input", "invalid_type");
  }
  for (const [index, item] of ownItems(body).entries()) {
    const found = checkItem(item, `input[${index}]`);
    if (found !== null) return found;
  }
  return null;
}

function checkItem(item: JsonObject, place: string): ApiError | null {
  const missing = (key: string): ApiError =>
    badRequest(`Missing required parameter: '${place}.${key}'.`, `${place}.${key}`, "missing_required_parameter");
  switch (itemType(item)) {
    case "message": {
      const role = text(item, "role");
      if (role === undefined || !ROLES.includes(role)) {
        return badRequest(
          `Invalid value: '${role ?? ""}'. Supported values are: 'assistant', 'system', 'developer', and 'user'.`,
          `${place}.role`,
          "invalid_value",
        );
      }
      const content = member(item, "content");
      return typeof content === "string" || isArray(content) ? null : missing("content");
    }
    case "function_call": {
      const name = text(item, "name");
      const callId = text(item, "call_id");
      if (!callId) return missing("call_id");
      if (callId.length > 64) return tooLong(`${place}.call_id`, 64, callId.length);
      if (name === undefined) return missing("name");
      if (!/^[a-zA-Z0-9_-]+$/.test(name)) return badPattern(`${place}.name`);
      if (name.length > 128) return tooLong(`${place}.name`, 128, name.length);
      if (text(item, "arguments") === undefined) return missing("arguments");
      if (member(item, "parsed_arguments") !== undefined) return unknownParameter(`${place}.parsed_arguments`);
      return checkId(item, place, "fc");
    }
    case "function_call_output": {
      const output = member(item, "output");
      const callId = text(item, "call_id");
      if (!callId) return missing("call_id");
      if (callId.length > 64) return tooLong(`${place}.call_id`, 64, callId.length);
      if (typeof output === "string")
        return output.length > LONGEST_OUTPUT ? tooLong(`${place}.output`, LONGEST_OUTPUT, output.length) : null;
      if (isArray(output)) return null;
      return output === undefined
        ? missing("output")
        : badRequest(
            `Invalid type for '${place}.output': expected one of an array of objects or string.`,
            `${place}.output`,
            "invalid_type",
          );
    }
    case "reasoning":
      return isArray(member(item, "summary")) ? checkId(item, place, "rs") : missing("summary");
    default:
      return null;
  }
}

function checkId(item: JsonObject, place: string, prefix: string): ApiError | null {
  const id = text(item, "id");
  if (id === undefined || id.startsWith(prefix)) return null;
  return badRequest(`Invalid '${place}.id': '${id}'. Expected an ID that begins with '${prefix}'.`, `${place}.id`, "invalid_value");
}
