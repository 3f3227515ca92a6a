/** Reads a call's arguments in all the forms that vendors and their imitators send. */
import { type JsonObject, objectOf } from "./json-value.js";

/** `error` where the text is no JSON. */
export interface ParsedArguments {
  readonly value?: unknown;
  readonly error?: Error;
}

/**
 * A tool without arguments is called with `""`, `null`, `"null"`, `{}` or nothing at all: all of them mean `{}`. A JSON text inside a
 * JSON string (double encoding, seen with several models) is read once more.
 *
 * @param raw JSON text, or a value from vendors that send values.
 */
export const parseArguments = (raw: unknown): ParsedArguments => {
  let value = raw;
  try {
    for (let layer = 0; layer < 2 && typeof value === "string"; layer++) value = value.trim() ? JSON.parse(value) : {};
  } catch (error) {
    // A string that is no JSON itself is what was meant.
    if (value === raw) return { error: error as Error };
  }
  return { value: value ?? {} };
};

/** The arguments where they are an object, else an empty one: what every vendor takes in a replayed turn. */
export const argumentsObject = (raw: unknown): JsonObject => objectOf(parseArguments(raw).value);
