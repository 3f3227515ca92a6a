import type { Type } from "../../model/index.js";
import { build } from "../../model/index.js";
import type { ts } from "./compiler.js";
import type { Reading } from "./reading.js";

/** `T[]`, `readonly T[]`, `Array<T>`. */
export function readArray(reading: Reading, type: ts.TypeReference, node: ts.Node | undefined): Type {
  const element = reading.checker.getTypeArguments(type)[0];
  if (!element) return build.array(build.unknown);
  return build.array(reading.read(element, elementNode(reading, node)));
}

/** A tuple; which elements must be present is said by `minItems` alone, as the model wants it. */
export function readTuple(reading: Reading, type: ts.TupleTypeReference, node: ts.Node | undefined): Type {
  const { ts } = reading;
  const { elementFlags, labeledElementDeclarations } = type.target;
  const nodes = elementNodes(reading, node);
  const items = reading.checker.getTypeArguments(type).map((each, i) => {
    const label = labeledElementDeclarations?.[i];
    const name = label && ts.isIdentifier(label.name) ? label.name.text : undefined;
    return {
      flags: elementFlags[i] ?? ts.ElementFlags.Required,
      item: { ...(name !== undefined && { name }), type: reading.read(each, nodes[i]) },
    };
  });
  const isRest = ({ flags }: { flags: ts.ElementFlags }) => (flags & ts.ElementFlags.Variable) !== 0;
  const at = items.findIndex(isRest);
  const rests = items.filter(isRest).map(({ item }) => item.type);
  const suffix = at < 0 ? [] : items.slice(at + 1).filter((item) => !isRest(item));
  return {
    kind: "array",
    prefix: (at < 0 ? items : items.slice(0, at)).map(({ item }) => item),
    rest: rests.length > 1 ? build.union(...rests) : (rests[0] ?? build.never),
    ...(suffix.length > 0 && { suffix: suffix.map(({ item }) => item) }),
    minItems: items.filter(({ flags }) => flags & ts.ElementFlags.Required).length,
  };
}

function elementNode({ ts }: Reading, node: ts.Node | undefined): ts.Node | undefined {
  if (!node) return undefined;
  if (ts.isArrayTypeNode(node)) return node.elementType;
  if (ts.isTypeReferenceNode(node) && /^(Readonly)?Array$/.test(node.typeName.getText())) return node.typeArguments?.[0];
  return undefined;
}

function elementNodes(reading: Reading, node: ts.Node | undefined): readonly (ts.Node | undefined)[] {
  const { ts } = reading;
  if (!node || !ts.isTupleTypeNode(node)) return [];
  return node.elements.map((element) => {
    const inner = ts.isNamedTupleMember(element) ? element.type : element;
    if (ts.isOptionalTypeNode(inner)) return inner.type;
    const isRest = ts.isRestTypeNode(inner) || (ts.isNamedTupleMember(element) && element.dotDotDotToken);
    return isRest ? elementNode(reading, ts.isRestTypeNode(inner) ? inner.type : inner) : inner;
  });
}
