import type { JsonType } from "../../model/index.js";

/** The keywords that restrict values of one JSON type. */
export const rulesOf: Readonly<Record<JsonType, readonly string[]>> = {
  null: [],
  boolean: [],
  number: ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  string: ["minLength", "maxLength", "pattern"],
  array: ["items", "prefixItems", "additionalItems", "contains", "minItems", "maxItems", "uniqueItems"],
  object: [
    "properties",
    "patternProperties",
    "additionalProperties",
    "required",
    "minProperties",
    "maxProperties",
    "propertyNames",
    "dependentRequired",
    "dependencies",
  ],
};

/** The keywords that look at the same value as the schema they stand in, and whose findings `unevaluated*` counts. */
export const combining = ["$ref", "$dynamicRef", "$recursiveRef", "allOf", "anyOf", "oneOf", "if", "dependentSchemas"] as const;

/** What people are told about a schema; the same in every draft. */
const telling = [
  "title",
  "description",
  "default",
  "examples",
  "example",
  "deprecated",
  "readOnly",
  "writeOnly",
  "contentEncoding",
  "contentMediaType",
  "$comment",
] as const;

/** One bit per topic: most schemas speak of one or two, and nothing need be asked about the others. */
export const topic = { null: 0, boolean: 0, number: 1, string: 2, array: 4, object: 8, combining: 16, telling: 32 } as const;

const topicOf: ReadonlyMap<string, number> = new Map<string, number>([
  ...rulesOf.number.map((name) => [name, topic.number] as const),
  ...rulesOf.string.map((name) => [name, topic.string] as const),
  ...rulesOf.array.map((name) => [name, topic.array] as const),
  ...rulesOf.object.map((name) => [name, topic.object] as const),
  ["unevaluatedItems", topic.array],
  ["unevaluatedProperties", topic.object],
  ...combining.map((name) => [name, topic.combining] as const),
  ["not", topic.combining],
  ["dependencies", topic.object | topic.combining],
  ...telling.map((name) => [name, topic.telling] as const),
]);

/** The topics of a schema, by its keys alone: a keyword that its draft does not have is sorted out where it is read. */
export function topicsIn(schema: object): number {
  let topics = 0;
  for (const name in schema) topics |= topicOf.get(name) ?? 0;
  return topics;
}
