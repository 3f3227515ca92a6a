import {
  canonical,
  type ArrayType,
  assertNever,
  type Json,
  type NamedType,
  type ObjectType,
  type Pattern,
  type TemplatePart,
  type Type,
} from "../model/index.js";
import { holdsContent } from "../../templates/sample/contents.js";
import { formatExamples } from "../../templates/sample/formats.js";

export type Types = ReadonlyMap<string, NamedType>;

/** What a check looked at; `true` = everything. */
interface Seen {
  readonly keys: ReadonlySet<string> | true;
  readonly items: ReadonlySet<number> | true;
}

const nothing: Seen = { keys: new Set(), items: new Set() };
/** More named types within one value than any sample has: a reference that leads nowhere new. */
const deepest = 60;

/**
 * Whether a type accepts a value: the model's meaning, read plainly. Only for samples while two versions are compared; guards of
 * generated code are written out and never look like this. Of an asserted `format` it knows the usual examples and nothing else.
 *
 * @param types the named types that `type` refers to
 */
export function accepts(type: Type, types: Types, value: Json): boolean {
  return check(type, types, value, 0) !== undefined;
}

function check(type: Type, types: Types, value: Json, depth: number): Seen | undefined {
  const run = (inner: Type, held: Json): Seen | undefined => check(inner, types, held, depth);
  const when = (condition: boolean): Seen | undefined => (condition ? nothing : undefined);
  switch (type.kind) {
    case "never":
      return undefined;
    case "unknown":
      return nothing;
    case "null":
      return when(value === null);
    case "boolean":
      return when(typeof value === "boolean");
    case "number":
      return when(
        typeof value === "number" &&
          (type.integer !== true || Number.isInteger(value)) &&
          value >= (type.minimum ?? Number.NEGATIVE_INFINITY) &&
          value <= (type.maximum ?? Number.POSITIVE_INFINITY) &&
          value > (type.exclusiveMinimum ?? Number.NEGATIVE_INFINITY) &&
          value < (type.exclusiveMaximum ?? Number.POSITIVE_INFINITY) &&
          (type.multipleOf === undefined || isMultiple(value, type.multipleOf)),
      );
    case "string": {
      if (typeof value !== "string") return undefined;
      const length = [...value].length;
      return when(
        length >= (type.minLength ?? 0) &&
          length <= (type.maxLength ?? Number.POSITIVE_INFINITY) &&
          (type.pattern === undefined || matches(type.pattern, value)) &&
          (type.format?.assert !== true || isOfFormat(type.format.name, value)) &&
          (type.content === undefined || holdsContent(type.content, value)),
      );
    }
    case "template":
      return when(typeof value === "string" && templatePattern(type.parts).test(value));
    case "literal": {
      const text = canonical(value);
      return when(type.values.some((candidate) => canonical(candidate) === text));
    }
    case "array":
      return Array.isArray(value) ? checkArray(type, value as readonly Json[], run) : undefined;
    case "object":
      return isObject(value) ? checkObject(type, value, run) : undefined;
    case "union": {
      const passed = type.members.flatMap((member) => run(member, value) ?? []);
      return (type.exactlyOne === true ? passed.length === 1 : passed.length > 0) ? joined(passed) : undefined;
    }
    case "intersection": {
      const parts = type.members.map((member) => run(member, value));
      if (!parts.every((part) => part !== undefined)) return undefined;
      const seen = joined(parts);
      const { unevaluatedProperties: properties, unevaluatedItems: items } = type;
      const keysFit =
        properties === undefined ||
        !isObject(value) ||
        seen.keys === true ||
        Object.entries(value).every(([key, held]) => seen.keys === true || seen.keys.has(key) || run(properties, held) !== undefined);
      const itemsFit =
        items === undefined ||
        !Array.isArray(value) ||
        (value as readonly Json[]).every((held, i) => seen.items === true || seen.items.has(i) || run(items, held) !== undefined);
      if (!keysFit || !itemsFit) return undefined;
      return { keys: properties ? true : seen.keys, items: items ? true : seen.items };
    }
    case "not":
      return when(run(type.type, value) === undefined);
    case "if": {
      const test = run(type.if, value);
      const branch = run(test === undefined ? type.else : type.then, value);
      return branch && joined(test === undefined ? [branch] : [test, branch]);
    }
    case "ref": {
      const target = types.get(type.key);
      return target === undefined || depth > deepest ? undefined : check(target.type, types, value, depth + 1);
    }
    default:
      return assertNever(type);
  }
}

type Run = (type: Type, value: Json) => Seen | undefined;

