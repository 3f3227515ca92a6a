import type { ts } from "./compiler.js";
import { inOwnOrder } from "./own-order.js";
import type { Reading } from "./reading.js";

/** Nodes looked at for one union; beyond that the checker's own order will do. */
const limit = 50_000;
/** Texts that a template literal type is spelt out to. */
const spellingLimit = 2000;

/**
 * Every type that the syntax of a type mentions, in the order a reader meets them; aliases, unions, template literals, `keyof` and
 * indexed accesses inside are followed.
 */
export function writtenOrder(reading: Reading, start: ts.Node): readonly ts.Type[] {
  const { ts, checker } = reading;
  const seen = new Set<ts.Node>();
  const order = (node: ts.Node): ts.Type[] => {
    if (seen.has(node) || seen.size > limit) return [];
    seen.add(node);
    if (ts.isParenthesizedTypeNode(node)) return order(node.type);
    if (ts.isUnionTypeNode(node)) return node.types.flatMap(order);
    if (!ts.isTypeNode(node)) return [];
    const type = checker.getTypeFromTypeNode(node);
    const own = members(reading, type);
    if (ts.isTypeReferenceNode(node)) {
      const alias = followedSymbol(reading, node.typeName)?.declarations?.find(ts.isTypeAliasDeclaration);
      return [type, ...(alias ? order(alias.type) : []), ...(node.typeArguments ?? []).flatMap(order), ...own];
    }
    if (ts.isTypeOperatorNode(node) && node.operator === ts.SyntaxKind.KeyOfKeyword) {
      const names = checker.getPropertiesOfType(checker.getTypeFromTypeNode(node.type)).map((each) => each.name);
      return byText(own, names);
    }
    if (ts.isTemplateLiteralTypeNode(node)) return byText(own, spellings(node, order));
    if (ts.isIndexedAccessTypeNode(node)) {
      const object = checker.getTypeFromTypeNode(node.objectType);
      if (checker.isTupleType(object)) return [...checker.getTypeArguments(object as ts.TypeReference), ...own];
      const inside = checker.getPropertiesOfType(object).flatMap((each) => {
        const declared = each.declarations?.find(ts.isPropertySignature)?.type;
        return declared ? order(declared) : members(reading, checker.getTypeOfSymbol(each));
      });
      return [...inside, ...own];
    }
    return own;
  };
  return order(start);
}

function members(reading: Reading, type: ts.Type): ts.Type[] {
  return type.isUnion() ? [type, ...inOwnOrder(reading, type.types)] : [type];
}

function byText(types: ts.Type[], texts: readonly string[]): ts.Type[] {
  const rank = new Map(texts.map((text, i) => [text, i]));
  const at = (each: ts.Type) => (each.isStringLiteral() ? rank.get(each.value) : undefined) ?? texts.length;
  return types.sort((a, b) => at(a) - at(b));
}

/** All texts of a template literal type over literal holes, first hole slowest. */
function spellings(node: ts.TemplateLiteralTypeNode, order: (node: ts.Node) => ts.Type[]): readonly string[] {
  let texts = [node.head.text];
  for (const span of node.templateSpans) {
    const holes = order(span.type).flatMap((each) => (each.isStringLiteral() || each.isNumberLiteral() ? [String(each.value)] : []));
    if (texts.length * holes.length > spellingLimit) return [];
    texts = texts.flatMap((text) => holes.map((hole) => text + hole + span.literal.text));
  }
  return texts;
}

/** The symbol behind a name, imports followed. */
export function followedSymbol({ ts, checker }: Reading, name: ts.Node): ts.Symbol | undefined {
  const symbol = checker.getSymbolAtLocation(name);
  return symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}
