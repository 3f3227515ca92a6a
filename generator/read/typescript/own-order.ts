import type { ts } from "./compiler.js";
import type { Reading } from "./reading.js";

/**
 * An order for what no syntax puts in one: members of a computed union, properties from several places. A checker's own order is that in
 * which it met things anywhere in the program, another one in each version; this one depends on the types alone.
 */
export function inOwnOrder(reading: Reading, types: readonly ts.Type[]): readonly ts.Type[] {
  if (types.length < 2) return types;
  const marked = types.map((type, i) => ({ type, i, kind: kindOf(reading, type) }));
  const compare = (a: (typeof marked)[number], b: (typeof marked)[number]): number => {
    if (a.kind !== b.kind) return a.kind - b.kind;
    if (a.type.isStringLiteral() && b.type.isStringLiteral()) return compareTexts(a.type.value, b.type.value);
    if (a.type.isNumberLiteral() && b.type.isNumberLiteral()) return a.type.value - b.type.value;
    if (a.kind < templates) return a.i - b.i;
    const [one, other] = [placeOf(reading, a.type), placeOf(reading, b.type)];
    if (one && other)
      return byPlace(one, other) || compareTexts(reading.checker.typeToString(a.type), reading.checker.typeToString(b.type));
    if (one || other) return one ? -1 : 1;
    return compareTexts(reading.checker.typeToString(a.type), reading.checker.typeToString(b.type)) || a.i - b.i;
  };
  return marked.sort(compare).map(({ type }) => type);
}

const templates = 6;
const objects = 7;

/** Primitives, literals, objects; `null` last, as a compiler prints a union. */
function kindOf({ ts }: Reading, { flags }: ts.Type): number {
  const { TypeFlags } = ts;
  const kinds = [
    TypeFlags.String,
    TypeFlags.Number,
    TypeFlags.Boolean | TypeFlags.BooleanLiteral,
    TypeFlags.EnumLike,
    TypeFlags.StringLiteral,
    TypeFlags.NumberLiteral,
    TypeFlags.TemplateLiteral | TypeFlags.StringMapping,
  ];
  const at = kinds.findIndex((kind) => (flags & kind) !== 0);
  if (at >= 0) return at;
  return flags & TypeFlags.Null ? objects + 1 : objects;
}

/** Where a type of the user's own is declared. */
function placeOf(reading: Reading, type: ts.Type): ts.Node | undefined {
  const symbol = type.aliasSymbol ?? (type.symbol as ts.Symbol | undefined);
  return symbol && !inLibrary(reading, symbol) ? symbol.declarations?.[0] : undefined;
}

/** By file, then by position in it. */
export function byPlace(a: ts.Node, b: ts.Node): number {
  return compareTexts(a.getSourceFile().fileName, b.getSourceFile().fileName) || a.pos - b.pos;
}

const compareTexts = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

export const inLibrary = (reading: Reading, symbol: ts.Symbol): boolean =>
  symbol.declarations?.some((each) => reading.isLibrary(each.getSourceFile())) === true;
