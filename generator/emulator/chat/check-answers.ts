import type { Json } from "../../model/json.js";
import { type ApiError, badRequest } from "../wire/api-error.js";
import { list, text } from "../wire/json-reader.js";

/** Every call has exactly one `tool` message, directly after the assistant message (error texts as quoted in public issues, 2024–2026). */
export function checkAnswers(messages: readonly Json[]): ApiError | null {
  let open: Set<string> | null = null;
  let answered = new Set<string>();
  for (const [index, message] of messages.entries()) {
    const param = `messages.[${index}].role`;
    if (text(message, "role") === "tool") {
      const id = text(message, "tool_call_id") ?? "";
      if (open === null) {
        return badRequest(
          "Invalid parameter: messages with role 'tool' must be a response to a preceeding message with 'tool_calls'.",
          param,
        );
      }
      if (answered.has(id)) return badRequest(`Duplicate value for 'tool_call_id' of '${id}' in message[${index}]`, param);
      if (!open.has(id)) {
        return badRequest(
          `Invalid parameter: 'tool_call_id' of '${id}' not found in 'tool_calls' of previous message.`,
          `messages.[${index}].tool_call_id`,
        );
      }
      answered.add(id);
      continue;
    }
    const missing = open === null ? null : unanswered(open, answered, param);
    if (missing !== null) return missing;
    const ids: readonly string[] = list(message, "tool_calls").map((call) => text(call, "id") ?? "");
    open = ids.length > 0 ? new Set(ids) : null;
    answered = new Set();
  }
  return open === null ? null : unanswered(open, answered, `messages.[${messages.length}].role`);
}

function unanswered(open: ReadonlySet<string>, answered: ReadonlySet<string>, param: string): ApiError | null {
  const missing = [...open].filter((id) => !answered.has(id));
  if (missing.length === 0) return null;
  return badRequest(
    "An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. " +
      `The following tool_call_ids did not have response messages: ${missing.join(", ")}`,
    param,
  );
}
