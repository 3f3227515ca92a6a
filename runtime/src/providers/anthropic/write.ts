/** The next turn of Messages: the content verbatim (thinking and signatures included), then one user turn that holds all results. */
import { byPlace } from "../../core/by-place.js";
import { argumentsObject } from "../../core/arguments.js";
import { type JsonObject, listOf, objectOf, stringOf } from "../../core/json-value.js";
import type { AnsweredCall } from "../../core/provider.js";
import { toText } from "../../core/result-content.js";

/** `input` must be an object in a replayed turn; names are `[A-Za-z0-9_-]` (API errors as seen 2026-11). */
const echoBlock = (block: object, { wire, id, name }: AnsweredCall): object => {
  const safeName = name.replace(/[^\w-]/g, "_").slice(0, 128) || "unknown";
  return { ...block, id, name: safeName, input: argumentsObject(wire.raw) };
};

/** A text block that says nothing is a reply, but no part of a request: `text content blocks must be non-empty` (API error, 2026-11). */
const isBlank = ({ type, text }: JsonObject): boolean => type === "text" && !stringOf(text).trim();

export const write = (response: unknown, answers: readonly AnsweredCall[]): unknown[] => {
  const at = byPlace(answers);
  const blocks = listOf(objectOf(response)["content"]);
  const content = blocks.flatMap((block, place) => {
    const answer = at.get(place)?.[0];
    if (answer) return echoBlock(objectOf(block), answer);
    return isBlank(objectOf(block)) ? [] : [block];
  });
  if (content.length === 0) return [];
  const results = answers.map(({ id, ok, content }) => ({
    type: "tool_result",
    tool_use_id: id,
    content: toText(content),
    ...(ok ? {} : { is_error: true }),
  }));
  const turn = { role: "assistant", content };
  return results.length > 0 ? [turn, { role: "user", content: results }] : [turn];
};
