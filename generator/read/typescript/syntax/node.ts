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
  parent?: SyntaxNode;
  readonly name?: SyntaxNode | undefined;
  readonly text?: string;
  readonly type?: SyntaxNode;
  readonly types?: readonly SyntaxNode[];
  readonly members?: readonly SyntaxNode[];
  readonly elements?: readonly SyntaxNode[];
  readonly elementType?: SyntaxNode;
  readonly typeName?: SyntaxNode;
  readonly typeArguments?: readonly SyntaxNode[] | undefined;
  readonly left?: SyntaxNode;
  readonly right?: SyntaxNode;
  readonly expression?: SyntaxNode;
  readonly heritageClauses?: readonly SyntaxNode[] | undefined;
  readonly token?: string;
  readonly operator?: string;
  readonly questionToken?: true | undefined;
  readonly dotDotDotToken?: true | undefined;
  readonly readonly?: boolean;
  readonly exported?: boolean;
  readonly value?: string | number;
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
  const { pos, start, end } = at;
  const node: SyntaxNode = {
    ...fields,
    kind,
    file,
    pos,
    start,
    end,
    getSourceFile,
    getStart,
    getFullStart,
    getText,
  };
  for (const child of [fields.type, fields.elementType]) if (child) child.parent = node;
  for (const list of [fields.types, fields.elements, fields.members, fields.typeArguments]) {
    for (const child of list ?? []) child.parent = node;
  }
  return node;
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