function checkArray(type: ArrayType, value: readonly Json[], run: Run): Seen | undefined {
  if (value.length < (type.minItems ?? 0) || value.length > (type.maxItems ?? Number.POSITIVE_INFINITY)) return undefined;
  if (type.uniqueItems === true && new Set(value.map(canonical)).size !== value.length) return undefined;
  const suffix = type.suffix ?? [];
  const fromEnd = value.length - suffix.length;
  if (suffix.length > 0 && fromEnd < type.prefix.length) return undefined;
  const items = new Set<number>();
  for (const [index, item] of value.entries()) {
    const own = index >= fromEnd ? suffix[index - fromEnd] : type.prefix[index];
    if (run(own === undefined ? type.rest : own.type, item) === undefined) return undefined;
    if (own !== undefined || type.restDeclared !== false) items.add(index);
  }
  for (const rule of type.contains ?? []) {
    const found = [...value.keys()].filter((index) => run(rule.type, value[index] ?? null) !== undefined);
    if (found.length < rule.min || found.length > (rule.max ?? Number.POSITIVE_INFINITY)) return undefined;
    if (rule.evaluates === true) for (const index of found) items.add(index);
  }
  return { keys: nothing.keys, items };
}

function checkObject(type: ObjectType, value: { readonly [key: string]: Json }, run: Run): Seen | undefined {
  const entries = Object.entries(value);
  const has = (key: string): boolean => Object.hasOwn(value, key);
  const fits =
    entries.length >= (type.minProperties ?? 0) &&
    entries.length <= (type.maxProperties ?? Number.POSITIVE_INFINITY) &&
    type.properties.every((property) => property.optional || has(property.name)) &&
    (type.requiredKeys ?? []).every(has) &&
    (type.dependentRequired ?? []).every(({ key, requires }) => !has(key) || requires.every(has));
  if (!fits) return undefined;
  const declared = new Map(type.properties.map((property) => [property.name, property.type]));
  const seen = new Set<string>();
  for (const [key, held] of entries) {
    if (type.keys !== undefined && run(type.keys, key) === undefined) return undefined;
    const own = declared.get(key);
    const rules = [
      ...(own === undefined ? [] : [own]),
      ...(type.patterns ?? []).filter(({ pattern }) => matches(pattern, key)).map((each) => each.type),
    ];
    if (!(rules.length > 0 ? rules : [type.additional]).every((rule) => run(rule, held) !== undefined)) return undefined;
    if (rules.length > 0 || type.additionalDeclared) seen.add(key);
  }
  return { keys: seen, items: nothing.items };
}

const joined = (parts: readonly Seen[]): Seen => ({
  keys: parts.some((part) => part.keys === true) ? true : new Set(parts.flatMap((part) => (part.keys === true ? [] : [...part.keys]))),
  items: parts.some((part) => part.items === true) ? true : new Set(parts.flatMap((part) => (part.items === true ? [] : [...part.items]))),
});

const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether a text matches; an expression that does not compile matches nothing. */
function matches(pattern: Pattern, text: string): boolean {
  try {
    return new RegExp(pattern.source, pattern.flags).test(text);
  } catch {
    return false;
  }
}

/** Formats whose every value also is of the others. */
const widerFormats: ReadonlyMap<string, readonly string[]> = new Map([
  ["idn-email", ["email"]],
  ["idn-hostname", ["hostname"]],
  ["uri-reference", ["uri"]],
  ["iri", ["uri"]],
  ["iri-reference", ["uri", "uri-reference", "iri"]],
]);

const isOfFormat = (name: string, text: string): boolean =>
  [name, ...(widerFormats.get(name) ?? [])].some((each) => formatExamples.get(each)?.includes(text) ?? false);

/** Decimal semantics: 0.3 is a multiple of 0.1. */
function isMultiple(value: number, step: number): boolean {
  const quotient = value / step;
  return Math.abs(quotient - Math.round(quotient)) < 1e-9 * Math.max(1, Math.abs(quotient));
}

function templatePattern(parts: readonly TemplatePart[]): RegExp {
  const source = (list: readonly TemplatePart[]): string =>
    list
      .map((part) => {
        switch (part.kind) {
          case "text":
            return part.text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
          case "string":
            return "[^]*";
          case "number":
            return "-?\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?";
          case "bigint":
            return "-?\\d+";
          case "oneOf":
            return `(?:${part.options.map(source).join("|")})`;
          default:
            return assertNever(part);
        }
      })
      .join("");
  return new RegExp(`^(?:${source(parts)})$`);
}
