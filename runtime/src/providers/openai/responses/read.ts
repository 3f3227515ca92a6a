/** Reads a whole `Response` of the Responses API. */
import type { Finish, FinishReason } from "../../../contract/result.js";
import { type JsonObject, listOf, objectOf, stringOf } from "../../../core/json-value.js";
import type { Reply, WireCall } from "../../../core/provider.js";
import { total, usageOf } from "../../../core/usage.js";

/** There is no finish word for calls; the status says whether the reply is whole. */
const finishOf = (response: JsonObject, refused: boolean): Finish => {
  const { status } = response;
  const vendor = typeof status === "string" ? status : null;
  return { reason: reasonOf(vendor, objectOf(response.incomplete_details).reason, refused), vendor };
};

const reasonOf = (status: string | null, why: unknown, refused: boolean): FinishReason => {
  if (why === "max_output_tokens") return "length";
  if (why === "content_filter") return "content-filter";
  if (refused) return "refusal";
  return status === "completed" || status === null ? "stop" : "other";
};

/** Hosted tools, MCP calls and custom tools are items of other types. */
export const isOurs = (item: JsonObject): boolean => item.type === "function_call";

/** @param cut whether the response ended early and nothing follows this item */
export const callOf = (item: JsonObject, place: number, cut: boolean): WireCall => ({
  id: stringOf(item.call_id) || stringOf(item.id),
  name: stringOf(item.name),
  raw: item.arguments,
  proved: item.status === "completed" || (item.status !== "incomplete" && !cut),
  at: place,
});

export const read = (response: unknown): Reply => {
  const whole = objectOf(response);
  const output = listOf(whole.output).map(objectOf);
  const contents = output.filter((item) => item.type === "message").flatMap((item) => listOf(item.content).map(objectOf));
  const refused = contents.some((part) => part.type === "refusal");
  const finish = finishOf(whole, refused);
  const cut = finish.reason !== "stop" && finish.reason !== "refusal";
  const usage = objectOf(whole.usage);
  return {
    calls: output.flatMap((item, place) => (isOurs(item) ? [callOf(item, place, cut && place === output.length - 1)] : [])),
    text: contents.map((part) => stringOf(part.text) || stringOf(part.refusal)).join(""),
    finish,
    usage: usageOf(
      total(usage.input_tokens),
      total(usage.output_tokens),
      usage.total_tokens,
      objectOf(usage.input_tokens_details).cached_tokens,
      objectOf(usage.output_tokens_details).reasoning_tokens,
    ),
  };
};
