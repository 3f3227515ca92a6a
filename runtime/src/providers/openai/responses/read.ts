/** Reads a whole `Response` of the Responses API. */
import { isObject, type JsonObject, listOf, objectOf } from "../../../core/json-value.js";
import type { Reply, WireCall } from "../../../core/provider.js";
import { callOf, cuts, finishOf, readUsage, textsOf } from "../reply.js";

/** Hosted tools, MCP calls and custom tools are items of other types. */
export const isOurs = (item: JsonObject): boolean => item["type"] === "function_call";

/** @param cut whether the response ended early and nothing follows this item */
export const itemCall = (item: JsonObject, at: number, cut: boolean): WireCall => {
  const { call_id, id, status } = item;
  return callOf(call_id || id, item, at, status === "completed" || (status !== "incomplete" && !cut));
};

export const read = (response: unknown): Reply => {
  const whole = objectOf(response);
  const output = listOf(whole["output"]).map(objectOf);
  const contents = output.flatMap((item) => (item["type"] === "message" ? listOf(item["content"]).map(objectOf) : []));
  // There is no finish word for calls; the status says whether the reply is whole.
  const refused = contents.some((part) => part["type"] === "refusal");
  // A body that is no object is no ordinary end.
  const finish = finishOf(whole["status"], isObject(response) ? objectOf(whole["incomplete_details"])["reason"] : "none", refused);
  const last = cuts(finish) ? output.length - 1 : -1;
  return {
    calls: output.flatMap((item, place) => (isOurs(item) ? itemCall(item, place, place === last) : [])),
    text: textsOf(contents),
    finish,
    usage: readUsage(whole["usage"]),
  };
};
