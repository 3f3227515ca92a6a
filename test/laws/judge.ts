import { validator as schemasafe } from "@exodus/schemasafe";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import * as typebox from "typebox/schema";
import { assertedFormats } from "./formats.js";

/** Whether a source allows a value; `undefined` = no verdict, as the validators that know one differ. */
export type Judge = (value: unknown) => boolean | undefined;

// Without `allErrors`, ajv misses that a required key "" is absent.
const ajvOptions = {
  allErrors: true,
  strict: false,
  ownProperties: true,
  logger: false,
  validateSchema: false,
  code: { optimize: false },
} as const;

/** A new one for each schema: ajv never lets go of what it has compiled. */
const ajv = (draft7: boolean, formats: boolean): Ajv => {
  const options = { ...ajvOptions, validateFormats: formats };
  const made = draft7 ? new Ajv(options) : new Ajv2020(options);
  if (formats) addFormats.default(made as never, [...assertedFormats]);
  return made;
};

/**
 * The verdict of most of three validators: ajv, schemasafe and typebox, each of which errs somewhere (`__proto__`, `unevaluated*`,
 * `contains`) or cannot take some schemas. They vote without formats; those are ajv's to judge.
 *
 * @returns `undefined` where neither ajv nor schemasafe can take the schema
 */
export function judgeOf(schema: unknown): Judge | undefined {
  if (typeof schema !== "boolean" && (typeof schema !== "object" || schema === null)) return undefined;
  const { $schema, $id: _, ...rest } = (typeof schema === "object" ? schema : { allOf: [schema] }) as Record<string, unknown>;
  const draft7 = /draft-0?[3-7]/.test(JSON.stringify($schema ?? ""));
  const whole = verdictOf(() => ajvCheck(rest, draft7, true));
  if (whole === undefined) return verdictOf(() => schemasafeCheck(rest, draft7, true));
  const hasFormats = assertedFormats.some((name) => JSON.stringify(rest).includes(`"format":"${name}"`));
  const first = hasFormats ? verdictOf(() => ajvCheck(rest, draft7, false)) : whole;
  const others = [() => schemasafeCheck(rest, draft7, false), () => typeboxCheck(rest)].flatMap((make) => verdictOf(make) ?? []);
  const evaluates = JSON.stringify(rest).includes('"unevaluated');
  return (value) => {
    const own = first?.(value);
    const votes = [own, ...others.map((judge) => judge(value))];
    const [yes, no] = [true, false].map((vote) => votes.filter((each) => each === vote).length) as [number, number];
    // Alone, ajv is no judge of what is evaluated: it forgets some where a dependent schema is not asked, and keeps it of an `if` that fails.
    if (yes === no || (evaluates && yes + no < 2)) return undefined;
    // With formats a value can be refused, and by way of `not` or `oneOf` allowed, that is not so without them.
    return !hasFormats ? yes > no : own === yes > no ? whole(value) : undefined;
  };
}

function verdictOf(make: () => (value: unknown) => boolean): Judge | undefined {
  try {
    const check = make();
    return (value) => {
      try {
        return check(value);
      } catch {
        // ajv throws on some values, such as those with a key `toString` where it compares.
        return undefined;
      }
    };
  } catch {
    return undefined;
  }
}

function ajvCheck(schema: object, draft7: boolean, formats: boolean): (value: unknown) => boolean {
  const validate = ajv(draft7, formats).compile(schema);
  return (value) => validate(value) === true;
}

function schemasafeCheck(schema: object, draft7: boolean, withFormats: boolean): (value: unknown) => boolean {
  const validate = schemasafe(
    JSON.parse(JSON.stringify(schema)) as Parameters<typeof schemasafe>[0],
    {
      mode: "lax",
      allowUnusedKeywords: true,
      formatAssertion: withFormats,
      formats: { int32: () => true, int64: () => true, uint64: () => true },
      contentValidation: false,
      isJSON: true,
      $schemaDefault: draft7 ? "http://json-schema.org/draft-07/schema#" : "https://json-schema.org/draft/2020-12/schema",
    } as Parameters<typeof schemasafe>[1],
  );
  return (value) => validate(value as Parameters<typeof validate>[0]);
}

function typeboxCheck(schema: object): (value: unknown) => boolean {
  // Its types would be worked out from the schema's type, which says nothing here.
  const compile = typebox.Compile as unknown as (schema: unknown) => { readonly Check: (value: unknown) => boolean };
  const compiled = compile(withoutFormats(schema));
  return (value) => compiled.Check(value);
}

/** typebox has no way to take formats as annotations. */
function withoutFormats(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutFormats);
  if (typeof schema !== "object" || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key, value]) => key !== "format" || typeof value !== "string")
      .map(([key, value]) => [key, withoutFormats(value)]),
  );
}
