import { pascalCase } from "../../model/index.js";
import type { ts } from "./compiler.js";
import { inLibrary, inOwnOrder } from "./own-order.js";
import type { Reading } from "./reading.js";

/** A declared name of a type: an alias, interface, class or enum, with the arguments of this instantiation. */
export interface DeclaredName {
  readonly symbol: ts.Symbol;
  readonly declaration: ts.Declaration;
  readonly args: readonly ts.Type[];
}

/** The name that the user gave to `type`; names of the standard library are no names of the user's. */
export function declaredName(reading: Reading, type: ts.Type): DeclaredName | undefined {
  const { ts, checker } = reading;
  const alias = type.aliasSymbol;
  if (alias) return named(reading, alias, type.aliasTypeArguments ?? []);
  const symbol = type.symbol as ts.Symbol | undefined;
  if (!symbol || (symbol.flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.Class | ts.SymbolFlags.Enum)) === 0) return undefined;
  if ((type.flags & ts.TypeFlags.Object) === 0) return named(reading, symbol, []);
  const object = type as ts.ObjectType;
  if ((object.objectFlags & ts.ObjectFlags.Reference) === 0) {
    return (object.objectFlags & ts.ObjectFlags.ClassOrInterface) === 0 ? undefined : named(reading, symbol, []);
  }
  const reference = object as ts.TypeReference;
  // The last argument of an interface that mentions `this` is that `this`; it is no argument of the user's.
  const count = reference.target.typeParameters?.length ?? 0;
  return named(reading, symbol, checker.getTypeArguments(reference).slice(0, count));
}

function named(reading: Reading, symbol: ts.Symbol, args: readonly ts.Type[]): DeclaredName | undefined {
  const declaration = symbol.declarations?.find((each) => !isParameter(reading, each) && !reading.ts.isVariableDeclaration(each));
  if (!declaration || inLibrary(reading, symbol)) return undefined;
  return { symbol, declaration, args };
}

const isParameter = ({ ts }: Reading, node: ts.Node): boolean => node.kind === ts.SyntaxKind.TypeParameter;

/** The name as declared; a default export has one of its own behind `default`. */
export const textOf = ({ ts }: Reading, { symbol, declaration }: DeclaredName): string =>
  symbol.name === "default" ? (ts.getNameOfDeclaration(declaration)?.getText() ?? "Default") : symbol.name;

/** Wished identifier: `User`, and `PageOfUser` for `Page<User>`. */
export function identifierOf(reading: Reading, type: ts.Type, depth = 0): string {
  const name = declaredName(reading, type);
  if (name) {
    const own = textOf(reading, name);
    if (name.args.length === 0 || depth > 2) return own;
    return `${own}Of${name.args.map((arg) => identifierOf(reading, arg, depth + 1)).join("And")}`;
  }
  const { ts, checker } = reading;
  if (type.flags & ts.TypeFlags.Boolean) return "Boolean";
  if (checker.isArrayType(type)) {
    const element = checker.getTypeArguments(type as ts.TypeReference)[0];
    return element && depth <= 2 ? `${identifierOf(reading, element, depth + 1)}List` : "List";
  }
  if ((type.flags & ts.TypeFlags.Object) !== 0) return "Object";
  if (type.isUnion()) {
    const present = inOwnOrder(reading, type.types).filter((each) => !(each.flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined)));
    if (present.length > 3 || depth > 2) return "Choice";
    return present.map((each) => identifierOf(reading, each, depth + 1)).join("Or");
  }
  if (type.isStringLiteral() || type.isNumberLiteral())
    return pascalCase(String(type.value))
      .replace(/^Tool(?=\d)/, "")
      .slice(0, 40);
  return pascalCase((type as ts.Type & { intrinsicName?: string }).intrinsicName ?? "Type");
}

/** A key for a type: file, name and arguments, numbered where two types would share it. */
export function claimKey(reading: Reading, declaration: ts.Node, name: string): string {
  const base = `${reading.pathOf(declaration.getSourceFile())}#${name}`;
  let key = base;
  for (let n = 2; reading.keys.has(key); n++) key = `${base}~${n}`;
  reading.keys.add(key);
  return key;
}
