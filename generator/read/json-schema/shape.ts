import { canonical, type Json } from "../../model/index.js";
import { isRecord } from "./json-pointer.js";
import type { Shape } from "./keywords.js";
import { pointerOf } from "./json-pointer.js";

/** What a keyword's own value must look like; what stands in its subschemas is checked there. `undefined` = it is as it must be. */
export function expectedShape(shape: Shape, value: Json, draft4: boolean): string | undefined {
  switch (shape) {
    case "any":
      return undefined;
    case "string":
      return typeof value === "string" ? undefined : "a string";
    case "boolean":
      return typeof value === "boolean" ? undefined : "true or false";
    case "number":
      return typeof value === "number" ? undefined : "a number";
    case "positive":
      return typeof value === "number" && value > 0 ? undefined : "a number greater than 0";
    case "count":
      return typeof value === "number" && Number.isInteger(value) && value >= 0 ? undefined : "a whole number of at least 0";
    case "array":
      return Array.isArray(value) ? undefined : "an array";
    case "enum-4":
    case "enum-6":
      return Array.isArray(value) && value.length > 0 && allDifferent(value) ? undefined : "a non-empty array of different values";
    case "anchor-2019":
      return typeof value === "string" && /^[A-Za-z][-A-Za-z0-9.:_]*$/.test(value) ? undefined : anchorShape;
    case "anchor-2020":
      return typeof value === "string" && /^[A-Za-z_][-A-Za-z0-9._]*$/.test(value) ? undefined : anchorShape;
    case "id":
      return typeof value === "string" && /^[^#]*#?$/.test(value) ? undefined : "a URI reference without fragment";
    case "vocabulary":
      return isRecord(value) && Object.values(value).every((required) => typeof required === "boolean")
        ? undefined
        : "an object of true or false by vocabulary URI";
    case "type":
      return isTypeName(value) || (Array.isArray(value) && value.length > 0 && value.every(isTypeName) && allDifferent(value))
        ? undefined
        : `one of ${typeNames.map((name) => `"${name}"`).join(", ")}, or an array of different ones`;
    case "string-array":
      return isNames(value) ? undefined : "an array of different strings";
    case "string-array-4":
      return isNames(value) && value.length > 0 ? undefined : "a non-empty array of different strings (draft 4)";
    case "string-array-map":
      return isRecord(value) && Object.values(value).every(isNames) ? undefined : "an object of arrays of different strings";
    case "schema":
    case "schema-or-boolean":
      return isRecord(value) || (typeof value === "boolean" && (!draft4 || shape === "schema-or-boolean"))
        ? undefined
        : draft4 && shape === "schema"
          ? "a schema (an object)"
          : "a schema (an object, true or false)";
    case "schema-array":
      return Array.isArray(value) && value.length > 0 ? undefined : "a non-empty array of schemas";
    case "schema-map":
      return isRecord(value) ? undefined : "an object of schemas";
    case "items":
      return isRecord(value) || (typeof value === "boolean" && !draft4) || (Array.isArray(value) && value.length > 0)
        ? undefined
        : "a schema or a non-empty array of schemas";
    case "dependencies":
    case "dependencies-4":
      return isRecord(value) &&
        Object.values(value).every((entry) => !Array.isArray(entry) || (isNames(entry) && (shape === "dependencies" || entry.length > 0)))
        ? undefined
        : "an object of schemas or arrays of different strings";
  }
}

/** The schemas directly inside a keyword's value, each with its pointer. */
export function subschemas(shape: Shape, value: Json, pointer: string): readonly (readonly [pointer: string, schema: Json])[] {
  switch (shape) {
    case "schema":
      return [[pointer, value]];
    case "schema-or-boolean":
      return isRecord(value) ? [[pointer, value]] : [];
    case "schema-array":
      return Array.isArray(value) ? value.map((schema: Json, index) => [pointerOf(pointer, index), schema]) : [];
    case "items":
      return Array.isArray(value) ? value.map((schema: Json, index) => [pointerOf(pointer, index), schema]) : [[pointer, value]];
    case "schema-map":
      return isRecord(value) ? Object.entries(value).map(([key, schema]) => [pointerOf(pointer, key), schema]) : [];
    case "dependencies":
    case "dependencies-4":
      return isRecord(value)
        ? Object.entries(value)
            .filter(([, entry]) => !Array.isArray(entry))
            .map(([key, schema]) => [pointerOf(pointer, key), schema])
        : [];
    default:
      return [];
  }
}

export const typeNames = ["array", "boolean", "integer", "null", "number", "object", "string"] as const;
export type TypeName = (typeof typeNames)[number];

export const isTypeName = (value: Json): value is TypeName => (typeNames as readonly Json[]).includes(value);

function isNames(value: Json): value is readonly string[] {
  return Array.isArray(value) && value.every((name) => typeof name === "string") && new Set(value).size === value.length;
}

const allDifferent = (values: readonly Json[]): boolean => new Set(values.map(canonical)).size === values.length;

const anchorShape = "a name of letters, digits, '-', '_' and '.' that starts with a letter";
