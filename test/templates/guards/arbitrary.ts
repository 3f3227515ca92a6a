import fc from "fast-check";
import type { Format, Json, Pattern, Property, Type } from "../../../generator/model/index.js";

/** Random types of the model, and values that are often of them. */

const names = ["a", "b", "c", "kind", "__proto__", "constructor", "toString", "a b", "/~", "length", "hasOwnProperty"] as const;
const words = ["x", "y", "abc", "", "__proto__", "a\u{1F600}b", "\uD800"] as const;
const patterns: readonly Pattern[] = ["^a", "b$", "^abc$", "[0-9]+", "^(x|y)$", "^[a-z]*$", "", "^a.c$"].map((source) => ({
  source,
  flags: "u",
}));
const formats: readonly Format[] = [
  { name: "date", assert: false },
  { name: "nothing", assert: true },
];

const condition = (test: Type, yes: Type, no: Type): Type => ({ kind: "if", if: test, then: yes, else: no });

export const refKeys = ["tree", "list", "leaf"] as const;

const scalarJson: fc.Arbitrary<Json> = fc.constantFrom<Json>(null, true, false, 0, 1, -1, 2.5, 1e21, "x", "y", "abc", "");
const json: fc.Arbitrary<Json> = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    scalarJson,
    fc.array(tie("json"), { maxLength: 3 }),
    fc
      .array(fc.tuple(fc.constantFrom(...names), tie("json")), { maxLength: 3 })
      .map((entries) => Object.fromEntries(entries) as { readonly [key: string]: Json }),
  ),
})).json;

const present = <T extends object>(record: { [K in keyof T]: T[K] | undefined }): T =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined, freq: 3 });
const small = fc.integer({ min: 0, max: 3 });

/** Types with every kind but templates (the oracle knows none); `refs` may be named inside. */
export const anyType = (refs: readonly string[] = refKeys): fc.Arbitrary<Type> =>
  fc.letrec<{ type: Type; object: Type; array: Type }>((tie) => ({
    type: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      { weight: 4, arbitrary: scalarType },
      { weight: 1, arbitrary: fc.constantFrom<Type>({ kind: "unknown" }, { kind: "never" }) },
      { weight: 4, arbitrary: tie("object") },
      { weight: 3, arbitrary: tie("array") },
      { weight: 2, arbitrary: union(tie("type")) },
      { weight: 1, arbitrary: tagged(tie("type")) },
      { weight: 1, arbitrary: byKind(tie("object"), tie("array")) },
      { weight: 2, arbitrary: intersection(tie("type")) },
      { weight: 1, arbitrary: tie("type").map((type): Type => ({ kind: "not", type })) },
      {
        weight: 1,
        arbitrary: fc.tuple(tie("type"), tie("type"), tie("type")).map(([test, yes, no]) => condition(test, yes, no)),
      },
      ...(refs.length > 0 ? [{ weight: 1, arbitrary: fc.constantFrom(...refs).map((key): Type => ({ kind: "ref", key })) }] : []),
    ),
    object: objectType(tie("type")),
    array: arrayType(tie("type")),
  })).type;

const scalarType: fc.Arbitrary<Type> = fc.oneof(
  fc.constantFrom<Type>({ kind: "null" }, { kind: "boolean" }, { kind: "string" }, { kind: "number" }),
  fc
    .record({
      integer: maybe(fc.constant(true)),
      minimum: maybe(small),
      exclusiveMaximum: maybe(fc.integer({ min: 1, max: 9 })),
      multipleOf: maybe(fc.constantFrom(0.5, 2)),
    })
    .map((rules): Type => ({ kind: "number", ...present<object>(rules) })),
  fc
    .record({
      minLength: maybe(small),
      maxLength: maybe(small),
      pattern: maybe(fc.constantFrom(...patterns)),
      format: maybe(fc.constantFrom(...formats)),
    })
    .map((rules): Type => ({ kind: "string", ...present<object>(rules) })),
  fc
    .array(fc.oneof({ weight: 4, arbitrary: scalarJson }, { weight: 1, arbitrary: json }), { minLength: 1, maxLength: 4 })
    .map((values): Type => ({ kind: "literal", values })),
);

