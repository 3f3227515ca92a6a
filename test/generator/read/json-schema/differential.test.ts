import Ajv from "ajv";
import Ajv2019 from "ajv/dist/2019.js";
import Ajv2020 from "ajv/dist/2020.js";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Json } from "../../../../generator/model/index.js";
import { accepts } from "./interpret.js";
import { readSchema, typesByKey } from "./read-schema.js";

/**
 * Random schemas and values: what the model says, read by the test interpreter, against another validator. It finds what the official
 * suite has no case for: combinations of keywords. Left out is what the other one gets wrong: `contains` on empty arrays beside a tuple,
 * and `true` where it makes items evaluated.
 */

const compilers = {
  "7": new Ajv.default({ strict: false, validateFormats: false }),
  "2019-09": new Ajv2019.default({ strict: false, validateFormats: false }),
  "2020-12": new Ajv2020.default({ strict: false, validateFormats: false }),
} as const;

const plain = (json: Json): Json => JSON.parse(JSON.stringify(json)) as Json;

type Compared = keyof typeof compilers;

const scalar = fc.constantFrom<Json>(null, true, false, 0, 1, 1.5, -1, 2, "", "a", "ab", "b");
const value: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    scalar,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom("a", "b", "c", "ab"), tie("value"), { maxKeys: 3 }),
  ),
})).value;

const type = fc.constantFrom("null", "boolean", "integer", "number", "string", "array", "object");

function schemaOf(draft: Compared): fc.Arbitrary<Json> {
  return fc.letrec<{ schema: Json }>((tie) => {
    const schema = tie("schema");
    const map = fc.dictionary(fc.constantFrom("a", "b", "c"), schema, { maxKeys: 2 });
    const list = fc.array(schema, { minLength: 1, maxLength: 3 });
    const typed = type.map((name): Json => ({ type: name }));
    const names = fc.uniqueArray(fc.constantFrom("a", "b", "c"), { maxLength: 2 });
    const keywords: Record<string, fc.Arbitrary<Json>> = {
      type: fc.oneof(type, fc.uniqueArray(type, { minLength: 1, maxLength: 3 })),
      enum: fc.array(value, { minLength: 1, maxLength: 3 }),
      const: value,
      minimum: fc.constantFrom(0, 1),
      exclusiveMaximum: fc.constantFrom(1, 2),
      multipleOf: fc.constantFrom(1, 0.5),
      minLength: fc.constantFrom(0, 1, 2),
      maxLength: fc.constantFrom(1, 2),
      pattern: fc.constantFrom("^a", "b$"),
      properties: map,
      patternProperties: fc.dictionary(fc.constantFrom("^a", "b"), schema, { maxKeys: 1 }),
      additionalProperties: schema,
      required: names,
      minProperties: fc.constantFrom(0, 1, 2),
      propertyNames: schema,
      minItems: fc.constantFrom(0, 1),
      maxItems: fc.constantFrom(1, 2),
      uniqueItems: fc.boolean(),
      allOf: list,
      anyOf: list,
      oneOf: list,
      not: schema,
      if: schema,
      then: schema,
      else: schema,
      $ref: fc.constantFrom("#/definitions/a", "#/definitions/b"),
      ...(draft === "7"
        ? {
            items: fc.oneof(schema, list),
            additionalItems: schema,
            dependencies: fc.dictionary(fc.constantFrom("a", "b"), fc.oneof(schema, names)),
          }
        : {
            dependentSchemas: map,
            dependentRequired: fc.dictionary(fc.constantFrom("a", "b"), names),
            unevaluatedProperties: fc.oneof(fc.constant(false), typed),
            unevaluatedItems: fc.oneof(fc.constant(false), typed),
            ...(draft === "2019-09" ? { items: fc.oneof(typed, list), additionalItems: typed } : { items: typed, prefixItems: list }),
          }),
    };
    const chosen = fc
      .uniqueArray(fc.constantFrom(...Object.keys(keywords)), { minLength: 0, maxLength: 4 })
      // Beside a `$ref` the other validator heeds what draft 7 ignores.
      .map((names) => (draft === "7" && names.includes("$ref") ? ["$ref"] : names))
      // An `if` alone still evaluates; the other validator leaves it out.
      .map((names) => (names.includes("then") || names.includes("else") ? names : names.filter((name) => name !== "if")))
      .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, keywords[name] ?? fc.constant(null)]))));
    return { schema: fc.oneof({ depthSize: "small", withCrossShrink: true }, fc.boolean(), chosen) };
  }).schema as fc.Arbitrary<Json>;
}

/** The other validator's verdict; `undefined` where it does not compile the schema, or overflows on a loop that we see is never entered. */
function other(compiler: (typeof compilers)[Compared], schema: Json): (value: Json) => boolean | undefined {
  return (value) => {
    try {
      return compiler.validate(schema as object, value) as boolean;
    } catch {
      return undefined;
    }
  };
}

describe("agrees with another validator", () => {
  test.each(Object.keys(compilers) as Compared[])("draft %s", (draft) => {
    const compiler = compilers[draft];
    let compared = 0;
    fc.assert(
      fc.property(
        schemaOf(draft),
        schemaOf(draft),
        schemaOf(draft),
        fc.array(value, { minLength: 4, maxLength: 8 }),
        (body, a, b, values) => {
          // The other validator stumbles over objects without prototype.
          const schema = plain({ allOf: [body], definitions: { a, b } });
          const result = readSchema(schema, { draft, formats: "annotate" });
          // Loops that go nowhere are refused; the other validator overflows on them.
          if (result.diagnostics.some(({ code }) => code === "ref-loop")) return;
          expect(result.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
          const judge = other(compiler, schema);
          const types = typesByKey(result);
          for (const candidate of values.map(plain)) {
            const verdict = judge(candidate);
            if (verdict === undefined) continue;
            compared += 1;
            expect([candidate, accepts({ kind: "ref", key: "schema.json#" }, types, candidate)]).toEqual([candidate, verdict]);
          }
        },
      ),
      // The seed is fixed because the other validator has faults of its own, which must not turn up by chance in somebody's run.
      { numRuns: Number(process.env.PT_GEN_RUNS ?? 400), seed: Number(process.env.PT_GEN_SEED ?? 20261123) },
    );
    expect(compared).toBeGreaterThan(500);
  });
});
