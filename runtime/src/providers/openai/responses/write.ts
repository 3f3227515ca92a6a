/** The next turn of the Responses API: all output items unchanged and in order (reasoning stays before its call), then the outputs. */
import type { FollowUpOptions } from "../../../contract/result.js";
import { byPlace } from "../../../core/by-place.js";
import { type JsonObject, listOf, objectOf } from "../../../core/json-value.js";
import type { AnsweredCall } from "../../../core/provider.js";
import { toText } from "../../../core/result-content.js";
import { echoFunction } from "../echo.js";
import { isOurs } from "./read.js";

const echoItem = (item: JsonObject, answer: AnsweredCall): object => ({
  ...(answer.wire.unwrapped ? {} : item),
  type: "function_call",
  call_id: answer.id,
  ...echoFunction(answer),
  // An unfinished item is answered like the others, so it goes back as a finished one.
  ...(item["status"] === "incomplete" && { status: "completed" }),
});

export const write = (response: unknown, answers: readonly AnsweredCall[], options: FollowUpOptions): unknown[] => {
  const outputs = answers.map(({ id, content }) => ({ type: "function_call_output", call_id: id, output: toText(content) }));
  if (options.previousResponse) return outputs;
  const at = byPlace(answers);
  const items = listOf(objectOf(response)["output"]).flatMap((value, place) => {
    const item = objectOf(value);
    return isOurs(item) ? (at[place] ?? []).map((answer) => echoItem(item, answer)) : [item];
  });
  return [...items, ...outputs];
};