function objectType(type: fc.Arbitrary<Type>): fc.Arbitrary<Type> {
  const property: fc.Arbitrary<Property> = fc.record({ name: fc.constantFrom(...names), type, optional: fc.boolean() });
  return fc
    .record({
      properties: fc.uniqueArray(property, { maxLength: 4, selector: (one) => one.name }),
      additional: fc.oneof(
        { weight: 4, arbitrary: fc.constant<Type>({ kind: "unknown" }) },
        { weight: 2, arbitrary: fc.constant<Type>({ kind: "never" }) },
        { weight: 1, arbitrary: type },
      ),
      declared: fc.boolean(),
      patterns: maybe(fc.array(fc.record({ pattern: fc.constantFrom(...patterns), type }), { maxLength: 2 })),
      requiredKeys: maybe(fc.uniqueArray(fc.constantFrom(...names), { maxLength: 2 })),
      minProperties: maybe(small),
      maxProperties: maybe(small),
      keys: maybe(scalarType),
      dependentRequired: maybe(
        fc.uniqueArray(
          fc.record({ key: fc.constantFrom(...names), requires: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 2 }) }),
          {
            maxLength: 2,
            selector: (one) => one.key,
          },
        ),
      ),
    })
    .map(
      ({ declared, ...rules }): Type =>
        ({
          kind: "object",
          ...present<Omit<typeof rules, never>>(rules),
          additionalDeclared: declared || rules.additional.kind !== "unknown",
        }) as Type,
    );
}

function arrayType(type: fc.Arbitrary<Type>): fc.Arbitrary<Type> {
  return fc
    .record({
      prefix: fc.array(type, { maxLength: 2 }),
      rest: fc.oneof(
        { weight: 3, arbitrary: type },
        { weight: 1, arbitrary: fc.constant<Type>({ kind: "never" }) },
        { weight: 1, arbitrary: fc.constant<Type>({ kind: "unknown" }) },
      ),
      silent: fc.boolean(),
      minItems: maybe(small),
      maxItems: maybe(small),
      uniqueItems: maybe(fc.boolean()),
      contains: maybe(fc.array(fc.record({ type, min: fc.integer({ min: 0, max: 2 }), evaluates: fc.boolean() }), { maxLength: 1 })),
    })
    .map(
      ({ prefix, silent, ...rules }): Type =>
        ({
          kind: "array",
          prefix: prefix.map((item) => ({ type: item })),
          ...present<Omit<typeof rules, never>>(rules),
          ...(silent && rules.rest.kind === "unknown" && { restDeclared: false }),
        }) as Type,
    );
}

const union = (type: fc.Arbitrary<Type>): fc.Arbitrary<Type> =>
  fc
    .record({ members: fc.array(type, { minLength: 1, maxLength: 3 }), exactlyOne: maybe(fc.constant(true)) })
    .map((rules): Type => ({ kind: "union", ...present<Omit<typeof rules, never>>(rules) }) as Type);

const tagged = (type: fc.Arbitrary<Type>): fc.Arbitrary<Type> =>
  fc.array(fc.record({ type, tag: fc.constantFrom("x", "y", "abc"), optional: fc.boolean() }), { minLength: 2, maxLength: 3 }).map(
    (members): Type => ({
      kind: "union",
      members: members.map(({ type: one, tag, optional }) => ({
        kind: "object",
        properties: [
          { name: "kind", type: { kind: "literal", values: [tag] }, optional: false },
          { name: "a", type: one, optional },
        ],
        additional: { kind: "unknown" },
        additionalDeclared: false,
      })),
    }),
  );

