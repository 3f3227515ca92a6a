import { beyondSyntax } from "./beyond.js";
import { ElementFlags, Flags, ObjectFlags, SymbolFlags } from "./flags.js";
import type { SyntaxNode } from "./node.js";
import type { Scope } from "./scope.js";
import { makeSymbol, makeType, type SyntaxSymbol, type SyntaxType } from "./type.js";
import type { TypeTable } from "./union.js";

/** Types of nodes and of declarations, with the identities that the compiler gives them. */
export interface Types {
  readonly ofNode: (node: SyntaxNode) => SyntaxType;
  readonly ofSymbol: (symbol: SyntaxSymbol) => SyntaxType;
}

export function resolveTypes(table: TypeTable, scope: Scope): Types {
  const nodes = new Map<SyntaxNode, SyntaxType>();
  const declared = new Map<SyntaxSymbol, SyntaxType>();
  const arrays = new Map<string, SyntaxType>();
  /** Aliases being resolved: one that meets itself there, and not inside an object or array, is circular. */
  const open = new Set<SyntaxSymbol>();
  const empty = makeType(Flags.Object, { objectFlags: ObjectFlags.Anonymous, symbol: makeSymbol("__type", SymbolFlags.TypeLiteral, []) });

  const ofNode = (node: SyntaxNode): SyntaxType => {
    const known = nodes.get(node);
    if (known) return known;
    const made = make(node);
    nodes.set(node, made);
    return made;
  };

  const make = (node: SyntaxNode): SyntaxType => {
    switch (node.kind) {
      case "Keyword":
        return keyword(table, node.text ?? "");
      case "LiteralType":
        if (node.value !== undefined) return table.literal(node.value);
        return node.text === "null" ? table.null : node.text === "true" ? table.true : table.false;
      case "ParenthesizedType":
      case "TypeOperator":
        return ofNode(node.type ?? beyondSyntax());
      case "UnionType":
        return table.union((node.types ?? []).map(ofNode), aliasOf(node));
      case "TypeLiteral":
        return literal(node);
      case "ArrayType":
        return arrayOf(node, node.elementType ?? beyondSyntax());
      case "TupleType":
        return tupleOf(node);
      case "TypeReference":
        return reference(node);
      case "ExpressionWithTypeArguments":
        return ofSymbol(scope.resolve(node.expression?.text ?? "", node.file) ?? beyondSyntax());
      default:
        return beyondSyntax();
    }
  };

  const literal = (node: SyntaxNode): SyntaxType => {
    const aliasSymbol = aliasOf(node);
    if (node.members?.length === 0 && !aliasSymbol) return empty;
    const symbol = makeSymbol("__type", SymbolFlags.TypeLiteral, [node]);
    return makeType(Flags.Object, { objectFlags: ObjectFlags.Anonymous, symbol, aliasSymbol, declaration: node });
  };

  /** The alias that a type is the whole right side of. */
  const aliasOf = (node: SyntaxNode): SyntaxSymbol | undefined => {
    let { parent } = node;
    while (parent?.kind === "ParenthesizedType" || parent?.kind === "TypeOperator") parent = parent.parent;
    return parent?.kind === "TypeAliasDeclaration" ? scope.symbolOf(parent) : undefined;
  };

  /** Arrays in an alias that may lead back to it are resolved late, each a type of its own; all others are one per element type. */
  const isDeferred = (node: SyntaxNode, elements: readonly SyntaxNode[]): boolean => {
    if (aliasOf(node)) return true;
    let at = node.parent;
    while (at && transparent.has(at.kind)) at = at.parent;
    return at?.kind === "TypeAliasDeclaration" && elements.some(mayMeetAlias);
  };

  /** As the compiler asks: an array or tuple inside is judged by itself. */
  const mayMeetAlias = (node: SyntaxNode): boolean => {
    switch (node.kind) {
      case "ParenthesizedType":
      case "TypeOperator":
      case "OptionalType":
      case "NamedTupleMember":
        return node.type !== undefined && mayMeetAlias(node.type);
      case "RestType":
        return node.type?.elementType === undefined || mayMeetAlias(node.type.elementType);
      case "UnionType":
        return node.types?.some(mayMeetAlias) === true;
      case "TypeReference": {
        const { typeName } = node;
        if (typeName?.kind !== "Identifier") return false;
        const symbol = scope.resolve(typeName.text ?? "", node.file);
        return symbol ? (symbol.flags & SymbolFlags.TypeAlias) !== 0 : typeName.text === "Record";
      }
      default:
        return false;
    }
  };

  const arrayOf = (node: SyntaxNode, element: SyntaxNode): SyntaxType => {
    const fields = { objectFlags: ObjectFlags.Reference, array: "array" as const };
    if (isDeferred(node, [element])) {
      return makeType(Flags.Object, { ...fields, aliasSymbol: aliasOf(node), elements: () => [ofNode(element)] });
    }
    const inner = ofNode(element);
    return interned(`${isReadonly(node) ? "readonly " : ""}${inner.id}[]`, () =>
      makeType(Flags.Object, { ...fields, elements: () => [inner] }),
    );
  };

  const tupleOf = (node: SyntaxNode): SyntaxType => {
    const elements = node.elements ?? [];
    const flags = elements.map(elementFlag);
    const firstOptional = flags.indexOf(ElementFlags.Optional);
    const lastRequired = flags.lastIndexOf(ElementFlags.Required);
    const rests = flags.filter((flag) => flag === ElementFlags.Rest).length;
    // The compiler rewrites these, or calls them an error.
    if (rests > 1 || (firstOptional >= 0 && lastRequired > firstOptional)) return beyondSyntax();
    if (rests > 0 && flags.lastIndexOf(ElementFlags.Optional) > flags.indexOf(ElementFlags.Rest)) return beyondSyntax();
    const labels = elements.map((each) => (each.kind === "NamedTupleMember" ? each : undefined));
    const target = { elementFlags: flags, ...(labels.some((each) => each) && { labeledElementDeclarations: labels }) };
    const fields = { objectFlags: ObjectFlags.Reference, array: "tuple" as const, target };
    const types = () =>
      elements.map((each, i) => {
        const own = ofNode(elementNode(each, flags[i] ?? 0));
        return flags[i] === ElementFlags.Optional ? table.union([own, table.undefined], undefined) : own;
      });
    if (isDeferred(node, elements)) return makeType(Flags.Object, { ...fields, aliasSymbol: aliasOf(node), elements: types });
    const inner = types();
    const key = [...labels.map((each, i) => `${flags[i]} ${each ? `${each.file.fileName} ${each.pos}` : ""} ${inner[i]?.id}`)].join();
    return interned(`${isReadonly(node) ? "readonly " : ""}[${key}]`, () => makeType(Flags.Object, { ...fields, elements: () => inner }));
  };

  const interned = (key: string, create: () => SyntaxType): SyntaxType => {
    const made = arrays.get(key) ?? create();
    arrays.set(key, made);
    return made;
  };

  const reference = (node: SyntaxNode): SyntaxType => {
    const { typeName, typeArguments, file } = node;
    if (typeName?.kind === "QualifiedName") {
      const symbol = scope.resolve(typeName.left?.text ?? "", file);
      const member = symbol && symbol.flags & SymbolFlags.Enum ? scope.membersOf(symbol).get(typeName.right?.text ?? "") : undefined;
      if (!symbol || !member || typeArguments) return beyondSyntax();
      return ofSymbol(symbol).types?.find((each) => each.symbol === member) ?? beyondSyntax();
    }
    const name = typeName?.text ?? "";
    const symbol = scope.resolve(name, file);
    if (symbol) return typeArguments ? beyondSyntax() : ofSymbol(symbol);
    const [first, second, ...others] = typeArguments ?? [];
    if ((name === "Array" || name === "ReadonlyArray") && first && !second) return arrayOf(node, first);
    if (name === "Record" && first && second && others.length === 0 && ofNode(first) === table.string) {
      const indexed = ofNode(second);
      const aliasSymbol = aliasOf(node);
      const create = () => makeType(Flags.Object, { objectFlags: ObjectFlags.Mapped, indexed, aliasSymbol });
      return interned(`Record ${indexed.id} ${aliasSymbol?.id ?? ""}`, create);
    }
    return beyondSyntax();
  };

  const ofSymbol = (symbol: SyntaxSymbol): SyntaxType => {
    const known = declared.get(symbol);
    if (known) return known;
    const [declaration] = symbol.declarations;
    if (!declaration || open.has(symbol)) return beyondSyntax();
    open.add(symbol);
    const made = declare(symbol, declaration);
    open.delete(symbol);
    declared.set(symbol, made);
    return made;
  };

  const declare = (symbol: SyntaxSymbol, declaration: SyntaxNode): SyntaxType => {
    switch (declaration.kind) {
      case "TypeAliasDeclaration":
        return ofNode(declaration.type ?? beyondSyntax());
      case "InterfaceDeclaration":
        return makeType(Flags.Object, { objectFlags: ObjectFlags.Interface, symbol, declaration });
      case "EnumDeclaration":
        return makeType(Flags.Union | Flags.EnumLiteral, {
          symbol,
          aliasSymbol: symbol,
          types: (declaration.members ?? []).map((each) => enumMember(each)),
        });
      default:
        return beyondSyntax();
    }
  };

  const enumMember = (member: SyntaxNode): SyntaxType => {
    const { value } = member;
    if (value === undefined) return beyondSyntax();
    const flag = typeof value === "string" ? Flags.StringLiteral : Flags.NumberLiteral;
    return makeType(flag | Flags.EnumLiteral, { value, symbol: scope.symbolOf(member) });
  };

  return { ofNode, ofSymbol };
}

