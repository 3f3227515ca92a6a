import type { Tool } from "../../model/index.js";
import type { ts } from "./compiler.js";
import type { Reading } from "./reading.js";

/** The result: the awaited return type. `void` and `undefined` are no result, and beside others they make it optional. */
export function readResultType(reading: Reading, declaration: ts.SignatureDeclaration): Pick<Tool, "result" | "resultOptional"> {
  const { ts, checker, progress } = reading;
  const signature = checker.getSignatureFromDeclaration(declaration);
  if (!signature) return {};
  if (!declaration.type) progress.needsLibraries = true;
  const returned = checker.getReturnTypeOfSignature(signature);
  const awaited = checker.getAwaitedType(returned) ?? returned;
  const isNone = ({ flags }: ts.Type) => (flags & (ts.TypeFlags.Void | ts.TypeFlags.Undefined)) !== 0;
  if (isNone(awaited)) return {};
  const node = declaration.type && awaitedNode(reading, declaration.type);
  const result = reading.read(awaited, node && checker.getTypeFromTypeNode(node) === awaited ? node : declaration.type);
  return { result, ...(awaited.isUnion() && awaited.types.some(isNone) && { resultOptional: true }) };
}

function awaitedNode({ ts }: Reading, node: ts.TypeNode): ts.TypeNode {
  return ts.isTypeReferenceNode(node) && node.typeName.getText() === "Promise" && node.typeArguments?.[0] ? node.typeArguments[0] : node;
}
