/** What Messages refuses. Wording: API error texts quoted in public issues, 2024–2026, and recorded replies. */
import type { Json } from "../../model/json.js";
import { checkTools, toolNames } from "../check/check-tools.js";
import { type ApiError, badRequest } from "../wire/api-error.js";
import { given, isArray, type JsonObject, list, member, text } from "../wire/json-reader.js";
import type { RequestContext } from "../wire/wire-emulator.js";
import { checkBlocks } from "./check-blocks.js";
import { checkResults } from "./check-results.js";
import { blocks, isToolUse } from "./view.js";

/** Models that refuse `any` and `tool` at all (Anthropic, Opus 5.5 migration guide, 2026-11; Fable and Mythos as observed). */
const NEVER_FORCED = /claude-(?:opus-5-5|fable-5|mythos)/;
/** Models that refuse a conversation ending with an assistant message (recorded 2026). */
const NO_PREFILL = /claude-(?:(?:opus|sonnet|haiku|fable)-[5-9]|mythos)/;

export function checkMessages(body: JsonObject, context: RequestContext): ApiError | null {
  if (context.headers["anthropic-version"] === undefined) return badRequest("anthropic-version: header is required");
  const model = text(body, "model");
  if (!model) return badRequest("model: Field required");
  const most = given(body, "max_tokens");
  if (most === undefined) return badRequest("max_tokens: Field required");
  if (typeof most !== "number" || !Number.isInteger(most)) return badRequest("max_tokens: Input should be a valid integer");
  if (most < 1) return badRequest("max_tokens: must be greater than or equal to 1");
  const messages = member(body, "messages");
  if (!isArray(messages)) return badRequest("messages: Field required");
  return (
    checkTools("messages", given(body, "tools")) ??
    checkChoice(body, model) ??
    checkThinking(body, most) ??
    checkConversation(messages, body, model)
  );
}

function checkChoice(body: JsonObject, model: string): ApiError | null {
  const choice = given(body, "tool_choice");
  if (choice === undefined) return null;
  const type = text(choice, "type") ?? "";
  if (!["auto", "any", "tool", "none"].includes(type)) {
    return badRequest(
      `tool_choice: Input tag '${type}' found using 'type' does not match any of the expected tags: 'auto', 'any', 'tool', 'none'`,
    );
  }
  if (list(body, "tools").length === 0) return badRequest("tool_choice: tool_choice may only be specified while providing tools.");
  if (type !== "any" && type !== "tool") return null;
  if (NEVER_FORCED.test(model)) return badRequest('tool_choice: type "tool" and "any" are not supported for this model.');
  if (text(given(body, "thinking"), "type") === "enabled")
    return badRequest("Thinking may not be enabled when tool_choice forces tool use.");
  const name = text(choice, "name");
  if (type === "any") return null;
  if (name === undefined) return badRequest("tool_choice.tool.name: Field required");
  return toolNames(list(body, "tools"), null).includes(name) ? null : badRequest(`Tool '${name}' not found in provided tools`);
}

function checkThinking(body: JsonObject, most: number): ApiError | null {
  const thinking = given(body, "thinking");
  if (text(thinking, "type") !== "enabled") return null;
  const budget = given(thinking, "budget_tokens");
  if (typeof budget !== "number") return badRequest("thinking.enabled.budget_tokens: Field required");
  if (budget < 1024) return badRequest("thinking.enabled.budget_tokens: Input should be greater than or equal to 1024");
  return budget < most ? null : badRequest("`max_tokens` must be greater than `thinking.budget_tokens`.");
}

function checkConversation(messages: readonly Json[], body: JsonObject, model: string): ApiError | null {
  if (messages.length === 0) return badRequest("messages: at least one message is required");
  for (const [index, message] of messages.entries()) {
    const found = checkMessage(message, index, index === messages.length - 1);
    if (found !== null) return found;
  }
  const unanswered = checkResults(messages);
  if (unanswered !== null) return unanswered;
  if (NO_PREFILL.test(model) && text(messages.at(-1), "role") === "assistant") {
    return badRequest("This model does not support assistant message prefill. The conversation must end with a user message.");
  }
  return text(given(body, "thinking"), "type") === "enabled" ? checkLastThinking(messages) : null;
}

function checkMessage(message: Json, index: number, last: boolean): ApiError | null {
  const role = text(message, "role");
  if (role === "system" && blocks(message).every((block) => isArray(member(message, "content")) && text(block, "type") !== "text")) {
    // Tools added in the middle of a conversation stand in system messages (recorded with claude-opus-4-8, 2026).
    return null;
  }
  if (role === "system") {
    return badRequest(
      'messages: Unexpected role "system". The Messages API accepts a top-level `system` parameter, not "system" as an input message role.',
    );
  }
  if (role !== "user" && role !== "assistant") return badRequest(`messages.${index}.role: Input should be 'user' or 'assistant'`);
  const content = member(message, "content");
  if (content === undefined) return badRequest(`messages.${index}.content: Field required`);
  if (typeof content !== "string" && !isArray(content)) return badRequest(`messages.${index}.content: Input should be a valid list`);
  if (content.length === 0 && !(last && role === "assistant")) {
    return badRequest(`messages.${index}: all messages must have non-empty content except for the optional final assistant message`);
  }
  return isArray(content) ? checkBlocks(content, role, `messages.${index}.content`) : null;
}

/** With thinking on, the turn whose calls are being answered starts with its thinking block. */
function checkLastThinking(messages: readonly Json[]): ApiError | null {
  const index = messages.findLastIndex((message) => text(message, "role") === "assistant");
  const message = messages[index];
  if (message === undefined || !blocks(message).some(isToolUse)) return null;
  const first = text(blocks(message)[0], "type") ?? "";
  if (first === "thinking" || first === "redacted_thinking") return null;
  return badRequest(
    `messages.${index}.content.0.type: Expected \`thinking\` or \`redacted_thinking\`, but found \`${first}\`. When \`thinking\` is enabled, ` +
      "a final `assistant` message must start with a thinking block (preceeding the lastmost set of `tool_use` and `tool_result` blocks).",
  );
}
