import type { Json } from "../../model/json.js";
import { plainText } from "../chat/view.js";
import type { OfferedTool, ReceivedResult, ToolChoice, TurnRequest } from "../script/script.js";
import { given, isArray, type JsonObject, list, member, text } from "../wire/json-reader.js";

/** A Messages request, neutral. */
export function messagesView(body: JsonObject): TurnRequest {
  const messages = list(body, "messages");
  return {
    api: "messages",
    vertex: false,
    model: text(body, "model") ?? "",
    stream: member(body, "stream") === true,
    turn: messages.filter((message) => text(message, "role") === "assistant" && blocks(message).some(isToolUse)).length,
    tools: list(body, "tools").filter(isClientTool).map(clientTool),
    toolChoice: toolChoice(given(body, "tool_choice")),
    parallel: member(given(body, "tool_choice"), "disable_parallel_tool_use") !== true,
    question: lastQuestion(messages),
    results: trailingResults(messages),
    body,
  };
}

/** Content as blocks; a string is one text block. */
export function blocks(message: Json): readonly Json[] {
  const content = member(message, "content");
  if (typeof content === "string") return [{ type: "text", text: content }];
  return isArray(content) ? content : [];
}

export function isToolUse(block: Json): boolean {
  return text(block, "type") === "tool_use";
}

/** Tools the client runs: no `type`, or `custom`. */
function isClientTool(tool: Json): boolean {
  const type = given(tool, "type");
  return type === undefined || type === "custom";
}

function clientTool(tool: Json): OfferedTool {
  return {
    name: text(tool, "name") ?? "",
    description: text(tool, "description") ?? null,
    schema: given(tool, "input_schema") ?? null,
    strict: member(tool, "strict") === true,
  };
}

function toolChoice(choice: Json | undefined): ToolChoice {
  switch (text(choice, "type")) {
    case "none":
      return { kind: "none" };
    case "any":
      return { kind: "required", names: null };
    case "tool":
      return { kind: "tool", name: text(choice, "name") ?? "" };
    default:
      return { kind: "auto", names: null };
  }
}

function lastQuestion(messages: readonly Json[]): string {
  const asked = messages.findLast(
    (message) => text(message, "role") === "user" && blocks(message).some((block) => text(block, "type") === "text"),
  );
  return asked === undefined ? "" : plainText(blocks(asked).filter((block) => text(block, "type") === "text"));
}

function trailingResults(messages: readonly Json[]): readonly ReceivedResult[] {
  const last = messages.findLastIndex((message) => text(message, "role") === "assistant");
  const asked = messages[last];
  if (asked === undefined) return [];
  const names = new Map(
    blocks(asked)
      .filter(isToolUse)
      .map((block) => [text(block, "id"), text(block, "name")]),
  );
  return messages
    .slice(last + 1)
    .flatMap(blocks)
    .filter((block) => text(block, "type") === "tool_result")
    .map((block) => {
      const id = text(block, "tool_use_id");
      return {
        id: id ?? null,
        name: names.get(id) ?? null,
        content: member(block, "content") ?? null,
        isError: member(block, "is_error") === true,
      };
    });
}
