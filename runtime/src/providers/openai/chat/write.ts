/** The next turn of Chat Completions: the assistant's message, then one tool message per call directly after it. */
import { isObject, listOf, objectOf } from "../../../core/json-value.js";
import type { AnsweredCall } from "../../../core/provider.js";
import { notRun, toText } from "../../../core/result-content.js";
import { echoFunction, echoTurn } from "../echo.js";
import { choiceOf, isCustom, legacyPlace } from "./read.js";

const result = (id: unknown, content: unknown): object => ({ role: "tool", tool_call_id: id, content: toText(content) });

/**
 * The message is echoed without what only a response may hold; fields of compatible servers (reasoning, signatures) stay. A reply without
 * a message, or whose message says nothing, has no turn to echo: `content: null` alone is refused (API error, 2026-11). Custom tools are
 * the user's own: their calls must have an answer too, or the next request is refused.
 */
export const write = (response: unknown, answers: readonly AnsweredCall[]): unknown[] => {
  const { tool_calls, function_call, parsed, annotations, audio, ...kept } = objectOf(choiceOf(response)["message"]) as Record<
    string,
    unknown
  >;
  const list = listOf(tool_calls).map(objectOf);
  const calls = echoTurn(list, answers, (answer) => ({ id: answer.id, type: "function", function: echoFunction(answer) }));
  const legacy = answers.find(({ wire }) => wire.at === legacyPlace);
  if (!(kept["content"] || kept["refusal"] || calls[0] || legacy || audio)) return [];
  for (const key in kept) if (kept[key] === null && key !== "content") delete kept[key];
  const turn = {
    ...kept,
    role: "assistant",
    ...(isObject(audio) && { audio: { id: audio["id"] } }),
    ...(calls[0] && { tool_calls: calls }),
    ...(legacy && { function_call: echoFunction(legacy) }),
  };
  return [
    turn,
    ...answers.map((answer) =>
      answer === legacy
        ? { role: "function", name: echoFunction(answer).name, content: toText(answer.content) }
        : result(answer.id, answer.content),
    ),
    ...list.flatMap((call) => (isCustom(call) ? result(call["id"], notRun) : [])),
  ];
};
