import type { PatternProperty, StringType, TemplatePart, Type } from "../../model/index.js";
import type { ts } from "./compiler.js";
import { type Reading, report } from "./reading.js";

/** A template literal type, or `Uppercase<…>` and its kin. Where the model has no part for a hole, the whole becomes a pattern. */
export function readTemplate(reading: Reading, type: ts.Type): Type {
  const parts = templateParts(reading, type);
  if (parts) return { kind: "template", parts };
  const source = templatePattern(reading, type);
  if (source === undefined) {
    report(reading, "typescript-not-json", { what: "This template literal type", instead: "Write `string` with a @pattern." }, undefined);
    return { kind: "string" };
  }
  return { kind: "string", pattern: { source: `^${source}$`, flags: "u" } } satisfies StringType;
}

/** The key type of an index signature, where it can be printed as it was written. */
export function templateKeys(reading: Reading, type: ts.Type): PatternProperty["keys"] {
  if (type.flags & reading.ts.TypeFlags.Number) return { kind: "number" };
  const parts = templateParts(reading, type);
  return parts && { kind: "template", parts };
}

function templateParts(reading: Reading, type: ts.Type): readonly TemplatePart[] | undefined {
  const { ts } = reading;
  if ((type.flags & ts.TypeFlags.TemplateLiteral) === 0) return undefined;
  const { texts, types } = type as ts.TemplateLiteralType;
  const parts: TemplatePart[] = [];
  const text = (value: string | undefined) => value && parts.push({ kind: "text", text: value });
  text(texts[0]);
  for (const [i, hole] of types.entries()) {
    const part = templateHole(reading, hole);
    if (!part) return undefined;
    parts.push(part);
    text(texts[i + 1]);
  }
  return parts;
}

function templateHole(reading: Reading, type: ts.Type): TemplatePart | undefined {
  const { ts } = reading;
  if (type.flags & (ts.TypeFlags.String | ts.TypeFlags.Any)) return { kind: "string" };
  if (type.flags & ts.TypeFlags.Number) return { kind: "number" };
  if (type.flags & ts.TypeFlags.BigInt) return { kind: "bigint" };
  if (type.flags & ts.TypeFlags.TemplateLiteral) {
    const inner = templateParts(reading, type);
    return inner && { kind: "oneOf", options: [inner] };
  }
  if (type.flags & ts.TypeFlags.Intersection) {
    const base = (type as ts.IntersectionType).types.find((each) => each.flags & (ts.TypeFlags.String | ts.TypeFlags.Number));
    return base && templateHole(reading, base);
  }
  return undefined;
}

/** The source of a pattern for a key or text type; with the flag `u`. */
export function templatePattern(reading: Reading, type: ts.Type): string | undefined {
  const { ts } = reading;
  if (type.flags & (ts.TypeFlags.String | ts.TypeFlags.Any)) return "[\\s\\S]*";
  if (type.flags & ts.TypeFlags.Number) return numberText;
  if (type.flags & ts.TypeFlags.BigInt) return "-?(?:0|[1-9][0-9]*)";
  if (type.flags & ts.TypeFlags.StringLiteral) return escapePattern((type as ts.StringLiteralType).value);
  if (type.flags & ts.TypeFlags.StringMapping) return mappingPattern(reading, type as ts.StringMappingType);
  if (type.flags & ts.TypeFlags.TemplateLiteral) {
    const { texts, types } = type as ts.TemplateLiteralType;
    let source = escapePattern(texts[0] ?? "");
    for (const [i, hole] of types.entries()) {
      const part = templatePattern(reading, hole);
      if (part === undefined) return undefined;
      source += part + escapePattern(texts[i + 1] ?? "");
    }
    return source;
  }
  return undefined;
}

/** The spellings that JavaScript gives to numbers, which is what TypeScript takes as a numeric key. */
export const numberText = "-?(?:0|[1-9][0-9]*)(?:\\.[0-9]*[1-9])?(?:e[+-][1-9][0-9]*)?";

function mappingPattern(reading: Reading, type: ts.StringMappingType): string | undefined {
  const { ts } = reading;
  if ((type.type.flags & ts.TypeFlags.String) === 0) return undefined;
  switch (type.symbol.name) {
    case "Uppercase":
      return "\\P{Changes_When_Uppercased}*";
    case "Lowercase":
      return "\\P{Changes_When_Lowercased}*";
    case "Capitalize":
      return "(?:\\P{Changes_When_Uppercased}[\\s\\S]*)?";
    case "Uncapitalize":
      return "(?:\\P{Changes_When_Lowercased}[\\s\\S]*)?";
    default:
      return undefined;
  }
}

const escapePattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
