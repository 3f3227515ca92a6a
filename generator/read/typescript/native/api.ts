/**
 * The part of TypeScript 7's API that is used, as 7.0 and 7.1 both have it: a checker in another process, which is asked by messages.
 * Nothing here is imported from a package, for it is the project's own copy that is loaded.
 */
export interface NativeType {
  readonly id: number;
  readonly flags: number;
  readonly objectFlags?: number;
  readonly value?: unknown;
  readonly intrinsicName?: string;
  readonly isThisType?: boolean;
  readonly texts?: readonly string[];
  readonly elementFlags?: readonly number[];
  /** Since 7.1. */
  readonly labeledElementDeclarations?: readonly (NativeHandle | undefined)[];
  readonly readonly?: boolean;
  getSymbol(): NativeSymbol | undefined;
  getAliasSymbol(): NativeSymbol | undefined;
  getAliasTypeArguments(): readonly NativeType[] | undefined;
  getTarget(): NativeType | undefined;
  /** Of a type in the first branch of a condition about it. */
  getBaseType?(): NativeType;
  getTypes(): readonly NativeType[] | undefined;
  getTypeParameters(): readonly NativeType[] | undefined;
}

export interface NativeSymbol {
  readonly name: string;
  readonly escapedName: string;
  readonly flags: number;
  readonly checkFlags: number;
  readonly declarations: readonly NativeHandle[];
  readonly valueDeclaration?: NativeHandle | undefined;
}

/** Where a node is; the file with it is fetched when it is resolved. */
export interface NativeHandle {
  resolve(): NativeNode | undefined;
}

/** A node; it looks like the classic API's, and what the reader asks of it is the same. */
export interface NativeNode {
  readonly kind: number;
  readonly modifierFlags?: number;
  readonly parent?: NativeNode;
  readonly name?: NativeNode & { readonly text?: string };
  readonly type?: NativeNode;
  readonly elements?: readonly NativeNode[];
  readonly statements?: readonly NativeNode[];
  readonly members?: readonly NativeNode[];
  readonly heritageClauses?: readonly NativeNode[];
  forEachChild(visit: (child: NativeNode) => unknown): unknown;
}

export interface NativeSignature {
  readonly id: number;
}

export interface NativeChecker {
  getAliasedSymbol(symbol: NativeSymbol): NativeSymbol;
  /** Since 7.1. */
  getAwaitedType?(type: NativeType): NativeType | undefined;
  getAnyType(): NativeType;
  getBaseConstraintOfType(type: NativeType): NativeType | undefined;
  getConstantValue(node: NativeNode): string | number | undefined;
  getDeclaredTypeOfSymbol(symbol: NativeSymbol): NativeType;
  getExportsOfModule(symbol: NativeSymbol): readonly NativeSymbol[];
  getIndexInfosOfType(
    type: NativeType,
  ): readonly { readonly keyType: NativeType; readonly valueType: NativeType; readonly declaration?: NativeHandle | undefined }[];
  getNeverType(): NativeType;
  getNonNullableType(type: NativeType): NativeType | undefined;
  getPropertiesOfType(type: NativeType): readonly NativeSymbol[];
  getPropertyOfType(type: NativeType, name: string): NativeSymbol | undefined;
  getReturnTypeOfSignature(signature: NativeSignature): NativeType | undefined;
  getSignatureFromDeclaration(node: NativeNode): NativeSignature | undefined;
  getSignaturesOfType(type: NativeType, kind: number): readonly NativeSignature[];
  getSymbolAtLocation(nodes: readonly NativeNode[]): readonly (NativeSymbol | undefined)[];
  getTypeArguments(type: NativeType): readonly NativeType[];
  getTypeAtLocation(node: NativeNode): NativeType | undefined;
  getTypeAtLocation(nodes: readonly NativeNode[]): readonly (NativeType | undefined)[];
  getTypeFromTypeNode(node: NativeNode): NativeType | undefined;
  getTypeOfSymbol(symbol: NativeSymbol): NativeType | undefined;
  getTypeOfSymbol(symbols: readonly NativeSymbol[]): readonly (NativeType | undefined)[];
  isArrayType(type: NativeType): boolean;
  isTypeAssignableTo(source: NativeType, target: NativeType): boolean;
  resolveName(name: string, meaning: number, location?: NativeNode): NativeSymbol | undefined;
  typeToString(type: NativeType): string;
  typeToTypeNode(type: NativeType, enclosing: undefined, flags: number | undefined): NativeNode | undefined;
}

export interface NativeSourceFile extends NativeNode {
  readonly fileName: string;
}

export interface NativeProject {
  readonly checker: NativeChecker;
  readonly program: {
    getSourceFile(path: string): NativeSourceFile | undefined;
    getSourceFileNames(): readonly string[];
    getSyntacticDiagnostics(path: string): readonly { readonly text: string; readonly pos: number }[];
  };
}

export interface Snapshot {
  getProjects(): readonly NativeProject[];
  dispose(): void;
}

/** One process of the compiler; it lives until it is closed. */
export interface NativeApi {
  /** Not part of the API, so perhaps not there. */
  readonly client?: { readonly channel?: { readonly child?: { readonly kill?: (signal: "SIGKILL") => unknown } } };
  /** 7.0. */
  updateSnapshot?(wish: {
    readonly openProjects: readonly string[];
    readonly closeProjects?: readonly string[];
    readonly fileChanges?: { readonly invalidateAll: true };
  }): Snapshot;
  /** Since 7.1. */
  createSnapshot?(wish: { readonly openProjects: readonly string[] }): Snapshot;
  close(): void;
}

type Numbers = Readonly<Record<string, number>>;

/** `typescript/sync`, before 7.1 `typescript/unstable/sync`. */
export interface NativeModule {
  readonly API: new (options: { readonly cwd: string; readonly fs: object }) => NativeApi;
  readonly TypeFlags: Numbers;
  readonly SymbolFlags: Numbers;
  readonly ObjectFlags: Numbers;
  readonly ElementFlags: Numbers;
  readonly ModifierFlags: Numbers;
  readonly NodeBuilderFlags: Numbers;
  readonly SignatureKind: Numbers;
  readonly CheckFlags?: Numbers;
}

/** `typescript/ast`, before 7.1 `typescript/unstable/ast`: what kind of node a node is, and comments. */
export type NativeSyntax = Readonly<Record<string, (...args: readonly unknown[]) => unknown>> & { readonly SyntaxKind: Numbers };

/** `typescript/fs`, before 7.1 `typescript/unstable/fs`. */
export interface NativeFiles {
  /** Since 7.1: what the process does by itself. */
  readonly serverFS?: Readonly<Record<"useOS" | "identity" | "fakeStat" | "noop", symbol>>;
}
