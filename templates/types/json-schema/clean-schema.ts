/**
 * The only schemas that json-schema-to-typescript ever sees: made by pt-gen from the model, with pt-gen's own names. Property names
 * are `p0`, `p1` …, definitions `N0`, `N1` …, objects `O0`, `O1` …, descriptions `#0`, `#1` …; each is looked up again when its output is
 * read. So no text of a stranger's schema reaches the library but string constants.
 */
export interface CleanSchema {
  readonly type?: "string" | "number" | "boolean" | "null" | "array" | "object";
  readonly description?: string;
  readonly enum?: readonly (string | number | boolean | null)[];
  readonly properties?: Readonly<Record<string, CleanSchema | false>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: CleanSchema | false;
  readonly items?: CleanSchema | readonly (CleanSchema | false)[] | false;
  readonly additionalItems?: CleanSchema | false;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly anyOf?: readonly (CleanSchema | false)[];
  readonly allOf?: readonly (CleanSchema | false)[];
  /** The name of a definition or an object, which the library writes as it is: behind a `$ref` it would look at a schema. */
  readonly tsType?: string;
}

/** A schema that accepts everything, and one that accepts nothing. */
export const anything: CleanSchema = {};
export const nothing = false;

/** Whether `items` is a tuple's: a schema for each. */
export const isList = (items: CleanSchema["items"]): items is readonly (CleanSchema | false)[] => Array.isArray(items);

export const isAnything = (schema: CleanSchema | false): boolean => schema !== false && Object.keys(schema).length === 0;

/**
 * An object whose undeclared keys the schema does not speak of; the reference `O0` stands for the first. Only its properties' schemas are compiled, each as an expression of its
 * own and equal ones once; what is around refers to it. So the library's work grows with what differs, and never with nesting.
 */
export interface CleanObject<Doc> {
  readonly members: readonly CleanMember<Doc>[];
}

export interface CleanMember<Doc> {
  readonly name: string;
  readonly optional: boolean;
  /** Number of the expression. */
  readonly expression: number;
  readonly doc?: Doc;
}

/** Lists into which the placeholders of a clean schema point. */
export interface Legend<Doc> {
  /** Property names: `p0` stands for the first. */
  readonly properties: readonly string[];
  /** Doc comments: the description `#0` stands for the first. */
  readonly docs: readonly Doc[];
  /** TypeScript identifiers: the definition `N0` stands for the first. */
  readonly identifiers: readonly string[];
}
