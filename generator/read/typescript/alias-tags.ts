import type { Type } from "../../model/index.js";
import type { ts } from "./compiler.js";
import { constrain } from "./constraints.js";
import { docsOf } from "./docs.js";
import { metaOf } from "./meta.js";
import type { Reading } from "./reading.js";
import { followedSymbol } from "./written-order.js";

/** An alias of a primitive or an array leaves no trace in the checker's type; its tags are found through the syntax. */
export function withAliasTags(reading: Reading, read: Type, node: ts.Node | undefined, depth = 0): Type {
  const { ts } = reading;
  if (!node || read.kind === "ref" || read.meta?.declaredName !== undefined || !ts.isTypeReferenceNode(node) || node.typeArguments)
    return read;
  const alias = followedSymbol(reading, node.typeName)?.declarations?.find(ts.isTypeAliasDeclaration);
  if (!alias || depth > 50 || alias.typeParameters || reading.isLibrary(alias.getSourceFile())) return read;
  const docs = docsOf(reading, [alias]);
  const inner = withAliasTags(reading, read, alias.type, depth + 1);
  if (docs.tags.length === 0 && docs.description === "") return inner;
  const constrained = constrain(reading, inner, docs);
  const meta = metaOf(reading, constrained, docs);
  return meta ? { ...constrained, meta: { ...constrained.meta, ...meta } } : constrained;
}
