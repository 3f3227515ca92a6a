import type { Checker, ts } from "../compiler.js";
import { beyondSyntax } from "./beyond.js";
import { Flags, SymbolFlags } from "./flags.js";
import { asCompilers, asOwn, type SyntaxFile, type SyntaxNode } from "./node.js";
import { resolveTypes, type Types } from "./resolve-type.js";
import type { Scope } from "./scope.js";
import { asCompilersSymbol, asCompilersType, asOwnSymbol, asOwnType, makeSymbol, type SyntaxSymbol, type SyntaxType } from "./type.js";
import { type TypeTable, typeTable } from "./union.js";

/**
 * Answers the reader's questions from declarations alone. What it answers, a compiler's checker would answer the same; every other
 * question ends the syntax-only reading.
 */
export function syntaxChecker(scope: Scope): Checker {
  const table = typeTable();
  const types = resolveTypes(table, scope);
  const properties = propertiesOver(scope, types);
  const modulesSymbols = new Map<SyntaxFile, SyntaxSymbol>();
  const filesOf = new Map<SyntaxSymbol, SyntaxFile>();
  const moduleOf = (file: SyntaxFile): SyntaxSymbol | undefined => {
    if (!file.isModule) return undefined;
    const symbol = modulesSymbols.get(file) ?? makeSymbol(`"${file.fileName}"`, SymbolFlags.Module, []);
    modulesSymbols.set(file, symbol);
    filesOf.set(symbol, file);
    return symbol;
  };
  const answers = {
    getTypeFromTypeNode: (node: ts.TypeNode) => asCompilersType(types.ofNode(asOwn(node))),
    getTypeAtLocation: (node: ts.Node) => asCompilersType(types.ofNode(asOwn(node))),
    getDeclaredTypeOfSymbol: (symbol: ts.Symbol) => asCompilersType(types.ofSymbol(asOwnSymbol(symbol))),
    getSymbolAtLocation: (node: ts.Node) => {
      const found = symbolAt(scope, moduleOf, asOwn(node));
      return found && asCompilersSymbol(found);
    },
    getAliasedSymbol: (symbol: ts.Symbol) => asCompilersSymbol(asOwnSymbol(symbol).target ?? beyondSyntax()),
    getExportsOfModule: (symbol: ts.Symbol) => {
      const file = filesOf.get(asOwnSymbol(symbol));
      return file ? scope.exportsOf(file).map(asCompilersSymbol) : beyondSyntax();
    },
    resolveName: (name: string, location: ts.Node | undefined) => {
      const file = location && asOwn(location).file;
      return asCompilersSymbol((file && scope.resolve(name, file)) ?? beyondSyntax());
    },
    getPropertiesOfType: (type: ts.Type) => properties.of(asOwnType(type)).map(asCompilersSymbol),
    getTypeOfSymbol: (symbol: ts.Symbol) => {
      const node = asOwnSymbol(symbol).declarations[0]?.type;
      return asCompilersType(node ? types.ofNode(node) : beyondSyntax());
    },
    getIndexInfosOfType: (type: ts.Type) => {
      const info = properties.indexOf(asOwnType(type));
      return info ? [{ keyType: asCompilersType(table.string), type: asCompilersType(info.type), declaration: info.declaration }] : [];
    },
    // No declaration of ours has a call signature: methods and function types are beyond syntax.
    getSignaturesOfType: () => [],
    isArrayType: (type: ts.Type) => asOwnType(type).array === "array",
    isTupleType: (type: ts.Type) => asOwnType(type).array === "tuple",
    getTypeArguments: (type: ts.TypeReference) => (asOwnType(type).elements?.() ?? []).map(asCompilersType),
    typeToString: (type: ts.Type) => asOwnType(type).intrinsicName ?? beyondSyntax(),
    getConstantValue: (member: ts.Node) => asOwn(member).value,
    isTypeAssignableTo: (source: ts.Type, target: ts.Type) => isPlainlyAssignable(table, asOwnType(source), asOwnType(target)),
    getNeverType: () => asCompilersType(table.never),
    getNonNullableType: beyondSyntax,
    getBaseConstraintOfType: beyondSyntax,
    getSignatureFromDeclaration: beyondSyntax,
    getReturnTypeOfSignature: beyondSyntax,
    getAwaitedType: beyondSyntax,
    getPropertyOfType: beyondSyntax,
  } satisfies { readonly [K in keyof Checker]: unknown };
  return answers as unknown as Checker;
}

