import { type Dialect, type Keyword, keywords } from "../../lower/dialect.js";

/** What OpenAI's Chat Completions and Responses take. The schema subset is the same for both. */

/** `strict: true`. */
export const openaiStrict: Dialect = {
  name: "openai-strict",
  strict: true,
  // API specification, FunctionObject.name, 2026-08; Responses takes 128, 64 suits both. No refusal of two tools of one name is known
  // (recorded traffic, read 2026-11); pt-gen gives each its own.
  toolName: { pattern: "^[a-zA-Z0-9_-]+$", maxLength: 64 },
  // The API takes `properties: {}`; Responses' type wants `parameters` to be there (openai 6.49, 2026-08).
  noArguments: "empty-object",
  emptyObjects: true,
  // Structured outputs guide, "All fields must be required", 2026-11.
  optionalKeys: "required",
  emptyRequired: true,
  // Structured outputs guide, "additionalProperties: false must always be set in objects", 2026-11.
  maps: false,
  // Observed 400 "schema must have a 'type' key", 2026; openai 6.49 throws on arrays without items.
  untyped: false,
  // openai 6.49 `toStrictJsonSchema` throws on prefixItems and on lists of items; not in the guide's subset, 2026-11.
  prefixItems: false,
  // Structured outputs guide, "Supported properties", 2026-11. minLength, maxLength, uniqueItems: observed 400 until 2026-09.
  // `default`: observed 400 "'default' is not permitted", 2026; recorded Responses traffic (gpt-4o, read 2026-11) holds a 200 for
  // `strict: true` with `default: ""`. As the two disagree it is never sent, but told in words.
  keywords: new Set<Keyword>([
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "pattern",
    "format",
    "minItems",
    "maxItems",
  ]),
  // Structured outputs guide, "Supported properties", 2026-11.
  formats: new Set(["date-time", "time", "date", "duration", "email", "hostname", "ipv4", "ipv6", "uuid"]),
  // Lookaround is refused (observed by pydantic-ai, 2026); the rest is caution: one odd pattern fails the whole request.
  patterns: "linear",
  // Structured outputs guide, 2026-11.
  enumTypes: new Set(["string", "number", "boolean", "null"]),
  typeBesideEnum: true,
  // Arguments reach the program as parsed JSON numbers, which are doubles (Struct values in Google's API, JSON.parse in the SDKs), 2026-11.
  wideIntegers: "text",
  typeArrays: "any",
  // Structured outputs guide, "Definitions are supported", "Recursive schemas are supported", 2026-11.
  references: true,
  recursion: "allowed",
  // Observed 400 "$ref cannot have keywords {'description'}", 2026.
  describedReference: "any-of",
  limits: {
    // Structured outputs guide, "Limitations on nesting depth and size", 2026-11.
    schema: { depth: 10, properties: 5000, characters: 120_000, enumValues: 1000, longEnum: { over: 250, characters: 15_000 } },
    // Observed 400 "Invalid 'tools': array too long. Expected ... 128", 2026.
    request: { tools: 128 },
  },
};

/** `strict: false`: any JSON Schema with an object root; keywords are hints and nothing is enforced (function calling guide, 2026-11). */
export const openaiLoose: Dialect = {
  ...openaiStrict,
  name: "openai-loose",
  strict: false,
  optionalKeys: "allowed",
  emptyRequired: false,
  maps: true,
  // Observed 400 "array schema missing items" also without strict, 2026; an empty schema for them is taken.
  untyped: true,
  prefixItems: true,
  // `default` is told in words, as in strict mode.
  keywords: new Set(keywords.filter((keyword) => keyword !== "default")),
  formats: "any",
  patterns: "ecma",
  describedReference: "sibling",
  limits: { request: { tools: 128 } },
};
