import type { ts } from "../compiler.js";

/**
 * Syntax in the shape of the compiler's own nodes, as far as the reader looks at them: one wide record, whose fields a kind has or has
 * not. `pos` is the end of the token before, `start` that of the first token.
 */
export interface SyntaxNode {
  readonly kind: Kind;
  // Moved where text before it was edited; see `edited-file.ts`.
  pos: number;
  start: number;
  end: number;
  readonly file: SyntaxFile;
  parent: SyntaxNode | undefined;
  readonly name?: SyntaxNode | undefined;
  readonly text?: string | undefined;
  readonly type?: SyntaxNode | undefined;
  readonly types?: readonly SyntaxNode[] | undefined;
  readonly members?: readonly SyntaxNode[] | undefined;
  readonly elements?: readonly SyntaxNode[] | undefined;
  readonly elementType?: SyntaxNode | undefined;
  readonly typeName?: SyntaxNode | undefined;
  readonly typeArguments?: readonly SyntaxNode[] | undefined;
  readonly left?: SyntaxNode | undefined;
  readonly right?: SyntaxNode | undefined;
  readonly expression?: SyntaxNode | undefined;
  readonly heritageClauses?: readonly SyntaxNode[] | undefined;
  readonly token?: string | undefined;
  readonly operator?: string | undefined;
  readonly questionToken?: true | undefined;
  readonly dotDotDotToken?: true | undefined;
  readonly readonly?: boolean | undefined;
  readonly exported?: boolean | undefined;
  readonly value?: string | number | undefined;
  readonly getSourceFile: () => SyntaxFile;
  readonly getStart: () => number;
  readonly getFullStart: () => number;
  readonly getText: () => string;
}

export type Kind =
  | "Identifier"
  | "QualifiedName"
  | "StringLiteral"
  | "NumericLiteral"
  | "Keyword"
  | "LiteralType"
  | "ArrayType"
  | "TupleType"
  | "NamedTupleMember"
  | "OptionalType"
  | "RestType"
  | "UnionType"
  | "ParenthesizedType"
  | "TypeOperator"
  | "TypeLiteral"
  | "TypeReference"
  | "PropertySignature"
  | "IndexSignature"
  | "HeritageClause"
  | "ExpressionWithTypeArguments"
  | "InterfaceDeclaration"
  | "TypeAliasDeclaration"
  | "EnumDeclaration"
  | "EnumMember"
  | "ExportSpecifier";

export interface SyntaxFile {
  readonly kind: "SourceFile";
  readonly fileName: string;
  text: string;
  readonly pos: 0;
  end: number;
  readonly isDeclarationFile: false;
  statements: readonly SyntaxNode[];
  imports: readonly Import[];
  exports: readonly Export[];
  /** Modules that are named anywhere, in order. */
  specifiers: ReadonlySet<string>;
  isModule: boolean;
  readonly getSourceFile: () => SyntaxFile;
  readonly getStart: () => 0;
}

/** `import { name as local } from "specifier"`. */
export interface Import {
  readonly local: string;
  readonly name: string;
  readonly specifier: string;
}

/** `export { local as name }`, with `specifier` from another module. */
export interface Export {
  readonly local: string;
  readonly name: string;
  readonly specifier: string | undefined;
  readonly node: SyntaxNode;
}

type Fields = Omit<Partial<SyntaxNode>, "kind" | "pos" | "start" | "end" | "file" | "parent">;

export function makeNode(kind: Kind, file: SyntaxFile, at: { pos: number; start: number; end: number }, fields: Fields): SyntaxNode {
  // Field by field: objects of one shape are made, and looked at, several times faster than those of one shape for each kind.
  const node: SyntaxNode = {
    kind,
    pos: at.pos,
    start: at.start,
    end: at.end,
    file,
    parent: undefined,
    name: fields.name,
    text: fields.text,
    type: fields.type,
    types: fields.types,
    members: fields.members,
    elements: fields.elements,
    elementType: fields.elementType,
    typeName: fields.typeName,
    typeArguments: fields.typeArguments,
    left: fields.left,
    right: fields.right,
    expression: fields.expression,
    heritageClauses: fields.heritageClauses,
    token: fields.token,
    operator: fields.operator,
    questionToken: fields.questionToken,
    dotDotDotToken: fields.dotDotDotToken,
    readonly: fields.readonly,
    exported: fields.exported,
    value: fields.value,
    getSourceFile,
    getStart,
    getFullStart,
    getText,
  };
  if (node.type) node.type.parent = node;
  if (node.elementType) node.elementType.parent = node;
  for (const child of node.types ?? none) child.parent = node;
  for (const child of node.elements ?? none) child.parent = node;
  for (const child of node.members ?? none) child.parent = node;
  for (const child of node.typeArguments ?? none) child.parent = node;
  return node;
}

const none: readonly SyntaxNode[] = [];

/** Adds all nodes directly inside one to a list. */
export function pushParts(node: SyntaxNode, to: SyntaxNode[]): void {
  if (node.name) to.push(node.name);
  if (node.type) to.push(node.type);
  if (node.elementType) to.push(node.elementType);
  if (node.typeName) to.push(node.typeName);
  if (node.left) to.push(node.left);
  if (node.right) to.push(node.right);
  if (node.expression) to.push(node.expression);
  for (const child of node.types ?? none) to.push(child);
  for (const child of node.members ?? none) to.push(child);
  for (const child of node.elements ?? none) to.push(child);
  for (const child of node.typeArguments ?? none) to.push(child);
  for (const child of node.heritageClauses ?? none) to.push(child);
}

// One of each for all nodes.
function getSourceFile(this: SyntaxNode): SyntaxFile {
  return this.file;
}

function getStart(this: SyntaxNode): number {
  return this.start;
}

function getFullStart(this: SyntaxNode): number {
  return this.pos;
}

function getText(this: SyntaxNode): string {
  return this.file.text.slice(this.start, this.end);
}

export function makeFile(fileName: string, text: string): SyntaxFile {
  const file: SyntaxFile = {
    kind: "SourceFile",
    fileName,
    text,
    pos: 0,
    end: text.length,
    isDeclarationFile: false,
    statements: [],
    imports: [],
    exports: [],
    specifiers: new Set(),
    isModule: false,
    getSourceFile: () => file,
    getStart: () => 0,
  };
  return file;
}

/** The reader is written against the compiler's types; these are the two doors between them and ours. */
export const asCompilers = (node: SyntaxNode): ts.Node => node as unknown as ts.Node;
export const asOwn = (node: ts.Node): SyntaxNode => node as unknown as SyntaxNode;
