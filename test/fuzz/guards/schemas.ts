import type { Json } from "../../../generator/model/index.js";
import type { Draft } from "../../../generator/options.js";
import type { Random } from "./random.js";
import { anyValue } from "./values.js";

export type Schema = { readonly [keyword: string]: Json };

/** The drafts that all compared validators know. */
export const fuzzedDrafts = ["2020-12", "2019-09", "7"] as const satisfies readonly Draft[];
export type FuzzedDraft = (typeof fuzzedDrafts)[number];

export const dialects: Readonly<Record<FuzzedDraft, string>> = {
  "2020-12": "https://json-schema.org/draft/2020-12/schema",
  "2019-09": "https://json-schema.org/draft/2019-09/schema",
  "7": "http://json-schema.org/draft-07/schema#",
};

/** What a schema under construction may use. */
interface Context {
  readonly random: Random;
  readonly draft: FuzzedDraft;
  /** Whether the document has anchors that `$dynamicRef` or `$recursiveRef` follow from the outside in. */
  readonly dynamic: boolean;
  /** References that have a target. */
  readonly refs: readonly string[];
  /** How many levels of subschemas may still follow. */
  readonly depth: number;
}

const names = ["a", "b", "c", "id", "name", "kind", "x-a", "0", ""] as const;
/** Names that JavaScript's objects have by themselves, and those that a JSON Pointer or a pattern writes differently. */
const strangeNames = ["__proto__", "constructor", "toString", "length", "a/b", "m~n", "é", "😀", "$ref", "enum"] as const;

const patterns = ["^a", "b$", "^[a-z]+$", "^x-", "^\\d+$", "^(a|b)$", "a|b", "^.$", "\\S", "^\\p{L}+$", "^[^a]*$", "^$", "^😀?$"] as const;

/**
 * A random schema of a draft: mostly what people write (objects of named properties, lists, enums, nullable types, references to
 * definitions, tagged unions, extended objects), and for the rest any keywords together.
 *
 * @param number makes the identifiers inside unlike those of other schemas of the same run
 */
export function randomSchema(random: Random, draft: FuzzedDraft, number: number): Schema {
  const table = draft === "7" ? "definitions" : "$defs";
  const base = `https://schemas.example/${number}`;
  const withId = random.chance(0.06);
  const withAnchor = random.chance(0.1);
  const refs = [`#/${table}/a`, `#/${table}/b`, "#", ...(withAnchor ? ["#anchor"] : []), ...(withId ? [`${base}/inner`] : [])];
  const dynamic = draft !== "7" && random.chance(0.08);
  const dynamicAnchor: Schema = !dynamic ? {} : draft === "2020-12" ? { $dynamicAnchor: "node" } : { $recursiveAnchor: true };
  const context: Context = { random, draft, refs, dynamic, depth: 3 };
  const isReferred = (definitions: Schema): boolean => JSON.stringify(definitions).includes('"#');
  const a = definition(context);
  const b = withAnchor ? named(definition(context), draft === "7" ? { $id: "#anchor" } : { $anchor: "anchor" }) : definition(context);
  // Inside a resource of its own `#/…` means that resource, so only references to the whole stand there.
  const inner = withId
    ? named(definition({ ...context, refs: ["#", `${base}/inner`] }), { $id: `${base}/inner`, ...dynamicAnchor })
    : undefined;
  const body = object(subschema({ ...context, depth: 4 }));
  const whole = draft === "7" && Object.hasOwn(body, "$ref") ? { allOf: [body] } : body;
  const definitions = own([["a", a], ["b", b], ...(inner === undefined ? [] : ([["inner", inner]] as const))]);
  const uses = isReferred(whole) || isReferred(definitions) || withId;
  return { $schema: dialects[draft], ...dynamicAnchor, ...whole, ...(uses && { [table]: definitions }) };
}

const own = (entries: readonly (readonly [string, Json])[]): Schema => Object.fromEntries(entries);

const object = (schema: Json): Schema =>
  typeof schema === "boolean"
    ? schema
      ? {}
      : { not: {} }
    : typeof schema === "object" && schema !== null && !Array.isArray(schema)
      ? (schema as Schema)
      : {};

