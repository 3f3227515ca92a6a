/** The next turn of Chat Completions: the assistant's message, then one tool message per call directly after it. */
import { byPlace } from "../../../core/by-place.js";
import { isObject, type JsonObject, listOf, objectOf } from "../../../core/json-value.js";
import type { AnsweredCall } from "../../../core/provider.js";
import { toText } from "../../../core/result-content.js";
import { echoFunction } from "../echo.js";
import { choiceOf, legacyPlace } from "./read.js";

const echoCall = (call: JsonObject, answer: AnsweredCall): object => ({
  ...(answer.wire.unwrapped ? {} : call),
  id: answer.id,
  type: "function",
  function: echoFunction(answer),
});

/** The message without what only a response may hold; fields of compatible servers (reasoning, signatures) stay. */
const echoMessage = (message: JsonObject, answers: readonly AnsweredCall[]): object => {
  const at = byPlace(answers);
  const { tool_calls, function_call: _call, parsed: _parsed, annotations: _annotations, audio, ...kept } = message;
  const calls = listOf(tool_calls).flatMap((call, place) => {
    const ours = at[place];
    return ours ? ours.map((answer) => echoCall(objectOf(call), answer)) : [call];
  });
  const legacy = answers.find(({ wire }) => wire.at === legacyPlace);
  return {
    ...Object.fromEntries(Object.entries(kept).filter(([key, value]) => value !== null || key === "content")),
    role: "assistant",
    ...(audio ? { audio: { id: objectOf(audio)["id"] } } : {}),
    ...(calls.length > 0 && { tool_calls: calls }),
    ...(legacy && { function_call: echoFunction(legacy) }),
  };
};

/** A reply without a message has no turn to echo; one without content would be refused. */
const echoTurn = (message: unknown, answers: readonly AnsweredCall[]): readonly object[] =>
  isObject(message) ? [echoMessage(message, answers)] : [];

export const write = (response: unknown, answers: readonly AnsweredCall[]): unknown[] => [
  ...echoTurn(choiceOf(response)["message"], answers),
  ...answers.map((answer) => {
    const content = toText(answer.content);
    if (answer.wire.at === legacyPlace) return { role: "function", name: echoFunction(answer).name, content };
    return { role: "tool", tool_call_id: answer.id, content };
  }),
];
