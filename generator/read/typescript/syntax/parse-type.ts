import { beyondSyntax } from "./beyond.js";
import { type Cursor, endOfLine } from "./cursor.js";
import { type Kind, makeNode, type SyntaxNode } from "./node.js";
import { reservedWords } from "./words.js";

const keywords = new Set(["any", "unknown", "string", "number", "boolean", "never", "object", "void", "undefined"]);

/** Words that begin types which only a compiler can evaluate, or that mean something else in some places. */
const otherwise = new Set(
  "keyof typeof infer unique asserts abstract new import this symbol bigint intrinsic is readonly extends in out function class enum".split(
    " ",
  ),
);

/** A type, in the compiler's grammar, as far as it says by itself what it is. */
export const parseType = (cursor: Cursor): SyntaxNode => cursor.within(() => parseUnion(cursor));

/** Begins a node here; the function it gives ends it. */
export function open(cursor: Cursor): (kind: Kind, fields: Parameters<typeof makeNode>[3]) => SyntaxNode {
  const { pos, start } = cursor.now();
  return (kind, fields) => makeNode(kind, cursor.file, { pos, start, end: cursor.end() }, fields);
}

function parseUnion(cursor: Cursor): SyntaxNode {
  const close = open(cursor);
  const leading = cursor.takeIf("|");
  const first = parseOperator(cursor);
  if (!leading && !cursor.is("|")) return first;
  const types = [first];
  while (cursor.takeIf("|")) types.push(parseOperator(cursor));
  return close("UnionType", { types });
}

function parseOperator(cursor: Cursor): SyntaxNode {
  if (!cursor.is("readonly")) return parseArray(cursor);
  const close = open(cursor);
  cursor.take();
  const type = cursor.within(() => parseOperator(cursor));
  if (type.kind !== "ArrayType" && type.kind !== "TupleType") beyondSyntax();
  return close("TypeOperator", { operator: "readonly", type });
}

function parseArray(cursor: Cursor): SyntaxNode {
  const close = open(cursor);
  let type = parsePrimary(cursor);
  let levels = 0;
  while (cursor.is("[") && !cursor.now().afterLine) {
    if (++levels > 20) beyondSyntax();
    cursor.take();
    cursor.need("]");
    type = close("ArrayType", { elementType: type });
  }
  return type;
}

function parsePrimary(cursor: Cursor): SyntaxNode {
  const token = cursor.now();
  const close = open(cursor);
  switch (token.kind) {
    case "string":
      cursor.take();
      return close("LiteralType", { value: token.text });
    case "number":
      return parseNumber(cursor);
    case "mark":
      if (token.text === "-") return parseNumber(cursor);
      if (token.text === "{") return close("TypeLiteral", { members: parseMembers(cursor) });
      if (token.text === "[") return parseTuple(cursor);
      if (token.text === "(") return parseParenthesized(cursor);
      return beyondSyntax();
    case "name":
      return parseNamed(cursor);
    case "end":
      return beyondSyntax();
  }
}

function parseNumber(cursor: Cursor): SyntaxNode {
  const close = open(cursor);
  const negative = cursor.takeIf("-");
  const token = cursor.take();
  if (token.kind !== "number") beyondSyntax();
  const value = Number(token.text);
  return close("LiteralType", { value: negative ? -value : value });
}

function parseParenthesized(cursor: Cursor): SyntaxNode {
  const close = open(cursor);
  cursor.need("(");
  const type = parseType(cursor);
  cursor.need(")");
  return cursor.is("=>") ? beyondSyntax() : close("ParenthesizedType", { type });
}

