import type { PatternProperty, StringType, TemplatePart, Type } from "../../model/index.js";
import type { ts } from "./compiler.js";
import { type Reading, report } from "./reading.js";
import { templatePattern } from "./template-pattern.js";

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
