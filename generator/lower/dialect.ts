import type { JsonType } from "../model/index.js";

/**
 * What one provider accepts in one mode, as data: the rules ask this table and never the provider's name. The tables themselves,
 * with source and date of each line, stand in `providers/<p>/dialect.ts`.
 */
export interface Dialect {
  /** Unique, e.g. `openai-strict`; used in explanations. */
  readonly name: string;
  /** Whether the vendor guarantees arguments in this mode. */
  readonly strict: boolean;
  /** Names of tools: what the vendor takes, as a regular expression for the whole name, and its greatest length. */
  readonly toolName: NameRule;
  /** Property keys likewise; absent = any key. */
  readonly propertyKey?: NameRule;
  /** `omit`: a tool without arguments has no schema at all. */
  readonly noArguments: "empty-object" | "omit";
  /** An object schema without properties below the root. */
  readonly emptyObjects: boolean;
  /** `required`: every declared key must be required, so optional is sent as nullable. */
  readonly optionalKeys: "required" | "allowed";
  /** Says `required: []` where no key is required. */
  readonly emptyRequired: boolean;
  /** Objects with keys of the model's own choice (`additionalProperties` with a schema, `patternProperties`). */
  readonly maps: boolean;
  /** A schema that allows anything, `{}`. */
  readonly untyped: boolean;
  /** Arrays by position. */
  readonly prefixItems: boolean;
  /** Assertion and annotation keywords that may be sent. */
  readonly keywords: ReadonlySet<Keyword>;
  /** Greatest value of `minItems`. */
  readonly greatestMinItems?: number;
  /** Formats that may be sent. */
  readonly formats: ReadonlySet<string> | "any";
  /** Which regular expressions may be sent with `pattern`. */
  readonly patterns: PatternRule;
  /** JSON types of `enum` values. */
  readonly enumTypes: ReadonlySet<JsonType>;
  /** Whether `type` may stand beside `enum`. */
  readonly typeBesideEnum: boolean;
  /** Integers that may lie beyond 2^53: as digits in a string, since JSON parsers round them, or as a number all the same. */
  readonly wideIntegers: "text" | "number";
  /** A list of values longer than this is told in words instead of sent. */
  readonly longestEnum?: number;
  /** `type: [...]`: any list, or one type and null. */
  readonly typeArrays: "any" | "nullable";
  /** `$defs` and `$ref`. */
  readonly references: boolean;
  /** How a reference gets a description of its own. */
  readonly describedReference: "sibling" | "any-of" | "inline";
  /** `optional`: a cycle must pass an optional property. */
  readonly recursion: "allowed" | "optional" | "refused";
  readonly limits: Limits;
}

export interface NameRule {
  readonly pattern: string;
  readonly maxLength: number;
}

/** Assertions and annotations that some provider takes. */
export const keywords = [
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "pattern",
  "format",
  "minItems",
  "maxItems",
  "uniqueItems",
  "minProperties",
  "maxProperties",
  "default",
] as const;

export type Keyword = (typeof keywords)[number];

/** `ecma`: as written. `linear`: no lookaround, no back-reference, nothing that only some engines know. `simple`: the smallest subset. */
export type PatternRule = "none" | "ecma" | "linear" | "simple";

/** Greatest sizes. Those of a schema make the tool loose; those of a request are shared by all tools. */
export interface Limits {
  readonly schema?: {
    /** Nested objects. */
    readonly depth?: number;
    readonly properties?: number;
    /** Characters of property names, definition names, `enum` and `const` strings together. */
    readonly characters?: number;
    readonly enumValues?: number;
    /** A string `enum` with more than `over` values may have this many characters. */
    readonly longEnum?: { readonly over: number; readonly characters: number };
  };
  readonly request?: {
    readonly strictTools?: number;
    /** Keys not in `required`, over all strict tools. */
    readonly optionalKeys?: number;
    /** Schemas with `anyOf` or a list of types, over all strict tools. */
    readonly unions?: number;
    /** All tools. */
    readonly tools?: number;
  };
}