function parseNamed(cursor: Cursor): SyntaxNode {
  const close = open(cursor);
  const { text } = cursor.now();
  if (otherwise.has(text)) beyondSyntax();
  if (keywords.has(text) || text === "null" || text === "true" || text === "false") {
    cursor.take();
    if (cursor.is(".")) beyondSyntax();
    return close(text === "true" || text === "false" || text === "null" ? "LiteralType" : "Keyword", { text });
  }
  let typeName = identifier(cursor);
  if (cursor.takeIf(".")) typeName = close("QualifiedName", { left: typeName, right: identifier(cursor) });
  if (cursor.is(".")) beyondSyntax();
  if (!cursor.is("<")) return close("TypeReference", { typeName });
  if (cursor.now().afterLine) beyondSyntax();
  cursor.take();
  const typeArguments = [parseType(cursor)];
  while (cursor.takeIf(",")) typeArguments.push(parseType(cursor));
  cursor.need(">");
  return close("TypeReference", { typeName, typeArguments });
}

/** A name that may be declared and referred to. */
export function identifier(cursor: Cursor): SyntaxNode {
  const close = open(cursor);
  const token = cursor.take();
  if (token.kind !== "name" || reservedWords.has(token.text)) beyondSyntax();
  return close("Identifier", { text: token.text });
}

function parseTuple(cursor: Cursor): SyntaxNode {
  const close = open(cursor);
  cursor.need("[");
  const elements: SyntaxNode[] = [];
  while (!cursor.is("]")) {
    elements.push(parseElement(cursor));
    if (!cursor.takeIf(",")) break;
  }
  cursor.need("]");
  return close("TupleType", { elements });
}

function parseElement(cursor: Cursor): SyntaxNode {
  const close = open(cursor);
  const dotDotDotToken = cursor.takeIf("...") || undefined;
  const isNamed =
    cursor.now().kind === "name" &&
    (cursor.ahead(1).text === ":" || (cursor.ahead(1).text === "?" && cursor.ahead(2).text === ":")) &&
    cursor.ahead(1).kind === "mark";
  if (isNamed) {
    const name = propertyName(cursor);
    const questionToken = cursor.takeIf("?") || undefined;
    cursor.need(":");
    const type = parseType(cursor);
    if (dotDotDotToken && questionToken) beyondSyntax();
    return close("NamedTupleMember", { name, type, dotDotDotToken, questionToken });
  }
  const type = parseType(cursor);
  if (dotDotDotToken) return close("RestType", { type });
  if (!cursor.takeIf("?")) return type;
  return cursor.is(",") || cursor.is("]") ? close("OptionalType", { type }) : beyondSyntax();
}

/** The members between the braces of an interface or a type literal, braces included. */
export function parseMembers(cursor: Cursor): readonly SyntaxNode[] {
  cursor.need("{");
  const members: SyntaxNode[] = [];
  const names = new Set<string>();
  while (!cursor.takeIf("}")) {
    const member = parseMember(cursor);
    const name = member.name?.text ?? "[]";
    if (names.has(name)) beyondSyntax();
    names.add(name);
    members.push(member);
    endOfLine(cursor, true);
  }
  return members;
}

function parseMember(cursor: Cursor): SyntaxNode {
  const close = open(cursor);
  const after = cursor.ahead(1);
  const isModifier =
    cursor.is("readonly") &&
    !after.afterLine &&
    (after.kind === "name" || after.kind === "string" || after.kind === "number" || after.text === "[");
  if (isModifier) cursor.take();
  if (cursor.is("[")) {
    cursor.take();
    identifier(cursor);
    cursor.need(":");
    if (!cursor.takeIf("string")) beyondSyntax();
    cursor.need("]");
    cursor.need(":");
    const type = parseType(cursor);
    return close("IndexSignature", { type, readonly: isModifier });
  }
  const name = propertyName(cursor);
  const questionToken = cursor.takeIf("?") || undefined;
  cursor.need(":");
  const type = parseType(cursor);
  return close("PropertySignature", { name, questionToken, type, readonly: isModifier });
}

export function propertyName(cursor: Cursor): SyntaxNode {
  const close = open(cursor);
  const token = cursor.take();
  if (token.kind === "name") return close("Identifier", { text: token.text });
  if (token.kind === "string") return close("StringLiteral", { text: token.text });
  // The compiler calls the property what the number prints as.
  if (token.kind === "number") return close("NumericLiteral", { text: String(Number(token.text)) });
  return beyondSyntax();
}
