import { beyondSyntax } from "./beyond.js";
import { SymbolFlags } from "./flags.js";
import type { Modules } from "./modules.js";
import type { SyntaxFile, SyntaxNode } from "./node.js";
import { makeSymbol, type SyntaxSymbol } from "./type.js";

/** Which declaration a name means. Names of the library are no declarations: `undefined`. */
export interface Scope {
  readonly resolve: (name: string, file: SyntaxFile) => SyntaxSymbol | undefined;
  readonly symbolOf: (declaration: SyntaxNode) => SyntaxSymbol;
  readonly exportsOf: (file: SyntaxFile) => readonly SyntaxSymbol[];
  readonly membersOf: (symbol: SyntaxSymbol) => ReadonlyMap<string, SyntaxSymbol>;
}

export function scopeOf(modules: Modules): Scope {
  const symbols = new Map<SyntaxNode, SyntaxSymbol>();
  const locals = new Map<SyntaxFile, ReadonlyMap<string, SyntaxNode>>();
  const enums = new Map<SyntaxSymbol, ReadonlyMap<string, SyntaxSymbol>>();

  const symbolOf = (declaration: SyntaxNode): SyntaxSymbol => {
    const known = symbols.get(declaration);
    if (known) return known;
    const made = makeSymbol(nameOf(declaration), flagsOf(declaration), [declaration]);
    symbols.set(declaration, made);
    return made;
  };
  const localsOf = (file: SyntaxFile): ReadonlyMap<string, SyntaxNode> => {
    const known = locals.get(file);
    if (known) return known;
    const made = new Map(file.statements.map((each) => [nameOf(each), each]));
    const imported = new Set(file.imports.map(({ local }) => local));
    const doubled = made.size !== file.statements.length || imported.size !== file.imports.length;
    // Declarations of one name merge, or are an error.
    if (doubled || [...imported].some((name) => made.has(name))) beyondSyntax();
    locals.set(file, made);
    return made;
  };
  const exported = (file: SyntaxFile, name: string, hops: number): SyntaxSymbol => {
    if (hops > 20) return beyondSyntax();
    const own = localsOf(file).get(name);
    if (own?.exported) return symbolOf(own);
    const named = file.exports.find((each) => each.name === name);
    if (!named) return beyondSyntax();
    if (named.specifier !== undefined) return exported(modules.imported(file, named.specifier), named.local, hops + 1);
    return resolve(named.local, file, hops + 1) ?? beyondSyntax();
  };
  const resolve = (name: string, file: SyntaxFile, hops: number): SyntaxSymbol | undefined => {
    const own = localsOf(file).get(name);
    if (own) return symbolOf(own);
    const imported = file.imports.find(({ local }) => local === name);
    return imported && exported(modules.imported(file, imported.specifier), imported.name, hops + 1);
  };
  return {
    resolve: (name, file) => resolve(name, file, 0),
    symbolOf,
    exportsOf: (file) => [
      ...[...localsOf(file).values()].filter((each) => each.exported).map(symbolOf),
      ...file.exports.map(({ name, node }) => makeSymbol(name, SymbolFlags.Alias, [node], exported(file, name, 0))),
    ],
    membersOf: (symbol) => {
      const known = enums.get(symbol);
      if (known) return known;
      const members = symbol.declarations.flatMap((each) => each.members ?? []);
      const made = new Map(members.map((each) => [nameOf(each), symbolOf(each)]));
      enums.set(symbol, made);
      return made;
    },
  };
}

const nameOf = (declaration: SyntaxNode): string => declaration.name?.text ?? "";

function flagsOf({ kind, questionToken }: SyntaxNode): number {
  switch (kind) {
    case "InterfaceDeclaration":
      return SymbolFlags.Interface;
    case "TypeAliasDeclaration":
      return SymbolFlags.TypeAlias;
    case "EnumDeclaration":
      return SymbolFlags.Enum;
    case "EnumMember":
      return SymbolFlags.EnumMember;
    case "PropertySignature":
      return SymbolFlags.Property | (questionToken ? SymbolFlags.Optional : 0);
    default:
      return SymbolFlags.TypeLiteral;
  }
}
