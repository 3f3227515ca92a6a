import type { Json } from "./json.js";
import type { Place } from "./place.js";

/**
 * The model of a value: a closed union that can carry what TypeScript types say and every assertion of JSON Schema.
 *
 * Semantics: a type is a set of JSON values. Kinds that name one JSON type (`string`, `object` …) accept values of that JSON type
 * only. A JSON Schema node without `type` therefore becomes a `union` over the JSON types (see `byJsonType` in build.ts), so each
 * kind has one meaning, whoever wrote it. There are no object cycles: recursion is a `ref` into `Program.types`.
 */
export type Type =
  | NeverType
  | UnknownType
  | NullType
  | BooleanType
  | NumberType
  | StringType
  | TemplateType
  | LiteralType
  | ArrayType
  | ObjectType
  | UnionType
  | IntersectionType
  | NotType
  | ConditionType
  | RefType;

export type Kind = Type["kind"];

/** The six JSON types; `integer` is a `number` with a rule. */
export type JsonType = "null" | "boolean" | "number" | "string" | "array" | "object";

/** What is said *about* a type: it never changes which values are accepted. */
export interface Meta {
  readonly title?: string;
  readonly description?: string;
  readonly default?: Json;
  readonly examples?: readonly Json[];
  /** `true`, or the reason given by `@deprecated`. */
  readonly deprecated?: boolean | string;
  readonly readOnly?: boolean;
  readonly writeOnly?: boolean;
  /** Name of the TypeScript enum or alias that a literal union came from; for reading only. */
  readonly declaredName?: string;
  /** `contentEncoding`, `contentMediaType`, `$comment` and unasserted formats: told to people, not checked. */
  readonly notes?: Readonly<Record<string, Json>>;
}

interface Base {
  readonly meta?: Meta;
  readonly at?: Place;
}

/** No value at all: `never`, schema `false`. */
export interface NeverType extends Base {
  readonly kind: "never";
}

/** Any JSON value: `unknown`, `any`, schema `true`. */
export interface UnknownType extends Base {
  readonly kind: "unknown";
}

export interface NullType extends Base {
  readonly kind: "null";
}

export interface BooleanType extends Base {
  readonly kind: "boolean";
}

/** A finite number; with `integer`, one without a fractional part (1.0 counts, as JSON cannot tell). */
export interface NumberType extends Base {
  readonly kind: "number";
  readonly integer?: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  /** Greater than zero; decimal semantics: 0.3 is a multiple of 0.1. */
  readonly multipleOf?: number;
  readonly format?: Format;
}

export interface StringType extends Base {
  readonly kind: "string";
  /** Lengths count code points (JSON Schema). */
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: Pattern;
  readonly format?: Format;
  readonly content?: Content;
}

/** What the text holds, where the draft lets it be checked (draft 7 alone): base64, a JSON document, or one as base64. */
export interface Content {
  readonly base64?: boolean;
  readonly json?: boolean;
}

/** ECMA-262 source as written by the user, and the flag it compiles with (`u`, else none; the reader has checked it). */
export interface Pattern {
  readonly source: string;
  readonly flags: "u" | "";
}

/** A `format`; `assert` says whether the guard checks it (draft, `--formats` and origin are settled by the reader). */
export interface Format {
  readonly name: string;
  readonly assert: boolean;
}

/** A TypeScript template literal type such as `v${number}.${number}`. Parts alternate freely. */
export interface TemplateType extends Base {
  readonly kind: "template";
  readonly parts: readonly TemplatePart[];
}

export type TemplatePart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "string" | "number" | "bigint" }
  /** A union of literals (or of nested templates) in one hole. */
  | { readonly kind: "oneOf"; readonly options: readonly (readonly TemplatePart[])[] };

/** `const` (one value) or `enum` (several; any JSON values, compared by JSON Schema equality: 1 equals 1.0, key order is free). */
export interface LiteralType extends Base {
  readonly kind: "literal";
  readonly values: readonly Json[];
}

/**
 * An array: `prefix` items by position, then `rest` for all further ones, then `suffix` (TypeScript's `[A, ...B[], C]` only).
 * Which of the prefix must be present is said by `minItems` alone. A closed tuple has `rest: never`.
 */
