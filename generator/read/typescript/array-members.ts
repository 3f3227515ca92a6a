import { type ArrayType, build, type Type } from "../../model/index.js";
import type { ts } from "./compiler.js";
import { inLibrary } from "./own-order.js";
import type { Reading } from "./reading.js";

/**
 * An array of which an object type asks more: `T[] & { 0: T }` is not empty, `T[] & { length: 2 }` has two items. What is optional, or
 * there for the compiler only, asks nothing of an array that comes as JSON; any other member is one that no such array has.
 *
 * @param type of the array or tuple, to which `demands` belong
 * @param demands members that are asked for beside those of every array
 * @param isPhantom whether members that no array has are a brand
 */
export function withMembers(reading: Reading, base: ArrayType, type: ts.Type, demands: readonly ts.Symbol[], isPhantom: boolean): Type {
  const { ts, checker } = reading;
  let array = base;
  let lengths: readonly number[] | undefined;
  for (const member of demands) {
    const wanted = checker.getTypeOfSymbol(member);
    const optional = (member.flags & ts.SymbolFlags.Optional) !== 0;
    if (/^(?:0|[1-9]\d{0,2})$/.test(member.name)) array = withItem(reading, array, type, Number(member.name), wanted, optional);
    else if (member.name === "length") lengths = lengthsOf(wanted);
    else if (!optional && !isPhantom && !isInherited(reading, type, member, wanted)) return build.never;
  }
  const arrays = lengths?.map((length) => ofLength(array, length)) ?? [array];
  const [only, ...others] = arrays.filter(({ minItems = 0, maxItems = minItems }) => minItems <= maxItems);
  if (!only) return build.never;
  return others.length === 0 ? only : build.union(only, ...others);
}

/** The item at a place is of a type of its own, and everything before it is there. */
function withItem(reading: Reading, array: ArrayType, type: ts.Type, at: number, wanted: ts.Type, optional: boolean): ArrayType {
  const needed = optional ? array : { ...array, ...atLeast(array, at + 1) };
  const item = itemType(reading, type, at);
  if (array.suffix || !item || reading.checker.isTypeAssignableTo(item, wanted)) return needed;
  const prefix = Array.from({ length: Math.max(at + 1, array.prefix.length) }, (_, i) => {
    const before = array.prefix[i] ?? { type: array.rest };
    if (i !== at) return before;
    const own = reading.read(wanted, undefined);
    const both: Type = { kind: "intersection", members: [before.type, own] };
    return { ...before, type: reading.checker.isTypeAssignableTo(wanted, item) ? own : both };
  });
  return { ...needed, prefix };
}

const atLeast = ({ minItems = 0 }: ArrayType, least: number): Pick<ArrayType, "minItems"> =>
  Math.max(minItems, least) > 0 ? { minItems: Math.max(minItems, least) } : {};

const ofLength = (array: ArrayType, length: number): ArrayType => ({
  ...array,
  ...atLeast(array, length),
  maxItems: Math.min(array.maxItems ?? length, length),
});

/** The lengths that a type of `length` allows, where it does not allow all. */
function lengthsOf(wanted: ts.Type): readonly number[] | undefined {
  const members = wanted.isUnion() ? wanted.types : [wanted];
  const lengths = members.flatMap((each) => (each.isNumberLiteral() ? [each.value] : []));
  return lengths.length === members.length ? lengths.sort((a, b) => a - b) : undefined;
}

function itemType({ ts, checker }: Reading, type: ts.Type, at: number): ts.Type | undefined {
  if (!checker.isTupleType(type)) return checker.getIndexInfosOfType(type).find(({ keyType }) => keyType.flags & ts.TypeFlags.Number)?.type;
  const { elementFlags } = (type as ts.TupleTypeReference).target;
  const rest = elementFlags.findIndex((flags) => (flags & ts.ElementFlags.Variable) !== 0);
  return checker.getTypeArguments(type as ts.TypeReference)[rest >= 0 && at >= rest ? rest : at];
}

/** Whether every array has the member, as wanted: a method, for one. */
function isInherited({ checker }: Reading, type: ts.Type, member: ts.Symbol, wanted: ts.Type): boolean {
  const own = checker.getPropertyOfType(type, member.name);
  return own !== undefined && own !== member && checker.isTypeAssignableTo(checker.getTypeOfSymbol(own), wanted);
}

/** An interface that extends an array; `undefined` for every other type. */
export function readArrayLike(reading: Reading, type: ts.Type): Type | undefined {
  const { ts, checker } = reading;
  if (!type.symbol || inLibrary(reading, type.symbol) || !extendsArray(reading, type.symbol, 0)) return undefined;
  const element = checker.getIndexInfosOfType(type).find(({ keyType }) => keyType.flags & ts.TypeFlags.Number)?.type;
  if (!element) return undefined;
  const own = checker.getPropertiesOfType(type).filter((each) => !inLibrary(reading, each));
  return withMembers(reading, build.array(reading.read(element, undefined)), type, own, false);
}

function extendsArray(reading: Reading, symbol: ts.Symbol, depth: number): boolean {
  const { ts, checker } = reading;
  return (symbol.declarations ?? []).some((declaration) => {
    if (!ts.isInterfaceDeclaration(declaration) || depth > 20) return false;
    const bases = (declaration.heritageClauses ?? []).flatMap((clause) => clause.types.map((each) => checker.getTypeAtLocation(each)));
    return bases.some((base) => checker.isArrayType(base) || (base.symbol && extendsArray(reading, base.symbol, depth + 1)));
  });
}
