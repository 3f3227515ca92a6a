import { type Draft, drafts } from "../../options.js";

/** What value a keyword must have, as its draft's metaschema says; the shapes that hold subschemas say where. */
export type Shape =
  | "any"
  | "anchor-2019"
  | "anchor-2020"
  | "array"
  | "boolean"
  | "count"
  | "dependencies"
  | "dependencies-4"
  | "enum-4"
  | "enum-6"
  | "id"
  | "items"
  | "number"
  | "positive"
  | "schema"
  | "schema-array"
  | "schema-map"
  | "schema-or-boolean"
  | "string"
  | "string-array"
  | "string-array-4"
  | "string-array-map"
  | "type"
  | "vocabulary";

/** The vocabularies of draft 2019-09 and later; older drafts have them all. */
export type Vocabulary = "core" | "applicator" | "unevaluated" | "validation" | "meta-data" | "format" | "content";

export interface Keyword {
  readonly shape: Shape;
  readonly vocabulary: Vocabulary;
}

type Row = readonly [name: string, vocabulary: Vocabulary, shapes: Partial<Record<Draft, Shape>>];

const in4 = (shape: Shape) => ({ "4": shape });
const from4To7 = (shape: Shape) => ({ "4": shape, "6": shape, "7": shape });
const from6To7 = (shape: Shape) => ({ "6": shape, "7": shape });
const from2019 = (shape: Shape) => ({ "2019-09": shape, "2020-12": shape });
const from7 = (shape: Shape) => ({ "7": shape, ...from2019(shape) });
const from6 = (shape: Shape) => ({ "6": shape, ...from7(shape) });
const all = (shape: Shape) => ({ "4": shape, ...from6(shape) });
const only2019 = (shape: Shape) => ({ "2019-09": shape });
const only2020 = (shape: Shape) => ({ "2020-12": shape });

/**
 * Every keyword of the five drafts. `$ref` is missing from the metaschema of draft 4, but only a string can be a reference;
 * `definitions` and `dependencies` stay defined in the newer metaschemas, and `dependencies` keeps its meaning for old schemas. Draft 2020-12 checks `$recursive*` but gives
 * them no meaning.
 */
const rows: readonly Row[] = [
  ["id", "core", in4("string")],
  ["$id", "core", { ...from6To7("string"), ...from2019("id") }],
  ["$schema", "core", all("string")],
  ["$ref", "core", all("string")],
  ["$anchor", "core", { ...only2019("anchor-2019"), ...only2020("anchor-2020") }],
  ["$recursiveRef", "core", from2019("string")],
  ["$recursiveAnchor", "core", { ...only2019("boolean"), ...only2020("anchor-2020") }],
  ["$dynamicRef", "core", only2020("string")],
  ["$dynamicAnchor", "core", only2020("anchor-2020")],
  ["$vocabulary", "core", from2019("vocabulary")],
  ["$comment", "core", from7("string")],
  ["$defs", "core", from2019("schema-map")],
  ["definitions", "core", all("schema-map")],
  ["prefixItems", "applicator", only2020("schema-array")],
  ["items", "applicator", { ...from4To7("items"), ...only2019("items"), ...only2020("schema") }],
  ["additionalItems", "applicator", { ...in4("schema-or-boolean"), ...from6To7("schema"), ...only2019("schema") }],
  ["contains", "applicator", from6("schema")],
  ["properties", "applicator", all("schema-map")],
  ["patternProperties", "applicator", all("schema-map")],
  ["additionalProperties", "applicator", { ...from6("schema"), ...in4("schema-or-boolean") }],
  ["propertyNames", "applicator", from6("schema")],
  ["dependencies", "applicator", { ...from6("dependencies"), ...in4("dependencies-4") }],
  ["dependentSchemas", "applicator", from2019("schema-map")],
  ["if", "applicator", from7("schema")],
  ["then", "applicator", from7("schema")],
  ["else", "applicator", from7("schema")],
  ["allOf", "applicator", all("schema-array")],
  ["anyOf", "applicator", all("schema-array")],
  ["oneOf", "applicator", all("schema-array")],
  ["not", "applicator", all("schema")],
  ["unevaluatedItems", "unevaluated", from2019("schema")],
  ["unevaluatedProperties", "unevaluated", from2019("schema")],
  ["type", "validation", all("type")],
  ["const", "validation", from6("any")],
  ["enum", "validation", { ...from7("array"), "4": "enum-4", "6": "enum-6" }],
  ["multipleOf", "validation", all("positive")],
  ["maximum", "validation", all("number")],
  ["exclusiveMaximum", "validation", { ...from6("number"), ...in4("boolean") }],
  ["minimum", "validation", all("number")],
  ["exclusiveMinimum", "validation", { ...from6("number"), ...in4("boolean") }],
  ["maxLength", "validation", all("count")],
  ["minLength", "validation", all("count")],
  ["pattern", "validation", all("string")],
  ["maxItems", "validation", all("count")],
  ["minItems", "validation", all("count")],
  ["uniqueItems", "validation", all("boolean")],
  ["maxContains", "validation", from2019("count")],
  ["minContains", "validation", from2019("count")],
  ["maxProperties", "validation", all("count")],
  ["minProperties", "validation", all("count")],
  ["required", "validation", { ...from6("string-array"), ...in4("string-array-4") }],
  ["dependentRequired", "validation", from2019("string-array-map")],
  ["title", "meta-data", all("string")],
  ["description", "meta-data", all("string")],
  ["default", "meta-data", all("any")],
  ["deprecated", "meta-data", from2019("boolean")],
  ["readOnly", "meta-data", from7("boolean")],
  ["writeOnly", "meta-data", from7("boolean")],
  ["examples", "meta-data", from6("array")],
  ["format", "format", all("string")],
  ["contentMediaType", "content", from7("string")],
  ["contentEncoding", "content", from7("string")],
  ["contentSchema", "content", from2019("schema")],
];

/** The keywords of each draft by name. */
export const keywords: ReadonlyMap<Draft, ReadonlyMap<string, Keyword>> = new Map(
  drafts.map((draft) => [
    draft,
    new Map(
      rows.flatMap(([name, vocabulary, shapes]): (readonly [string, Keyword])[] => {
        const shape = shapes[draft];
        return shape === undefined ? [] : [[name, { shape, vocabulary: homeOf(draft, vocabulary) }]];
      }),
    ),
  ]),
);

/** Draft 2019-09 keeps the `unevaluated*` keywords in its applicator vocabulary. */
function homeOf(draft: Draft, vocabulary: Vocabulary): Vocabulary {
  return vocabulary === "unevaluated" && draft === "2019-09" ? "applicator" : vocabulary;
}
