import type { Json, Type } from "../../model/index.js";
import { build } from "../../model/index.js";
import type { ts } from "./compiler.js";
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
    if (part.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void)) continue;
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
 * comes from the syntax; what the syntax does not name keeps the checker's order, behind.
 */
function partsInOrder(reading: Reading, type: ts.UnionType, node: ts.Node | undefined): readonly ts.Type[] {
  const { ts } = reading;
  // `origin` (internal, TypeScript >= 4.2) keeps `Shape | null` as two members where `types` has all of Shape's.
  const origin = (type as ts.UnionType & { origin?: ts.Type }).origin;
  const parts = origin && origin.flags & ts.TypeFlags.Union ? (origin as ts.UnionType).types : type.types;
  const start = node ?? type.aliasSymbol?.declarations?.find(ts.isTypeAliasDeclaration)?.type;
  const written = start ? writtenOrder(reading, start) : [];
  const rank = new Map<ts.Type, number>();
  for (const [i, each] of written.entries()) if (!rank.has(each)) rank.set(each, i);
  // `null` goes behind what the syntax does not name, as the compiler prints it.
  const behind = (part: ts.Type) => (part.flags & ts.TypeFlags.Null ? parts.length : 0);
  const indexed = parts.map((part, i) => ({ part, at: rank.get(part) ?? written.length + i + behind(part) }));
  return indexed.sort((a, b) => a.at - b.at).map(({ part }) => part);
}
