import { isArray, isObject, list, member, parseJson, text } from "../wire/json-reader.js";
import type { Turn } from "./script.js";

const MEMBERS = new Set(["text", "calls", "items", "finish", "thinking", "refusal", "error", "usage", "faults"]);

/**
 * A script from a JSON file: an array of turns.
 *
 * @returns the turns, or what is wrong in words, with the place
 */
export function parseScript(source: string): readonly Turn[] | string {
  const value = parseJson(source);
  if (value === undefined) return "the script is no JSON";
  if (!isArray(value)) return "the script is no array of turns";
  for (const [index, turn] of value.entries()) {
    if (!isObject(turn)) return `turn ${index} of the script is no object`;
    const stray = Object.keys(turn).find((key) => !MEMBERS.has(key));
    if (stray !== undefined)
      return `turn ${index} of the script has the unknown member ${JSON.stringify(stray)}; there are ${[...MEMBERS].join(", ")}`;
    if (member(turn, "calls") !== undefined && !isArray(member(turn, "calls"))) return `calls of turn ${index} of the script is no array`;
    for (const [at, call] of list(turn, "calls").entries()) {
      if (!text(call, "name")) return `call ${at} of turn ${index} of the script has no name`;
    }
  }
  return value as unknown as readonly Turn[];
}
