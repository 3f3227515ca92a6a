import type { Implementation } from "../../model/index.js";
import type { ts } from "./compiler.js";
import { inLibrary } from "./own-order.js";
import type { Reading } from "./reading.js";

/** Types looked at before a cast is asked for unseen: a needless one is harmless. */
const mostTypes = 2000;

/**
 * Where a function's declared types are narrower for the compiler than what `types.ts` says of them: enums and brands (no plain value is a
 * member of them), `Uppercase<string>`, arrays of which more is asked, and, in results, read-only arrays and properties that may be
 * `undefined` (no JSON value is).
 */
export function looserParts(reading: Reading, declaration: ts.SignatureDeclaration): Implementation["looser"] {
  const { checker } = reading;
  const signature = checker.getSignatureFromDeclaration(declaration);
  const parameters = declaration.parameters.map((each) => checker.getTypeAtLocation(each));
  const returned = signature && checker.getReturnTypeOfSignature(signature);
  const inArguments = isLooser(reading, parameters, false);
  const inResult = returned !== undefined && isLooser(reading, [checker.getAwaitedType(returned) ?? returned], true);
  if (!inArguments && !inResult) return undefined;
  return { ...(inArguments && { arguments: true }), ...(inResult && { result: true }) };
}

function isLooser(reading: Reading, types: readonly ts.Type[], result: boolean): boolean {
  const { ts, checker } = reading;
  const { EnumLike, StringMapping, TemplateLiteral, Object: ObjectFlag, Intersection, Never } = ts.TypeFlags;
  const seen = new Set(types);
  // A set is iterated together with what is added on the way.
  for (const type of seen) {
    if (seen.size > mostTypes || type.flags & (EnumLike | StringMapping)) return true;
    if (type.isUnion()) for (const member of type.types) seen.add(member);
    if (type.flags & TemplateLiteral) for (const hole of (type as ts.TemplateLiteralType).types) seen.add(hole);
    if (type.isIntersection() && type.types.some((member) => (member.flags & ObjectFlag) === 0 || isList(reading, member))) return true;
    if ((type.flags & (ObjectFlag | Intersection)) === 0) continue;
    if (type.symbol?.name === "CallContext" || type.aliasSymbol?.name === "CallContext") continue;
    if (isOwnList(reading, type)) return true;
    if (isList(reading, type)) {
      if (result && !isPlainList(reading, type as ts.TypeReference)) return true;
      for (const argument of checker.getTypeArguments(type as ts.TypeReference)) seen.add(argument);
      continue;
    }
    const indexes = checker.getIndexInfosOfType(type);
    if (indexes.length > 1 || indexes.some(({ type: value }) => value.flags & Never)) return true;
    for (const { type: value } of indexes) seen.add(value);
    for (const property of checker.getPropertiesOfType(type)) {
      if (result && mayBeUndefined(reading, property)) return true;
      seen.add(checker.getTypeOfSymbol(property));
    }
  }
  return false;
}

const isList = ({ checker }: Reading, type: ts.Type): boolean => checker.isArrayType(type) || checker.isTupleType(type);

/** An interface that extends an array: it may ask for items, a length or members of its own. */
function isOwnList(reading: Reading, type: ts.Type): boolean {
  if (isList(reading, type) || !(type.symbol?.flags & reading.ts.SymbolFlags.Interface)) return false;
  const member = reading.checker.getPropertyOfType(type, "indexOf");
  return member !== undefined && inLibrary(reading, member);
}

/** An array that may be changed, or a tuple all of whose elements are there. */
function isPlainList({ ts, checker }: Reading, type: ts.TypeReference): boolean {
  if (!checker.isTupleType(type)) return type.target.symbol?.name === "Array";
  const { readonly, elementFlags } = type.target as ts.TupleType;
  return !readonly && elementFlags.every((flags) => (flags & ts.ElementFlags.Optional) === 0);
}

/** Whether `undefined` was written or inferred as a value; that a property is optional does not count. */
function mayBeUndefined({ ts, checker }: Reading, property: ts.Symbol): boolean {
  const declaration = property.valueDeclaration;
  const node = declaration && (ts.isPropertySignature(declaration) || ts.isPropertyDeclaration(declaration)) ? declaration.type : undefined;
  if (!node && property.flags & ts.SymbolFlags.Optional) return true;
  const type =
    node && !isGenericNode(checker.getTypeFromTypeNode(node), ts) ? checker.getTypeFromTypeNode(node) : checker.getTypeOfSymbol(property);
  const members = type.isUnion() ? type.types : [type];
  return members.some(({ flags }) => (flags & ts.TypeFlags.Undefined) !== 0);
}

/** In a generic declaration the node speaks of type parameters; what they stand for is known of the symbol only. */
const isGenericNode = (type: ts.Type, ts: Reading["ts"]): boolean => (type.flags & ts.TypeFlags.TypeParameter) !== 0;
