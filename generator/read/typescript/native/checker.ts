import type { Checker, ts } from "../compiler.js";
import type { NativeChecker, NativeModule, NativeNode, NativeSymbol, NativeSyntax, NativeType } from "./api.js";
import type { Shapes } from "./type.js";

/** Doors between the nodes of both: the reader asks of them what they have in common. */
const asNative = (node: ts.Node): NativeNode => node as unknown as NativeNode;
const asNode = <T extends ts.Node>(node: NativeNode | undefined): T | undefined => node as unknown as T | undefined;

/**
 * Answers the reader's questions by asking TypeScript 7. Each answer is kept, and the types of all properties of an object are fetched
 * together: a message costs more than an answer.
 */
export function nativeChecker(native: NativeChecker, module: NativeModule, syntax: NativeSyntax, shapes: Shapes): Checker {
  const { type, symbol, nativeType, nativeSymbol } = shapes;
  const { TypeFlags, ObjectFlags } = module;
  const flag = (name: string): number => TypeFlags[name] ?? 0;
  const structured = flag("Object") | flag("UnionOrIntersection");
  const typesOfSymbols = new Map<NativeSymbol, NativeType>();
  const typesOfNodes = new Map<NativeNode, NativeType>();
  const any = (): NativeType => native.getAnyType();

  /** Asks for the types of all that are not known yet, at once. */
  const fetch = <K>(wanted: readonly K[], known: Map<K, NativeType>, ask: (keys: readonly K[]) => readonly (NativeType | undefined)[]) => {
    const open = wanted.filter((each) => !known.has(each));
    if (open.length === 0) return;
    const found = ask(open);
    for (const [i, each] of open.entries()) known.set(each, found[i] ?? any());
  };
  const typeOfNode = (node: NativeNode): NativeType => {
    if (!typesOfNodes.has(node)) {
      const all = typeNodesAround(syntax, node);
      fetch(all.includes(node) ? all : [node], typesOfNodes, (nodes) => native.getTypeAtLocation(nodes));
    }
    return typesOfNodes.get(node) ?? any();
  };
  const typeOfSymbol = (each: NativeSymbol): NativeType => {
    const known = typesOfSymbols.get(each) ?? native.getTypeOfSymbol(each) ?? any();
    typesOfSymbols.set(each, known);
    return known;
  };
  const propertiesOf = kept((of: NativeType) => {
    const found = native.getPropertiesOfType(of);
    fetch(found, typesOfSymbols, (symbols) => native.getTypeOfSymbol(symbols));
    return found.map(symbol);
  });
  const isTuple = (of: NativeType): boolean =>
    ((of.objectFlags ?? 0) & (ObjectFlags["Reference"] ?? 0)) !== 0 &&
    ((of.getTarget()?.objectFlags ?? 0) & (ObjectFlags["Tuple"] ?? 0)) !== 0;
  const isArray = kept(
    (of: NativeType) => ((of.objectFlags ?? 0) & (ObjectFlags["Reference"] ?? 0)) !== 0 && !isTuple(of) && native.isArrayType(of),
  );
  const signatures = (kind: "Call" | "Construct") =>
    kept((of: NativeType) => (isPlainData(of) ? [] : native.getSignaturesOfType(of, module.SignatureKind[kind] ?? 0)));
  const calls = signatures("Call");
  const constructs = signatures("Construct");
  const declaredTypes = kept((of: NativeSymbol) => native.getDeclaredTypeOfSymbol(of));
  const argumentsOf = kept((of: NativeType) => native.getTypeArguments(of));
  const symbols = new Map<NativeNode, NativeSymbol | undefined>();
  const symbolAt = (node: NativeNode): NativeSymbol | undefined => {
    if (!symbols.has(node)) {
      const all = declaredNames(syntax, node);
      const asked = all.includes(node) ? all : [node];
      const found = native.getSymbolAtLocation(asked);
      for (const [i, each] of asked.entries()) symbols.set(each, found[i]);
    }
    return symbols.get(node);
  };
  const isPlainData = (of: NativeType): boolean => isArray(of) || isListed(of);
  /** What one declaration without bases writes as a list of properties: no need to ask whether it can be called or indexed. */
  const isListed = kept((of: NativeType): boolean => {
    const { declarations = [] } = (of.flags & flag("Object") ? of.getSymbol() : undefined) ?? {};
    const [only, ...others] = declarations;
    const node = others.length === 0 ? only?.resolve() : undefined;
    if (!node || !(syntax["isInterfaceDeclaration"]?.(node) === true || syntax["isTypeLiteralNode"]?.(node) === true)) return false;
    const { members, heritageClauses } = node;
    return !heritageClauses?.length && members?.every((each) => syntax["isPropertySignatureDeclaration"]?.(each) === true) === true;
  });
  const isThenable = (of: NativeType): boolean => (of.flags & structured) !== 0 && native.getPropertyOfType(of, "then") !== undefined;

  /** Before 7.1 there is no such question; a promise says what it holds. */
  const awaited = (of: NativeType, depth = 0): NativeType => {
    if (native.getAwaitedType) return native.getAwaitedType(of) ?? of;
    if (!isThenable(of) && !(of.flags & flag("Union") && of.getTypes()?.some(isThenable))) return of;
    const name = (of.objectFlags ?? 0) & (ObjectFlags["Reference"] ?? 0) ? of.getTarget()?.getSymbol()?.name : undefined;
    const [held] = name === "Promise" || name === "PromiseLike" ? argumentsOf(of) : [];
    return held && depth < 20 ? awaited(held, depth + 1) : lacks("what a type is when awaited");
  };

  const answers = {
    getAliasedSymbol: (of: ts.Symbol) => symbol(native.getAliasedSymbol(nativeSymbol(of))),
    getAwaitedType: (of: ts.Type) => type(awaited(nativeType(of))),
    getBaseConstraintOfType: (of: ts.Type) => optional(native.getBaseConstraintOfType(nativeType(of)), type),
    getConstantValue: (node: ts.Node) => native.getConstantValue(asNative(node)),
    getDeclaredTypeOfSymbol: (of: ts.Symbol) => type(declaredTypes(nativeSymbol(of))),
    getExportsOfModule: (of: ts.Symbol) => native.getExportsOfModule(nativeSymbol(of)).map(symbol),
    getIndexInfosOfType: (of: ts.Type) =>
      (isListed(nativeType(of)) ? [] : native.getIndexInfosOfType(nativeType(of))).map(({ keyType, valueType, declaration }) => ({
        keyType: type(keyType),
        type: type(valueType),
        declaration: asNode<ts.IndexSignatureDeclaration>(declaration?.resolve()),
      })),
    getNeverType: () => type(native.getNeverType()),
    getNonNullableType: (of: ts.Type) => type(native.getNonNullableType(nativeType(of)) ?? nativeType(of)),
    getPropertiesOfType: (of: ts.Type) => propertiesOf(nativeType(of)),
    getPropertyOfType: (of: ts.Type, name: string) => optional(native.getPropertyOfType(nativeType(of), name), symbol),
    getReturnTypeOfSignature: (of: ts.Signature) =>
      type(native.getReturnTypeOfSignature(of as unknown as Parameters<NativeChecker["getReturnTypeOfSignature"]>[0]) ?? any()),
    getSignatureFromDeclaration: (node: ts.Node) => native.getSignatureFromDeclaration(asNative(node)),
    getSignaturesOfType: (of: ts.Type, kind: ts.SignatureKind) => {
      if ((of.flags & structured) === 0) return [];
      return (kind as number) === module.SignatureKind["Call"] ? calls(nativeType(of)) : constructs(nativeType(of));
    },
    getSymbolAtLocation: (node: ts.Node) => optional(symbolAt(asNative(node)), symbol),
    getTypeArguments: (of: ts.Type) => shapes.types(argumentsOf(nativeType(of))),
    getTypeAtLocation: (node: ts.Node) => type(native.getTypeAtLocation(asNative(node)) ?? any()),
    getTypeFromTypeNode: (node: ts.Node) => type(typeOfNode(asNative(node))),
    getTypeOfSymbol: (of: ts.Symbol) => type(typeOfSymbol(nativeSymbol(of))),
    isArrayType: (of: ts.Type) => isArray(nativeType(of)),
    isTupleType: (of: ts.Type) => isTuple(nativeType(of)),
    isTypeAssignableTo: (source: ts.Type, target: ts.Type) => native.isTypeAssignableTo(nativeType(source), nativeType(target)),
    resolveName: (name: string, location: ts.Node | undefined, meaning: ts.SymbolFlags) =>
      optional(native.resolveName(name, meaning, location && asNative(location)), symbol),
    typeToString: (of: ts.Type) => native.typeToString(nativeType(of)),
  } satisfies { readonly [K in keyof Checker]: unknown };
  return answers as unknown as Checker;
}

