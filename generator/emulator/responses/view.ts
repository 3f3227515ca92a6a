import { openaiToolChoice, plainText } from "../chat/view.js";
import type { OfferedTool, ReceivedResult, TurnRequest } from "../script/script.js";
import type { Json } from "../../model/json.js";
import { given, type JsonObject, list, member, text } from "../wire/json-reader.js";
import type { RequestContext } from "../wire/wire-emulator.js";
import { inputItems, itemType } from "./input.js";
import { normalisedTool } from "./normalised-tool.js";

/** A Responses request, neutral. */
export function responsesView(body: JsonObject, context: RequestContext): TurnRequest {
  const items = inputItems(body, context.memory);
  return {
    api: "responses",
    vertex: false,
    model: text(body, "model") ?? "",
    stream: member(body, "stream") === true,
    turn: items.filter((item, index) => isCall(item) && !isCallAt(items, previousOutput(items, index))).length,
    tools: list(body, "tools")
      .filter((tool) => text(tool, "type") === "function")
      .map((tool) => responsesTool(normalisedTool(tool))),
    toolChoice: openaiToolChoice(given(body, "tool_choice"), (tool) => text(tool, "name")),
    parallel: member(body, "parallel_tool_calls") !== false,
    question: plainText(
      member(
        items.findLast((item) => itemType(item) === "message" && text(item, "role") === "user"),
        "content",
      ),
    ),
    results: trailingResults(items),
    body,
  };
}

function isCall(item: JsonObject | undefined): boolean {
  return item !== undefined && itemType(item) === "function_call";
}

function isCallAt(items: readonly JsonObject[], index: number): boolean {
  return isCall(items[index]);
}

/** Index of the item before `index` that is no reasoning or message of the same reply. */
function previousOutput(items: readonly JsonObject[], index: number): number {
  let at = index - 1;
  while (at >= 0) {
    const item = items[at];
    const own =
      item !== undefined && (itemType(item) === "reasoning" || (itemType(item) === "message" && text(item, "role") === "assistant"));
    if (!own) return at;
    at--;
  }
  return at;
}

function responsesTool(tool: Json): OfferedTool {
  return {
    name: text(tool, "name") ?? "",
    description: text(tool, "description") ?? null,
    schema: given(tool, "parameters") ?? null,
    strict: member(tool, "strict") === true,
  };
}

function trailingResults(items: readonly JsonObject[]): readonly ReceivedResult[] {
  const names = new Map(items.filter(isCall).map((item) => [text(item, "call_id"), text(item, "name")]));
  const last = items.findLastIndex(isCall);
  return items
    .slice(last + 1)
    .filter((item) => itemType(item) === "function_call_output")
    .map((item) => {
      const id = text(item, "call_id");
      return { id: id ?? null, name: names.get(id) ?? null, content: member(item, "output") ?? null, isError: false };
    });
}
