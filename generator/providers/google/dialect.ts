import type { Dialect, Keyword } from "../../lower/dialect.js";

/** What Gemini's and Vertex AI's generateContent take in a function declaration. */

/** `parametersJsonSchema`: sent untouched by @google/genai 2.32. */
export const googleJsonSchema: Dialect = {
  name: "gemini-json-schema",
  // There is no strict flag; the calling modes VALIDATED and ANY are the strictness switch (function calling guide, 2026-11).
  strict: false,
  // FunctionDeclaration.name in @google/genai 2.32: letter or underscore first, then also . : - up to 128; the guide advises
  // against periods and dashes and older models take 64 (2026-11).
  toolName: { pattern: "^[a-zA-Z_][a-zA-Z0-9_]*$", maxLength: 64 },
  // Schema.properties, Vertex AI reference, 2026-11: letter or underscore first, letters, digits, underscores, at most 64.
  propertyKey: { pattern: "^[a-zA-Z_][a-zA-Z0-9_]*$", maxLength: 64 },
  // Observed 400 "properties: should be non-empty for OBJECT type", 2026, also for nested objects.
  noArguments: "omit",
  emptyObjects: false,
  optionalKeys: "allowed",
  emptyRequired: false,
  // additionalProperties is documented, but maps were reported to come back empty (pydantic-ai, 2026).
  maps: false,
  // A node without a type is not in the documented subset (responseJsonSchema reference, 2026-11).
  untyped: false,
  // responseJsonSchema reference, 2026-11.
  prefixItems: true,
  // responseJsonSchema reference, 2026-11; other keywords are ignored, so they are told in words.
  keywords: new Set<Keyword>(["minimum", "maximum", "format", "minItems", "maxItems"]),
  // Structured output guide, 2026-11.
  formats: new Set(["date-time", "date", "time"]),
  patterns: "none",
  // responseJsonSchema reference, 2026-11: strings and numbers.
  enumTypes: new Set(["string", "number"]),
  typeBesideEnum: true,
  // Arguments reach the program as parsed JSON numbers, which are doubles (Struct values in Google's API, JSON.parse in the SDKs), 2026-11.
  wideIntegers: "text",
  typeArrays: "nullable",
  references: true,
  // responseJsonSchema reference, 2026-11: cycles only within non-required properties; nullable is not enough.
  recursion: "optional",
  // responseJsonSchema reference, 2026-11: no siblings beside `$ref` but `$...`.
  describedReference: "any-of",
  // FunctionDeclaration comments in @google/genai 2.32 and observed 400 "At most 512 function declarations", 2026.
  limits: { request: { tools: 512 } },
};
