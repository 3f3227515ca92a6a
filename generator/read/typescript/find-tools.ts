import type { Implementation } from "../../model/index.js";
import type { ts } from "./compiler.js";
import { docsOf, type PlacedTag, tagNamed } from "./docs.js";
import { report, type Reading } from "./reading.js";

/** A declaration that is a tool, before its types are read. */
export type Found =
  | {
      readonly kind: "type";
      readonly name: string;
      readonly tag?: PlacedTag;
      readonly declaration: TypeDeclaration;
      readonly symbol: ts.Symbol;
    }
  | {
      readonly kind: "function";
      readonly name: string;
      readonly tag?: PlacedTag;
      readonly declaration: ts.SignatureDeclaration;
      /** Node with the doc comment. */
      readonly documented: ts.Node;
      /** How another module gets at it; absent where it cannot. */
      readonly export?: Pick<Implementation, "path" | "instance">;
    };

type TypeDeclaration = ts.InterfaceDeclaration | ts.TypeAliasDeclaration | ts.EnumDeclaration;

/**
 * The tools of the inputs in source order (public contract, section 4): those marked `@tool`, if there is one; else every exported,
 * non-generic interface and object type alias. With `any`, every exported type counts, whatever its kind.
 */
export function findTools(reading: Reading, files: readonly ts.SourceFile[], any: boolean): readonly Found[] {
  const tagged = files.filter((file) => file.text.includes("@tool")).flatMap((file) => taggedIn(reading, file));
  if (tagged.length > 0) return tagged;
  const seen = new Set<ts.Symbol>();
  return files.flatMap((file) => exportedTypes(reading, file, any)).filter(({ symbol }) => !seen.has(symbol) && seen.add(symbol));
}

function exportedTypes(reading: Reading, file: ts.SourceFile, any: boolean): (Found & { kind: "type" })[] {
  const { ts, checker } = reading;
  const module = checker.getSymbolAtLocation(file);
  if (!module) return file.statements.flatMap((statement) => scriptType(reading, statement, any));
  const found: { at: number; each: Found & { kind: "type" } }[] = [];
  for (const exported of checker.getExportsOfModule(module)) {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    const at = exportedAt(reading, file, exported, symbol);
    for (const each of typesOf(reading, symbol, any)) found.push({ at, each });
  }
  return found.sort((a, b) => a.at - b.at).map(({ each }) => each);
}

/** Where the file says that it exports the symbol: its declaration, its export specifier, or the `export *` behind all others. */
function exportedAt({ ts }: Reading, file: ts.SourceFile, exported: ts.Symbol, symbol: ts.Symbol): number {
  const own = [...(symbol.declarations ?? []), ...(exported.declarations ?? [])].find((each) => each.getSourceFile() === file);
  if (own) return own.pos;
  const star = file.statements.find((each) => ts.isExportDeclaration(each) && !each.exportClause);
  return star?.pos ?? file.end;
}

/** A file without imports and exports is a script: all it declares is visible, none of it exported; `export` decides as written. */
function scriptType(reading: Reading, statement: ts.Statement, any: boolean): (Found & { kind: "type" })[] {
  const { ts, checker } = reading;
  if (!statement.getSourceFile().isDeclarationFile) return [];
  if (!ts.isInterfaceDeclaration(statement) && !ts.isTypeAliasDeclaration(statement)) return [];
  const symbol = checker.getSymbolAtLocation(statement.name);
  return symbol ? typesOf(reading, symbol, any) : [];
}

function typesOf(reading: Reading, symbol: ts.Symbol, any: boolean): (Found & { kind: "type" })[] {
  const { ts, checker } = reading;
  const declaration = symbol.declarations?.find((each): each is TypeDeclaration => isTypeDeclaration(reading, each, any));
  if (!declaration || (!ts.isEnumDeclaration(declaration) && declaration.typeParameters)) {
    if (!(symbol.flags & ts.SymbolFlags.Namespace)) return [];
    return checker.getExportsOfModule(symbol).flatMap((each) => typesOf(reading, each, any));
  }
  if (!any && ts.isTypeAliasDeclaration(declaration) && !isObjectAlias(reading, declaration)) return [];
  const own: Found & { kind: "type" } = {
    kind: "type",
    name: symbol.name === "default" ? declaration.name.text : symbol.name,
    declaration,
    symbol,
  };
  const nested =
    symbol.flags & ts.SymbolFlags.Namespace ? checker.getExportsOfModule(symbol).flatMap((each) => typesOf(reading, each, any)) : [];
  return [own, ...nested.filter((each) => each.symbol !== symbol && !ts.isEnumDeclaration(declaration))];
}

