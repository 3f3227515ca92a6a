import type { NumberType, StringType, TemplatePart, TemplateType } from "../../model/index.js";
import { identity } from "../codec.js";
import { collectFacts, type Facts } from "../facts.js";
import { fitsPatternRule } from "../patterns.js";
import { type Lowered, note, type Position, type Scope, types } from "../scope.js";
import { words } from "../words.js";

/** Strings and numbers: each assertion kept where the dialect takes it, else told in words; the guard checks it in any case. */

export function lowerString(type: StringType, position: Position, scope: Scope): Lowered {
  const isBare = type.minLength === undefined && type.maxLength === undefined && type.pattern === undefined && type.format === undefined;
  if (isBare) return bareString;
  const facts = collectFacts(position, scope);
  facts.number("minLength", type.minLength, words.minLength);
  facts.number("maxLength", type.maxLength, words.maxLength);
  facts.pattern(type.pattern);
  facts.format(type.format);
  return scalar("string", facts);
}

export function lowerNumber(type: NumberType, position: Position, scope: Scope): Lowered {
  if (scope.dialect.wideIntegers === "text" && isWide(type)) return lowerWide(type, position, scope);
  const facts = collectFacts(position, scope);
  facts.number("minimum", type.minimum, words.minimum);
  facts.number("maximum", type.maximum, words.maximum);
  facts.number("exclusiveMinimum", type.exclusiveMinimum, words.exclusiveMinimum);
  facts.number("exclusiveMaximum", type.exclusiveMaximum, words.exclusiveMaximum);
  // Validators divide binary floats, which refuses 0.3 as a multiple of 0.1; only whole factors are beyond doubt.
  facts.number("multipleOf", type.multipleOf, words.multipleOf, Number.isInteger(type.multipleOf));
  facts.format(type.format);
  return scalar(type.integer === true ? "integer" : "number", facts);
}

/**
 * Whether an integer is meant to lie beyond what a double holds exactly: by a 64-bit format that no bounds make narrower, or by bounds
 * of that size.
 */
function isWide(type: NumberType): boolean {
  if (type.integer !== true) return false;
  const least = type.minimum ?? type.exclusiveMinimum ?? -Infinity;
  const most = type.maximum ?? type.exclusiveMaximum ?? Infinity;
  const inside = -Number.MAX_SAFE_INTEGER <= least && most <= Number.MAX_SAFE_INTEGER;
  const beyond = [least, most].some((n) => Number.isFinite(n) && Math.abs(n) > Number.MAX_SAFE_INTEGER && Math.abs(n) < 2 ** 65);
  return !inside && (beyond || type.format?.name === "int64" || type.format?.name === "uint64");
}

/** As decimal digits, like 64-bit integers in the JSON form of Protocol Buffers: the decoder takes what a double holds exactly. */
function lowerWide(type: NumberType, position: Position, scope: Scope): Lowered {
  note(scope, position, "encoded", "type", "sent as decimal digits in a string: a JSON number of this size would be rounded", type.at);
  const facts = collectFacts(position, scope);
  facts.pattern({ source: "^-?[0-9]+$", flags: "u" });
  const tell = (keyword: string, value: number | undefined, text: (n: number) => string) => {
    if (value !== undefined) facts.tell(keyword, text(value));
  };
  tell("minimum", type.minimum, words.minimum);
  tell("maximum", type.maximum, words.maximum);
  tell("exclusiveMinimum", type.exclusiveMinimum, words.exclusiveMinimum);
  tell("exclusiveMaximum", type.exclusiveMaximum, words.exclusiveMaximum);
  tell("multipleOf", type.multipleOf, words.multipleOf);
  if (type.format !== undefined) facts.tell("format", words.format(type.format.name));
  const { pattern } = facts.kept;
  return {
    schema: { type: "string", ...(pattern !== undefined && { pattern }) },
    codec: { kind: "integer-text" },
    encode: { kind: "integer-text" },
    shape: types("string"),
    told: [words.digits(), ...facts.told],
    height: 0,
  };
}

/** A template literal type: its pattern, where the dialect takes it. */
export function lowerTemplate(type: TemplateType, position: Position, scope: Scope): Lowered {
  const facts = collectFacts(position, scope);
  const pattern = { source: `^${source(type.parts)}$`, flags: "u" } as const;
  if (scope.dialect.keywords.has("pattern") && fitsPatternRule(pattern, scope.dialect.patterns)) facts.pattern(pattern);
  else facts.tell("template", words.template(type));
  return scalar("string", facts);
}

/** Never narrower than the type: what a hole allows is left to the guard. */
function source(parts: readonly TemplatePart[]): string {
  return parts
    .map((part) => {
      switch (part.kind) {
        case "text":
          return part.text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
        case "string":
          return "[\\s\\S]*";
        case "number":
        case "bigint":
          return "[0-9eE.+-]+";
        case "oneOf":
          return `(${part.options.map(source).join("|")})`;
        default:
          return "";
      }
    })
    .join("");
}

/** Most strings. */
const bareString: Lowered = {
  schema: { type: "string" },
  codec: identity,
  encode: identity,
  shape: types("string"),
  told: [],
  height: 0,
};

const scalar = (name: "string" | "number" | "integer", facts: Facts): Lowered => ({
  schema: { type: name, ...facts.kept },
  codec: identity,
  encode: identity,
  shape: types(name === "integer" ? "number" : name),
  told: facts.told,
  height: 0,
});
