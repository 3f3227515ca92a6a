import { type Dialect, type Keyword, keywords } from "../../lower/dialect.js";

/** What Anthropic's Messages API takes. */

/** `strict: true`: grammar-constrained, the rules of structured outputs (guide, 2026-11). */
export const anthropicStrict: Dialect = {
  name: "anthropic-strict",
  strict: true,
  // Observed 400 quoting ^[a-zA-Z0-9_-]{1,128}$, 2026; older deployments and other clouds say 64.
  toolName: { pattern: "^[a-zA-Z0-9_-]+$", maxLength: 64 },
  // Observed 400 quoting ^[a-zA-Z0-9_.-]{1,64}$, 2026; below the top level it is treated likewise, as nothing says otherwise.
  propertyKey: { pattern: "^[a-zA-Z0-9_.-]+$", maxLength: 64 },
  noArguments: "empty-object",
  emptyObjects: true,
  // Structured outputs guide, "Optional parameters", 2026-11: allowed, but counted.
  optionalKeys: "allowed",
  emptyRequired: false,
  // Structured outputs guide, "additionalProperties must be false", 2026-11.
  maps: false,
  untyped: false,
  prefixItems: false,
  // Structured outputs guide, "JSON Schema limitations", 2026-11: no numeric or length limits, minItems 0 or 1 only.
  keywords: new Set<Keyword>(["pattern", "format", "minItems", "default"]),
  greatestMinItems: 1,
  // Structured outputs guide, "Supported string formats", 2026-11.
  formats: new Set(["date-time", "time", "date", "duration", "email", "hostname", "uri", "ipv4", "ipv6", "uuid"]),
  // Structured outputs guide, "Pattern support", 2026-11.
  patterns: "simple",
  // Structured outputs guide, "enum (strings, numbers, booleans, nulls only)", 2026-11.
  enumTypes: new Set(["string", "number", "boolean", "null"]),
  // The SDK's own transform drops `type` beside `enum` (@anthropic-ai/sdk 1.12, 2026-10).
  typeBesideEnum: false,
  // Arguments reach the program as parsed JSON numbers, which are doubles (Struct values in Google's API, JSON.parse in the SDKs), 2026-11.
  wideIntegers: "text",
  typeArrays: "any",
  references: true,
  // Structured outputs guide, "Recursive schemas" among what is not supported, 2026-11.
  recursion: "refused",
  // The SDK's transform drops siblings of `$ref`; a single `anyOf` would be counted as a union.
  describedReference: "inline",
  // Structured outputs guide, "Complexity limits", 2026-11: over all strict tools of the request.
  limits: { request: { strictTools: 20, optionalKeys: 24, unions: 16 } },
};

/** Without `strict`: JSON Schema 2020-12 as hints (tool use guide, 2026-11); only the root and the names are checked. */
export const anthropicLoose: Dialect = {
  ...anthropicStrict,
  name: "anthropic-loose",
  strict: false,
  maps: true,
  untyped: true,
  prefixItems: true,
  keywords: new Set(keywords),
  greatestMinItems: Number.MAX_SAFE_INTEGER,
  formats: "any",
  patterns: "ecma",
  typeBesideEnum: true,
  recursion: "allowed",
  describedReference: "sibling",
  limits: {},
};
