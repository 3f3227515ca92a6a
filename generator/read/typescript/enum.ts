import type { Json, Type } from "../../model/index.js";
import { build } from "../../model/index.js";
import type { ts } from "./compiler.js";
import type { Reading } from "./reading.js";

/** An enum by its values, in the order of its members; a member that only a running program could compute makes it `number`. */
export function readEnum({ ts, checker }: Reading, symbol: ts.Symbol): Type {
  const values = new Set<Json>();
  for (const declaration of symbol.declarations ?? []) {
    if (!ts.isEnumDeclaration(declaration)) continue;
    for (const member of declaration.members) {
      const value = checker.getConstantValue(member);
      if (value === undefined) return build.number;
      values.add(value);
    }
  }
  return values.size === 0 ? build.never : build.literal(...values);
}

/** The enum that a type is, as a whole; its single members are plain literals. */
export function wholeEnum({ ts, checker }: Reading, type: ts.Type): ts.Symbol | undefined {
  if ((type.flags & ts.TypeFlags.EnumLike) === 0) return undefined;
  const symbol = type.symbol as ts.Symbol | undefined;
  return symbol && symbol.flags & ts.SymbolFlags.Enum && checker.getDeclaredTypeOfSymbol(symbol) === type ? symbol : undefined;
}