const byKind = (object: fc.Arbitrary<Type>, array: fc.Arbitrary<Type>): fc.Arbitrary<Type> =>
  fc.tuple(object, array, fc.constantFrom<Type>({ kind: "string" }, { kind: "string", minLength: 2 })).map(
    ([one, list, text]): Type => ({
      kind: "union",
      members: [{ kind: "null" }, { kind: "boolean" }, { kind: "number" }, text, list, one],
    }),
  );

const intersection = (type: fc.Arbitrary<Type>): fc.Arbitrary<Type> =>
  fc
    .record({ members: fc.array(type, { minLength: 1, maxLength: 3 }), unevaluatedProperties: maybe(type), unevaluatedItems: maybe(type) })
    .map((rules): Type => ({ kind: "intersection", ...present<Omit<typeof rules, never>>(rules) }) as Type);

/** Values near a type: often of it, always JSON. */
export function valueNear(type: Type, types: ReadonlyMap<string, Type>, depth = 4): fc.Arbitrary<Json> {
  const exact = near(type, types, depth);
  return exact === undefined ? json : fc.oneof({ weight: 6, arbitrary: exact }, { weight: 1, arbitrary: json });
}

function near(type: Type, types: ReadonlyMap<string, Type>, depth: number): fc.Arbitrary<Json> | undefined {
  if (depth === 0) return scalarJson;
  const of = (inner: Type): fc.Arbitrary<Json> => valueNear(inner, types, depth - 1);
  switch (type.kind) {
    case "null":
      return fc.constant(null);
    case "boolean":
      return fc.boolean();
    case "number":
      return fc.constantFrom(0, 1, 2, 3, 4, 0.5, -0, 8);
    case "string":
      return fc.constantFrom(...words, "abc", "a1", "ab");
    case "literal":
      return fc.constantFrom(...type.values);
    case "array":
      return fc
        .tuple(fc.tuple(...type.prefix.map((item) => of(item.type))), fc.array(of(type.rest), { maxLength: 3 }))
        .map(([prefix, rest]) => [...prefix, ...rest].slice(0, type.maxItems ?? 4));
    case "object":
      return fc
        .tuple(
          fc.tuple(...type.properties.map((one) => fc.option(of(one.type), { nil: undefined, freq: one.optional ? 2 : 12 }))),
          fc.array(fc.tuple(fc.constantFrom(...names), of(type.additional)), { maxLength: 2 }),
          fc.boolean(),
        )
        .map(
          ([values, extra, closed]) =>
            Object.fromEntries([
              ...(closed ? [] : extra),
              ...type.properties.flatMap((one, i) => (values[i] === undefined ? [] : [[one.name, values[i] as Json] as const])),
            ]) as { readonly [key: string]: Json },
        );
    case "union":
      return fc.oneof(...type.members.map(of));
    case "intersection":
      return fc.oneof(...type.members.map(of));
    case "if":
      return fc.oneof(of(type.then), of(type.else), of(type.if));
    case "ref": {
      const target = types.get(type.key);
      return target && of(target);
    }
    default:
      return undefined;
  }
}

/** A few named types that refer to each other and to themselves. */
export const namedTypes: ReadonlyMap<string, Type> = new Map<string, Type>([
  ["leaf", { kind: "literal", values: ["x", 1] }],
  [
    "tree",
    {
      kind: "object",
      properties: [
        { name: "a", type: { kind: "ref", key: "leaf" }, optional: true },
        { name: "b", type: { kind: "array", prefix: [], rest: { kind: "ref", key: "tree" } }, optional: true },
        { name: "c", type: { kind: "union", members: [{ kind: "ref", key: "list" }, { kind: "null" }] }, optional: true },
      ],
      additional: { kind: "unknown" },
      additionalDeclared: false,
    },
  ],
  [
    "list",
    {
      kind: "union",
      members: [
        { kind: "ref", key: "leaf" },
        {
          kind: "array",
          prefix: [],
          rest: {
            kind: "union",
            members: [
              { kind: "ref", key: "list" },
              { kind: "ref", key: "tree" },
            ],
          },
        },
      ],
    },
  ],
]);
