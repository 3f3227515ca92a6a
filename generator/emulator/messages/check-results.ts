import type { Json } from "../../model/json.js";
import { type ApiError, badRequest } from "../wire/api-error.js";
import { text } from "../wire/json-reader.js";
import { blocks, isToolUse } from "./view.js";

/** Messages of one role in a row count as one turn (Messages API reference, 2026-11). */
interface Turn {
  readonly role: string;
  /** Index of the first message, for the error's place. */
  readonly at: number;
  readonly content: Json[];
}

/**
 * Every `tool_use` has one `tool_result` among the blocks that *start* the next user turn, and no result stands
 * anywhere else (error texts as quoted in public issues, 2024–2026).
 */
export function checkResults(messages: readonly Json[]): ApiError | null {
  const turns = turnsOf(messages);
  for (const [index, turn] of turns.entries()) {
    const found = turn.role === "assistant" ? checkAnswered(turn, turns[index + 1]) : checkAsked(turn, turns[index - 1]);
    if (found !== null) return found;
  }
  return null;
}

function turnsOf(messages: readonly Json[]): readonly Turn[] {
  const turns: Turn[] = [];
  for (const [at, message] of messages.entries()) {
    const role = text(message, "role") ?? "";
    const last = turns.at(-1);
    if (last?.role === role) last.content.push(...blocks(message));
    else turns.push({ role, at, content: [...blocks(message)] });
  }
  return turns;
}

function idsOf(turn: Turn | undefined): readonly string[] {
  return (turn?.content ?? []).filter(isToolUse).map((block) => text(block, "id") ?? "");
}

function leadingResults(turn: Turn | undefined): readonly Json[] {
  const content = turn?.content ?? [];
  const end = content.findIndex((block) => text(block, "type") !== "tool_result");
  return end < 0 ? content : content.slice(0, end);
}

function checkAnswered(turn: Turn, next: Turn | undefined): ApiError | null {
  const answered = new Set(leadingResults(next).map((block) => text(block, "tool_use_id")));
  const missing = idsOf(turn).filter((id) => !answered.has(id));
  if (missing.length === 0) return null;
  return badRequest(
    `messages.${turn.at}: \`tool_use\` ids were found without \`tool_result\` blocks immediately after: ${missing.join(", ")}. ` +
      "Each `tool_use` block must have a corresponding `tool_result` block in the next message.",
  );
}

function checkAsked(turn: Turn, previous: Turn | undefined): ApiError | null {
  const asked = new Set(idsOf(previous));
  const seen = new Set<string>();
  for (const [index, block] of turn.content.entries()) {
    if (text(block, "type") !== "tool_result") continue;
    const id = text(block, "tool_use_id") ?? "";
    if (!asked.has(id)) {
      return badRequest(
        `messages.${turn.at}.content.${index}: unexpected \`tool_use_id\` found in \`tool_result\` blocks: ${id}. ` +
          "Each `tool_result` block must have a corresponding `tool_use` block in the previous message.",
      );
    }
    if (seen.has(id)) {
      return badRequest(
        `messages.${turn.at}.content.${index}: each tool_use must have a single result. Found multiple \`tool_result\` blocks with id: ${id}`,
      );
    }
    seen.add(id);
  }
  return null;
}
