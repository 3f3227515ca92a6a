/** The next turn of Chat Completions: the assistant's message, then one tool message per call directly after it. */
import { byPlace } from "../../../core/by-place.js";
import { isObject, listOf, objectOf } from "../../../core/json-value.js";
import type { AnsweredCall } from "../../../core/provider.js";
import { notRun, toText } from "../../../core/result-content.js";
import { echoFunction } from "../echo.js";
import { choiceOf, legacyPlace } from "./read.js";

const result = (id: unknown, content: unknown): object => ({ role: "tool", tool_call_id: id, content: toText(content) });

/**
 * The message is echoed without what only a response may hold; fields of compatible servers (reasoning, signatures) stay. A reply without
 * a message has no turn to echo. Custom tools are the user's own: their calls must have an answer too, or the next request is refused.
 */
export const write = (response: unknown, answers: readonly AnsweredCall[]): unknown[] => {
  const { message } = choiceOf(response);
  const { tool_calls, function_call, parsed, annotations, audio, ...kept } = objectOf(message);
  const at = byPlace(answers);
  const others: object[] = [];
  const calls = listOf(tool_calls).flatMap((value, place): object[] => {
    const call = objectOf(value);
    const ours = at.get(place);
    if (ours)
      return ours.map((answer) => ({
        ...(!answer.wire.unwrapped && call),
        id: answer.id,
        type: "function",
        function: echoFunction(answer),
      }));
    others.push(result(call["id"], notRun));
    return [call];
  });
  const legacy = at.get(legacyPlace)?.[0];
  const turn = {
    ...Object.fromEntries(Object.entries(kept).filter(([key, value]) => value !== null || key === "content")),
    role: "assistant",
    ...(audio ? { audio: { id: objectOf(audio)["id"] } } : {}),
    ...(calls.length > 0 && { tool_calls: calls }),
    ...(legacy && { function_call: echoFunction(legacy) }),
  };
  return [
    ...(isObject(message) ? [turn] : []),
    ...answers.map((answer) =>
      answer === legacy
        ? { role: "function", name: echoFunction(answer).name, content: toText(answer.content) }
        : result(answer.id, answer.content),
    ),
    ...others,
  ];
};