const transparent: ReadonlySet<string> = new Set([
  ...["ParenthesizedType", "NamedTupleMember", "TypeReference", "UnionType", "TypeOperator", "ArrayType", "TupleType"],
]);

const isReadonly = (node: SyntaxNode): boolean => node.parent?.kind === "TypeOperator" || node.typeName?.text === "ReadonlyArray";

function keyword(table: TypeTable, word: string): SyntaxType {
  switch (word) {
    case "any":
    case "unknown":
    case "string":
    case "number":
    case "boolean":
    case "undefined":
    case "void":
    case "never":
    case "object":
      return table[word];
    default:
      return beyondSyntax();
  }
}

function elementFlag(element: SyntaxNode): number {
  if (element.kind === "RestType" || element.dotDotDotToken) return ElementFlags.Rest;
  return element.kind === "OptionalType" || element.questionToken ? ElementFlags.Optional : ElementFlags.Required;
}

/** The syntax of an element's type; of a rest, that of the array's elements. */
function elementNode(element: SyntaxNode, flag: number): SyntaxNode {
  const wraps = element.kind === "RestType" || element.kind === "OptionalType" || element.kind === "NamedTupleMember";
  const type = wraps ? element.type : element;
  const inner = flag === ElementFlags.Rest ? type?.elementType : type;
  return inner ?? beyondSyntax();
}
