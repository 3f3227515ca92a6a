import { type ApiError, badRequest } from "../wire/api-error.js";
import { type JsonObject, text } from "../wire/json-reader.js";
import type { Memory } from "../wire/memory.js";
import { itemType } from "./input.js";

/**
 * The order of a conversation: every call has one output, after it; every reasoning item stands before the items it led to
 * (error texts as quoted in public issues, 2025–2026).
 */
export function checkItems(items: readonly JsonObject[], memory: Memory): ApiError | null {
  return checkOutputs(items) ?? checkReasoning(items, memory);
}

function checkOutputs(items: readonly JsonObject[]): ApiError | null {
  const open = new Map<string, number>();
  const answered = new Set<string>();
  for (const item of items) {
    const id = text(item, "call_id") ?? "";
    if (itemType(item) === "function_call") {
      if (open.has(id)) return badRequest(`No tool output found for function call ${id}.`, "input");
      answered.delete(id);
      open.set(id, open.size);
    } else if (itemType(item) === "function_call_output") {
      if (answered.has(id)) return badRequest(`Duplicate tool output found for function call ${id}.`, "input");
      if (!open.delete(id)) return badRequest(`No tool call found for function call output with call_id ${id}.`, "input");
      answered.add(id);
    } else if (open.size > 0 && itemType(item) === "message" && text(item, "role") !== "assistant") {
      break;
    }
  }
  const missing = open.keys().next();
  return missing.done ? null : badRequest(`No tool output found for function call ${missing.value}.`, "input");
}

/**
 * Only ids that this emulator gave out are known; items without ids (all detached) ask for nothing. The reasoning item
 * must come before its item with nothing but items of the same reply between.
 */
function checkReasoning(items: readonly JsonObject[], memory: Memory): ApiError | null {
  let inForce = new Set<string>();
  for (const [index, item] of items.entries()) {
    const type = itemType(item);
    const id = text(item, "id");
    if (type === "function_call_output" || (type === "message" && text(item, "role") !== "assistant")) {
      inForce = new Set();
      continue;
    }
    if (id === undefined) continue;
    if (type === "reasoning") {
      const follower = memory.followerOf.get(id);
      if (follower !== undefined && text(items[index + 1], "id") !== follower) {
        return badRequest(`Item '${id}' of type 'reasoning' was provided without its required following item.`, "input");
      }
      inForce.add(id);
      continue;
    }
    const reasoning = memory.reasoningOf.get(id);
    if (reasoning !== undefined && !inForce.has(reasoning)) {
      return badRequest(`Item '${id}' of type '${type}' was provided without its required 'reasoning' item: '${reasoning}'.`, "input");
    }
  }
  return null;
}
