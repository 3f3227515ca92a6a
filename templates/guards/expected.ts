import {
  assertNever,
  type ArrayType,
  type Json,
  type NumberType,
  type StringType,
  type TemplatePart,
  type Type,
} from "../../generator/model/index.js";
import { coversAll, isPlain } from "./domain.js";
import type { Unit } from "./unit.js";

/** Longest text; what exceeds it is cut at a member. */
const limit = 120;

/** What a type expects, short, in the field's terms: `integer >= 1`, `"a" | "b"`, `array of at least 2 items`. */
export function expected(type: Type, unit: Unit, depth = 3): string {
  switch (type.kind) {
    case "never":
      return "nothing";
    case "unknown":
      return "any value";
    case "null":
    case "boolean":
      return type.kind;
    case "number":
      return numberText(type);
    case "string":
      return stringText(type);
    case "template":
      return `text like ${type.parts.map(partText).join("")}`;
    case "literal":
      return alternatives(type.values.map(literalText));
    case "array":
      return arrayText(type);
    case "object":
      return "object";
    case "union": {
      if (depth === 0) return "one of the alternatives";
      const members = coversAll(type.members) ? type.members.filter((member) => !isPlain(member)) : type.members;
      const text = alternatives([...new Set(members.map((member) => expected(member, unit, depth - 1)))]);
      return type.exactlyOne ? `exactly one of ${text}` : text;
    }
    case "intersection":
      return depth === 0 ? "all of the rules" : cut([...new Set(type.members.map((member) => expected(member, unit, depth - 1)))], " and ");
    case "not":
      return depth === 0 ? "something else" : `anything but ${expected(type.type, unit, depth - 1)}`;
    case "if":
      return depth === 0 ? "what the condition asks" : alternatives([type.then, type.else].map((one) => expected(one, unit, depth - 1)));
    case "ref":
      return depth === 0 ? "value" : expected(unit.named(type.key).type, unit, depth - 1);
    default:
      return assertNever(type);
  }
}

const alternatives = (texts: readonly string[]): string => cut(texts, " | ");

function cut(texts: readonly string[], separator: string): string {
  let text = "";
  for (const [i, one] of texts.entries()) {
    const next = i === 0 ? one : text + separator + one;
    if (next.length > limit && i > 0) return `${text}${separator}… (${texts.length - i} more)`;
    text = next.length > limit ? `${next.slice(0, limit)}…` : next;
  }
  return text;
}

const literalText = (value: Json): string => {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return Array.isArray(value) ? `an array like ${short(value)}` : `an object like ${short(value)}`;
};

/** Only small literals are printed, so that a deep one costs nothing. */
function short(value: Json): string {
  const size = typeof value === "object" && value !== null ? Object.keys(value).length : 0;
  const flat =
    typeof value === "object" && value !== null && Object.values(value).every((item) => typeof item !== "object" || item === null);
  return size <= 5 && flat ? JSON.stringify(value).slice(0, limit) : "the one declared";
}

function numberText(type: NumberType): string {
  const rules = [
    type.minimum === undefined ? "" : `>= ${type.minimum}`,
    type.exclusiveMinimum === undefined ? "" : `> ${type.exclusiveMinimum}`,
    type.maximum === undefined ? "" : `<= ${type.maximum}`,
    type.exclusiveMaximum === undefined ? "" : `< ${type.exclusiveMaximum}`,
    type.multipleOf === undefined ? "" : `a multiple of ${type.multipleOf}`,
  ].filter((rule) => rule !== "");
  return [type.integer ? "integer" : "number", rules.join(" and ")].filter((part) => part !== "").join(" ");
}

function stringText(type: StringType): string {
  const what = `${type.content?.base64 ? "base64 " : ""}${type.format?.assert ? `${type.format.name} string` : "string"}`;
  const length = lengthText(type.minLength, type.maxLength, "character");
  const pattern = type.pattern === undefined ? "" : `matching ${type.pattern.source.slice(0, 60)}`;
  return [what, type.content?.json ? "of JSON" : "", length, pattern].filter((part) => part !== "").join(" ");
}

function arrayText(type: ArrayType): string {
  const fixed = type.prefix.length + (type.suffix?.length ?? 0);
  const max = type.rest.kind === "never" ? Math.min(fixed, type.maxItems ?? fixed) : type.maxItems;
  return ["array", lengthText(type.minItems, max, "item")].filter((part) => part !== "").join(" ");
}

export function lengthText(least: number | undefined, most: number | undefined, unit: string): string {
  const many = (count: number): string => `${count} ${count === 1 ? unit : unit === "property" ? "properties" : `${unit}s`}`;
  const min = least !== undefined && least > 0 ? least : undefined;
  if (min === undefined) return most === undefined ? "" : `of at most ${many(most)}`;
  if (most === undefined) return `of at least ${many(min)}`;
  return min === most ? `of ${many(min)}` : `of ${min} to ${many(most)}`;
}

function partText(part: TemplatePart): string {
  switch (part.kind) {
    case "text":
      return part.text;
    case "oneOf":
      return `(${part.options
        .slice(0, 5)
        .map((option) => option.map(partText).join(""))
        .join("|")})`;
    default:
      return `{${part.kind}}`;
  }
}