function isTypeDeclaration({ ts }: Reading, node: ts.Node, any: boolean): node is TypeDeclaration {
  return ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || (any && ts.isEnumDeclaration(node));
}

/** Whether an alias names one object: no array, function or union, and nothing that failed to resolve in a helper type. */
function isObjectAlias({ ts, checker }: Reading, declaration: ts.TypeAliasDeclaration): boolean {
  const type = checker.getTypeFromTypeNode(declaration.type);
  if (type.flags & ts.TypeFlags.Any) return (type as ts.Type & { intrinsicName?: string }).intrinsicName === "error";
  if (checker.isArrayType(type) || checker.isTupleType(type)) return false;
  if (
    checker.getSignaturesOfType(type, ts.SignatureKind.Call).length + checker.getSignaturesOfType(type, ts.SignatureKind.Construct).length >
    0
  )
    return false;
  if (type.isIntersection()) return type.types.every((each) => (each.flags & ts.TypeFlags.Object) !== 0);
  return (type.flags & ts.TypeFlags.Object) !== 0;
}

/** Declarations marked `@tool`: at the top, in namespaces, methods of classes and of objects. */
function taggedIn(reading: Reading, file: ts.SourceFile): Found[] {
  const { ts, checker } = reading;
  const found: Found[] = [];
  const tagOf = (node: ts.Node) => toolTag(reading, node);
  const add = (declaration: ts.SignatureDeclaration, documented: ts.Node, name: string, access: Access | undefined, instance = false) => {
    const tag = tagOf(documented);
    if (!tag) return;
    found.push({
      kind: "function",
      name,
      tag,
      declaration,
      documented,
      ...(access && { export: { path: access, ...(instance && { instance }) } }),
    });
  };
  const visit = (statement: ts.Node, space: Space): void => {
    if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement) || ts.isEnumDeclaration(statement)) {
      const tag = tagOf(statement);
      const symbol = checker.getSymbolAtLocation(statement.name);
      if (!tag || !symbol || found.some((each) => each.kind === "type" && each.symbol === symbol)) return;
      if (!ts.isEnumDeclaration(statement) && statement.typeParameters) {
        report(reading, "typescript-generic", { name: statement.name.text }, statement.name);
      } else found.push({ kind: "type", name: statement.name.text, tag, declaration: statement, symbol });
    } else if (ts.isFunctionDeclaration(statement)) {
      if (!found.some((each) => each.kind === "function" && isOverload(reading, each.declaration, statement)))
        add(statement, statement, statement.name?.text ?? "default", accessTo(reading, statement, statement.name, space));
    } else if (ts.isClassDeclaration(statement)) {
      const access = statement.typeParameters ? undefined : accessTo(reading, statement, statement.name, space);
      for (const member of statement.members) {
        const value = ts.isPropertyDeclaration(member) && member.initializer ? unwrapped(reading, member.initializer) : member;
        if (!ts.isMethodDeclaration(value) && !ts.isArrowFunction(value) && !ts.isFunctionExpression(value)) continue;
        const flags = ts.getCombinedModifierFlags(member);
        const hidden = (flags & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) !== 0;
        const { name, access: inner } = memberOf(reading, member.name, hidden ? undefined : access);
        add(value, member, name, inner, (flags & ts.ModifierFlags.Static) === 0);
      }
    } else if (ts.isVariableStatement(statement)) {
      for (const declaration of statement.declarationList.declarations) visitVariable(declaration, space);
    } else if (ts.isModuleDeclaration(statement) && statement.body && ts.isModuleBlock(statement.body)) {
      const inner = ts.isIdentifier(statement.name) ? accessTo(reading, statement, statement.name, space) : undefined;
      for (const each of statement.body.statements) visit(each, { inside: inner });
    }
  };
  const visitVariable = (declaration: ts.VariableDeclaration, space: Space): void => {
    if (!ts.isIdentifier(declaration.name) || !declaration.initializer) return;
    const access = accessTo(reading, declaration, declaration.name, space);
    const value = unwrapped(reading, declaration.initializer);
    if (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) add(value, declaration, declaration.name.text, access);
    if (!ts.isObjectLiteralExpression(value)) return;
    for (const member of value.properties) {
      const inner = ts.isPropertyAssignment(member) ? unwrapped(reading, member.initializer) : member;
      if (!ts.isMethodDeclaration(inner) && !ts.isArrowFunction(inner) && !ts.isFunctionExpression(inner)) continue;
      const { name, access: path } = memberOf(reading, member.name, access);
      add(inner, member, name, path);
    }
  };
  for (const statement of file.statements) visit(statement, {});
  return found;
}