/** In draft 7 everything beside `$ref` is ignored, the identifier too. */
const named = (schema: Json, name: Schema): Json =>
  typeof schema === "boolean"
    ? schema
    : Object.hasOwn(schema as Schema, "$ref")
      ? { ...name, allOf: [schema] }
      : { ...name, ...(schema as Schema) };

const definition = (context: Context): Json => object(subschema({ ...context, depth: 2 }));

function subschema(context: Context): Json {
  const { random, depth } = context;
  if (depth <= 0) return leaf(context);
  const below = { ...context, depth: depth - 1 };
  const schema = random.among<Json>([
    [30, () => objectSchema(below)],
    [12, () => arraySchema(below)],
    [22, () => leaf(context)],
    [6, () => reference(context)],
    [5, () => nullable(below)],
    [5, () => taggedUnion(below)],
    [5, () => extended(below)],
    [4, () => ({ [random.pick(["anyOf", "oneOf", "allOf"])]: list(below, 3) })],
    [3, () => conditional(below)],
    [12, () => wild(below)],
  ]);
  return decorated(below, schema);
}

function leaf(context: Context): Json {
  const { random } = context;
  return random.among<Json>([
    [20, () => stringSchema(random)],
    [18, () => numberSchema(random)],
    [6, () => ({ type: "boolean" })],
    [2, () => ({ type: "null" })],
    [10, () => ({ enum: enumValues(random) })],
    [6, () => ({ type: "string", enum: random.pick([["a", "b"], ["a"], ["a", "b", "c", "ab"]]) })],
    [6, () => ({ const: anyValue(random, 2) })],
    [3, () => ({ type: types(random) })],
    [2, () => ({ type: "object" })],
    [2, () => ({ type: "array" })],
    [2, () => ({})],
    [1, () => true],
    [1, () => false],
  ]);
}

const enumValues = (random: Random): readonly Json[] => {
  const values = new Map<string, Json>();
  for (let i = 1 + random.int(3); i > 0; i--) {
    const value = anyValue(random, 2);
    values.set(JSON.stringify(value), value);
  }
  return [...values.values()];
};

const types = (random: Random): Json => {
  const some = random.some(["null", "boolean", "integer", "number", "string", "array", "object"], 3);
  return some.length === 0 ? "object" : some;
};

function stringSchema(random: Random): Schema {
  return {
    type: "string",
    ...(random.chance(0.25) && { minLength: random.int(3) }),
    ...(random.chance(0.25) && { maxLength: random.int(4) }),
    ...(random.chance(0.25) && { pattern: random.pick(patterns) }),
    ...(random.chance(0.1) && { format: random.pick(["date", "date-time", "email", "uri", "uuid"]) }),
  };
}

const bounds = [0, 1, -1, 2, 10, 0.5, 1.5, 100] as const;

function numberSchema(random: Random): Schema {
  return {
    type: random.pick(["integer", "number"]),
    ...(random.chance(0.3) && { minimum: random.pick(bounds) }),
    ...(random.chance(0.2) && { maximum: random.pick(bounds) }),
    ...(random.chance(0.1) && { exclusiveMinimum: random.pick(bounds) }),
    ...(random.chance(0.1) && { exclusiveMaximum: random.pick(bounds) }),
    ...(random.chance(0.12) && { multipleOf: random.pick([1, 2, 3, 5, 0.5, 0.25, 0.01, 0.1]) }),
  };
}

const propertyNames = (random: Random, most: number): readonly string[] =>
  random.some([...names, ...(random.chance(0.12) ? strangeNames : [])], most);

