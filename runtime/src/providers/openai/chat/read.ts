/** Reads a whole `ChatCompletion`. */
import { isObject, type JsonObject, listOf, objectOf, stringOf } from "../../../core/json-value.js";
import type { Reply } from "../../../core/provider.js";
import { callOf, cuts, finishOf, readUsage, textsOf } from "../reply.js";

/** Where a legacy `function_call` stands: beside the list of calls. */
export const legacyPlace = -1;

export const choiceOf = (response: unknown): JsonObject => objectOf(listOf(objectOf(response)["choices"])[0]);

/** The type may be missing (several compatible servers); a custom tool is not ours. */
export const isCustom = (call: JsonObject): boolean => call["type"] === "custom" || "custom" in call;

export const read = (response: unknown): Reply => {
  const choice = choiceOf(response);
  const { tool_calls: list, function_call: legacy, content, refusal } = objectOf(choice["message"]);
  // A reply without a choice says nothing at all: that is no ordinary end.
  const finish = finishOf(choice["finish_reason"], isObject(choice["message"]) ? null : "none", !!refusal);
  const calls = listOf(list)
    .map(objectOf)
    .flatMap((call, at) => (isCustom(call) ? [] : callOf(call["id"], call["function"], at, true)));
  if (isObject(legacy)) calls.push(callOf("", legacy, legacyPlace, true));
  const last = calls.at(-1);
  if (last && cuts(finish)) last.proved = false;
  return {
    calls,
    // Content is text, or a list of parts with some compatible servers.
    text: stringOf(content) || textsOf(listOf(content)) || stringOf(refusal),
    finish,
    usage: readUsage(objectOf(response)["usage"]),
  };
};