function symbolAt(scope: Scope, moduleOf: (file: SyntaxFile) => SyntaxSymbol | undefined, node: SyntaxNode): SyntaxSymbol | undefined {
  if ((node.kind as string) === "SourceFile") return moduleOf(node as unknown as SyntaxFile);
  const { file } = node;
  if (node.kind === "QualifiedName") {
    const left = scope.resolve(node.left?.text ?? "", file);
    return left && scope.membersOf(left).get(node.right?.text ?? "");
  }
  // A reference, or the name of a declaration: both mean what the name means in the file.
  return scope.resolve(node.text ?? "", file);
}

interface Properties {
  readonly of: (type: SyntaxType) => readonly SyntaxSymbol[];
  readonly indexOf: (
    type: SyntaxType,
  ) => { readonly type: SyntaxType; readonly declaration: ts.IndexSignatureDeclaration | undefined } | undefined;
}

/** Own members first, then those of each base that are not there yet; as the compiler lists them. */
function propertiesOver(scope: Scope, types: Types): Properties {
  const lists = new Map<SyntaxType, readonly SyntaxSymbol[]>();
  const basesOf = (type: SyntaxType): readonly SyntaxType[] =>
    (type.declaration?.heritageClauses ?? [])
      .flatMap((clause) => clause.types ?? [])
      .map((base) => {
        const found = types.ofNode(base);
        return found.declaration && found.flags & Flags.Object ? found : beyondSyntax();
      });
  const listOf = (type: SyntaxType, depth: number): readonly SyntaxSymbol[] => {
    const known = lists.get(type);
    if (known) return known;
    // Interfaces that extend each other in a circle, or too deeply.
    if (depth > 50) return beyondSyntax();
    const found = new Map<string, SyntaxSymbol>();
    for (const member of type.declaration?.members ?? []) {
      if (member.kind === "PropertySignature") found.set(member.name?.text ?? "", scope.symbolOf(member));
    }
    for (const base of basesOf(type)) {
      for (const symbol of listOf(base, depth + 1)) if (!found.has(symbol.name)) found.set(symbol.name, symbol);
    }
    const list = [...found.values()];
    lists.set(type, list);
    return list;
  };
  const indexOf = (type: SyntaxType): ReturnType<Properties["indexOf"]> => {
    if (type.indexed) return { type: type.indexed, declaration: undefined };
    const own = type.declaration?.members?.find(({ kind }) => kind === "IndexSignature");
    if (own?.type) {
      return { type: types.ofNode(own.type), declaration: asCompilers(own) as ts.IndexSignatureDeclaration };
    }
    for (const base of basesOf(type)) {
      const inherited = indexOf(base);
      if (inherited) return inherited;
    }
    return undefined;
  };
  return { of: (type) => listOf(type, 0), indexOf };
}

/** Assignability where it needs no comparison of objects. */
function isPlainlyAssignable(table: TypeTable, source: SyntaxType, target: SyntaxType): boolean {
  if (source === target || target === table.unknown || target === table.any || source === table.any) return true;
  const parts = target.types ?? [target];
  if (source.types) return source.types.every((each) => isPlainlyAssignable(table, each, target));
  if (parts.includes(source)) return true;
  if (source.flags & Flags.StringLiteral && parts.includes(table.string)) return true;
  if (source.flags & Flags.NumberLiteral && parts.includes(table.number)) return true;
  const simple = Flags.String | Flags.Number | Flags.StringLiteral | Flags.NumberLiteral | Flags.BooleanLiteral | Flags.Null;
  // Numbers go into enums, and enums into numbers, by rules of their own.
  const isSimple = ({ flags }: SyntaxType) => (flags & simple) !== 0 && !(flags & Flags.EnumLiteral);
  return isSimple(source) && parts.every(isSimple) ? false : beyondSyntax();
}
