import { createRequire } from "node:module";
import type { ts } from "@ts-morph/common";

/**
 * The small adapter behind which the backends stand: what the reader takes from a compiler's namespace. The classic API is this by
 * itself; other backends make it.
 */
export type Compiler = Pick<
  typeof ts,
  | "ElementFlags"
  | "ModifierFlags"
  | "ObjectFlags"
  | "SignatureKind"
  | "SymbolFlags"
  | "SyntaxKind"
  | "TypeFlags"
  | "forEachChild"
  | "getCombinedModifierFlags"
  | "getLeadingCommentRanges"
  | "getNameOfDeclaration"
  | "getTrailingCommentRanges"
  | "unescapeLeadingUnderscores"
  | "isArrayTypeNode"
  | "isArrowFunction"
  | "isAsExpression"
  | "isClassDeclaration"
  | "isEnumDeclaration"
  | "isExportDeclaration"
  | "isExportSpecifier"
  | "isExpressionWithTypeArguments"
  | "isFunctionDeclaration"
  | "isFunctionExpression"
  | "isIdentifier"
  | "isImportDeclaration"
  | "isImportTypeNode"
  | "isIndexedAccessTypeNode"
  | "isInterfaceDeclaration"
  | "isLiteralTypeNode"
  | "isMappedTypeNode"
  | "isMethodDeclaration"
  | "isModuleBlock"
  | "isModuleDeclaration"
  | "isNamedTupleMember"
  | "isNumericLiteral"
  | "isObjectLiteralExpression"
  | "isOptionalTypeNode"
  | "isParameter"
  | "isParenthesizedExpression"
  | "isParenthesizedTypeNode"
  | "isPrivateIdentifier"
  | "isPropertyAccessExpression"
  | "isPropertyAssignment"
  | "isPropertyDeclaration"
  | "isPropertySignature"
  | "isQualifiedName"
  | "isRestTypeNode"
  | "isSatisfiesExpression"
  | "isSourceFile"
  | "isStringLiteral"
  | "isStringLiteralLike"
  | "isTemplateLiteralTypeNode"
  | "isTupleTypeNode"
  | "isTypeAliasDeclaration"
  | "isTypeNode"
  | "isTypeOperatorNode"
  | "isTypeQueryNode"
  | "isTypeReferenceNode"
  | "isUnionTypeNode"
  | "isVariableDeclaration"
  | "isVariableDeclarationList"
  | "isVariableStatement"
>;

/** What the reader asks of a checker. */
export type Checker = Pick<
  ts.TypeChecker,
  | "getAliasedSymbol"
  | "getAwaitedType"
  | "getBaseConstraintOfType"
  | "getConstantValue"
  | "getDeclaredTypeOfSymbol"
  | "getExportsOfModule"
  | "getIndexInfosOfType"
  | "getNeverType"
  | "getNonNullableType"
  | "getPropertiesOfType"
  | "getPropertyOfType"
  | "getReturnTypeOfSignature"
  | "getSignatureFromDeclaration"
  | "getSignaturesOfType"
  | "getSymbolAtLocation"
  | "getTypeArguments"
  | "getTypeAtLocation"
  | "getTypeFromTypeNode"
  | "getTypeOfSymbol"
  | "isArrayType"
  | "isTupleType"
  | "isTypeAssignableTo"
  | "resolveName"
  | "typeToString"
>;

/** A whole compiler with the classic API: TypeScript 5.6 to 6, and the one that ts-morph bundles. */
export type ClassicCompiler = typeof ts;
export type { ts };

/*
 * Compilers are loaded here only. By `require`: parsing 9 MB of CommonJS for its export names, as `import` does, costs a third more.
 */

const load = createRequire(import.meta.url);

/** The compiler that ts-morph bundles, without the rest of ts-morph. */
export function bundledCompiler(): ClassicCompiler {
  return load("@ts-morph/common/dist/typescript.js") as ClassicCompiler;
}

/** The text of the standard `lib.*.d.ts` files by name; asked for only when the small library does not do. */
export function bundledLibraries(): ReadonlyMap<string, string> {
  const { getLibFiles } = load("@ts-morph/common") as {
    getLibFiles: () => readonly { readonly fileName: string; readonly text: string }[];
  };
  return new Map(getLibFiles().map((file) => [file.fileName, file.text]));
}
