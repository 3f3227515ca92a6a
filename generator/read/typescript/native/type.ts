import type { ts } from "../compiler.js";
import type { NativeModule, NativeNode, NativeSymbol, NativeSyntax, NativeType } from "./api.js";

/** TypeScript 7's types and symbols in the shape of the classic API, as far as the reader looks; each is made once, for identity counts. */
export interface Shapes {
  readonly type: (native: NativeType) => ts.Type;
  readonly types: (native: readonly NativeType[] | undefined) => readonly ts.Type[];
  readonly symbol: (native: NativeSymbol) => ts.Symbol;
  readonly nativeType: (type: ts.Type) => NativeType;
  readonly nativeSymbol: (symbol: ts.Symbol) => NativeSymbol;
}

/** Of `CheckFlags`, where the compiler does not export them. */
const readonlyFlag = 8;
const instantiatedFlag = 1;

export function shapesOver(module: NativeModule, syntax: NativeSyntax, nodeOf: (type: NativeType) => NativeNode | undefined): Shapes {
  const { TypeFlags, ObjectFlags } = module;
  const types = new Map<NativeType, ts.Type>();
  const symbols = new Map<NativeSymbol, ts.Symbol>();
  const nativeTypes = new WeakMap<ts.Type, NativeType>();
  const nativeSymbols = new WeakMap<ts.Symbol, NativeSymbol>();
  const has = (native: NativeType, flag: string): boolean => (native.flags & (TypeFlags[flag] ?? 0)) !== 0;
  const isObject = (native: NativeType, flag: string): boolean => ((native.objectFlags ?? 0) & (ObjectFlags[flag] ?? 0)) !== 0;

  const maybe = (native: NativeSymbol | undefined): ts.Symbol | undefined => native && shapes.symbol(native);
  const shapes: Shapes = {
    type: (native) => {
      const known = types.get(native);
      if (known) return known;
      const made = shapeOf(native) as unknown as ts.Type;
      types.set(native, made);
      nativeTypes.set(made, native);
      return made;
    },
    types: (natives) => (natives ?? []).map(shapes.type),
    symbol: (native) => {
      const known = symbols.get(native);
      if (known) return known;
      const made = symbolShape(native, module.CheckFlags) as unknown as ts.Symbol;
      symbols.set(native, made);
      nativeSymbols.set(made, native);
      return made;
    },
    nativeType: (type) => known(nativeTypes.get(type)),
    nativeSymbol: (symbol) => known(nativeSymbols.get(symbol)),
  };

  function shapeOf(native: NativeType): object {
    const once = memo();
    return {
      id: native.id,
      flags: native.flags,
      objectFlags: native.objectFlags ?? 0,
      value: native.value,
      intrinsicName: native.intrinsicName ?? (typeof native.value === "boolean" ? String(native.value) : undefined),
      isThisType: native.isThisType,
      texts: native.texts,
      isUnion: () => has(native, "Union"),
      isIntersection: () => has(native, "Intersection"),
      isStringLiteral: () => has(native, "StringLiteral"),
      isNumberLiteral: () => has(native, "NumberLiteral"),
      get symbol() {
        return once("symbol", () => maybe(native.getSymbol()));
      },
      get aliasSymbol() {
        return once("alias", () => maybe(native.getAliasSymbol()));
      },
      get aliasTypeArguments() {
        return once("arguments", () => (native.getAliasSymbol() ? shapes.types(native.getAliasTypeArguments()) : undefined));
      },
      get types() {
        const held = has(native, "UnionOrIntersection") || has(native, "TemplateLiteral");
        return once("types", () => (held ? shapes.types(native.getTypes()) : undefined));
      },
      /** Of `Uppercase<…>`. */
      get type() {
        const target = has(native, "StringMapping") ? native.getTarget() : undefined;
        return target && shapes.type(target);
      },
      get baseType() {
        const base = has(native, "Substitution") ? native.getBaseType?.() : undefined;
        return base && shapes.type(base);
      },
      get target() {
        const target = isObject(native, "Reference") ? native.getTarget() : undefined;
        return once("target", () => target && targetShape(native, target));
      },
    };
  }

  function targetShape(native: NativeType, target: NativeType): object {
    return {
      typeParameters: target.getTypeParameters() ?? [],
      symbol: maybe(target.getSymbol()),
      objectFlags: target.objectFlags ?? 0,
      elementFlags: target.elementFlags ?? [],
      readonly: target.readonly === true,
      // Which names the elements have is told by the syntax that the compiler itself would write for the type.
      get labeledElementDeclarations() {
        // Since 7.1 the type itself tells.
        if (module.CheckFlags) return target.labeledElementDeclarations?.map((each) => each?.resolve());
        const isEmpty = (target.elementFlags ?? []).length === 0;
        return isObject(target, "Tuple") && !isEmpty ? tupleElements(syntax, nodeOf(native)) : undefined;
      },
    };
  }
  return shapes;
}

function tupleElements(syntax: NativeSyntax, node: NativeNode | undefined): readonly (NativeNode | undefined)[] | undefined {
  let inner = node;
  while (inner && syntax["isTypeOperatorNode"]?.(inner) === true) inner = inner.type;
  return inner?.elements?.map((each) => (syntax["isNamedTupleMember"]?.(each) === true ? each : undefined));
}

function symbolShape(native: NativeSymbol, names: NativeModule["CheckFlags"]): object {
  const once = memo();
  const has = (name: string, usual: number): boolean => (native.checkFlags & (names?.[name] ?? usual)) !== 0;
  const others = (native.checkFlags & ~(names?.["Instantiated"] ?? instantiatedFlag)) !== 0;
  return {
    name: native.name,
    escapedName: native.escapedName,
    flags: native.flags,
    // As the reader looks at them: `Readonly`, whatever else but `Instantiated`, or that alone.
    links: { checkFlags: has("Readonly", readonlyFlag) ? readonlyFlag : others ? 2 : has("Instantiated", instantiatedFlag) ? 1 : 0 },
    get declarations() {
      return once("declarations", () => native.declarations.flatMap((each) => each.resolve() ?? []));
    },
    get valueDeclaration() {
      return once("value", () => native.valueDeclaration?.resolve());
    },
  };
}

/** What was asked once is not asked again: each question is a message to another process. */
function memo(): <T>(name: string, ask: () => T) => T {
  const answers = new Map<string, unknown>();
  return <T>(name: string, ask: () => T): T => {
    if (!answers.has(name)) answers.set(name, ask());
    return answers.get(name) as T;
  };
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("a type of another compiler");
  return value;
}
