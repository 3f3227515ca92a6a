import type { ObjectType, PatternProperty, Property, Type } from "../../model/index.js";
import { build } from "../../model/index.js";
import type { ts } from "./compiler.js";
import { constrain } from "./constraints.js";
import { tagNamed } from "./docs.js";
import { propertyDocs } from "./inherited-docs.js";
import { andMore } from "./library.js";
import { metaOf } from "./meta.js";
import { inLibrary } from "./own-order.js";
import { placeOf, type Reading, report } from "./reading.js";
import { inSourceOrder } from "./property-order.js";
import { insteadOf } from "./refused.js";
import { templateKeys } from "./template.js";
import { numericKey, templatePattern } from "./template-pattern.js";

/** An object type: an interface, a type literal, a mapped type, a class without private state, an intersection of those. */
export function readObject(reading: Reading, type: ts.Type, node: ts.Node | undefined): Type {
  const { ts, checker } = reading;
  if (type.symbol?.name === "Object" && inLibrary(reading, type.symbol)) return anythingButNull;
  if (refuse(reading, type)) return build.unknown;
  checkHeritage(reading, type);
  const symbols = inSourceOrder(reading, type, node);
  const properties = symbols.flatMap((symbol) => readProperty(reading, symbol, node) ?? []);
  const patterns: PatternProperty[] = [];
  let additional: Type | undefined;
  for (const info of checker.getIndexInfosOfType(type)) {
    if (info.keyType.flags & ts.TypeFlags.ESSymbol) continue;
    const value = reading.read(info.type, info.declaration?.type ?? valueNode(reading, node, info.type));
    if (info.keyType.flags & ts.TypeFlags.String) {
      additional = value;
      // Only computed types have properties that their own index signature does not allow; a value then has to be both.
      for (const symbol of symbols.filter((each) => !fitsIndex(reading, each, info.type))) {
        const at = properties.findIndex(({ name }) => name === symbol.name);
        const property = properties[at];
        if (property) properties[at] = { ...property, type: { kind: "intersection", members: [property.type, value] } };
      }
    } else {
      const source = info.keyType.flags & ts.TypeFlags.Number ? numericKey : templatePattern(reading, info.keyType);
      if (source === undefined) {
        report(reading, "typescript-not-json", { what: "This key type", instead: "Use `string` keys." }, info.declaration);
      } else {
        const keys = templateKeys(reading, info.keyType);
        patterns.push({ pattern: { source: `^${source}$`, flags: "u" }, ...(keys && { keys }), type: value });
      }
    }
  }
  // `{}` is every value but null and undefined, as TypeScript has it.
  if (properties.length === 0 && patterns.length === 0 && !additional && !reading.options.exact) return anythingButNull;
  return {
    kind: "object",
    properties,
    ...(patterns.length > 0 && { patterns }),
    additional: additional ?? (reading.options.exact ? build.never : build.unknown),
    additionalDeclared: additional !== undefined,
  } satisfies ObjectType;
}

/** Whether every value of the property, `undefined` aside, is one that the index signature allows. */
export function fitsIndex({ ts, checker }: Reading, symbol: ts.Symbol, index: ts.Type): boolean {
  const type = checker.getTypeOfSymbol(symbol);
  const parts = type.isUnion() ? type.types.filter((each) => !(each.flags & ts.TypeFlags.Undefined)) : [type];
  return parts.every((each) => checker.isTypeAssignableTo(each, index));
}

export const anythingButNull: Type = build.union(build.boolean, build.number, build.string, build.array(build.unknown), build.object([]));

/** `object`: everything that is no primitive. */
export const anyObject: Type = build.union(build.array(build.unknown), build.object([]));

/** One property; nothing for those that are no data. `undefined` for symbol keys and `@ignore`. */
export function readProperty(reading: Reading, symbol: ts.Symbol, holder: ts.Node | undefined): Property | undefined {
  const { ts, checker, progress } = reading;
  const declaration = symbol.valueDeclaration ?? symbol.declarations?.[0];
  const own = declaration && !inLibrary(reading, symbol) ? declaration : undefined;
  if (symbol.name === andMore) progress.needsLibraries = true;
  const docs = propertyDocs(reading, symbol);
  if (tagNamed(docs, "ignore")) return undefined;
  if (String(symbol.escapedName).startsWith("__@")) {
    const name = declaration && ts.getNameOfDeclaration(declaration);
    report(reading, "typescript-symbol-key", { name: name?.getText() ?? "here" }, own);
    return undefined;
  }
  const outer = progress.at;
  if (own) progress.at = own;
  const optional = (symbol.flags & ts.SymbolFlags.Optional) !== 0;
  const [type, node] = propertyType(reading, symbol, declaration, holder);
  if (checker.getSignaturesOfType(type, ts.SignatureKind.Call).length > 0 && !(type.flags & ts.TypeFlags.Any)) {
    const what = symbol.flags & ts.SymbolFlags.Method ? `The method '${symbol.name}'` : `The function '${symbol.name}'`;
    const instead = "Leave it out (`Omit<…>`), or mark it with @ignore; what a model sends holds data only.";
    report(reading, "typescript-not-json", { what, instead }, undefined);
    progress.at = outer;
    return undefined;
  }
  const constrained = constrain(reading, reading.read(type, node), docs);
  const meta = metaOf(reading, constrained, docs);
  const place = progress.at && placeOf(reading, progress.at);
  progress.at = outer;
  return {
    name: ts.unescapeLeadingUnderscores(symbol.escapedName),
    type: constrained,
    optional,
    ...(isReadonly(reading, symbol) && { readonly: true }),
    ...(meta && { meta }),
    ...(place && { at: place }),
  };
}

