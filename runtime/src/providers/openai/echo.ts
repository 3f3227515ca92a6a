/** How a call is written back to OpenAI in a form that it accepts. */
import { argumentsObject, parseArguments } from "../../core/arguments.js";
import { byPlace } from "../../core/by-place.js";
import { type JsonObject, stringOf } from "../../core/json-value.js";
import type { AnsweredCall } from "../../core/provider.js";
import { toJsonText } from "../../core/result-content.js";

/**
 * The arguments as they came where they are the JSON text of an object. Anything else is refused by strict backends in every later
 * turn (seen 2026-11), so it becomes the object it stands for, or `{}`.
 */
export const echoArguments = (raw: unknown): string => {
  const text = stringOf(raw);
  // Text of an object is kept to the byte, so that cached prefixes stay.
  return /^\s*\{/.test(text) && !parseArguments(text).error ? text : toJsonText(argumentsObject(raw));
};

/** Names are `[A-Za-z0-9_-]{1,64}` also in a replayed turn (OpenAI API, 2026-11); `multi_tool_use.parallel` and the like are not. */
export const echoName = (name: string): string => name.replace(/[^\w-]/g, "_").slice(0, 64) || "unknown";

export const echoFunction = ({ wire, name }: AnsweredCall): { name: string; arguments: string } => ({
  name: echoName(name),
  arguments: echoArguments(wire.raw),
});

/**
 * A turn's entries as they go back: calls in the place of theirs, everything else as it stands. What a vendor said of a call stays with it,
 * but not with the calls that came out of a wrapper.
 *
 * @param form what this API says of a call
 */
export const echoTurn = (
  entries: readonly JsonObject[],
  answers: readonly AnsweredCall[],
  form: (answer: AnsweredCall, entry: JsonObject) => object,
): object[] => {
  const at = byPlace(answers);
  return entries.flatMap(
    (entry, place): object | readonly object[] =>
      at.get(place)?.map((answer) => ({ ...(!answer.wire.unwrapped && entry), ...form(answer, entry) })) ?? entry,
  );
};
