import { build, type NamedType, type Type } from "../../model/index.js";
import { withAliasTags } from "./alias-tags.js";
import { readArray, readTuple } from "./array.js";
import { readArrayLike } from "./array-members.js";
import { bareNode, bareType } from "./bare.js";
import type { ts } from "./compiler.js";
import { constrain } from "./constraints.js";
import { docsOf } from "./docs.js";
import { readEnum, wholeEnum } from "./enum.js";
import { readIntersection } from "./intersection.js";
import { metaOf } from "./meta.js";
import { nodeLimit } from "./limits.js";
import { andMore } from "./library.js";
import { claimKey, type DeclaredName, declaredName, identifierOf, textOf } from "./names.js";
import { anyObject, readObject } from "./object.js";
import { placeOf, type Reading, report, type Slot } from "./reading.js";
import { readTemplate } from "./template.js";
import { readUnion } from "./union.js";
import { reportUnresolved } from "./unresolved.js";

/** Levels of unnamed nesting; providers refuse at 5 to 10, so this only keeps the stack safe. */
const depthLimit = 128;
/** Instantiations of one generic inside each other. */
const instantiationLimit = 24;

/** A checker type as a model type. The only recursion of the reader; it counts depth and size and says when they run out. */
export function readType(reading: Reading, given: ts.Type, node: ts.Node | undefined): Type {
  const { progress } = reading;
  const type = bareType(reading, given);
  if (progress.exhausted) return build.unknown;
  if (progress.depth >= depthLimit || progress.nodes >= nodeLimit) {
    if (progress.depth >= depthLimit) progress.exhausted = report(reading, "typescript-too-deep", { limit: depthLimit }, node);
    else progress.exhausted = report(reading, "typescript-too-large", { limit: nodeLimit }, node);
    return build.unknown;
  }
  progress.depth++;
  progress.nodes++;
  const outer = progress.at;
  if (node && !reading.isLibrary(node.getSourceFile())) progress.at = node;
  const bare = bareNode(reading, node);
  const result = withAliasTags(reading, nameable(reading, type) ? readNamed(reading, type, bare) : readPlain(reading, type, bare), bare);
  progress.at = outer;
  progress.depth--;
  return result;
}

function nameable({ ts, checker }: Reading, type: ts.Type): boolean {
  if (type.flags & (ts.TypeFlags.Boolean | ts.TypeFlags.Any)) return false;
  if (type.flags & ts.TypeFlags.EnumLike) return true;
  return (
    (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.UnionOrIntersection)) !== 0 &&
    checker.getSignaturesOfType(type, ts.SignatureKind.Call).length === 0
  );
}

/** A type that can be referred to: declared ones by name, others when they turn out to contain themselves. */
function readNamed(reading: Reading, type: ts.Type, node: ts.Node | undefined): Type {
  const open = reading.slots.get(type);
  if (open) {
    reading.keeping?.meet(open.declaration);
    if (open.inline) {
      reading.progress.nodes += open.inline.nodes;
      shareProblems(reading, open.key);
      return open.inline.type;
    }
    open.used = true;
    open.waiting?.();
    return build.ref(open.key);
  }
  const name = declaredName(reading, type);
  if (name && isEnumMember(reading, type)) return readPlain(reading, type, node);
  const declaration = name?.declaration ?? reading.progress.at;
  if (!declaration) return readPlain(reading, type, node);
  const identifier = name ? identifierOf(reading, type) : "Nested";
  const slot: Slot = { key: "", identifier, named: name !== undefined, used: false };
  if (!name) return readUnnamed(reading, type, node, slot, declaration);
  const twin = sameInstantiation(reading, type, name);
  if (twin) {
    reading.slots.set(type, twin);
    twin.used = true;
    return twin.inline?.type ?? build.ref(twin.key);
  }
  if (reading.keeping?.restore(name.declaration) && reading.slots.has(type)) return readNamed(reading, type, node);
  const named = { ...slot, declaration: name.declaration, key: claimKey(reading, name.declaration, nameText(reading, type, name)) };
  return define(reading, type, named, name, undefined);
}

