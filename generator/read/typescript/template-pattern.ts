import type { ts } from "./compiler.js";
import type { Reading } from "./reading.js";

/**
 * The source of a pattern for a key or text type, to stand between `^` and `$`, with the flag `u`; `undefined` where there is none.
 *
 * A hole ends where the text behind it first occurs, as the compiler has it. That matters only where something after it does not take
 * any text: no character of the hole may then begin that text.
 */
export function templatePattern(reading: Reading, type: ts.Type): string | undefined {
  const { ts } = reading;
  if (type.flags & ts.TypeFlags.StringLiteral) return escapePattern((type as ts.StringLiteralType).value);
  if ((type.flags & ts.TypeFlags.TemplateLiteral) === 0) return holePattern(reading, type, "");
  const { texts, types } = type as ts.TemplateLiteralType;
  const takesAny = (hole: ts.Type) => (hole.flags & (ts.TypeFlags.String | ts.TypeFlags.Any)) !== 0;
  let source = escapePattern(texts[0] ?? "");
  for (const [i, hole] of types.entries()) {
    const after = escapePattern(texts[i + 1] ?? "");
    const isLast = i === types.length - 1;
    const isBound = !isLast && after !== "" && types.slice(takesAny(hole) ? i + 1 : i).some((each) => !takesAny(each));
    const part =
      !isLast && after === "" ? characterOf(reading, hole, types[i + 1]) : holePattern(reading, hole, isBound ? `(?!${after})` : "");
    if (part === undefined) return undefined;
    source += part + after;
  }
  return source;
}

/** @param bound stands before each character */
function holePattern(reading: Reading, type: ts.Type, bound: string): string | undefined {
  const { ts } = reading;
  if (type.flags & (ts.TypeFlags.String | ts.TypeFlags.Any)) return many(bound, anyCharacter, "*");
  if (type.flags & ts.TypeFlags.Number) return numberPattern(bound);
  if (type.flags & ts.TypeFlags.BigInt) {
    return `${many(bound, "-", "?")}(?:${otherBases(bound)}|${bound}0|${bound}[1-9]${many(bound, "[0-9]", "*")})`;
  }
  if (type.flags & ts.TypeFlags.StringMapping) return mappingPattern(reading, type as ts.StringMappingType, bound);
  return bound === "" && type.flags & ts.TypeFlags.TemplateLiteral ? templatePattern(reading, type) : undefined;
}

/**
 * A hole with another one right behind it takes one UTF-16 unit. The other half of a pair is no digit, so no pair stands before a
 * number; elsewhere the next hole takes it as it takes any text.
 */
function characterOf(reading: Reading, type: ts.Type, next: ts.Type | undefined): string | undefined {
  const { ts } = reading;
  if (type.flags & ts.TypeFlags.Number) return "[0-9\\s]";
  if (type.flags & ts.TypeFlags.BigInt) return "[0-9]";
  const character = textCharacterOf(reading, type);
  const isBeforeNumber = next !== undefined && (next.flags & (ts.TypeFlags.Number | ts.TypeFlags.BigInt)) !== 0;
  return character !== undefined && isBeforeNumber ? `(?![\\u{10000}-\\u{10ffff}])${character}` : character;
}

function textCharacterOf(reading: Reading, type: ts.Type): string | undefined {
  const { ts } = reading;
  if (type.flags & (ts.TypeFlags.String | ts.TypeFlags.Any)) return anyCharacter;
  if ((type.flags & ts.TypeFlags.StringMapping) === 0) return undefined;
  const mapping = type as ts.StringMappingType;
  return isMappingOfText(reading, mapping) ? mappedCharacter(mapping) : undefined;
}

/** `Uppercase<string>`, not the rest of ``Uppercase<`${number}`>``. */
const isMappingOfText = ({ ts }: Reading, { type }: ts.StringMappingType): boolean => (type.flags & ts.TypeFlags.String) !== 0;

const anyCharacter = "[\\s\\S]";

const many = (bound: string, character: string, times: "*" | "+" | "?"): string =>
  bound === "" ? `${character}${times}` : `(?:${bound}${character})${times}`;

/** All that JavaScript reads as a finite number, as TypeScript takes it in a hole: `1e3`, `.5`, `0x1f`, white space around it. */
function numberPattern(bound: string): string {
  const space = many(bound, "\\s", "*");
  const digits = many(bound, "[0-9]", "+");
  const sign = many(bound, "[+-]", "?");
  const point = `${bound}\\.`;
  const decimal = `${sign}(?:${digits}(?:${point}${many(bound, "[0-9]", "*")})?|${point}${digits})(?:${bound}[eE]${sign}${digits})?`;
  return `(?:${many(bound, "\\s", "+")}|${space}(?:${decimal}|${otherBases(bound)})${space})`;
}

const otherBases = (bound: string): string =>
  ["[xX]|[0-9a-fA-F]", "[oO]|[0-7]", "[bB]|[01]"]
    .map((each) => each.split("|"))
    .map(([letter = "", digit = ""]) => `${bound}0${bound}${letter}${many(bound, digit, "+")}`)
    .join("|");

function mappingPattern(reading: Reading, type: ts.StringMappingType, bound: string): string | undefined {
  if (!isMappingOfText(reading, type)) return undefined;
  const character = mappedCharacter(type);
  if (character === undefined) return undefined;
  const isFirstOnly = /^(?:C|Unc)apitalize$/.test(type.symbol.name);
  return isFirstOnly ? `(?:${bound}${character}${many(bound, anyCharacter, "*")})?` : many(bound, character, "*");
}

function mappedCharacter(type: ts.StringMappingType): string | undefined {
  switch (type.symbol.name) {
    case "Uppercase":
    case "Capitalize":
      return "\\P{Changes_When_Uppercased}";
    case "Lowercase":
    case "Uncapitalize":
      return "\\P{Changes_When_Lowercased}";
    default:
      return undefined;
  }
}

/** The spellings that JavaScript gives to numbers, which is what TypeScript takes as a numeric key. */
export const numericKey = "(?:NaN|-?Infinity|-?(?:0|[1-9][0-9]*)(?:\\.[0-9]*[1-9])?(?:e[+-][1-9][0-9]*)?)";

const escapePattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
