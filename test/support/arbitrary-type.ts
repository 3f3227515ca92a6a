import fc from "fast-check";
import type { ArrayType, Json, NamedType, ObjectType, Program, Property, Tool, Type } from "../../generator/model/index.js";
import { build, mapChildren, pascalCase } from "../../generator/model/index.js";

/** Generated types of the model, and values of them: what laws over all inputs are checked with. */

const names = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom("a", "b", "c", "id", "name", "kind", "value", "key", "items", "additionalProperties", "item1", "rest"),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "$filter",
      "@odata.type",
      "año",
      "x.y",
      "a b",
      "",
      "constructor",
      "toString",
      "__proto__",
      "filter",
      "ano",
      "x".repeat(70),
    ),
  },
);

const patterns = ["^[a-z]+$", "^x-", "\\d{2}", "^(?=a)ab", "^[A-Z]{3}-\\d+$"].map((source) => ({ source, flags: "u" as const }));

const scalarValues = fc.oneof(
  fc.constantFrom("a", "b", "circle", "", "null"),
  fc.integer({ min: -3, max: 3 }),
  fc.boolean(),
  fc.constant(null),
);

const literalValues: fc.Arbitrary<Json> = fc.oneof(
  { weight: 6, arbitrary: scalarValues },
  { weight: 1, arbitrary: fc.constantFrom<Json>({ a: 1 }, { a: 1, b: [2] }, [], ["x"], {}) },
);

const bounds = (keys: readonly [string, string], greatest: number) =>
  fc
    .option(fc.tuple(fc.nat({ max: greatest }), fc.nat({ max: greatest })))
    .map((pair) => (pair === null ? {} : { [keys[0]]: Math.min(...pair), [keys[1]]: Math.max(...pair) }));

const scalar: fc.Arbitrary<Type> = fc.oneof(
  fc.constantFrom<Type>(build.unknown, build.nullType, build.boolean, build.number, build.integer, build.string),
  fc
    .record({
      integer: fc.constantFrom({}, { integer: true }),
      range: bounds(["minimum", "maximum"], 20),
      step: fc.constantFrom({}, { multipleOf: 0.5 }, { exclusiveMinimum: -5 }),
    })
    .map(({ integer, range, step }): Type => ({ kind: "number", ...integer, ...range, ...step })),
  fc
    .record({ lengths: bounds(["minLength", "maxLength"], 6), pattern: fc.option(fc.constantFrom(...patterns), { freq: 4 }) })
    .map(({ lengths, pattern }): Type => (pattern === null ? { kind: "string", ...lengths } : { kind: "string", pattern })),
  fc.constantFrom<Type>(
    { kind: "string", format: { name: "date-time", assert: true } },
    { kind: "string", format: { name: "uri", assert: true } },
    { kind: "template", parts: [{ kind: "text", text: "v" }, { kind: "number" }, { kind: "text", text: "." }, { kind: "string" }] },
  ),
  fc.array(literalValues, { minLength: 1, maxLength: 4 }).map((values): Type => build.literal(...values)),
);

const refs: readonly string[] = ["T0", "T1", "T2"];

