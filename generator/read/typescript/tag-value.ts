import type { Json, Type } from "../../model/index.js";
import { fits } from "./fits.js";
import { literalValue } from "./literal-value.js";
import type { Reading } from "./reading.js";

/**
 * A tag's text as a value of the type: as JSON where that fits, else as text where that fits. Single quotes and back-quotes are quotes,
 * and keys may stand without any, as in code; `null` is no text.
 */
export function valueFor(reading: Reading, type: Type, text: string): Json | undefined {
  const strict = jsonValue(text);
  const json = strict === undefined ? literalValue(text) : strict;
  if (json !== undefined && fits(type, json, reading.types)) return json;
  if (text === "null") return undefined;
  const quoted = /^(['`])((?:(?!\1)[^\\]|\\.)*)\1$/s.exec(text);
  if (quoted) {
    const inner = (quoted[2] ?? "").replace(/\\(['`\\])/g, "$1");
    const value = quoted[1] === "`" ? valueFor(reading, type, inner) : undefined;
    if (value !== undefined) return value;
    if (fits(type, inner, reading.types)) return inner;
  }
  return text !== "" && fits(type, text, reading.types) ? text : undefined;
}

export function jsonValue(text: string): Json | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return typeof value === "number" && !Number.isFinite(value) ? undefined : value;
  } catch {
    return undefined;
  }
}

export function numberValue(text: string): number | undefined {
  const value = jsonValue(text);
  return typeof value === "number" ? value : undefined;
}

/** Text that may stand in JSON quotes. */
export function textValue(text: string): string {
  const value = text.startsWith('"') ? jsonValue(text) : undefined;
  return typeof value === "string" ? value : text;
}

/** A type in the words of a message. */
export function spoken(type: Type): string {
  const words: Partial<Record<Type["kind"], string>> = {
    never: "a type without values",
    null: "null",
    boolean: "a boolean",
    number: type.kind === "number" && type.integer ? "an integer" : "a number",
    string: "a string",
    template: "a template literal",
    literal: "literals",
    array: "an array",
    object: "an object",
    union: "a union",
    ref: "a named type",
    unknown: "any value",
  };
  return words[type.kind] ?? "this type";
}
