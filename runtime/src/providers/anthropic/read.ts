/** Reads a whole `Message`. */
import type { Finish, FinishReason } from "../../contract/result.js";
import { type JsonObject, listOf, objectOf, stringOf } from "../../core/json-value.js";
import type { Reply, WireCall } from "../../core/provider.js";
import { usageOf } from "../../core/usage.js";

const reasons: ReadonlyMap<unknown, FinishReason> = new Map<unknown, FinishReason>([
  ["end_turn", "stop"],
  ["tool_use", "stop"],
  ["stop_sequence", "stop"],
  ["max_tokens", "length"],
  ["model_context_window_exceeded", "length"],
  ["refusal", "refusal"],
]);

export const finishOf = (word: unknown): Finish => ({
  reason: reasons.get(word) ?? "other",
  vendor: typeof word === "string" ? word : null,
});

/**
 * Whether a reply that ended with this word has its last block whole. A block is closed also where `max_tokens` cut it, and a word that
 * is not known proves nothing; no word at all is a whole body of a compatible server.
 */
export const provesLast = ({ reason, vendor }: Finish): boolean => reason === "stop" || vendor === null || vendor === "pause_turn";

export const isOurs = (block: JsonObject): boolean => block["type"] === "tool_use";

/** A `fallback` block hands a refused reply to another model; the block before it may have been cut. */
export const isFallback = (block: JsonObject): boolean => block["type"] === "fallback";

export const readUsage = (usage: unknown): Reply["usage"] => {
  const u = objectOf(usage);
  // Cached tokens are not part of `input_tokens` here, unlike with the other vendors (Anthropic API reference, 2026-11).
  const cached = u["cache_read_input_tokens"];
  return usageOf([u["input_tokens"], u["cache_creation_input_tokens"], cached], [u["output_tokens"]], undefined, cached);
};

export const read = (response: unknown): Reply => {
  const message = objectOf(response);
  const content = listOf(message["content"]).map(objectOf);
  const finish = finishOf(message["stop_reason"]);
  const calls = content.flatMap((block, place): WireCall[] => {
    if (!isOurs(block)) return [];
    const next = content[place + 1];
    const proved = next ? !isFallback(next) : provesLast(finish);
    return [{ id: stringOf(block["id"]), name: stringOf(block["name"]), raw: block["input"], proved, at: place }];
  });
  const text = content.map((block) => (block["type"] === "text" ? stringOf(block["text"]) : "")).join("");
  return { calls, text, finish, usage: readUsage(message["usage"]) };
};