/** The checker may make several types for one alias with the same arguments; they are one to the user. */
function sameInstantiation({ slots, instances, ts }: Reading, type: ts.Type, { args }: DeclaredName): Slot | undefined {
  if (args.length === 0 || !type.aliasSymbol || !(type.flags & ts.TypeFlags.Object)) return undefined;
  const others = instances.get(type.aliasSymbol) ?? [];
  if (others.length === 0) instances.set(type.aliasSymbol, others);
  const twin = others.find((other) => other.aliasTypeArguments?.every((each, i) => each === args[i]));
  if (twin) return slots.get(twin);
  others.push(type);
  return undefined;
}

function nameText(reading: Reading, type: ts.Type, name: DeclaredName): string {
  return name.args.length === 0 ? textOf(reading, name) : identifierOf(reading, type);
}

const isEnumMember = (reading: Reading, type: ts.Type): boolean =>
  (type.flags & reading.ts.TypeFlags.EnumLike) !== 0 && wholeEnum(reading, type) === undefined;

/**
 * Reads a declared type into `reading.types` under its slot and returns a reference to it. Arrays and unions of nothing but primitives
 * and literals stay where they are used: a name would only hide the values.
 */
export function define(reading: Reading, type: ts.Type, slot: Slot, name: DeclaredName, keep: true | undefined): Type {
  const { progress, checker } = reading;
  const count = (progress.open.get(name.symbol) ?? 0) + 1;
  if (count > instantiationLimit) {
    report(reading, "typescript-endless", { name: name.symbol.name }, name.declaration);
    progress.open.set(name.symbol, Number.POSITIVE_INFINITY);
    return build.unknown;
  }
  reading.slots.set(type, slot);
  progress.open.set(name.symbol, count);
  const leave = reading.keeping?.enter(name.declaration);
  const { nodes } = progress;
  const outer = { owner: progress.owner, at: progress.at, depth: progress.depth };
  Object.assign(progress, { owner: slot.key, at: name.declaration, depth: 0 });
  const docs = docsOf(reading, name.symbol.declarations);
  const aliased = reading.ts.isTypeAliasDeclaration(name.declaration) && checker.getTypeFromTypeNode(name.declaration.type) === type;
  const body = readPlain(reading, type, aliased ? (name.declaration as ts.TypeAliasDeclaration).type : undefined);
  const read = constrain(reading, body, docs);
  const meta = metaOf(reading, read, docs);
  const at = placeOf(reading, name.declaration);
  // What was read after the budget ran out is incomplete, whoever refers to it.
  if (progress.exhausted) reading.problems.set(slot.key, [...(reading.problems.get(slot.key) ?? []), progress.exhausted]);
  Object.assign(progress, outer);
  if (progress.open.get(name.symbol) !== Number.POSITIVE_INFINITY || count === 1) progress.open.set(name.symbol, count - 1);
  const plain = isPlain(read) && wholeEnum(reading, type) === undefined;
  if (!keep && !slot.used && (plain || read.kind === "array")) {
    const own = { ...meta, ...(plain && { declaredName: slot.identifier }) };
    slot.inline = { type: Object.keys(own).length > 0 ? { ...read, meta: own } : read, nodes: progress.nodes - nodes };
    shareProblems(reading, slot.key);
    leave?.(slot, undefined);
    return slot.inline.type;
  }
  slot.used = true;
  const own: NamedType = { key: slot.key, identifier: slot.identifier, type: read, ...(meta && { meta }), at };
  reading.types.set(slot.key, own);
  leave?.(slot, own);
  return build.ref(slot.key);
}

/** What is wrong with an inlined type is wrong with whoever holds it. */
function shareProblems({ problems, progress }: Reading, key: string): void {
  const found = problems.get(key);
  if (found) problems.set(progress.owner, [...(problems.get(progress.owner) ?? []), ...found]);
}

