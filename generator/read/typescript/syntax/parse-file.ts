import { beyondSyntax } from "./beyond.js";
import { type Cursor, cursorOf, endOfLine } from "./cursor.js";
import { type Export, type Import, makeFile, type SyntaxFile, type SyntaxNode } from "./node.js";
import { identifier, open, parseMembers, parseType, propertyName } from "./parse-type.js";
import { scanner } from "./scan.js";

/** One statement of a file and all that it brings. */
export interface Step {
  /** End of the token before it, and of its last one. */
  pos: number;
  end: number;
  statement?: SyntaxNode;
  readonly imports: Import[];
  readonly exports: Export[];
  specifier?: string;
  isModule: boolean;
}

export interface ParsedFile {
  readonly file: SyntaxFile;
  readonly steps: readonly Step[];
}

/**
 * Parses a file of plain declarations: interfaces, type aliases and enums without type parameters, imports and exports of names. Any
 * other statement needs a compiler. What is accepted here the compiler accepts as well, with the same positions.
 */
export function parseFile(fileName: string, text: string): ParsedFile {
  const file = makeFile(fileName, text);
  const steps = parseSteps(file, 0, () => false);
  setSteps(file, steps);
  return { file, steps };
}

/**
 * Parses statements of the file's text.
 *
 * @param from the end of a token, or the start of the text
 * @param isEnough asked before each statement, with the end of the token before it
 */
export function parseSteps(file: SyntaxFile, from: number, isEnough: (pos: number) => boolean): readonly Step[] {
  const cursor = cursorOf(file, scanner(file.text, from));
  const steps: Step[] = [];
  while (cursor.now().kind !== "end" && !isEnough(cursor.now().pos)) {
    const step: Step = { pos: cursor.now().pos, end: 0, imports: [], exports: [], isModule: false };
    parseStatement(cursor, step);
    step.end = cursor.end();
    steps.push(step);
  }
  return steps;
}

/** Makes a file what its statements say. */
export function setSteps(file: SyntaxFile, steps: readonly Step[]): void {
  file.end = file.text.length;
  file.statements = steps.flatMap(({ statement }) => statement ?? []);
  file.imports = steps.flatMap(({ imports }) => imports);
  file.exports = steps.flatMap(({ exports }) => exports);
  file.specifiers = new Set(steps.flatMap(({ specifier }) => specifier ?? []));
  file.isModule = steps.some(({ isModule }) => isModule);
}

function parseStatement(cursor: Cursor, step: Step): void {
  if (cursor.takeIf(";")) return;
  if (cursor.is("import")) {
    parseImport(cursor, step);
    return;
  }
  if (cursor.is("export") && (cursor.ahead(1).text === "{" || cursor.ahead(2).text === "{") && cursor.ahead(1).text !== "interface") {
    parseExport(cursor, step);
    return;
  }
  const close = open(cursor);
  const exported = cursor.takeIf("export");
  if (exported) step.isModule = true;
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
    step.statement = close("InterfaceDeclaration", { name, heritageClauses, members: parseMembers(cursor), exported });
  } else if (word === "type" && !isConst) {
    cursor.need("=");
    const type = parseType(cursor);
    step.statement = close("TypeAliasDeclaration", { name, type, exported });
    endOfLine(cursor, false);
  } else if (word === "enum") {
    step.statement = close("EnumDeclaration", { name, members: parseEnumMembers(cursor), exported, readonly: isConst });
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
  const names = new Set<string | undefined>();
  const values = new Set<string | number>();
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
    if (value === undefined || values.has(value) || names.has(name.text)) return beyondSyntax();
    values.add(value);
    names.add(name.text);
    next = typeof value === "number" ? value + 1 : undefined;
    members.push(close("EnumMember", { name, value }));
    if (!cursor.takeIf(",")) break;
  }
  cursor.need("}");
  // An enum of one member is that member's type, and an empty one no type at all.
  return members.length < 2 ? beyondSyntax() : members;
}

/** `import type { A, B as C } from "./x"`; other forms of import bring values or whole modules. */
function parseImport(cursor: Cursor, step: Step): void {
  cursor.need("import");
  if (cursor.is("type") && cursor.ahead(1).text === "{") cursor.take();
  const names = parseNames(cursor);
  cursor.need("from");
  const specifier = parseSpecifier(cursor);
  endOfLine(cursor, false);
  step.isModule = true;
  step.specifier = specifier;
  for (const { first, second } of names) {
    step.imports.push({ name: first.text ?? "", local: (second ?? first).text ?? "", specifier });
  }
}

/** `export { A, B as C }`, of this or of another module. */
function parseExport(cursor: Cursor, step: Step): void {
  cursor.need("export");
  cursor.takeIf("type");
  const names = parseNames(cursor);
  const specifier = cursor.takeIf("from") ? parseSpecifier(cursor) : undefined;
  endOfLine(cursor, false);
  step.isModule = true;
  if (specifier !== undefined) step.specifier = specifier;
  for (const { first, second, node } of names) {
    step.exports.push({ local: first.text ?? "", name: (second ?? first).text ?? "", specifier, node });
  }
}

function parseSpecifier(cursor: Cursor): string {
  const token = cursor.take();
  if (token.kind !== "string" || cursor.is("with") || cursor.is("assert")) beyondSyntax();
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
