import { beyondSyntax } from "./beyond.js";
import { type Cursor, cursorOf, endOfLine } from "./cursor.js";
import { makeFile, type SyntaxFile, type SyntaxNode } from "./node.js";
import { identifier, open, parseMembers, parseType, propertyName } from "./parse-type.js";
import { scan } from "./scan.js";

/**
 * Parses a file of plain declarations: interfaces, type aliases and enums without type parameters, imports and exports of names. Any
 * other statement needs a compiler. What is accepted here the compiler accepts as well, with the same positions.
 */
export function parseFile(fileName: string, text: string): SyntaxFile {
  const file = makeFile(fileName, text);
  const cursor = cursorOf(file, scan(text));
  while (cursor.now().kind !== "end") parseStatement(cursor);
  return file;
}

function parseStatement(cursor: Cursor): void {
  const { file } = cursor;
  if (cursor.takeIf(";")) return;
  if (cursor.is("import")) {
    parseImport(cursor);
    return;
  }
  if (cursor.is("export") && (cursor.ahead(1).text === "{" || cursor.ahead(2).text === "{") && cursor.ahead(1).text !== "interface") {
    parseExport(cursor);
    return;
  }
  const close = open(cursor);
  const exported = cursor.takeIf("export");
  if (exported) file.isModule = true;
  if (cursor.is("declare") && ["interface", "type", "enum", "const"].includes(cursor.ahead(1).text)) {
    cursor.take();
    if (cursor.now().afterLine) beyondSyntax();
  }
  const isConst = cursor.is("const") && cursor.ahead(1).text === "enum" && cursor.take() !== undefined;
  const word = cursor.take().text;
  if (word !== "enum" && cursor.now().afterLine) beyondSyntax();
  const name = identifier(cursor);
  if (word === "interface" && !isConst) {
    const heritageClauses = cursor.is("extends") ? [parseHeritage(cursor)] : undefined;
    file.statements.push(close("InterfaceDeclaration", { name, heritageClauses, members: parseMembers(cursor), exported }));
  } else if (word === "type" && !isConst) {
    cursor.need("=");
    const type = parseType(cursor);
    file.statements.push(close("TypeAliasDeclaration", { name, type, exported }));
    endOfLine(cursor, false);
  } else if (word === "enum") {
    file.statements.push(close("EnumDeclaration", { name, members: parseEnumMembers(cursor), exported, readonly: isConst }));
  } else beyondSyntax();
}

function parseHeritage(cursor: Cursor): SyntaxNode {
  const close = open(cursor);
  cursor.need("extends");
  const base = (): SyntaxNode => {
    const closeBase = open(cursor);
    return closeBase("ExpressionWithTypeArguments", { expression: identifier(cursor) });
  };
  const types = [base()];
  while (cursor.takeIf(",")) types.push(base());
  return close("HeritageClause", { token: "extends", types });
}

function parseEnumMembers(cursor: Cursor): readonly SyntaxNode[] {
  cursor.need("{");
  const members: SyntaxNode[] = [];
  let next: number | undefined = 0;
  while (!cursor.is("}")) {
    const close = open(cursor);
    const name = propertyName(cursor);
    if (name.kind === "NumericLiteral") beyondSyntax();
    let value: string | number | undefined = next;
    if (cursor.takeIf("=")) {
      const negative = cursor.takeIf("-");
      const token = cursor.take();
      if (token.kind === "number") value = negative ? -Number(token.text) : Number(token.text);
      else value = token.kind === "string" && !negative ? token.text : undefined;
    }
    if (value === undefined || members.some((each) => each.value === value || each.name?.text === name.text)) return beyondSyntax();
    next = typeof value === "number" ? value + 1 : undefined;
    members.push(close("EnumMember", { name, value }));
    if (!cursor.takeIf(",")) break;
  }
  cursor.need("}");
  // An enum of one member is that member's type, and an empty one no type at all.
  return members.length < 2 ? beyondSyntax() : members;
}

/** `import type { A, B as C } from "./x"`; other forms of import bring values or whole modules. */
function parseImport(cursor: Cursor): void {
  const { file } = cursor;
  cursor.need("import");
  if (cursor.is("type") && cursor.ahead(1).text === "{") cursor.take();
  const names = parseNames(cursor);
  cursor.need("from");
  const specifier = parseSpecifier(cursor);
  endOfLine(cursor, false);
  file.isModule = true;
  for (const { first, second } of names) {
    file.imports.push({ name: first.text ?? "", local: (second ?? first).text ?? "", specifier });
  }
}

/** `export { A, B as C }`, of this or of another module. */
function parseExport(cursor: Cursor): void {
  const { file } = cursor;
  cursor.need("export");
  cursor.takeIf("type");
  const names = parseNames(cursor);
  const specifier = cursor.takeIf("from") ? parseSpecifier(cursor) : undefined;
  endOfLine(cursor, false);
  file.isModule = true;
  for (const { first, second, node } of names) {
    file.exports.push({ local: first.text ?? "", name: (second ?? first).text ?? "", specifier, node });
  }
}

function parseSpecifier(cursor: Cursor): string {
  const token = cursor.take();
  if (token.kind !== "string" || cursor.is("with") || cursor.is("assert")) beyondSyntax();
  cursor.file.specifiers.add(token.text);
  return token.text;
}

interface Names {
  readonly first: SyntaxNode;
  readonly second: SyntaxNode | undefined;
  readonly node: SyntaxNode;
}

function parseNames(cursor: Cursor): readonly Names[] {
  cursor.need("{");
  const names: Names[] = [];
  while (!cursor.is("}")) {
    const close = open(cursor);
    if (cursor.is("type") && cursor.ahead(1).kind === "name") cursor.take();
    const first = identifier(cursor);
    const second = cursor.takeIf("as") ? identifier(cursor) : undefined;
    names.push({ first, second, node: close("ExportSpecifier", { name: second ?? first }) });
    if (!cursor.takeIf(",")) break;
  }
  cursor.need("}");
  return names;
}
