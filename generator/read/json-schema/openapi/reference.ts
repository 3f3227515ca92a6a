import type { Json } from "../../../model/index.js";
import { isRecord, type JsonRecord, own, pointerSteps, valueAt } from "../json-pointer.js";

/** What references within the document lead to; `undefined` where they lead nowhere or in a circle. */
export function follow(value: Json, root: JsonRecord): Json | undefined {
  let at: Json | undefined = value;
  for (let steps = 0; steps < 64; steps++) {
    const ref: Json | undefined = isRecord(at) ? own(at, "$ref") : undefined;
    if (typeof ref !== "string") return at;
    if (!ref.startsWith("#/")) return undefined;
    at = pointerSteps(ref.slice(1)).reduce<Json | undefined>((held, step) => (held === undefined ? undefined : valueAt(held, step)), root);
  }
  return undefined;
}

/** The items of a list, none where there is no list. */
export const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []);
