import { didYouMean } from "../../diagnostics/did-you-mean.js";
import { type Draft, drafts } from "../../options.js";
import { type Keyword, keywords, type Vocabulary } from "./keywords.js";

/** The rules a schema resource is read by: a draft, less the vocabularies its metaschema leaves out. */
export interface Dialect {
  readonly draft: Draft;
  /** Absent = all of the draft's. */
  readonly vocabularies?: ReadonlySet<Vocabulary>;
  /** The metaschema names the format-assertion vocabulary: `format` is checked, whatever `--formats` says. */
  readonly assertsFormat?: true;
  /** `example` is a keyword: OpenAPI's base vocabulary has it, deprecated for `examples` (specification 3.1.1, Schema Object). */
  readonly knowsExample?: true;
}

/** Drafts up to 7: `$ref` makes its siblings meaningless, and `$id` may be a plain fragment. */
export const isOld = (dialect: Dialect): boolean => dialect.draft === "4" || dialect.draft === "6" || dialect.draft === "7";

export const idKeyword = (dialect: Dialect): "id" | "$id" => (dialect.draft === "4" ? "id" : "$id");

/** The keyword of that name, where the dialect has it. */
export function keywordOf(dialect: Dialect, name: string): Keyword | undefined {
  const keyword = keywords.get(dialect.draft)?.get(name);
  if (keyword === undefined || keyword.vocabulary === "core" || dialect.vocabularies === undefined) return keyword;
  return dialect.vocabularies.has(keyword.vocabulary) ? keyword : undefined;
}

/** Why a keyword that would check something in another draft does nothing in this one; `undefined` where it is no such keyword. */
export function ignoredKeyword(dialect: Dialect, name: string): string | undefined {
  if (dialect.vocabularies !== undefined) return undefined;
  const known = drafts.filter((draft) => {
    const vocabulary = keywords.get(draft)?.get(name)?.vocabulary;
    return (vocabulary === "validation" || vocabulary === "applicator" || vocabulary === "unevaluated") && draft !== dialect.draft;
  });
  const [first] = known;
  const latest = known.at(-1);
  if (first === undefined || latest === undefined) return undefined;
  return drafts.indexOf(first) > drafts.indexOf(dialect.draft)
    ? `it came with draft ${first}, and this schema is of draft ${dialect.draft}`
    : `it went after draft ${latest}, and this schema is of draft ${dialect.draft}`;
}

/** The keyword that an unknown name most likely means; one that would check something, with the same first letter and about as long. */
export function misspeltKeyword(dialect: Dialect, name: string): string | undefined {
  const asserting = [...(keywords.get(dialect.draft) ?? [])]
    .filter(([, { vocabulary }]) => vocabulary === "validation" || vocabulary === "applicator" || vocabulary === "unevaluated")
    .map(([keyword]) => keyword);
  const suggestion = name.length < 4 ? undefined : didYouMean(name, asserting);
  if (suggestion === undefined || Math.abs(suggestion.length - name.length) > 1) return undefined;
  return suggestion[0] === name[0]?.toLowerCase() ? suggestion : undefined;
}

const uris: ReadonlyMap<string, Draft> = new Map<string, Draft>([
  ["json-schema.org/draft-04/schema", "4"],
  // Draft 5 kept the metaschema of draft 4 (json-schema.org, "Specification Links").
  ["json-schema.org/draft-05/schema", "4"],
  ["json-schema.org/draft-06/schema", "6"],
  ["json-schema.org/draft-07/schema", "7"],
  ["json-schema.org/draft/2019-09/schema", "2019-09"],
  ["json-schema.org/draft/2020-12/schema", "2020-12"],
]);

/** The draft whose metaschema a `$schema` names; `http` and `https`, with and without `#`, are the same to people. */
export const draftOf = (schemaUri: string): Draft | undefined => uris.get(schemaUri.replace(/^https?:\/\//, "").replace(/#$/, ""));

/** A vocabulary by its URI; `undefined` for one that pt-gen does not know. */
export function vocabularyOf(uri: string): Vocabulary | "format-assertion" | undefined {
  const name = /^https:\/\/json-schema\.org\/draft\/(?:2019-09|2020-12)\/vocab\/([a-z-]+)$/.exec(uri)?.[1];
  switch (name) {
    case "core":
    case "applicator":
    case "unevaluated":
    case "validation":
    case "meta-data":
    case "content":
    case "format":
    case "format-assertion":
      return name;
    case "format-annotation":
      return "format";
    default:
      return undefined;
  }
}
