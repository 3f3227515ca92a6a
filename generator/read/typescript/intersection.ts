import { build, type Json, type ObjectType, type Type } from "../../model/index.js";
import { withMembers } from "./array-members.js";
import type { ts } from "./compiler.js";
import { constrain } from "./constraints.js";
import type { PlacedTag } from "./docs.js";
import { fitsIndex, readObject } from "./object.js";
import { placeOf, type Reading } from "./reading.js";

/**
 * An intersection. Of objects: one object with all their members, unless an index signature in one would not allow a property of
 * another; then both hold side by side. Of a primitive or an array with an object: a brand, whose object no JSON value can have, so it
 * is the primitive, narrowed by typia's tags where the brand is one.
 */
export function readIntersection(reading: Reading, type: ts.IntersectionType): Type {
  const { ts, checker } = reading;
  // `{ k: "a" } & { k: "b" }` stays an intersection until somebody looks at its members.
  if (checker.isTypeAssignableTo(type, checker.getNeverType())) return build.never;
  const isPrimitive = (each: ts.Type) => (each.flags & (ts.TypeFlags.Object | ts.TypeFlags.NonPrimitive)) === 0;
  const isArray = (each: ts.Type) => checker.isArrayType(each) || checker.isTupleType(each);
  const bases = type.types.filter((each) => isPrimitive(each) || isArray(each));
  if (bases.length > 0) {
    const brands = type.types.filter((each) => !bases.includes(each));
    const read = bases.map((each) => narrowed(reading, each, brands));
    const [only, ...others] = read;
    return only && others.length === 0 ? only : { kind: "intersection", members: read };
  }
  const objects = type.types.filter((each) => !(each.flags & ts.TypeFlags.NonPrimitive));
  if (objects.length > 1 && !isUniform(reading, type)) {
    return { kind: "intersection", members: objects.map((each) => reading.read(each, undefined)) };
  }
  const merged = readObject(reading, type, undefined);
  if (objects.length === type.types.length) return merged;
  // `object & {}`: still no primitive. And an array is an object too, where nothing is asked of it that it has not.
  if (merged.kind === "union") return build.union(...merged.members.slice(-2));
  return merged.kind === "object" && isWeak(merged) ? build.union(build.array(build.unknown), merged) : merged;
}

/** A primitive or an array with what the objects beside it ask of it. */
function narrowed(reading: Reading, type: ts.Type, brands: readonly ts.Type[]): Type {
  const { checker } = reading;
  const base = reading.read(type, undefined);
  const asking = brands.filter((each) => !checker.isTypeAssignableTo(type, each));
  const made = asking.reduce((to, each) => withObject(reading, to, type, each), base);
  return brands.reduce<Type>((to, each) => withPhantom(reading, to, each), made);
}

function withObject(reading: Reading, read: Type, type: ts.Type, brand: ts.Type): Type {
  const { ts, checker } = reading;
  const isPhantom = isBrand(reading, brand);
  if (read.kind !== "array") return isPhantom ? read : noneOf(reading);
  const indexes = checker.getIndexInfosOfType(brand);
  if (indexes.some(({ keyType }) => keyType.flags & ts.TypeFlags.String)) return build.never;
  const made = withMembers(reading, read, type, checker.getPropertiesOfType(brand), isPhantom);
  if (made.kind === "never") return noneOf(reading);
  const items = indexes.map((each): Type => build.array(reading.read(each.type, undefined)));
  return items.length === 0 ? made : { kind: "intersection", members: [made, ...items] };
}

/** Nothing is both, as far as the small library knows: with the whole one, a string may have the method that was asked for. */
function noneOf({ progress }: Reading): Type {
  progress.needsLibraries = true;
  return build.never;
}

/** Whether an array could be one as well: all properties are optional, and none is one of an array's own. */
const isWeak = ({ properties, patterns, additionalDeclared, additional }: ObjectType): boolean =>
  !additionalDeclared &&
  patterns === undefined &&
  additional?.kind !== "never" &&
  properties.every(({ name, optional }) => optional && !(name in Array.prototype) && !/^\d+$/.test(name));

/** Whether every property fits every index signature, so that one object says the same as the intersection. */
function isUniform(reading: Reading, type: ts.Type): boolean {
  const { checker } = reading;
  const properties = checker.getPropertiesOfType(type);
  return checker.getIndexInfosOfType(type).every((info) => properties.every((each) => fitsIndex(reading, each, info.type)));
}

/**
 * Whether an object in `string & {…}` is there for the compiler only. Its properties are then optional, hidden behind a symbol or an
 * underscore, or a single label such as `{ brand: "UserId" }`. With real properties nothing is both, and the intersection is empty.
 */
function isBrand({ ts, checker }: Reading, type: ts.Type): boolean {
  const real = checker.getPropertiesOfType(type).filter((each) => !(each.flags & ts.SymbolFlags.Optional) && !each.name.startsWith("_"));
  const [only, ...others] = real;
  return (
    !only || (others.length === 0 && (checker.getTypeOfSymbol(only).flags & (ts.TypeFlags.StringLiteral | ts.TypeFlags.ESSymbolLike)) !== 0)
  );
}

/** typia's tags: `{ "typia.tag"?: { kind: "minimum", value: 3 } }`, recognised by shape. Any other brand changes no value. */
function withPhantom(reading: Reading, base: Type, brand: ts.Type): Type {
  const { checker, ts } = reading;
  const tag = checker.getPropertyOfType(brand, "typia.tag");
  if (!tag) return base;
  const place = reading.progress.at && placeOf(reading, reading.progress.at);
  if (!place) return base;
  const tags: PlacedTag[] = [];
  const holder = checker.getNonNullableType(checker.getTypeOfSymbol(tag));
  for (const each of holder.flags & ts.TypeFlags.Union ? (holder as ts.UnionType).types : [holder]) {
    const kind = literalAt(reading, each, "kind");
    const value = literalAt(reading, each, "value");
    if (typeof kind === "string" && value !== undefined) {
      tags.push({ name: kind, text: typeof value === "string" ? value : JSON.stringify(value), offset: place.offset ?? 0, at: place });
    }
  }
  return constrain(reading, base, { description: "", tags });
}

function literalAt({ checker }: Reading, type: ts.Type, name: string): Json | undefined {
  const symbol = checker.getPropertyOfType(type, name);
  const value = symbol && checker.getNonNullableType(checker.getTypeOfSymbol(symbol));
  if (value?.isStringLiteral() || value?.isNumberLiteral()) return value.value;
  return value && checker.typeToString(value) === "true" ? true : undefined;
}
