import { validator as schemasafe } from "@exodus/schemasafe";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { fullFormats } from "ajv-formats/dist/formats.js";
import * as Format from "typebox/format";
import * as typebox from "typebox/schema";
import { assertedFormats } from "./formats.js";

/** Whether a source allows a value; `undefined` = no verdict, as the validators that know one differ. */
export type Judge = (value: unknown) => boolean | undefined;

const ajvOptions = {
  strict: false,
  ownProperties: true,
  logger: false,
  validateSchema: false,
  code: { optimize: false },
} as const;

/** How each asserted format is checked: one meaning for all validators, so that they differ on schemas alone. */
const formatChecks: ReadonlyMap<string, (text: string) => boolean> = new Map(
  assertedFormats.map((name) => {
    const format: unknown = fullFormats[name];
    const check = typeof format === "object" && format !== null && "validate" in format ? format.validate : format;
    if (check instanceof RegExp) return [name, (text) => check.test(text)];
    if (typeof check === "function") return [name, (text) => (check as (text: string) => boolean)(text)];
    throw new Error(`${name} is not checked`);
  }),
);

// typebox has one list of formats; those that are not on it are annotations.
Format.Clear();
for (const [name, check] of formatChecks) Format.Set(name, check);

/**
 * The verdict of most of three validators: ajv, schemasafe and typebox, each of which errs somewhere (`__proto__`, `unevaluated*`,
 * `contains`) or cannot take some schemas.
 *
 * @returns `undefined` where neither ajv nor schemasafe can take the schema
 */
export function judgeOf(schema: unknown): Judge | undefined {
  if (typeof schema !== "boolean" && (typeof schema !== "object" || schema === null)) return undefined;
  const { $schema, $id: _, ...rest } = (typeof schema === "object" ? schema : { allOf: [schema] }) as Record<string, unknown>;
  const draft7 = /draft-0?[3-7]/.test(JSON.stringify($schema ?? ""));
  const judges = [() => ajvCheck(rest, draft7), () => schemasafeCheck(rest, draft7)].flatMap((make) => verdictOf(make) ?? []);
  if (judges.length === 0) return undefined;
  const all = [...judges, ...[verdictOf(() => typeboxCheck(rest))].filter((judge) => judge !== undefined)];
  const evaluates = JSON.stringify(rest).includes('"unevaluated');
  return (value) => {
    const votes = all.map((judge) => judge(value));
    const [yes, no] = [true, false].map((vote) => votes.filter((each) => each === vote).length) as [number, number];
    // Alone, none is a judge of what is evaluated: ajv forgets some where a dependent schema is not asked, and keeps it of an `if` that fails.
    return yes === no || (evaluates && yes + no < 2) ? undefined : yes > no;
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

function ajvCheck(schema: object, draft7: boolean): (value: unknown) => boolean {
  // Below `not`, `if` and unions it collects no errors, and then it misses that a required key "" is absent.
  if (requiresEmptyKey(schema)) throw new Error("a key that ajv does not miss is required");
  // A new one for each schema: ajv never lets go of what it has compiled.
  const ajv = draft7 ? new Ajv(ajvOptions) : new Ajv2020(ajvOptions);
  for (const [name, check] of formatChecks) ajv.addFormat(name, check);
  const validate = ajv.compile(schema);
  return (value) => validate(value) === true;
}

function schemasafeCheck(schema: object, draft7: boolean): (value: unknown) => boolean {
  const text = JSON.stringify(schema);
  const others = [...text.matchAll(/"format":"([^"]*)"/g)].map((match) => [match[1] ?? "", () => true] as const);
  const validate = schemasafe(
    JSON.parse(text) as Parameters<typeof schemasafe>[0],
    {
      mode: "lax",
      allowUnusedKeywords: true,
      formatAssertion: true,
      formats: Object.fromEntries([...others, ...formatChecks]),
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
  const compiled = compile(schema);
  return (value) => compiled.Check(withoutPrototypes(value));
}

/** typebox finds what objects inherit, such as `toString`: it gets objects that inherit nothing. */
function withoutPrototypes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPrototypes);
  if (typeof value !== "object" || value === null) return value;
  const copy: object = Object.create(null);
  for (const [key, item] of Object.entries(value)) Object.assign(copy, { [key]: withoutPrototypes(item) });
  return copy;
}

function requiresEmptyKey(schema: unknown): boolean {
  if (typeof schema !== "object" || schema === null) return false;
  return Object.entries(schema).some(
    ([keyword, value]) => (keyword !== "enum" && Array.isArray(value) && value.includes("")) || requiresEmptyKey(value),
  );
}