function objectSchema(context: Context): Schema {
  const { random, draft } = context;
  const keys = propertyNames(random, 4);
  const properties = own(keys.map((key) => [key, subschema(context)]));
  const required = random.some(random.chance(0.1) ? [...keys, "a", "b"].filter((key, i, all) => all.indexOf(key) === i) : keys, 4);
  return {
    ...(random.chance(0.9) && { type: "object" }),
    properties,
    ...((required.length > 0 || random.chance(0.1)) && { required }),
    ...random.among<Schema>([
      [50, () => ({})],
      [35, () => ({ additionalProperties: false })],
      [15, () => ({ additionalProperties: subschema(context) })],
    ]),
    ...(random.chance(0.08) && { patternProperties: own([[random.pick(patterns), subschema(context)]]) }),
    ...(random.chance(0.05) && { minProperties: random.int(3) }),
    ...(random.chance(0.05) && { maxProperties: random.int(4) }),
    ...(random.chance(0.04) && { propertyNames: subschema({ ...context, depth: 0 }) }),
    ...(random.chance(0.05) && dependencies(context)),
    ...(draft !== "7" && random.chance(0.05) && { unevaluatedProperties: random.chance(0.7) ? false : subschema(context) }),
  };
}

function dependencies(context: Context): Schema {
  const { random, draft } = context;
  const key = random.pick(names);
  const needed = random.some(names, 2);
  if (draft === "7") return { dependencies: own([[key, random.chance(0.5) ? needed : subschema(context)]]) };
  return random.chance(0.5) ? { dependentRequired: own([[key, needed]]) } : { dependentSchemas: own([[key, subschema(context)]]) };
}

function arraySchema(context: Context): Schema {
  const { random, draft } = context;
  const tuple = random.chance(0.25);
  const rest = (): Json => (random.chance(0.5) ? false : subschema(context));
  const further = random.chance(0.6);
  const items: Schema = !tuple
    ? random.chance(0.9)
      ? { items: subschema(context) }
      : {}
    : draft === "2020-12"
      ? { prefixItems: list(context, 3), ...(further && { items: rest() }) }
      : { items: list(context, 3), ...(further && { additionalItems: rest() }) };
  return {
    ...(random.chance(0.9) && { type: "array" }),
    ...items,
    ...(random.chance(0.2) && { minItems: random.int(3) }),
    ...(random.chance(0.2) && { maxItems: random.int(4) }),
    ...(random.chance(0.15) && { uniqueItems: random.chance(0.9) }),
    ...(random.chance(0.12) && { contains: subschema(context), ...(draft !== "7" && containsBounds(random)) }),
    ...(draft !== "7" && random.chance(0.06) && { unevaluatedItems: random.chance(0.7) ? false : subschema(context) }),
  };
}

const containsBounds = (random: Random): Schema => ({
  ...(random.chance(0.4) && { minContains: random.int(3) }),
  ...(random.chance(0.4) && { maxContains: random.int(3) }),
});

const reference = ({ random, draft, refs, dynamic }: Context): Schema => {
  if (draft === "2020-12" && dynamic && random.chance(0.4)) return { $dynamicRef: "#node" };
  if (draft === "2019-09" && random.chance(dynamic ? 0.4 : 0.05)) return { $recursiveRef: "#" };
  const target = refs[random.int(refs.length)] ?? "#";
  return { $ref: target };
};

function nullable(context: Context): Schema {
  const { random } = context;
  if (random.chance(0.5)) return { type: [random.pick(["string", "number", "integer", "boolean", "object", "array"]), "null"] };
  return { [random.pick(["anyOf", "oneOf"])]: [subschema(context), { type: "null" }] };
}

function taggedUnion(context: Context): Schema {
  const { random } = context;
  const member = (tag: Json): Schema => {
    const keys = random.some(["a", "b", "c"], 2);
    return {
      type: "object",
      properties: own([
        ["kind", random.chance(0.7) ? { const: tag } : { enum: [tag] }],
        ...keys.map((key) => [key, subschema(context)] as const),
      ]),
      required: ["kind", ...random.some(keys, 2)],
      ...(random.chance(0.4) && { additionalProperties: false }),
    };
  };
  const tags = random.pick<readonly Json[]>([
    ["a", "b"],
    ["a", "b", "c"],
    [1, 2],
    ["a", 1, null],
    [true, false],
    ["a", "a"],
  ]);
  return { [random.pick(["oneOf", "anyOf"])]: tags.map(member) };
}

