import { isArray, isObject, type JsonObject, member, text } from "../wire/json-reader.js";
import type { Memory } from "../wire/memory.js";

/** The conversation a request stands for: what `previous_response_id` remembers, then its own input items. */
export function inputItems(body: JsonObject, memory: Memory): readonly JsonObject[] {
  const earlier = memory.conversations.get(text(body, "previous_response_id") ?? "") ?? [];
  return [...earlier, ...ownItems(body)];
}

/** The request's own input; a string is one user message. */
export function ownItems(body: JsonObject): readonly JsonObject[] {
  const input = member(body, "input");
  if (typeof input === "string") return [{ type: "message", role: "user", content: input }];
  return isArray(input) ? input.filter(isObject) : [];
}

/** An item's type; a message may leave it out. */
export function itemType(item: JsonObject): string {
  return text(item, "type") ?? "message";
}
