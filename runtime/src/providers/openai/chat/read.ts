/** Reads a whole `ChatCompletion`. */
import { isObject, type JsonObject, listOf, objectOf, stringOf } from "../../../core/json-value.js";
import type { Reply, WireCall } from "../../../core/provider.js";
import { cuts, finishOf, readUsage } from "../finish.js";

/** Where a legacy `function_call` stands: beside the list of calls. */
export const legacyPlace = -1;

export const choiceOf = (response: unknown): JsonObject => objectOf(listOf(objectOf(response)["choices"])[0]);

/** The type may be missing (several compatible servers); a custom tool is not ours. */
export const isCustom = (call: JsonObject): boolean => call["type"] === "custom" || "custom" in call;

const callOf = (id: unknown, fn: unknown, at: number): WireCall => {
  const { name, arguments: raw } = objectOf(fn);
  return { id: stringOf(id), name: stringOf(name), raw, proved: true, at };
};

/** Content is text, or a list of parts with some compatible servers. */
const textOf = (content: unknown): string =>
  stringOf(content) || listOf(content).reduce<string>((text, part) => text + stringOf(objectOf(part)["text"]), "");

export const read = (response: unknown): Reply => {
  const choice = choiceOf(response);
  const { tool_calls: list, function_call: legacy, content, refusal } = objectOf(choice["message"]);
  // A reply without a choice says nothing at all: that is no ordinary end.
  const finish = finishOf(choice["finish_reason"], isObject(choice["message"]) ? null : "no choice", !!refusal);
  const calls = listOf(list)
    .map(objectOf)
    .flatMap((call, at) => (isCustom(call) ? [] : callOf(call["id"], call["function"], at)));
  if (isObject(legacy)) calls.push(callOf("", legacy, legacyPlace));
  const last = calls.at(-1);
  if (last && cuts(finish)) last.proved = false;
  return {
    calls,
    text: textOf(content) || stringOf(refusal),
    finish,
    usage: readUsage(objectOf(response)["usage"], "prompt", "completion"),
  };
};
