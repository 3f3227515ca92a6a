import type { Compiler } from "../compiler.js";
import type { NativeModule, NativeNode, NativeSyntax } from "./api.js";

/** Questions about nodes that have another name in TypeScript 7, or none. */
const renamed: Readonly<Record<string, string>> = {
  isParameter: "isParameterDeclaration",
  isPropertySignature: "isPropertySignatureDeclaration",
};

/** What the reader takes from a compiler's namespace, made of TypeScript 7's. */
export function nativeCompiler(module: NativeModule, syntax: NativeSyntax): Compiler {
  const is = (name: string): unknown => syntax[renamed[name] ?? name];
  const own = {
    ElementFlags: module.ElementFlags,
    ModifierFlags: module.ModifierFlags,
    ObjectFlags: module.ObjectFlags,
    SignatureKind: module.SignatureKind,
    SymbolFlags: module.SymbolFlags,
    SyntaxKind: syntax.SyntaxKind,
    TypeFlags: module.TypeFlags,
    forEachChild: (node: NativeNode, visit: (child: NativeNode) => unknown) => node.forEachChild(visit),
    getCombinedModifierFlags: (node: NativeNode) => combinedFlags(syntax, node),
    getNameOfDeclaration: (node: NativeNode) => node.name,
    isStringLiteralLike: (node: NativeNode) =>
      syntax["isStringLiteral"]?.(node) === true || syntax["isNoSubstitutionTemplateLiteral"]?.(node) === true,
  };
  const names = new Proxy(own, {
    get: (target, name: string) => (Object.hasOwn(target, name) ? target[name as keyof typeof target] : is(name)),
  });
  return names as unknown as Compiler;
}

/** The modifiers of a variable stand at its statement. */
function combinedFlags(syntax: NativeSyntax, node: NativeNode): number {
  let flags = node.modifierFlags ?? 0;
  if (syntax["isVariableDeclaration"]?.(node) !== true) return flags;
  for (let at = node.parent, steps = 0; at && steps < 2; at = at.parent, steps++) flags |= at.modifierFlags ?? 0;
  return flags;
}