/** An unnamed type: inlined, unless it came across itself on the way down. */
function readUnnamed(reading: Reading, type: ts.Type, node: ts.Node | undefined, slot: Slot, declaration: ts.Node): Type {
  const key = `${reading.pathOf(declaration.getSourceFile())}#@${declaration.getStart()}`;
  const known = reading.unnamed.get(type);
  if (known) {
    reading.progress.nodes += known.nodes;
    return known.type;
  }
  const { nodes, findings } = reading.progress;
  const open = { ...slot, key: reading.keys.has(key) ? `${key}~${reading.keys.size}` : key };
  reading.slots.set(type, open);
  const read = readPlain(reading, type, node);
  if (!open.used) {
    reading.slots.delete(type);
    if (read.kind === "object" && reading.progress.findings === findings) {
      reading.unnamed.set(type, { type: read, nodes: reading.progress.nodes - nodes });
    }
    return read;
  }
  reading.keys.add(open.key);
  reading.types.set(open.key, { key: open.key, identifier: open.identifier, type: read, at: placeOf(reading, declaration) });
  return build.ref(open.key);
}

function isPlain(type: Type): boolean {
  switch (type.kind) {
    case "object":
    case "array":
    case "ref":
    case "intersection":
      return false;
    case "union":
      return type.members.every(isPlain);
    default:
      return true;
  }
}

function readPlain(reading: Reading, type: ts.Type, node: ts.Node | undefined): Type {
  const { ts, checker } = reading;
  const is = (flags: ts.TypeFlags) => (type.flags & flags) !== 0;
  if (is(ts.TypeFlags.Any)) {
    if ((type as ts.Type & { intrinsicName?: string }).intrinsicName === "error") reportUnresolved(reading, node);
    return build.unknown;
  }
  if (is(ts.TypeFlags.Unknown)) return build.unknown;
  if (is(ts.TypeFlags.Never | ts.TypeFlags.Undefined | ts.TypeFlags.Void)) return build.never;
  if (is(ts.TypeFlags.Null)) return build.nullType;
  if (is(ts.TypeFlags.Boolean)) return build.boolean;
  const whole = wholeEnum(reading, type);
  if (whole) return readEnum(reading, whole);
  if (type.isStringLiteral() || type.isNumberLiteral()) {
    if (type.value === andMore) reading.progress.needsLibraries = true;
    return build.literal(type.value);
  }
  if (is(ts.TypeFlags.BooleanLiteral)) return build.literal(checker.typeToString(type) === "true");
  if (is(ts.TypeFlags.String)) return build.string;
  if (is(ts.TypeFlags.Number | ts.TypeFlags.Enum)) return build.number;
  if (is(ts.TypeFlags.TemplateLiteral | ts.TypeFlags.StringMapping)) return readTemplate(reading, type);
  if (is(ts.TypeFlags.BigIntLike)) {
    const instead = "Write `string` with `@pattern ^-?[0-9]+$`, or `number` with `@integer`.";
    return refused(reading, "A bigint", instead, node);
  }
  if (is(ts.TypeFlags.ESSymbolLike)) return refused(reading, "A symbol", "Write a string literal.", node);
  if (is(ts.TypeFlags.NonPrimitive)) return anyObject;
  if (type.isUnion()) return readUnion(reading, type, node);
  if (type.isIntersection()) return readIntersection(reading, type);
  if (checker.isTupleType(type)) return readTuple(reading, type as ts.TupleTypeReference, node);
  if (checker.isArrayType(type)) return readArray(reading, type as ts.TypeReference, node);
  if (is(ts.TypeFlags.Object)) return readArrayLike(reading, type) ?? readObject(reading, type, node);
  return readOpen(reading, type, node);
}

/** `this`, a type parameter, or a type that waits for one: what its constraint says; without one it is generic. */
function readOpen(reading: Reading, type: ts.Type, node: ts.Node | undefined): Type {
  const constraint = reading.checker.getBaseConstraintOfType(type);
  if (constraint && constraint !== type && (type as ts.TypeParameter & { isThisType?: boolean }).isThisType)
    return reading.read(constraint, undefined);
  report(reading, "typescript-generic", { name: reading.checker.typeToString(type) }, node);
  return build.unknown;
}

function refused(reading: Reading, what: string, instead: string, node: ts.Node | undefined): Type {
  report(reading, "typescript-not-json", { what, instead }, node);
  return build.unknown;
}
