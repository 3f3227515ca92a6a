/** The next turn of the Responses API: all output items unchanged and in order (reasoning stays before its call), then the outputs. */
import type { FollowUpOptions } from "../../../contract/result.js";
import { listOf, objectOf } from "../../../core/json-value.js";
import type { AnsweredCall } from "../../../core/provider.js";
import { notRun, toText } from "../../../core/result-content.js";
import { echoFunction, echoTurn } from "../echo.js";

const output = (kind: string, id: unknown, text: string): object => ({ type: `${kind}_output`, call_id: id, output: text });

/** Custom tools are the user's own: their calls must have an output too, or the next request is refused. */
export const write = (response: unknown, answers: readonly AnsweredCall[], options: FollowUpOptions): unknown[] => {
  const items = listOf(objectOf(response)["output"]).map(objectOf);
  // Reasoning that led to nothing, because the reply was cut, is refused without what follows it (API error, 2026-11).
  while (items.at(-1)?.["type"] === "reasoning") items.pop();
  const outputs = [
    ...answers.map(({ id, content }) => output("function_call", id, toText(content))),
    ...items.flatMap(({ type, call_id }) => (type === "custom_tool_call" ? output(type, call_id, notRun) : [])),
  ];
  if (options.previousResponse) return outputs;
  const echoed = echoTurn(items, answers, (answer, { status }) => ({
    type: "function_call",
    call_id: answer.id,
    ...echoFunction(answer),
    // An unfinished item is answered like the others, so it goes back as a finished one.
    ...(status === "incomplete" && { status: "completed" }),
  }));
  return [...echoed, ...outputs];
};
