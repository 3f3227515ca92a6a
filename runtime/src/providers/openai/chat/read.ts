/** Reads a whole `ChatCompletion`. */
import type { Finish, FinishReason } from "../../../contract/result.js";
import { type JsonObject, listOf, objectOf, stringOf } from "../../../core/json-value.js";
import type { Reply, WireCall } from "../../../core/provider.js";
import { total, usageOf } from "../../../core/usage.js";

/** Where a legacy `function_call` stands: beside the list of calls. */
export const legacyPlace = -1;

const reasons: ReadonlyMap<unknown, FinishReason> = new Map<unknown, FinishReason>([
  ["stop", "stop"],
  ["tool_calls", "stop"],
  ["function_call", "stop"],
  ["length", "length"],
  ["content_filter", "content-filter"],
]);

/** The finish word says why the reply ended; whether there are calls is seen from the calls alone. */
export const finishOf = (word: unknown, refused: boolean): Finish => ({
  reason: refused ? "refusal" : (reasons.get(word) ?? "other"),
  vendor: typeof word === "string" ? word : null,
});

/** Whether a reply that ended so may have lost the end of its last call. */
export const cuts = (finish: Finish): boolean => finish.reason === "length" || finish.reason === "content-filter";

const ofFunction = (call: JsonObject, place: number): WireCall | undefined => {
  // The type may be missing (several compatible servers); a custom tool is not ours.
  if (call.type === "custom" || "custom" in call) return undefined;
  const fn = objectOf(call.function);
  return { id: stringOf(call.id), name: stringOf(fn.name), raw: fn.arguments, proved: true, at: place };
};

export const callsOf = (message: JsonObject): WireCall[] => {
  const calls = listOf(message.tool_calls).flatMap((call, place) => ofFunction(objectOf(call), place) ?? []);
  const legacy = message.function_call;
  if (legacy !== undefined && legacy !== null) {
    const { name, arguments: raw } = objectOf(legacy);
    calls.push({ id: "", name: stringOf(name), raw, proved: true, at: legacyPlace });
  }
  return calls;
};

export const choiceOf = (response: unknown): JsonObject => objectOf(listOf(objectOf(response).choices)[0]);

/** Content is text, or a list of parts with some compatible servers. */
const textOf = (content: unknown): string =>
  typeof content === "string"
    ? content
    : listOf(content)
        .map((part) => stringOf(objectOf(part).text))
        .join("");

export const readUsage = (usage: unknown): Reply["usage"] => {
  const u = objectOf(usage);
  return usageOf(
    total(u.prompt_tokens),
    total(u.completion_tokens),
    u.total_tokens,
    objectOf(u.prompt_tokens_details).cached_tokens,
    objectOf(u.completion_tokens_details).reasoning_tokens,
  );
};

export const read = (response: unknown): Reply => {
  const choice = choiceOf(response);
  const message = objectOf(choice.message);
  const refusal = stringOf(message.refusal);
  const finish = finishOf(choice.finish_reason, refusal !== "");
  const calls = callsOf(message);
  const last = calls.at(-1);
  if (last && cuts(finish)) last.proved = false;
  return { calls, text: textOf(message.content) || refusal, finish, usage: readUsage(objectOf(response).usage) };
};
