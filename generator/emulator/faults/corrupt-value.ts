import type { Json } from "../../model/json.js";
import { checkPayload, resolveRef } from "../check/payload-check.js";
import { isArray, isObject, type JsonObject, list, member, text } from "../wire/json-reader.js";

/** Model slips inside otherwise good arguments. */

/** Every string that an enum or const governs, in the other letter case: Anthropic does not promise the case even in strict mode (docs, 2026-11). */
export function swapEnumCase(value: Json, schema: Json | null, root: Json | null): Json {
  const resolved = resolveRef(schema, root);
  const branches = [...list(resolved, "anyOf"), ...list(resolved, "oneOf")];
  const branch = branches.find((candidate) => checkPayload(candidate, value, root) === null);
  if (branch !== undefined) return swapEnumCase(value, branch, root);
  if (typeof value === "string") {
    return member(resolved, "enum") !== undefined || text(resolved, "const") !== undefined ? otherCase(value) : value;
  }
  if (isArray(value)) return value.map((item) => swapEnumCase(item, member(resolved, "items") ?? null, root));
  return isObject(value)
    ? mapMembers(value, (item, key) => swapEnumCase(item, member(member(resolved, "properties"), key) ?? null, root))
    : value;
}

/** Numbers written as strings, at any depth. */
export function numbersAsStrings(value: Json): Json {
  if (typeof value === "number") return String(value);
  if (isArray(value)) return value.map(numbersAsStrings);
  return isObject(value) ? mapMembers(value, numbersAsStrings) : value;
}

/** Each object or array that is a member, as a string of its JSON. */
export function doubleEncodeMembers(value: Json): Json {
  if (!isObject(value)) return value;
  return mapMembers(value, (item) => (typeof item === "object" && item !== null ? JSON.stringify(item) : item));
}

function otherCase(source: string): string {
  const upper = source.toUpperCase();
  return upper === source ? source.toLowerCase() : upper;
}

function mapMembers(value: JsonObject, change: (item: Json, key: string) => Json): Json {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, change(item, key)]));
}
