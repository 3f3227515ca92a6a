/**
 * The next turn of generateContent: the model's Content unchanged and in one piece (signatures stay on their parts), then one user
 * Content with exactly one response per call.
 */
import { byPlace } from "../../core/by-place.js";
import { argumentsObject } from "../../core/arguments.js";
import { listOf, objectOf } from "../../core/json-value.js";
import type { AnsweredCall } from "../../core/provider.js";
import { toJsonText } from "../../core/result-content.js";
import { candidateOf, isBlank } from "./read.js";

/** `response` must be an object: `output` for a result, `error` for a failure (Gemini API, 2026-11). */
const responsePart = ({ wire, id, name, ok, content }: AnsweredCall): object => ({
  functionResponse: {
    // Where the call had no id, its response may have none.
    ...(wire.id ? { id } : {}),
    name,
    response: ok ? { output: JSON.parse(toJsonText(content)) } : objectOf(content),
  },
});

const echoPart = (part: object, { wire, id, name }: AnsweredCall): object => {
  return { ...part, functionCall: { ...(wire.id ? { id } : {}), name, args: argumentsObject(wire.raw) } };
};

export const write = (response: unknown, answers: readonly AnsweredCall[]): unknown[] => {
  const content = objectOf(candidateOf(response)["content"]);
  const at = byPlace(answers);
  const parts = listOf(content["parts"]).flatMap((part, place) => {
    const answer = at.get(place)?.[0];
    if (answer) return echoPart(objectOf(part), answer);
    return isBlank(objectOf(part)) ? [] : [part];
  });
  if (parts.length === 0) return [];
  const turn = { ...content, role: "model", parts };
  return answers.length > 0 ? [turn, { role: "user", parts: answers.map(responsePart) }] : [turn];
};
