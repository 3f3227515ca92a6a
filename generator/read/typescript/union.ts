import type { Json, Type } from "../../model/index.js";
import { build } from "../../model/index.js";
import type { ts } from "./compiler.js";
import { inOwnOrder } from "./own-order.js";
import type { Reading } from "./reading.js";
import { followedSymbol, writtenOrder } from "./written-order.js";

/** A union: members in the order they were written, literals gathered into one, `true | false` as boolean, `undefined` left out. */
export function readUnion(reading: Reading, type: ts.UnionType, node: ts.Node | undefined): Type {
  const { ts } = reading;
  const parts = partsInOrder(reading, type, node);
  const booleans = parts.filter((part) => part.flags & ts.TypeFlags.BooleanLiteral).length;
  const values = new Set<Json>();
  const nodes = memberNodes(reading, node);
  const members: Type[] = [];
  let literalAt = -1;
  let wholeBoolean = false;
  for (const part of parts) {
    // `keyof` an array has symbols, too; no value that comes as JSON is one of them.
    if (part.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void | ts.TypeFlags.UniqueESSymbol)) continue;
    if (part.flags & ts.TypeFlags.BooleanLiteral && booleans === 2) {
      if (!wholeBoolean) members.push(build.boolean);
      wholeBoolean = true;
      continue;
    }
    const read = reading.read(part, nodes.get(part));
    if (read.kind === "literal" && !read.meta) {
      if (literalAt < 0) literalAt = members.push(build.literal()) - 1;
      for (const value of read.values) values.add(value);
    } else if (read.kind !== "never") members.push(read);
  }
  // Both, each by itself: the halves of a branded boolean.
  const halves = values.has(true) && values.has(false);
  const others = [...values].filter((value) => typeof value !== "boolean");
  if (literalAt >= 0 && halves) members.splice(literalAt, 1, build.boolean, ...(others.length > 0 ? [build.literal(...others)] : []));
  else if (literalAt >= 0) members[literalAt] = build.literal(...values);
  const [only, ...more] = members;
  if (!only) return build.never;
  return more.length === 0 ? only : build.union(...members);
}

/** The syntax of each member, aliases of unions followed, so that its own order and its alias' tags are seen. */
function memberNodes(reading: Reading, node: ts.Node | undefined): ReadonlyMap<ts.Type, ts.Node> {
  const { ts, checker } = reading;
  const found = new Map<ts.Type, ts.Node>();
  const walk = (each: ts.Node, depth: number): void => {
    if (depth > 50) return;
    if (ts.isParenthesizedTypeNode(each)) walk(each.type, depth + 1);
    else if (ts.isUnionTypeNode(each)) for (const member of each.types) walk(member, depth + 1);
    else if (ts.isTypeNode(each)) {
      const type = checker.getTypeFromTypeNode(each);
      if (!found.has(type)) found.set(type, each);
      if (!(type.flags & ts.TypeFlags.Union) || !ts.isTypeReferenceNode(each) || each.typeArguments) return;
      const alias = followedSymbol(reading, each.typeName)?.declarations?.find(ts.isTypeAliasDeclaration);
      if (alias && !alias.typeParameters) walk(alias.type, depth + 1);
    }
  };
  if (node) walk(node, 0);
  return found;
}

/**
 * The checker orders members by when it first met them, anywhere in the program. The order in which a reader of the source sees them
 * comes from the syntax; what the syntax does not name comes behind, in an order of our own.
 */
function partsInOrder(reading: Reading, type: ts.UnionType, node: ts.Node | undefined): readonly ts.Type[] {
  const { ts } = reading;
  const start = node ?? type.aliasSymbol?.declarations?.find(ts.isTypeAliasDeclaration)?.type;
  const written = start ? writtenOrder(reading, start) : [];
  const parts = withNamedUnions(reading, type, written);
  const rank = new Map<ts.Type, number>();
  for (const [i, each] of written.entries()) if (!rank.has(each)) rank.set(each, i);
  const named = parts.filter((part) => rank.has(part)).sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0));
  return [
    ...named,
    ...inOwnOrder(
      reading,
      parts.filter((part) => !rank.has(part)),
    ),
  ];
}

/**
 * `Shape | null` is two members where the checker has all of Shape's: unions with a name of their own stay whole, outermost first, as long
 * as none holds what another one holds. Compilers know this by themselves, but not all of them tell, so it is taken from the syntax.
 */
function withNamedUnions({ ts }: Reading, type: ts.UnionType, written: readonly ts.Type[]): readonly ts.Type[] {
  const flat = new Set(type.types);
  const inside = new Set<ts.Type>();
  const named: ts.UnionType[] = [];
  for (const each of written) {
    if (each === type || !each.isUnion() || !each.aliasSymbol || each.flags & ts.TypeFlags.Boolean || named.includes(each)) continue;
    if (each.aliasSymbol === type.aliasSymbol || !each.types.every((member) => flat.has(member))) continue;
    if (each.types.every((member) => inside.has(member))) continue;
    if (each.types.some((member) => inside.has(member))) return type.types;
    for (const member of each.types) inside.add(member);
    named.push(each);
  }
  return [...type.types.filter((each) => !inside.has(each)), ...named];
}
