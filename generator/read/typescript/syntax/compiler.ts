import type { Compiler, ts } from "../compiler.js";
import { leadingComments, trailingComments } from "./comments.js";
import { ElementFlags, Flags, ObjectFlags, SymbolFlags } from "./flags.js";
import { asOwn, type Kind, type SyntaxNode } from "./node.js";

const is =
  (kind: Kind) =>
  (node: ts.Node): boolean =>
    asOwn(node).kind === kind;
const no = (): boolean => false;

const types: ReadonlySet<Kind> = new Set([
  ...(["Keyword", "LiteralType", "ArrayType", "TupleType", "NamedTupleMember", "OptionalType", "RestType", "UnionType"] as const),
  ...(["ParenthesizedType", "TypeOperator", "TypeLiteral", "TypeReference", "ExpressionWithTypeArguments"] as const),
]);

const zero = {
  ESSymbol: 0,
  ESSymbolLike: 0,
  UniqueESSymbol: 0,
  BigInt: 0,
  BigIntLike: 0,
  TemplateLiteral: 0,
  StringMapping: 0,
  Intersection: 0,
  Substitution: 0,
};

/** What the reader takes from a compiler's namespace, over our own nodes. Kinds that our parser never makes are never recognised. */
export const syntaxCompiler = {
  TypeFlags: { ...Flags, ...zero, Enum: 0, EnumLike: Flags.EnumLiteral, UnionOrIntersection: Flags.Union },
  SymbolFlags: {
    ...SymbolFlags,
    Class: 0,
    Method: 0,
    Namespace: 0,
    Type: SymbolFlags.Interface | SymbolFlags.TypeAlias | SymbolFlags.Enum | SymbolFlags.EnumMember,
  },
  ObjectFlags: { ...ObjectFlags, ClassOrInterface: ObjectFlags.Interface },
  ElementFlags,
  SyntaxKind: { KeyOfKeyword: "keyof", ReadonlyKeyword: "readonly", ImplementsKeyword: "implements", TypeParameter: "TypeParameter" },
  ModifierFlags: { Export: 1, Readonly: 2, Private: 4, Protected: 8, Default: 16, Static: 32 },
  SignatureKind: { Call: 0, Construct: 1 },
  getLeadingCommentRanges: leadingComments,
  getTrailingCommentRanges: trailingComments,
  getCombinedModifierFlags: (node: ts.Node) => {
    const { exported, readonly, kind } = asOwn(node) satisfies SyntaxNode;
    return (exported ? 1 : 0) | (readonly && kind !== "EnumDeclaration" ? 2 : 0);
  },
  getNameOfDeclaration: (node: ts.Node) => asOwn(node).name,
  unescapeLeadingUnderscores: (name: string) => (name.startsWith("___") ? name.slice(1) : name),
  forEachChild: no,
  isTypeNode: (node: ts.Node) => types.has(asOwn(node).kind),
  isSourceFile: (node: ts.Node) => (asOwn(node).kind as string) === "SourceFile",
  isIdentifier: is("Identifier"),
  isQualifiedName: is("QualifiedName"),
  isStringLiteral: is("StringLiteral"),
  isStringLiteralLike: is("StringLiteral"),
  isNumericLiteral: is("NumericLiteral"),
  isLiteralTypeNode: is("LiteralType"),
  isArrayTypeNode: is("ArrayType"),
  isTupleTypeNode: is("TupleType"),
  isNamedTupleMember: is("NamedTupleMember"),
  isOptionalTypeNode: is("OptionalType"),
  isRestTypeNode: is("RestType"),
  isUnionTypeNode: is("UnionType"),
  isParenthesizedTypeNode: is("ParenthesizedType"),
  isTypeOperatorNode: is("TypeOperator"),
  isTypeReferenceNode: is("TypeReference"),
  isPropertySignature: is("PropertySignature"),
  isExpressionWithTypeArguments: is("ExpressionWithTypeArguments"),
  isInterfaceDeclaration: is("InterfaceDeclaration"),
  isTypeAliasDeclaration: is("TypeAliasDeclaration"),
  isEnumDeclaration: is("EnumDeclaration"),
  isExportSpecifier: is("ExportSpecifier"),
  isExportAssignment: no,
  isExportDeclaration: no,
  isImportDeclaration: no,
  isImportTypeNode: no,
  isTypeQueryNode: no,
  isTemplateLiteralTypeNode: no,
  isIndexedAccessTypeNode: no,
  isMappedTypeNode: no,
  isPropertyDeclaration: no,
  isPropertyAssignment: no,
  isPropertyAccessExpression: no,
  isParameter: no,
  isPrivateIdentifier: no,
  isParenthesizedExpression: no,
  isAsExpression: no,
  isSatisfiesExpression: no,
  isArrowFunction: no,
  isFunctionExpression: no,
  isObjectLiteralExpression: no,
  isFunctionDeclaration: no,
  isClassDeclaration: no,
  isMethodDeclaration: no,
  isModuleDeclaration: no,
  isModuleBlock: no,
  isVariableStatement: no,
  isVariableDeclaration: no,
  isVariableDeclarationList: no,
} satisfies { readonly [K in keyof Compiler]: unknown } as unknown as Compiler;