/** The tag of a declaration; what was found is kept with nodes that come again, possibly elsewhere in the file (`--watch`). */
function toolTag(reading: Reading, node: ts.Node): PlacedTag | undefined {
  const start = node.getStart();
  const before = toolTags.get(node);
  if (before) {
    const { tag } = before;
    if (tag === undefined) return undefined;
    const offset = tag.offset + start - before.start;
    return { ...tag, offset, at: { file: reading.pathOf(node.getSourceFile()), offset } };
  }
  const tag = tagNamed(docsOf(reading, [node]), "tool");
  toolTags.set(node, { start, tag });
  return tag;
}

const toolTags = new WeakMap<ts.Node, { readonly start: number; readonly tag: PlacedTag | undefined }>();

/** Names that lead from a module to a value in it. */
type Access = Implementation["path"];

/** Where a statement stands: at a module's top, or in a namespace that can be reached by `inside`, or not at all. */
type Space = { readonly inside?: Access | undefined };

const isOverload = ({ ts }: Reading, one: ts.Node, other: ts.FunctionDeclaration): boolean =>
  ts.isFunctionDeclaration(one) && one.parent === other.parent && one.name?.text === other.name?.text;

/** The name of a member, and the way to it where its name is written down. */
function memberOf({ ts }: Reading, name: ts.PropertyName | undefined, access: Access | undefined): { name: string; access?: Access } {
  if (!name) return { name: "" };
  if (!ts.isIdentifier(name) && !ts.isStringLiteralLike(name) && !ts.isNumericLiteral(name)) return { name: name.getText() };
  return { name: name.text, ...(access && { access: [...access, name.text] }) };
}

function unwrapped({ ts }: Reading, expression: ts.Expression): ts.Expression {
  let inner = expression;
  while (ts.isParenthesizedExpression(inner) || ts.isAsExpression(inner) || ts.isSatisfiesExpression(inner)) inner = inner.expression;
  return inner;
}

/** How another module gets at a declaration, also where it is exported under another name. */
function accessTo(
  { ts, checker }: Reading,
  declaration: ts.Declaration,
  name: ts.Identifier | undefined,
  space: Space,
): Access | undefined {
  const flags = ts.getCombinedModifierFlags(declaration);
  const exported = (flags & ts.ModifierFlags.Export) !== 0;
  if ("inside" in space) return exported && space.inside && name ? [...space.inside, name.text] : undefined;
  if (exported && flags & ts.ModifierFlags.Default) return ["default"];
  if (exported) return name && [name.text];
  const module = checker.getSymbolAtLocation(declaration.getSourceFile());
  const symbol = name && checker.getSymbolAtLocation(name);
  if (!module || !symbol) return undefined;
  const other = checker
    .getExportsOfModule(module)
    .find((each) => (each.flags & ts.SymbolFlags.Alias) !== 0 && checker.getAliasedSymbol(each) === symbol);
  return other && [other.name];
}
