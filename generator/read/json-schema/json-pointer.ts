import { type Json, pointerStep } from "../../model/index.js";

/** JSON Pointers (RFC 6901). */

export const pointerOf = (parent: string, step: string | number): string =>
  `${parent}/${typeof step === "string" && /[~/]/.test(step) ? pointerStep(step) : step}`;

/** The steps of a pointer, unescaped; the empty pointer has none. */
export const pointerSteps = (pointer: string): readonly string[] =>
  pointer === ""
    ? []
    : pointer
        .slice(1)
        .split("/")
        .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));

/** One step down; `undefined` where there is nothing. */
export function valueAt(value: Json, step: string): Json | undefined {
  if (Array.isArray(value)) return /^(?:0|[1-9][0-9]*)$/.test(step) ? (value as readonly Json[])[Number(step)] : undefined;
  return isRecord(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}

export type JsonRecord = { readonly [key: string]: Json };

export const isRecord = (value: Json | undefined): value is JsonRecord =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** An own property; the prototype is never asked. */
export const own = (record: JsonRecord, key: string): Json | undefined => (Object.hasOwn(record, key) ? record[key] : undefined);