export interface ArrayType extends Base {
  readonly kind: "array";
  readonly prefix: readonly TupleItem[];
  readonly rest: Type;
  /** `false`: the schema says nothing about further items (`rest` is unknown then), so `unevaluatedItems` still speaks of them. */
  readonly restDeclared?: boolean;
  readonly suffix?: readonly TupleItem[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly contains?: readonly Contains[];
}

export interface TupleItem {
  /** Label of a named tuple element. */
  readonly name?: string;
  readonly type: Type;
}

export interface Contains {
  readonly type: Type;
  /** Least number of matches; 1 unless `minContains` says otherwise. */
  readonly min: number;
  readonly max?: number;
  /** Drafts from 2020-12 on: items that match count as evaluated. */
  readonly evaluates?: boolean;
}

/**
 * An object. A key is checked by its property, by every pattern that matches it, and, where neither applies, by `additional`.
 * An optional property whose value is `undefined` counts as absent.
 */
export interface ObjectType extends Base {
  readonly kind: "object";
  /** In source order. */
  readonly properties: readonly Property[];
  readonly patterns?: readonly PatternProperty[];
  readonly additional: Type;
  /**
   * Whether the user wrote something about undeclared keys (`additionalProperties`, an index signature, `Record`).
   * `false` = silent: guards stay open as the language says, but the model is offered the declared properties only.
   */
  readonly additionalDeclared: boolean;
  /** Required keys that no property declares (`required: ["a"]` without `properties.a`). */
  readonly requiredKeys?: readonly string[];
  readonly minProperties?: number;
  readonly maxProperties?: number;
  /** `propertyNames`: what each key, as a string, must be. */
  readonly keys?: Type;
  /** `dependentRequired`, `dependencies` with lists. (`dependentSchemas` is read as an `if`.) */
  readonly dependentRequired?: readonly DependentRequired[];
}

export interface Property {
  readonly name: string;
  readonly type: Type;
  readonly optional: boolean;
  /** `readonly` modifier in TypeScript. */
  readonly readonly?: boolean;
  /** What is said about the property itself; falls back to `type.meta` where absent. */
  readonly meta?: Meta;
  readonly at?: Place;
}

export interface PatternProperty {
  readonly pattern: Pattern;
  /** The same keys as a TypeScript type, where they were written as one; only the printed type uses it. */
  readonly keys?: TemplateType | NumberType;
  readonly type: Type;
}

export interface DependentRequired {
  readonly key: string;
  readonly requires: readonly string[];
}

/** `anyOf` and TypeScript unions; with `exactlyOne`, `oneOf`. */
export interface UnionType extends Base {
  readonly kind: "union";
  readonly members: readonly Type[];
  readonly exactlyOne?: boolean;
}

/**
 * All members hold (`allOf`, or a schema whose keywords need several nodes). `unevaluated*` speak of what no member evaluated,
 * collected through unions, conditions, intersections and refs below, as drafts 2019-09 and 2020-12 say: an object evaluates its
 * properties, its patterns' matches and, when `additionalDeclared`, all other keys; an array its prefix, its suffix, the rest unless
 * `restDeclared` is false, and what a `contains` with `evaluates` matches; every member of a union that holds counts; `if` counts
 * when it holds, then `then`, else `else` alone; `not` never counts; an intersection with `unevaluated*` evaluates everything of that sort.
 */
export interface IntersectionType extends Base {
  readonly kind: "intersection";
  readonly members: readonly Type[];
  readonly unevaluatedProperties?: Type;
  readonly unevaluatedItems?: Type;
}

export interface NotType extends Base {
  readonly kind: "not";
  readonly type: Type;
}

/** `if`/`then`/`else`; an absent branch is `unknown`. Also used for `dependentSchemas`. */
export interface ConditionType extends Base {
  readonly kind: "if";
  readonly if: Type;
  readonly then: Type;
  readonly else: Type;
}

/** A named type of `Program.types`. Dynamic references are already resolved to one name per dynamic scope by the reader. */
export interface RefType extends Base {
  readonly kind: "ref";
  readonly key: string;
}