function extended(context: Context): Schema {
  const { random, draft } = context;
  const parts = [random.chance(0.5) ? reference(context) : subschema(context), objectSchema(context)];
  return {
    allOf: parts,
    ...(draft !== "7" && random.chance(0.6) && { unevaluatedProperties: random.chance(0.8) ? false : subschema(context) }),
  };
}

function conditional(context: Context): Schema {
  const { random } = context;
  const key = random.pick(["a", "b", "kind"]);
  const test: Json = random.chance(0.7)
    ? { properties: own([[key, leaf(context)]]), ...(random.chance(0.6) && { required: [key] }) }
    : subschema(context);
  return {
    if: test,
    ...(random.chance(0.8) && { then: random.chance(0.5) ? { required: random.some(names, 2) } : subschema(context) }),
    ...(random.chance(0.5) && { else: subschema(context) }),
  };
}

const list = (context: Context, most: number): readonly Json[] =>
  Array.from({ length: 1 + context.random.int(most) }, () => subschema(context));

/** Now and then a keyword about the schema, or one more that restricts. */
function decorated(context: Context, schema: Json): Json {
  const { random, draft } = context;
  if (typeof schema === "boolean" || (draft === "7" && Object.hasOwn(schema as Schema, "$ref"))) return schema;
  const further = random.chance(0.08) ? wild(context) : {};
  if (draft === "7" && Object.hasOwn(further, "$ref")) return schema;
  return {
    ...(random.chance(0.1) && { description: random.pick(["What it is.", 'a "quote" */ $x `y`', "line\u2028break"]) }),
    ...(random.chance(0.05) && { title: "Title" }),
    ...(random.chance(0.05) && { default: anyValue(random, 1) }),
    ...(random.chance(0.03) && { examples: [anyValue(random, 1)] }),
    ...further,
    ...(schema as Schema),
  };
}

/** Any keywords together, whether or not they make sense. */
function wild(context: Context): Schema {
  const { random, draft } = context;
  const sub = (): Json => subschema(context);
  const map = (): Json => own(propertyNames(random, 2).map((key) => [key, sub()]));
  const keywords: Record<string, () => Json> = {
    type: () => types(random),
    enum: () => enumValues(random),
    const: () => anyValue(random, 2),
    minimum: () => random.pick(bounds),
    maximum: () => random.pick(bounds),
    exclusiveMinimum: () => random.pick(bounds),
    exclusiveMaximum: () => random.pick(bounds),
    multipleOf: () => random.pick([1, 2, 3, 0.5]),
    minLength: () => random.int(3),
    maxLength: () => random.int(3),
    pattern: () => random.pick(patterns),
    properties: map,
    patternProperties: () => own([[random.pick(patterns), sub()]]),
    additionalProperties: sub,
    required: () => random.some(names, 2),
    minProperties: () => random.int(3),
    maxProperties: () => random.int(3),
    propertyNames: sub,
    minItems: () => random.int(3),
    maxItems: () => random.int(3),
    uniqueItems: () => random.chance(0.9),
    contains: sub,
    allOf: () => list(context, 2),
    anyOf: () => list(context, 3),
    oneOf: () => list(context, 3),
    not: sub,
    if: sub,
    then: sub,
    else: sub,
    ...(draft === "7"
      ? { dependencies: () => own([[random.pick(names), random.chance(0.5) ? random.some(names, 2) : sub()]]) }
      : {
          $ref: () => reference({ ...context, draft: "2020-12", dynamic: false })["$ref"] ?? "#",
          dependentSchemas: map,
          dependentRequired: () => own([[random.pick(names), random.some(names, 2)]]),
          minContains: () => random.int(3),
          maxContains: () => random.int(3),
          unevaluatedProperties: () => (random.chance(0.6) ? false : sub()),
          unevaluatedItems: () => (random.chance(0.6) ? false : sub()),
        }),
    ...(draft === "2020-12"
      ? { items: sub, prefixItems: () => list(context, 3) }
      : { items: () => (random.chance(0.5) ? sub() : list(context, 3)), additionalItems: sub }),
  };
  const chosen = random.some(Object.keys(keywords), 4);
  return own(chosen.map((name) => [name, keywords[name]?.() ?? true]));
}
