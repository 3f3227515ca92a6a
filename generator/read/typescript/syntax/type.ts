import type { ts } from "../compiler.js";
import type { SyntaxNode } from "./node.js";
import { Flags } from "./flags.js";

/** A symbol in the shape of the compiler's. */
export interface SyntaxSymbol {
  readonly id: number;
  readonly name: string;
  readonly escapedName: string;
  readonly flags: number;
  readonly declarations: readonly SyntaxNode[];
  readonly valueDeclaration?: SyntaxNode | undefined;
  /** What an export under another name leads to. */
  readonly target?: SyntaxSymbol;
}

/** A type in the shape of the compiler's, as far as the reader looks at it. */
export interface SyntaxType {
  readonly id: number;
  readonly flags: number;
  readonly objectFlags: number;
  readonly symbol?: SyntaxSymbol | undefined;
  readonly aliasSymbol?: SyntaxSymbol | undefined;
  /** Members of a union, sorted by id as the compiler does. */
  readonly types?: readonly SyntaxType[] | undefined;
  /** A union of unions that have names. */
  readonly origin?: { readonly flags: number; readonly types: readonly SyntaxType[] } | undefined;
  readonly value?: string | number | undefined;
  readonly intrinsicName?: string | undefined;
  /** Of arrays and tuples; a function, because an array may contain itself. */
  readonly elements?: (() => readonly SyntaxType[]) | undefined;
  readonly target?:
    | { readonly elementFlags: readonly number[]; readonly labeledElementDeclarations?: readonly (SyntaxNode | undefined)[] }
    | undefined;
  readonly array?: "array" | "tuple" | undefined;
  /** Of objects. */
  readonly declaration?: SyntaxNode | undefined;
  /** Value type of a `Record<string, …>`. */
  readonly indexed?: SyntaxType | undefined;
  readonly isUnion: () => boolean;
  readonly isIntersection: () => boolean;
  readonly isStringLiteral: () => boolean;
  readonly isNumberLiteral: () => boolean;
}

type Fields = Omit<Partial<SyntaxType>, "id" | "flags">;

let ids = 0;

export const nextId = (): number => ++ids;

export function makeType(flags: number, fields: Fields = {}): SyntaxType {
  // Field by field, like nodes.
  return {
    id: nextId(),
    flags,
    objectFlags: fields.objectFlags ?? 0,
    symbol: fields.symbol,
    aliasSymbol: fields.aliasSymbol,
    types: fields.types,
    origin: fields.origin,
    value: fields.value,
    intrinsicName: fields.intrinsicName,
    elements: fields.elements,
    target: fields.target,
    array: fields.array,
    declaration: fields.declaration,
    indexed: fields.indexed,
    isUnion,
    isIntersection,
    isStringLiteral,
    isNumberLiteral,
  };
}

// One of each for all types.
function isUnion(this: SyntaxType): boolean {
  return (this.flags & Flags.Union) !== 0;
}

const isIntersection = (): boolean => false;

function isStringLiteral(this: SyntaxType): boolean {
  return (this.flags & Flags.StringLiteral) !== 0;
}

function isNumberLiteral(this: SyntaxType): boolean {
  return (this.flags & Flags.NumberLiteral) !== 0;
}

export function makeSymbol(name: string, flags: number, declarations: readonly SyntaxNode[], target?: SyntaxSymbol): SyntaxSymbol {
  return {
    id: nextId(),
    name,
    // The compiler marks names that it could take for its own.
    escapedName: name.startsWith("__") ? `_${name}` : name,
    flags,
    declarations,
    valueDeclaration: declarations[0],
    ...(target && { target }),
  };
}

/** Doors between the compiler's types and ours; see `node.ts`. */
export const asCompilersType = (type: SyntaxType): ts.Type => type as unknown as ts.Type;
export const asOwnType = (type: ts.Type): SyntaxType => type as unknown as SyntaxType;
export const asCompilersSymbol = (symbol: SyntaxSymbol): ts.Symbol => symbol as unknown as ts.Symbol;
export const asOwnSymbol = (symbol: ts.Symbol): SyntaxSymbol => symbol as unknown as SyntaxSymbol;
