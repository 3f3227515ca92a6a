import type { Json } from "../../model/json.js";
import type { OfferedTool, ReceivedResult, ToolChoice, TurnRequest } from "../script/script.js";
import { given, isArray, type JsonObject, list, member, text } from "../wire/json-reader.js";

/** A Chat Completions request, neutral. */
export function chatView(body: JsonObject): TurnRequest {
  const messages = list(body, "messages");
  return {
    api: "chat",
    vertex: false,
    model: text(body, "model") ?? "",
    stream: member(body, "stream") === true,
    turn: messages.filter((message) => list(message, "tool_calls").length > 0).length,
    tools: list(body, "tools").filter(isFunction).map(chatTool),
    toolChoice: openaiToolChoice(given(body, "tool_choice"), (tool) => text(member(tool, "function"), "name")),
    parallel: member(body, "parallel_tool_calls") !== false,
    question: plainText(
      member(
        messages.findLast((message) => text(message, "role") === "user"),
        "content",
      ),
    ),
    results: trailingResults(messages),
    body,
  };
}

function isFunction(tool: Json): boolean {
  return text(tool, "type") === "function";
}

function chatTool(tool: Json): OfferedTool {
  const declared = member(tool, "function");
  return {
    name: text(declared, "name") ?? "",
    description: text(declared, "description") ?? null,
    schema: given(declared, "parameters") ?? null,
    strict: member(declared, "strict") === true,
  };
}

/** OpenAI's `tool_choice` on either API; `nameOf` reads the name from a `{type: "function"}` reference. */
export function openaiToolChoice(choice: Json | undefined, nameOf: (tool: Json) => string | undefined): ToolChoice {
  if (choice === "none") return { kind: "none" };
  if (choice === "required") return { kind: "required", names: null };
  const type = text(choice, "type");
  if (type === "function") return { kind: "tool", name: nameOf(choice ?? null) ?? "" };
  if (type === "allowed_tools") {
    const allowed = given(choice, "allowed_tools") ?? choice;
    const names = list(allowed, "tools").flatMap((tool) => nameOf(tool) ?? []);
    return { kind: text(allowed, "mode") === "required" ? "required" : "auto", names };
  }
  return { kind: "auto", names: null };
}

function trailingResults(messages: readonly Json[]): readonly ReceivedResult[] {
  const last = messages.findLastIndex((message) => list(message, "tool_calls").length > 0);
  if (last < 0) return [];
  const names = new Map(list(messages[last], "tool_calls").map((call) => [text(call, "id"), text(member(call, "function"), "name")]));
  return messages
    .slice(last + 1)
    .filter((message) => text(message, "role") === "tool")
    .map((message) => {
      const id = text(message, "tool_call_id");
      return { id: id ?? null, name: names.get(id) ?? null, content: member(message, "content") ?? null, isError: false };
    });
}

/** Text of a content that is a string or a list of text parts. */
export function plainText(content: Json | undefined): string {
  if (typeof content === "string") return content;
  return isArray(content) ? content.map((part) => text(part, "text") ?? "").join("") : "";
}
