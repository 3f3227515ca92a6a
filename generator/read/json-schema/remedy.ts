import { didYouMean } from "../../diagnostics/did-you-mean.js";
import type { Json } from "../../model/index.js";
import { isTypeName, typeNames } from "./shape.js";

/** Names that other languages and dialects have for JSON Schema's types. */
const typeSlips: ReadonlyMap<string, string> = new Map([
  ["any", ""],
  ["array[string]", "array"],
  ["bool", "boolean"],
  ["dict", "object"],
  ["dictionary", "object"],
  ["double", "number"],
  ["enum", "string"],
  ["file", "string"],
  ["float", "number"],
  ["function", "object"],
  ["hashmap", "object"],
  ["int", "integer"],
  ["int32", "integer"],
  ["int64", "integer"],
  ["list", "array"],
  ["long", "integer"],
  ["map", "object"],
  ["none", "null"],
  ["nil", "null"],
  ["str", "string"],
  ["struct", "object"],
  ["text", "string"],
  ["tuple", "array"],
  ["undefined", "null"],
  ["date", "string"],
  ["datetime", "string"],
]);

/** What to write instead, where a wrong keyword value is a slip that people often make. */
export function remedyFor(keyword: string, value: Json): string | undefined {
  switch (keyword) {
    case "type":
      return typeof value === "string" ? typeRemedy(value) : undefined;
    case "required":
      return typeof value === "boolean"
        ? "List the names of required properties in the `required` array of the object that holds them."
        : undefined;
    case "items":
      return Array.isArray(value)
        ? "Since draft 2020-12 a tuple is written with `prefixItems`; for an older schema say so with `$schema` or --draft."
        : undefined;
    case "exclusiveMinimum":
    case "exclusiveMaximum":
      return typeof value === "boolean"
        ? "Since draft 6 it is the limit itself; for a draft-4 schema say so with `$schema` or --draft 4."
        : undefined;
    case "enum":
      return "List the allowed values in a non-empty array.";
    case "examples":
      return "Put the examples into an array.";
    case "properties":
      return Array.isArray(value) ? "Write the properties as an object: name to schema." : undefined;
    default:
      return typeof value === "string" && /^-?[0-9.]+$/.test(value)
        ? "Write the number without quotes."
        : value === "true" || value === "false"
          ? "Write true or false without quotes."
          : value === null
            ? "Leave the keyword out."
            : undefined;
  }
}

function typeRemedy(name: string): string | undefined {
  const lower = name.toLowerCase();
  const known = typeSlips.get(lower);
  if (known === "") return "Leave `type` out: a schema without it accepts any value.";
  if (known !== undefined) return `Write "${known}".`;
  if (isTypeName(lower)) return `Write the type in lower case: "${lower}".`;
  const meant = didYouMean(name, typeNames);
  return meant === undefined ? undefined : `Write "${meant}".`;
}
