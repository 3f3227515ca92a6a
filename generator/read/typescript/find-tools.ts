import type { Implementation } from "../../model/index.js";
import type { ts } from "./compiler.js";
import type { PlacedTag } from "./docs.js";
import { isHidden } from "./object.js";
import type { Reading } from "./reading.js";
import { taggedIn } from "./tagged-tools.js";

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

type TypeDeclaration =
  | ts.InterfaceDeclaration
  | ts.TypeAliasDeclaration
  | ts.EnumDeclaration
  | (ts.ClassDeclaration & { readonly name: ts.Identifier });

/**
 * The tools of the inputs in source order (public contract, section 4): those marked `@tool`, if there is one; else every exported,
 * non-generic interface and object type alias. With `any`, every exported type counts, whatever its kind; a class where it is plain data.
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

function isTypeDeclaration(reading: Reading, node: ts.Node, any: boolean): node is TypeDeclaration {
  const { ts } = reading;
  if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return true;
  return any && (ts.isEnumDeclaration(node) || (ts.isClassDeclaration(node) && node.name !== undefined && isPlainData(reading, node)));
}

/** Whether a class is no more than the fields that JSON can have: no methods, nothing private. */
function isPlainData(reading: Reading, node: ts.ClassDeclaration): boolean {
  const { ts, checker } = reading;
  const members = checker.getPropertiesOfType(checker.getTypeAtLocation(node));
  const isField = (member: ts.Symbol): boolean =>
    !member.declarations?.some((each) => isHidden(reading, each)) &&
    checker.getSignaturesOfType(checker.getTypeOfSymbol(member), ts.SignatureKind.Call).length === 0;
  return members.length > 0 && members.every(isField);
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