const tree = fc.letrec<{ type: Type; object: Type }>((tie) => ({
  object: fc
    .record({
      properties: fc.uniqueArray(fc.record({ name: names, type: tie("type"), optional: fc.boolean() }), {
        selector: (p) => p.name,
        maxLength: 4,
      }),
      additional: fc.oneof(
        { weight: 4, arbitrary: fc.constant({ additional: build.unknown, additionalDeclared: false } as const) },
        { weight: 2, arbitrary: fc.constant({ additional: build.never, additionalDeclared: true } as const) },
        { weight: 2, arbitrary: tie("type").map((additional) => ({ additional, additionalDeclared: true })) },
      ),
      patterns: fc.option(tie("type"), { freq: 8 }),
    })
    .map(
      ({ properties, additional, patterns: pattern }): Type => ({
        kind: "object",
        properties,
        ...additional,
        ...(pattern !== null && { patterns: [{ pattern: { source: "^p-", flags: "u" as const }, type: pattern }] }),
      }),
    ),
  type: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    { weight: 5, arbitrary: scalar },
    { weight: 1, arbitrary: fc.constantFrom(...refs).map((key): Type => build.ref(key)) },
    { weight: 3, arbitrary: tie("object") },
    {
      weight: 2,
      arbitrary: fc
        .record({ rest: tie("type"), lengths: bounds(["minItems", "maxItems"], 3), unique: fc.option(fc.constant(true), { freq: 6 }) })
        .map(
          ({ rest, lengths, unique }): Type => ({
            kind: "array",
            prefix: [],
            rest,
            ...lengths,
            ...(unique !== null && { uniqueItems: true }),
          }),
        ),
    },
    {
      weight: 1,
      arbitrary: fc
        .record({
          prefix: fc.array(tie("type"), { minLength: 1, maxLength: 3 }),
          rest: fc.option(tie("type")),
          least: fc.nat({ max: 3 }),
          suffix: fc.option(tie("type"), { freq: 8 }),
        })
        .map(({ prefix, rest, least, suffix }): Type => {
          const whole = suffix !== null && rest !== null;
          return {
            kind: "array",
            prefix: prefix.map((type) => ({ type })),
            rest: rest ?? build.never,
            minItems: whole ? prefix.length + 1 : Math.min(least, prefix.length),
            ...(whole && { suffix: [{ type: suffix }] }),
          };
        }),
    },
    { weight: 2, arbitrary: fc.array(tie("type"), { minLength: 2, maxLength: 4 }).map((members): Type => build.union(...members)) },
    {
      weight: 1,
      arbitrary: fc.tuple(tie("object"), tie("object")).map(
        ([first, second]): Type =>
          build.union(
            ...[first, second].map(
              (each, i): Type =>
                each.kind === "object"
                  ? {
                      ...each,
                      properties: [
                        build.property("kind", build.literal(i === 0 ? "circle" : "box")),
                        ...each.properties.filter((p) => p.name !== "kind"),
                      ],
                    }
                  : each,
            ),
          ),
      ),
    },
    { weight: 1, arbitrary: fc.tuple(tie("object"), tie("object")).map((members): Type => ({ kind: "intersection", members })) },
  ),
}));

/** A program of some tools; each uses up to three named types of its own, which may be recursive. */
export const arbitraryProgram: fc.Arbitrary<Program> = fc
  .array(
    fc.record({
      args: fc.oneof({ weight: 4, arbitrary: tree.object }, { weight: 1, arbitrary: tree.type }),
      named: fc.tuple(tree.type, tree.type, tree.object),
      wireName: fc.constantFrom("tool", "math.factorial", "año", "x".repeat(70)),
    }),
    { minLength: 1, maxLength: 8, size: "max" },
  )
  .map((tools) => ({
    tools: tools.map(
      ({ wireName }, i): Tool => ({
        wireName: `${wireName}${i}`,
        typeName: pascalCase(`${wireName}${i}`),
        args: `${i} args`,
        origin: "json-schema",
        behaviour: {},
        at: { file: "generated.json" },
      }),
    ),
    types: new Map(
      tools.flatMap(({ args, named, wireName }, i) =>
        [...named.map((type, n) => [`T${n}`, type] as const), ["args", args] as const].map(([key, type]): [string, NamedType] => [
          `${i} ${key}`,
          {
            key: `${i} ${key}`,
            identifier: key === "args" ? pascalCase(`${wireName}${i}`) : `${key}Of${i}`,
            type: type.kind === "ref" ? build.unknown : owned(type, i),
          },
        ]),
      ),
    ),
  }));

/** The type with its references to the named types of one tool. */
const owned = (type: Type, tool: number): Type =>
  type.kind === "ref" ? build.ref(`${tool} ${type.key}`) : mapChildren(type, (child) => owned(child, tool));

const anything: fc.Arbitrary<unknown> = fc
  .jsonValue({ maxDepth: 2, noUnicodeString: false } as never)
  .map((value) => withoutNegativeZero(value));

/** JSON text knows no -0. */
function withoutNegativeZero(value: unknown): unknown {
  if (Object.is(value, -0)) return 0;
  if (Array.isArray(value)) return value.map(withoutNegativeZero);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutNegativeZero(item)]));
}

/**
 * Values of a type, mostly: what is hard to build by construction may miss, so filter by a guard.
 *
 * @param depth how many named types may still be entered; then the smallest values are taken
 */
