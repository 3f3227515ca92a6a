/** The next turn of Chat Completions: the assistant's message, then one tool message per call directly after it. */
import { type JsonObject, listOf, objectOf, without } from "../../../core/json-value.js";
import type { AnsweredCall } from "../../../core/provider.js";
import { toText } from "../../../core/result-content.js";
import { echoArguments, echoFunction } from "../echo.js";
import { choiceOf, legacyPlace } from "./read.js";

const echoCall = (call: JsonObject, answer: AnsweredCall): object => {
  if (answer.wire.unwrapped) return { id: answer.id, type: "function", function: echoFunction(answer) };
  return {
    ...without(call, "index"),
    id: answer.id,
    type: "function",
    function: { ...objectOf(call.function), ...echoFunction(answer) },
  };
};

/** The message without what only a response may hold; fields of compatible servers (reasoning, signatures) stay. */
const echoMessage = (message: JsonObject, answers: readonly AnsweredCall[]): object => {
  const calls = listOf(message.tool_calls).flatMap((call, place) => {
    const ours = answers.filter((answer) => answer.wire.at === place);
    return ours.length > 0 ? ours.map((answer) => echoCall(objectOf(call), answer)) : [call];
  });
  const legacy = answers.find((answer) => answer.wire.at === legacyPlace);
  const { audio } = message;
  const kept = Object.entries(without(message, "tool_calls", "function_call", "parsed", "audio", "annotations")).filter(
    ([key, value]) => value !== null || key === "content",
  );
  return {
    role: "assistant",
    ...Object.fromEntries(kept),
    ...(audio ? { audio: { id: objectOf(audio).id } } : {}),
    ...(calls.length > 0 ? { tool_calls: calls } : {}),
    ...(legacy ? { function_call: { name: echoFunction(legacy).name, arguments: echoArguments(legacy.wire.raw) } } : {}),
  };
};

export const write = (response: unknown, answers: readonly AnsweredCall[]): unknown[] => [
  echoMessage(objectOf(choiceOf(response).message), answers),
  ...answers.map((answer) =>
    answer.wire.at === legacyPlace
      ? { role: "function", name: echoFunction(answer).name, content: toText(answer.content) }
      : { role: "tool", tool_call_id: answer.id, content: toText(answer.content) },
  ),
];
