import type { Implementation } from "../../model/index.js";
import type { ts } from "./compiler.js";
import { docsOf, type PlacedTag, tagNamed } from "./docs.js";
import type { Found } from "./find-tools.js";
import { report, type Reading } from "./reading.js";
import { reportStrayTags } from "./stray-tags.js";

/**
 * Declarations marked `@tool`: at the top, in namespaces, methods of classes and of objects, however deep in them. A tag that marks
 * nothing of the kind gets a warning.
 */
export function taggedIn(reading: Reading, file: ts.SourceFile): Found[] {
  const { ts, checker } = reading;
  const found: Found[] = [];
  const met = new Set<number>();
  const tagOf = (node: ts.Node) => {
    const tag = toolTag(reading, node);
    if (tag) met.add(tag.offset);
    return tag;
  };
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
      if (found.some((each) => each.kind === "function" && isOverload(reading, each.declaration, statement))) tagOf(statement);
      else add(statement, statement, statement.name?.text ?? "default", accessTo(reading, statement, statement.name, space));
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
    } else if (ts.isExportAssignment(statement)) {
      visitObject(unwrapped(reading, statement.expression), statement.isExportEquals ? undefined : ["default"]);
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
    visitObject(value, access);
  };
  const visitObject = (value: ts.Expression, access: Access | undefined): void => {
    if (!ts.isObjectLiteralExpression(value)) return;
    for (const member of value.properties) {
      const inner = ts.isPropertyAssignment(member) ? unwrapped(reading, member.initializer) : member;
      const { name, access: path } = memberOf(reading, member.name, access);
      if (ts.isMethodDeclaration(inner) || ts.isArrowFunction(inner) || ts.isFunctionExpression(inner)) add(inner, member, name, path);
      else if (ts.isPropertyAssignment(member)) visitObject(unwrapped(reading, member.initializer), path);
    }
  };
  for (const statement of file.statements) visit(statement, {});
  reportStrayTags(reading, file, met);
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