export function valuesOf(type: Type, types: Program["types"], depth = 4): fc.Arbitrary<unknown> {
  switch (type.kind) {
    case "never":
      return fc.constant(undefined);
    case "unknown":
    case "not":
      return anything;
    case "null":
      return fc.constant(null);
    case "boolean":
      return fc.boolean();
    case "number":
      return fc
        .integer({ min: Math.ceil(type.minimum ?? -40), max: Math.max(Math.floor(type.maximum ?? 40), Math.ceil(type.minimum ?? -40)) })
        .map((n) => n + 0);
    case "string":
      if (type.pattern) return fc.constantFrom("abc", "x-y", "a12", "ab", "ABC-1", "x-12abc");
      if (type.format) return fc.constantFrom("2026-11-23T14:05:09Z", "https://example.com/a");
      return fc.string({ minLength: type.minLength ?? 0, maxLength: type.maxLength ?? 8, unit: "grapheme" } as never);
    case "template":
      return fc.constantFrom("v1.", "v2.5.x");
    case "literal":
      return fc.constantFrom(...type.values);
    case "array":
      return arrayOf(type, types, depth);
    case "object":
      return objectOf(type, types, depth);
    case "union":
      return fc.oneof(...type.members.map((member) => valuesOf(member, types, depth)));
    case "intersection":
      return fc
        .tuple(...type.members.map((member) => valuesOf(member, types, depth)))
        .map((parts) =>
          parts.every((part) => typeof part === "object" && part !== null && !Array.isArray(part))
            ? Object.fromEntries(parts.flatMap((part) => Object.entries(part as object)))
            : parts[0],
        );
    case "if":
      return fc.oneof(valuesOf(type.then, types, depth), valuesOf(type.else, types, depth));
    default: {
      const target = types.get(type.key)?.type;
      return target === undefined || depth <= 0 ? fc.constantFrom(null, {}, [], "", 0) : valuesOf(target, types, depth - 1);
    }
  }
}

function arrayOf(type: ArrayType, types: Program["types"], depth: number): fc.Arbitrary<unknown> {
  const least = type.minItems ?? 0;
  const fixed = type.prefix.length + (type.suffix?.length ?? 0);
  const head = fc.tuple(...type.prefix.map((part) => valuesOf(part.type, types, depth)));
  const rest =
    type.rest.kind === "never"
      ? fc.constant([])
      : fc.array(valuesOf(type.rest, types, depth), {
          minLength: Math.max(0, least - fixed),
          maxLength: Math.max(0, Math.min(type.maxItems ?? 3, 3) - fixed, least - fixed),
        });
  const tail = fc.tuple(...(type.suffix ?? []).map((part) => valuesOf(part.type, types, depth)));
  return fc.tuple(head, rest, tail, fc.nat({ max: 3 })).map(([first, middle, last, cut]) => {
    const whole = [...first, ...middle, ...last];
    return type.suffix === undefined && type.prefix.length > 0 ? whole.slice(0, Math.max(least, whole.length - cut)) : whole;
  });
}

function objectOf(type: ObjectType, types: Program["types"], depth: number): fc.Arbitrary<unknown> {
  const field = (property: Property): fc.Arbitrary<readonly [string, unknown] | null> => {
    const value = valuesOf(property.type, types, depth).map((each) => [property.name, each] as const);
    return property.optional ? (depth <= 0 ? fc.constant(null) : fc.option(value, { freq: 2 })) : value;
  };
  const declared = new Set(type.properties.map((property) => property.name));
  const extra =
    type.additionalDeclared && type.additional.kind !== "never"
      ? fc.array(
          fc.tuple(
            fc.constantFrom("k", "ünï", "__proto__", "filter", "additionalProperties", "value"),
            valuesOf(type.additional, types, depth),
          ),
          { maxLength: 2 },
        )
      : fc.constant([]);
  const matching = type.patterns?.[0]
    ? fc.array(fc.tuple(fc.constantFrom("p-1", "p-x"), valuesOf(type.patterns[0].type, types, depth)), { maxLength: 2 })
    : fc.constant([]);
  return fc
    .tuple(fc.tuple(...type.properties.map(field)), extra, matching)
    .map(([fields, extras, matches]) =>
      Object.fromEntries([...[...extras, ...matches].filter(([key]) => !declared.has(key)), ...fields.filter((entry) => entry !== null)]),
    );
}
