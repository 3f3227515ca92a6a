import type { Json } from "../../model/json.js";
import { type ApiError, badRequest } from "../wire/api-error.js";
import { member, text } from "../wire/json-reader.js";
import type { Generation } from "./generation.js";
import { callsOf, responsesOf } from "./view.js";

/** A model content with calls is followed by one content with exactly as many responses, and responses stand nowhere else. */
export function checkTurns(contents: readonly Json[], generation: Generation): ApiError | null {
  for (const [index, content] of contents.entries()) {
    const before = contents[index - 1];
    const calls = callsOf(content);
    const responses = responsesOf(content);
    if (calls.length > 0) {
      if (before === undefined || text(before, "role") === "model") {
        return badRequest("Please ensure that function call turn comes immediately after a user turn or after a function response turn.");
      }
      if (responsesOf(contents[index + 1]).length !== calls.length) return mismatch();
    }
    if (responses.length > 0) {
      const asked = callsOf(before);
      if (asked.length === 0) return badRequest("Please ensure that function response turn comes immediately after a function call turn.");
      const found = checkMatch(asked, responses, generation);
      if (found !== null) return found;
    }
  }
  return null;
}

function mismatch(): ApiError {
  return badRequest(
    "Please ensure that the number of function response parts is equal to the number of function call parts of the function call turn.",
  );
}

/** From Gemini 3.5 on each response echoes id and name of its call (observed 2026-08; the wording is ours). Older models match by position. */
function checkMatch(asked: readonly Json[], responses: readonly Json[], generation: Generation): ApiError | null {
  if (!generation.matchesIds) return null;
  const open = asked.map((part) => {
    const call = member(part, "functionCall");
    return { id: text(call, "id"), name: text(call, "name") };
  });
  for (const part of responses) {
    const response = member(part, "functionResponse");
    const id = text(response, "id");
    const name = text(response, "name");
    const at = open.findIndex((call) => call.id === id && call.name === name);
    if (at < 0) {
      return badRequest(
        `Function response ${JSON.stringify({ id: id ?? null, name: name ?? null })} matches no open function call of the function call turn by id and name.`,
      );
    }
    open.splice(at, 1);
  }
  return null;
}
