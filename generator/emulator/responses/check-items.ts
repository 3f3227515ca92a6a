import { type ApiError, badRequest } from "../wire/api-error.js";
import { type JsonObject, list, text } from "../wire/json-reader.js";
import type { Memory } from "../wire/memory.js";
import { encryptedContent } from "./encrypted-content.js";
import { itemType } from "./input.js";

/**
 * The order of a conversation: every call has one output, after it; every reasoning item stands before the items it led to
 * (error texts as quoted in public issues, 2025–2026).
 */
export function checkItems(items: readonly JsonObject[], memory: Memory): ApiError | null {
  return checkIds(items) ?? checkOutputs(items) ?? checkReasoning(items, memory);
}

/** An item stands in a conversation once, also when one half of it is remembered and the other sent. */
function checkIds(items: readonly JsonObject[]): ApiError | null {
  const seen = new Set<string>();
  for (const item of items) {
    const id = text(item, "id");
    if (id === undefined) continue;
    if (seen.has(id))
      return badRequest(`Duplicate item found with id ${id}. Remove duplicate items from your input and try again.`, "input");
    seen.add(id);
  }
  return null;
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
      if (answered.has(id))
        return badRequest(
          `Duplicate function_call_output for call_id '${id}'. Each function_call must have exactly one matching function_call_output`,
          "input",
        );
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
      const altered = checkContent(item, id, memory);
      if (altered !== null) return altered;
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

/** A reasoning item is known by its id where it was stored, by its encrypted content where not, and is never changed. */
function checkContent(item: JsonObject, id: string, memory: Memory): ApiError | null {
  const encrypted = text(item, "encrypted_content");
  if (encrypted === undefined) {
    if (!memory.unstored.has(id)) return null;
    const message =
      `Item with id '${id}' not found. Items are not persisted when \`store\` is set to false. ` +
      "Try again with `store` set to true, or remove this item from your input.";
    return { status: 404, message, param: "input" };
  }
  const summary = list(item, "summary").map((part) => text(part, "text") ?? "");
  if (encrypted === encryptedContent(summary.join(""))) return null;
  return badRequest(
    `The encrypted content ${encrypted.slice(0, 4)}... could not be verified. Reason: Encrypted content could not be decrypted or parsed.`,
    null,
    "invalid_encrypted_content",
  );
}
