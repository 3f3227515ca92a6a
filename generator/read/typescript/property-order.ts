import type { ts } from "./compiler.js";
import { byPlace } from "./own-order.js";
import type { Reading } from "./reading.js";
import { writtenOrder } from "./written-order.js";

/** Bases above each other that are looked at. */
const depthLimit = 50;

/**
 * Properties in the order of the source, whatever the compiler's own. Of an interface or class: its own, then those of each base. Of a
 * computed type: in the order they were written in where that was one place or one list of keys.
 */
export function inSourceOrder(reading: Reading, type: ts.Type, node: ts.Node | undefined, depth = 0): readonly ts.Symbol[] {
  const { ts, checker } = reading;
  const symbols = checker.getPropertiesOfType(type);
  const bases = basesOf(reading, type);
  if (bases.length > 0 && depth < depthLimit) {
    const own = new Set<ts.Node>(type.symbol.declarations);
    const inherited = bases.flatMap((base) =>
      inSourceOrder(reading, checker.getTypeAtLocation(base), undefined, depth + 1).map((each) => each.escapedName),
    );
    const rank = ranksOf(inherited);
    const at = (symbol: ts.Symbol): number =>
      symbol.declarations?.some((each) => own.has(each.parent)) ? -1 : (rank.get(symbol.escapedName) ?? inherited.length);
    return [...symbols].sort((a, b) => at(a) - at(b));
  }
  if (type.isIntersection() && depth < depthLimit) {
    const rank = ranksOf(
      type.types.flatMap((member) => inSourceOrder(reading, member, undefined, depth + 1).map((each) => each.escapedName)),
    );
    const at = (symbol: ts.Symbol): number => rank.get(symbol.escapedName) ?? rank.size;
    return [...symbols].sort((a, b) => at(a) - at(b));
  }
  const isMapped = (((type as ts.ObjectType).objectFlags ?? 0) & ts.ObjectFlags.Mapped) !== 0;
  const parents = new Set(symbols.map((symbol) => symbol.declarations?.[0]?.parent));
  if (!isMapped && parents.size < 2) return symbols;
  if (isMapped && (parents.has(undefined) || !declaresAll(reading, symbols))) return inKeyOrder(reading, symbols, node);
  // `Pick<T, …>` and its kin come as `T` does; the rest by place.
  const from = isMapped && node && ts.isTypeReferenceNode(node) ? node.typeArguments?.[0] : undefined;
  const source = from && depth < depthLimit ? inSourceOrder(reading, checker.getTypeFromTypeNode(from), from, depth + 1) : [];
  const rank = new Map(source.map((each, i) => [each.escapedName, i]));
  const at = (symbol: ts.Symbol): number => rank.get(symbol.escapedName) ?? source.length;
  const first = (symbol: ts.Symbol): ts.Node | undefined => symbol.declarations?.[0];
  return [...symbols].sort((a, b) => {
    const [one, other] = [first(a), first(b)];
    return at(a) - at(b) || (one && other ? byPlace(one, other) : 0);
  });
}

/** The first place of each name. */
const ranksOf = (names: readonly ts.__String[]): ReadonlyMap<ts.__String, number> =>
  new Map([...names.entries()].reverse().map(([i, name]) => [name, i]));

/** Whether each was declared as a property somewhere, not made from a key. */
const declaresAll = ({ ts }: Reading, symbols: readonly ts.Symbol[]): boolean =>
  symbols.every((symbol) => symbol.declarations?.some((each) => !ts.isTypeNode(each)));

/** Made from keys alone (`Record<"b" | "a", …>`): the order of the keys as written; without any, by name. */
function inKeyOrder(reading: Reading, symbols: readonly ts.Symbol[], node: ts.Node | undefined): readonly ts.Symbol[] {
  const { ts } = reading;
  const keys =
    node && ts.isTypeReferenceNode(node)
      ? node.typeArguments?.[0]
      : node && ts.isMappedTypeNode(node)
        ? node.typeParameter.constraint
        : undefined;
  const names = keys ? writtenOrder(reading, keys).flatMap((each) => (each.isStringLiteral() ? [each.value] : [])) : [];
  const place = new Map(names.map((name, i) => [name, i]));
  const at = (symbol: ts.Symbol) => place.get(symbol.name) ?? names.length;
  return [...symbols].sort((a, b) => at(a) - at(b) || (at(a) === names.length ? (a.name < b.name ? -1 : 1) : 0));
}

/** The bases that an interface or class names. */
function basesOf({ ts }: Reading, type: ts.Type): readonly ts.ExpressionWithTypeArguments[] {
  const declarations = (type.symbol as ts.Symbol | undefined)?.declarations ?? [];
  return declarations.flatMap((each) => {
    if (!ts.isInterfaceDeclaration(each) && !ts.isClassDeclaration(each)) return [];
    return (each.heritageClauses ?? []).flatMap((clause) => (clause.token === ts.SyntaxKind.ImplementsKeyword ? [] : [...clause.types]));
  });
}
