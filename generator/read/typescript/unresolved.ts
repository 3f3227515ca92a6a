import type { ts } from "./compiler.js";
import { type Reading, report } from "./reading.js";
import { insteadOf } from "./refused.js";
import { followedSymbol } from "./written-order.js";

/** Says which name or module the checker could not find; `node` is the syntax whose type came out as an error. */
export function reportUnresolved(reading: Reading, node: ts.Node | undefined): void {
  const { progress } = reading;
  progress.needsLibraries = true;
  const start = node ?? progress.at;
  const culprit = start && firstUnresolved(reading, start);
  const name = culprit ?? start;
  const module = culprit && missingModule(reading, culprit);
  const text = name ? shortText(name) : "a type";
  const instead = insteadOf(text.replace(/\..*/, ""));
  if (start && reading.ts.isTypeNode(start) && (!culprit || isInstantiated(reading, culprit))) {
    report(reading, "typescript-given-up", { text }, start);
  } else if (module) report(reading, "typescript-unresolved-module", { specifier: module }, culprit);
  else if (instead !== undefined) report(reading, "typescript-not-json", { what: `'${text}'`, instead }, name);
  else if (name && isCircular(reading, name)) report(reading, "typescript-circular", { name: text }, name);
  else report(reading, "typescript-unresolved-name", { name: text }, name);
}

/** A generic of the user's that is declared and still has no type: its evaluation was cut short. */
function isInstantiated(reading: Reading, node: ts.Node): boolean {
  const declaration = followedSymbol(reading, node)?.declarations?.[0];
  return declaration !== undefined && reading.ts.isTypeAliasDeclaration(declaration) && declaration.typeParameters !== undefined;
}

/** An alias that has a declaration and still no type means itself. */
function isCircular(reading: Reading, node: ts.Node): boolean {
  const declaration = followedSymbol(reading, node)?.declarations?.[0];
  return declaration !== undefined && reading.ts.isTypeAliasDeclaration(declaration);
}

const shortText = (node: ts.Node): string => {
  const text = node.getText().replaceAll(/\s+/g, " ");
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};

/** The first type name, in source order, whose type is the error type. */
function firstUnresolved(reading: Reading, node: ts.Node, depth = 0): ts.Node | undefined {
  const { ts, checker } = reading;
  if (depth > 100) return undefined;
  if (ts.isTypeReferenceNode(node) || ts.isExpressionWithTypeArguments(node) || ts.isTypeQueryNode(node) || ts.isImportTypeNode(node)) {
    const inner = (node.typeArguments ?? []).map((each) => firstUnresolved(reading, each, depth + 1)).find((each) => each);
    if (inner) return inner;
    if ((checker.getTypeAtLocation(node) as ts.Type & { intrinsicName?: string }).intrinsicName !== "error") return undefined;
    if (ts.isTypeReferenceNode(node)) return node.typeName;
    if (ts.isExpressionWithTypeArguments(node)) return node.expression;
    return ts.isTypeQueryNode(node) ? node.exprName : node;
  }
  let found: ts.Node | undefined;
  ts.forEachChild(node, (child) => {
    found ??= firstUnresolved(reading, child, depth + 1);
  });
  return found;
}

/** The specifier of the import that a name came from, if that import leads nowhere. */
function missingModule({ ts, checker }: Reading, node: ts.Node): string | undefined {
  if (ts.isImportTypeNode(node)) {
    const literal = ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined;
    return literal && ts.isStringLiteral(literal) && !checker.getSymbolAtLocation(literal) ? literal.text : undefined;
  }
  let first: ts.Node = node;
  while (ts.isQualifiedName(first)) first = first.left;
  while (ts.isPropertyAccessExpression(first)) first = first.expression;
  for (const declaration of checker.getSymbolAtLocation(first)?.declarations ?? []) {
    let at: ts.Node = declaration;
    while (!ts.isSourceFile(at) && !ts.isImportDeclaration(at)) at = at.parent;
    if (!ts.isImportDeclaration(at) || !ts.isStringLiteral(at.moduleSpecifier)) continue;
    if (!checker.getSymbolAtLocation(at.moduleSpecifier)) return at.moduleSpecifier.text;
  }
  return undefined;
}
