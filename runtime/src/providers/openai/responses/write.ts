/** The next turn of the Responses API: all output items unchanged and in order (reasoning stays before its call), then the outputs. */
import type { FollowUpOptions } from "../../../contract/result.js";
import { type JsonObject, listOf, objectOf } from "../../../core/json-value.js";
import type { AnsweredCall } from "../../../core/provider.js";
import { toText } from "../../../core/result-content.js";
import { echoFunction } from "../echo.js";
import { isOurs } from "./read.js";

const echoItem = (item: JsonObject, answer: AnsweredCall): object => {
  const call = { type: "function_call", call_id: answer.id, ...echoFunction(answer) };
  if (answer.wire.unwrapped) return call;
  // An unfinished item is answered like the others, so it goes back as a finished one.
  return { ...item, ...call, ...(item.status === "incomplete" ? { status: "completed" } : {}) };
};

export const write = (response: unknown, answers: readonly AnsweredCall[], options: FollowUpOptions): unknown[] => {
  const outputs = answers.map((answer) => ({ type: "function_call_output", call_id: answer.id, output: toText(answer.content) }));
  if (options.previousResponse) return outputs;
  const items = listOf(objectOf(response).output).flatMap((value, place) => {
    const item = objectOf(value);
    if (!isOurs(item)) return [item];
    return answers.filter((answer) => answer.wire.at === place).map((answer) => echoItem(item, answer));
  });
  return [...items, ...outputs];
};
