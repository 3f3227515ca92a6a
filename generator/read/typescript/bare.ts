import type { ts } from "./compiler.js";
import type { Reading } from "./reading.js";

/** In `T extends U ? … : …` the checker marks `T` in the first branch as a `U`, too, and keeps the mark where nothing is generic. */
export function bareType({ ts }: Reading, type: ts.Type): ts.Type {
  let bare = type;
  while (bare.flags & ts.TypeFlags.Substitution) bare = (bare as ts.SubstitutionType).baseType;
  return bare;
}

/** `(T)` and `readonly T` say nothing that the reader of `T` would not know. */
export function bareNode({ ts }: Reading, node: ts.Node | undefined): ts.Node | undefined {
  let inner = node;
  while (inner && (ts.isParenthesizedTypeNode(inner) || (ts.isTypeOperatorNode(inner) && inner.operator === ts.SyntaxKind.ReadonlyKeyword)))
    inner = inner.type;
  return inner;
}
