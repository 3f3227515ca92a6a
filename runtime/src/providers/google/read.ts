/** Reads a whole `GenerateContentResponse`. */
import type { Finish, FinishReason } from "../../contract/result.js";
import { isObject, type JsonObject, listOf, objectOf, stringOf } from "../../core/json-value.js";
import type { Reply, Resending, WireCall } from "../../core/provider.js";
import { usageOf } from "../../core/usage.js";

const reasons: ReadonlyMap<unknown, FinishReason> = new Map([
  ["STOP", "stop"],
  ["MAX_TOKENS", "length"],
]);

/** Words for content that may not be said (Gemini API reference, 2026-11). */
const filtered = /^(?:SAFETY|RECITATION|BLOCKLIST|PROHIBITED_CONTENT|SPII|LANGUAGE)$/;

/** A blocked prompt has no candidate and so no finish word. */
export const finishOf = (word: unknown, blocked: boolean): Finish => ({
  reason: blocked || filtered.test(stringOf(word)) ? "content-filter" : (reasons.get(word) ?? "other"),
  vendor: stringOf(word) || null,
});

/** The model's call could not be read by the vendor itself; asked once more it mostly can (seen 2026-11). */
export const again = ({ calls, text, finish, usage }: Reply, { emit, repair, spend }: Resending, attempt: number): boolean => {
  const { vendor } = finish;
  if (!(attempt <= repair) || text || calls.length > 0 || (vendor !== "MALFORMED_FUNCTION_CALL" && vendor !== "UNEXPECTED_TOOL_CALL"))
    return false;
  spend(usage);
  emit({ type: "resend", finish, attempt });
  return true;
};

/**
 * Whether the last part may have been cut. A call is whole in its part, but where the reply was cut right after it, only a stream shows
 * that the part came before the cut: there such a call is accepted, in a plain reply it is not.
 */
export const cuts = (finish: Finish): boolean => finish.reason === "length" || finish.reason === "content-filter";

export const candidateOf = (response: unknown): JsonObject => objectOf(listOf(objectOf(response)["candidates"])[0]);

export const partsOf = (response: unknown): readonly JsonObject[] =>
  listOf(objectOf(candidateOf(response)["content"])["parts"]).map(objectOf);

/** An empty text is a reply, but no part of a request (Vertex answers 400: `empty text parameter`), except where it carries a signature. */
export const isBlank = (part: JsonObject): boolean =>
  !part["text"] && Object.keys(part).every((key) => key === "text" || key === "thought");

/** A call whose response stands in the same content was run by the server. Matched by id, else by name and order. */
export const runByServer = (parts: readonly JsonObject[]): ReadonlySet<number> => {
  const places = new Set<number>();
  parts.forEach((part, at) => {
    const answer = part["functionResponse"];
    if (!isObject(answer)) return;
    const place = parts.findIndex((other, index) => {
      const call = other["functionCall"];
      if (index > at || !isObject(call) || places.has(index)) return false;
      return answer["id"] && call["id"] ? answer["id"] === call["id"] : answer["name"] === call["name"];
    });
    if (place >= 0) places.add(place);
  });
  return places;
};

export const callOf = (call: JsonObject, place: number, proved: boolean): WireCall => ({
  id: stringOf(call["id"]),
  name: stringOf(call["name"]),
  raw: call["args"],
  proved,
  at: place,
});

export const readUsage = (usage: unknown): Reply["usage"] => {
  const u = objectOf(usage);
  return usageOf(
    [u["promptTokenCount"], u["toolUsePromptTokenCount"]],
    [u["candidatesTokenCount"], u["thoughtsTokenCount"]],
    u["totalTokenCount"],
    u["cachedContentTokenCount"],
    u["thoughtsTokenCount"],
  );
};

export const read = (response: unknown): Reply => {
  const parts = partsOf(response);
  const whole = objectOf(response);
  const blocked = objectOf(whole["promptFeedback"])["blockReason"] !== undefined;
  const finish = finishOf(candidateOf(response)["finishReason"], blocked);
  const served = runByServer(parts);
  const calls = parts.flatMap((part, place): WireCall[] => {
    const call = part["functionCall"];
    if (!isObject(call) || served.has(place)) return [];
    return [callOf(call, place, call["willContinue"] !== true && !(cuts(finish) && place === parts.length - 1))];
  });
  const text = parts.map((part) => (part["thought"] === true ? "" : stringOf(part["text"]))).join("");
  return { calls, text, finish, usage: readUsage(whole["usageMetadata"]) };
};
