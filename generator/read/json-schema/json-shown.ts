import type { Json } from "../../model/index.js";
import { isRecord } from "./json-pointer.js";

/** A value in a message: scalars as JSON (cut), containers by their kind. */
export function shownJson(value: Json): string {
  if (Array.isArray(value)) return value.length === 0 ? "an empty array" : "an array";
  if (isRecord(value)) return "an object";
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
