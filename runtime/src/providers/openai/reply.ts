/** What both APIs say about a call, the end of a reply and its cost. */
import type { Finish, FinishReason, Usage } from "../../contract/result.js";
import { objectOf, stringOf } from "../../core/json-value.js";
import type { WireCall } from "../../core/provider.js";
import { usageOf } from "../../core/usage.js";

/** @param said what holds its name and arguments */
export const callOf = (id: unknown, said: unknown, at: number, proved: boolean): WireCall => {
  const call = objectOf(said);
  // Not by destructuring: TypeScript 7.0 takes the name `arguments` in a pattern for the variable.
  return { id: stringOf(id), name: stringOf(call["name"]), raw: call["arguments"], proved, at };
};

/** Finish words of Chat Completions, statuses and reasons of incompleteness of Responses. Calls are seen from the calls alone. */
const reasonOf = (word: string): FinishReason => {
  if (/^(stop|tool_calls|function_call|completed)$/.test(word)) return "stop";
  if (/^(length|max_output_tokens)$/.test(word)) return "length";
  return word === "content_filter" ? "content-filter" : "other";
};

/**
 * @param word the finish word or status; a whole reply without any, as some compatible servers send it, just ended
 * @param why says more than the word, where it is there
 */
export const finishOf = (word: unknown, why: unknown, refused: boolean): Finish => ({
  reason: refused ? "refusal" : reasonOf(stringOf(why ?? word ?? "stop")),
  vendor: stringOf(word) || null,
});

/** The texts of a message's parts, refusals among them. */
export const textsOf = (parts: readonly unknown[]): string =>
  parts
    .map((part) => {
      const { text, refusal } = objectOf(part);
      return stringOf(text) || stringOf(refusal);
    })
    .join("");

/** Whether a reply that ended so may have lost the end of its last call. */
export const cuts = ({ reason }: Finish): boolean => reason !== "stop" && reason !== "refusal";

/** Each API has its own words for the two sides; some compatible servers use the other's. */
export const readUsage = (usage: unknown): Usage => {
  const u = objectOf(usage);
  return usageOf(
    [u["prompt_tokens"] ?? u["input_tokens"]],
    [u["completion_tokens"] ?? u["output_tokens"]],
    u["total_tokens"],
    objectOf(u["prompt_tokens_details"] ?? u["input_tokens_details"])["cached_tokens"],
    objectOf(u["completion_tokens_details"] ?? u["output_tokens_details"])["reasoning_tokens"],
  );
};
