import type { ts } from "./compiler.js";
import { type Docs, docsOf, none } from "./docs.js";
import type { Reading } from "./reading.js";

/** Bases are looked through so far up. */
const mostBases = 50;

/**
 * Docs of a property: its own, and where it is declared again without a word, those of the base that declares it, as editors show them.
 * `{@inheritDoc}` stands for the text of the base, or of the member that it names, among words of its own.
 */
export function propertyDocs(reading: Reading, symbol: ts.Symbol, depth = 0): Docs {
  const own = docsOf(reading, symbol.declarations);
  const named = inherit.exec(own.description);
  const isSilent = own.description === "" && !own.tags.some(({ name }) => name === "description");
  if ((!named && !isSilent) || depth > mostBases) return own;
  const base = named?.[1] ? memberNamed(reading, symbol, named[1]) : inBases(reading, symbol);
  const inherited = base && base !== symbol ? propertyDocs(reading, base, depth + 1) : none;
  if (named) return { ...own, description: own.description.replace(inherit, () => inherited.description).trim() };
  return own === none ? inherited : { ...own, description: inherited.description };
}

const inherit = /\{@inheritDoc(?:\s+([^}]*?))?\s*\}/i;

/** The property of that name in the first base that has one. */
function inBases({ ts, checker }: Reading, symbol: ts.Symbol): ts.Symbol | undefined {
  for (const { parent } of symbol.declarations ?? []) {
    if (!parent || !(ts.isInterfaceDeclaration(parent) || ts.isClassDeclaration(parent))) continue;
    for (const base of (parent.heritageClauses ?? []).flatMap(({ types }) => [...types])) {
      const found = checker.getPropertiesOfType(checker.getTypeAtLocation(base)).find(({ name }) => name === symbol.name);
      if (found) return found;
    }
  }
  return undefined;
}

/** `Type.member`, as seen from where the property is declared; `Type#member` is an older way to write it. */
function memberNamed(reading: Reading, symbol: ts.Symbol, text: string): ts.Symbol | undefined {
  const { ts, checker } = reading;
  // Whoever keeps readings knows what declarations depend on by their code alone.
  reading.keeping?.giveUp();
  const [typeName = "", member = ""] = text.split(/[.#]/);
  const at = symbol.declarations?.[0];
  const found = at && member !== "" ? checker.resolveName(typeName, at, ts.SymbolFlags.Type, false) : undefined;
  const type = found && found.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(found) : found;
  return type && checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(type)).find(({ name }) => name === member);
}