/** The property's type, and the syntax that wrote it if that still says the same (it does not in `Partial<…>` of a generic). */
function propertyType(
  reading: Reading,
  symbol: ts.Symbol,
  declaration: ts.Node | undefined,
  holder: ts.Node | undefined,
): readonly [ts.Type, ts.Node | undefined] {
  const { ts, checker } = reading;
  const type = checker.getTypeOfSymbol(symbol);
  const node =
    declaration && (ts.isPropertySignature(declaration) || ts.isPropertyDeclaration(declaration) || ts.isParameter(declaration))
      ? declaration.type
      : undefined;
  if (!node) return [type, valueNode(reading, holder, type)];
  const written = checker.getTypeFromTypeNode(node);
  return sameButUndefined(reading, written, type) ? [written, node] : [type, undefined];
}

/** The syntax of what all keys of a `Record` or mapped type lead to, where it says exactly this type. */
function valueNode({ ts, checker }: Reading, node: ts.Node | undefined, type: ts.Type): ts.Node | undefined {
  if (!node) return undefined;
  const isRecord = ts.isTypeReferenceNode(node) && node.typeName.getText() === "Record";
  const value = isRecord ? node.typeArguments?.[1] : ts.isMappedTypeNode(node) ? node.type : undefined;
  return value && checker.getTypeFromTypeNode(value) === type ? value : undefined;
}

function sameButUndefined(reading: Reading, a: ts.Type, b: ts.Type): boolean {
  if (a === b) return true;
  const { ts } = reading;
  const kept = (type: ts.Type) =>
    (type.flags & ts.TypeFlags.Union ? (type as ts.UnionType).types : [type]).filter((each) => !(each.flags & ts.TypeFlags.Undefined));
  const left = new Set(kept(a));
  const right = kept(b);
  return left.size === right.length && right.every((each) => left.has(each));
}

function isReadonly({ ts }: Reading, symbol: ts.Symbol): boolean {
  // Mapped and merged properties have no modifier of their own; the internal check flag 8 (Readonly) is where `Readonly<T>` leaves its
  // mark. Flag 1 (Instantiated) is on properties of generics and of classes, which keep their declaration's modifier.
  const checkFlags = (symbol as ts.Symbol & { links?: { checkFlags?: number } }).links?.checkFlags ?? 0;
  if (checkFlags & 8) return true;
  if (checkFlags & ~1) return false;
  return symbol.declarations?.some((each) => (ts.getCombinedModifierFlags(each) & ts.ModifierFlags.Readonly) !== 0) === true;
}

/** Reports what can never be JSON: functions, library classes, classes with private state. */
function refuse(reading: Reading, type: ts.Type): boolean {
  const { ts, checker } = reading;
  const symbol = type.symbol as ts.Symbol | undefined;
  if (symbol && inLibrary(reading, symbol)) {
    const instead = insteadOf(symbol.name);
    if (instead !== undefined) {
      report(reading, "typescript-not-json", { what: `'${symbol.name}'`, instead }, undefined);
      return true;
    }
  }
  if (
    checker.getSignaturesOfType(type, ts.SignatureKind.Call).length + checker.getSignaturesOfType(type, ts.SignatureKind.Construct).length
  ) {
    report(reading, "typescript-not-json", { what: "A function", instead: "Leave functions out of what a model sends." }, undefined);
    return true;
  }
  const hidden = checker.getPropertiesOfType(type).find((each) => each.declarations?.some((node) => isHidden(reading, node)));
  if (!hidden) return false;
  report(reading, "typescript-private-class", { name: symbol?.name ?? "(anonymous)" }, undefined);
  return true;
}

/** Whether a member is private or protected. */
export function isHidden({ ts }: Reading, node: ts.Declaration): boolean {
  if ((ts.getCombinedModifierFlags(node) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) !== 0) return true;
  const name = ts.getNameOfDeclaration(node);
  return name !== undefined && ts.isPrivateIdentifier(name);
}

/** The checker drops a base that it cannot find without a word; members would be missing in silence. */
function checkHeritage(reading: Reading, type: ts.Type): void {
  const { ts } = reading;
  for (const declaration of (type.symbol as ts.Symbol | undefined)?.declarations ?? []) {
    if (!ts.isInterfaceDeclaration(declaration) && !ts.isClassDeclaration(declaration)) continue;
    for (const clause of declaration.heritageClauses ?? []) {
      if (clause.token === ts.SyntaxKind.ImplementsKeyword) continue;
      for (const base of clause.types) {
        const { flags } = reading.checker.getTypeAtLocation(base);
        if (flags & ts.TypeFlags.Any) reading.read(reading.checker.getTypeAtLocation(base), base);
      }
    }
  }
}
