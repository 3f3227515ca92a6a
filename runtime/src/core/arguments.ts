/** Reads a call's arguments in all the forms that vendors and their imitators send. */
import { type JsonObject, objectOf } from "./json-value.js";

export type ParsedArguments = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string };

/**
 * A tool without arguments is called with `""`, `null`, `"null"`, `{}` or nothing at all: all of them mean `{}`. A JSON text inside a
 * JSON string (double encoding, seen with several models) is read once more.
 *
 * @param raw JSON text, or a value from vendors that send values.
 */
export const parseArguments = (raw: unknown): ParsedArguments => {
  let value = raw;
  for (let layer = 0; layer < 2 && typeof value === "string"; layer++) {
    try {
      value = value.trim() === "" ? {} : JSON.parse(value);
    } catch (error) {
      if (layer === 0) return { ok: false, message: (error as SyntaxError).message };
      break;
    }
  }
  return { ok: true, value: value ?? {} };
};

/** The arguments where they are an object, else an empty one: what every vendor takes in a replayed turn. */
export const argumentsObject = (raw: unknown): JsonObject => {
  const parsed = parseArguments(raw);
  return objectOf(parsed.ok && parsed.value);
};