/** The statement that a node stands in. */
function statementOf(syntax: NativeSyntax, node: NativeNode): NativeNode {
  let top = node;
  while (top.parent && syntax["isSourceFile"]?.(top.parent) !== true) top = top.parent;
  return top;
}

/** Names of all declarations beside the one that a node is the name of: who asks for one asks for the others. */
function declaredNames(syntax: NativeSyntax, node: NativeNode): readonly NativeNode[] {
  const { parent } = statementOf(syntax, node);
  return (parent?.statements ?? []).flatMap(({ name }) => name ?? []).slice(0, mostAtOnce);
}

/** All type nodes of the statement that a node stands in: who asks for one asks for the others. */
function typeNodesAround(syntax: NativeSyntax, node: NativeNode): readonly NativeNode[] {
  const top = statementOf(syntax, node);
  const found: NativeNode[] = [];
  const open = [top];
  for (let next = open.pop(); next && found.length < mostAtOnce; next = open.pop()) {
    if (syntax["isTypeNode"]?.(next) === true) found.push(next);
    next.forEachChild((child) => {
      open.push(child);
    });
  }
  return found;
}

/** Nodes asked for in one message. */
const mostAtOnce = 2000;

const optional = <T, R>(value: T | undefined, make: (value: T) => R): R | undefined => (value === undefined ? undefined : make(value));

/** The same answer to the same question. */
function kept<K extends object, V>(ask: (key: K) => V): (key: K) => V {
  const answers = new Map<K, V>();
  return (key) => {
    const known = answers.get(key);
    if (known !== undefined) return known;
    const made = ask(key);
    answers.set(key, made);
    return made;
  };
}

/** Ends the reading: this question has no answer here, and another compiler takes over. */
function lacks(what: string): never {
  throw new Error(`its API does not tell ${what}`);
}
