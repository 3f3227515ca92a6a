import { append, inOnePiece, isClean, type Piece } from "./piece.js";

/**
 * Typed emission. `Code` is made from constant templates only; text from outside enters through exactly five doors:
 * `str()`, `num()`, `key()`, `ident()` (this folder) and `comment()`. A plain string does not fit into `code`, so text of a schema
 * can never become code by accident.
 */
declare const brand: unique symbol;

export interface Code {
  readonly [brand]: true;
  /** As it stands where its first line starts at the margin; the lines after that are indented by what it is written into. */
  readonly text: string;
  /** Imported and traced names in it, each once. */
  readonly uses: readonly Use[];
  /** On one line wherever it stands. */
  readonly single: boolean;
  /** Spaces that its last line starts with. */
  readonly margin: number;
  /** Whether its last line is nothing but these. */
  readonly open: boolean;
  /** Known to have no line that ends with a space. */
  readonly clean?: boolean;
  /** The text once more, in pieces, where some of it is used again. */
  readonly pieces?: readonly Piece[] | undefined;
}

/** What code leans on: a name of another module, or a traced one. */
export type Use = Imported | Traced;

/** A name that is found again in whatever it is written into. */
interface Traced {
  readonly traced: string;
}

/** A name imported from a module; the file's import block is made from these. */
export interface Imported {
  readonly name: string;
  readonly from: string;
  readonly type: boolean;
  /** Local name, where it differs. */
  readonly as?: string;
}

/** What may stand in a hole of `code`: code, several pieces put side by side, or nothing. */
export type Hole = Code | readonly Code[] | undefined | false;

/** For the doors in this folder only: text that is known to be safe. */
export function trusted(text: string): Code {
  const start = lastLineOf(text);
  const margin = spacesFrom(text, start);
  return made(text, nothing, start === 0, margin, start + margin === text.length);
}

const nothing: readonly Use[] = [];

const made = (
  text: string,
  uses: readonly Use[],
  single: boolean,
  margin: number,
  open: boolean,
  clean = false,
  pieces?: readonly Piece[],
): Code => ({ text, uses, single, margin, open, clean, pieces }) as unknown as Code;

/** Where the last line starts. Most text has one line only, and engines search forwards faster than backwards. */
const lastLineOf = (text: string): number => (text.includes("\n") ? text.lastIndexOf("\n") + 1 : 0);

function spacesFrom(text: string, start: number): number {
  let end = start;
  while (text.charCodeAt(end) === 0x20) end++;
  return end - start;
}

const empty = trusted("");

/** A name of which `uses` tells wherever it was written. The same name is the same use, also in what is kept from run to run. */
export function traced({ text, single, margin, open }: Code): Code {
  const use = tracedNames.get(text) ?? { traced: text };
  tracedNames.set(text, use);
  return made(text, [use], single, margin, open);
}

const tracedNames = new Map<string, Traced>();

/**
 * A tagged template for generated code. Lines of a nested piece take the indentation of the line it starts on; a line whose only
 * content is an absent piece disappears when rendered through `lines`. Spaces that a piece starts with are indentation: a space between
 * words is a piece of its own, or belongs to the words before it.
 *
 * Pieces are text at once: most code is on one line and needs no indentation of its own, and a tree of pieces takes thirty times the
 * room of the text that comes of it.
 *
 * @example code`if (${test}) return ${result};`
 */
export function code(constant: TemplateStringsArray, ...holes: readonly Hole[]): Code {
  const pieces = piecesOf(constant);
  const writing = start(pieces[0]);
  for (let i = 0; i < holes.length; i++) {
    const hole = holes[i];
    if (hole) {
      if (Array.isArray(hole)) for (const one of hole as readonly Code[]) insert(writing, one, writing.margin);
      else insert(writing, hole as Code, writing.margin);
    }
    const piece = pieces[i + 1];
    if (piece !== undefined && piece.text !== "") insert(writing, piece, 0);
  }
  return made(writing.text, writing.uses, writing.single, writing.margin, writing.open, false, writing.pieces);
}

/** The constant pieces of a template, looked at once: a hundred tools are a hundred thousand templates. */
function piecesOf(constant: TemplateStringsArray): readonly Code[] {
  const known = knownPieces.get(constant);
  if (known) return known;
  const pieces = constant.map(trusted);
  knownPieces.set(constant, pieces);
  return pieces;
}

const knownPieces = new WeakMap<TemplateStringsArray, readonly Code[]>();

/** Code in the making. */
interface Writing {
  text: string;
  uses: readonly Use[];
  single: boolean;
  margin: number;
  open: boolean;
  pieces: Piece[] | undefined;
}

const start = ({ text, single, margin, open }: Code = empty): Writing => ({ text, uses: nothing, single, margin, open, pieces: undefined });

/** @param indent of the lines of the piece after its first */
function insert(writing: Writing, piece: Code, indent: number): void {
  const before = writing.text;
  const text = piece.single ? piece.text : indented(piece, indent);
  writing.text += text;
  if (piece.single) {
    if (writing.open) {
      writing.margin += piece.margin;
      writing.open = piece.open;
    }
  } else {
    writing.margin = indent + piece.margin;
    writing.open = piece.open;
    writing.single = false;
  }
  if (piece.uses !== nothing && piece.uses !== writing.uses) writing.uses = union(writing.uses, piece.uses);
  const pieces = text === piece.text ? piece.pieces : undefined;
  if (pieces !== undefined) writing.pieces ??= [before];
  if (writing.pieces !== undefined) append(writing.pieces, pieces ?? [text]);
}

/** The text of a piece on a line that starts with so many spaces. */
const indented = ({ text }: Code, margin: number): string => (margin === 0 ? text : text.replace(lineBreak, `\n${" ".repeat(margin)}`));

const lineBreak = /\n/g;

/** Lists longer than this are searched through a set. */
const fewUses = 16;

function union(a: readonly Use[], b: readonly Use[]): readonly Use[] {
  if (a.length === 0) return b;
  if (a.length + b.length > fewUses) return [...new Set([...a, ...b])];
  const more = b.filter((use) => !a.includes(use));
  return more.length === 0 ? a : [...a, ...more];
}

/** Pieces one after another, `separator` between them. */
export function join(pieces: readonly Hole[], separator: Code): Code {
  const writing = start();
  let first = true;
  let clean = /^\n*$/.test(separator.text);
  // Uses of many pieces are put together at the end: each time would be quadratic.
  let many: Set<Use> | undefined;
  for (const piece of pieces) {
    if (!piece) continue;
    // A line break between pieces belongs to this list's indentation, not to that of the piece before it.
    if (!first) insert(writing, separator, 0);
    first = false;
    clean &&= !Array.isArray(piece) && (piece as Code).clean === true;
    insert(writing, Array.isArray(piece) ? code`${piece as readonly Code[]}` : (piece as Code), writing.margin);
    if (writing.uses.length <= fewUses && pieces.length <= fewUses) continue;
    many ??= new Set();
    for (const use of writing.uses) many.add(use);
    writing.uses = nothing;
  }
  const uses = many === undefined ? writing.uses : [...many, ...writing.uses.filter((use) => !many?.has(use))];
  return made(writing.text, uses, writing.single, writing.margin, writing.open, clean, writing.pieces);
}

const newline = trusted("\n");

/** Pieces on lines of their own; absent ones leave no line. */
export const lines = (...pieces: readonly Hole[]): Code => join(pieces, newline);

/** The same for a list, which may be longer than what a call takes. */
export const onLines = (pieces: readonly Hole[]): Code => join(pieces, newline);

/** Pieces with a blank line between them; absent and empty ones leave none. */
export const sections = (...pieces: readonly Hole[]): Code =>
  join(
    pieces.filter((piece) => piece && (Array.isArray(piece) || (piece as Code).text !== "")),
    blankLine,
  );

const blankLine = trusted("\n\n");

/** A name that a generated file imports. `from` is a constant of the templates, or a relative path made by the file layout. */
export function imported(name: string, from: string, type = false, as = name): Code {
  const id = `${type} ${name} ${as} ${from}`;
  const known = importedNames.get(id);
  if (known) return known;
  const fresh = made(as, [as === name ? { name, from, type } : { name, from, type, as }], true, 0, false);
  importedNames.set(id, fresh);
  return fresh;
}

/** Names are asked for once per use, and equal ones are one, so that lists of uses stay short. */
const importedNames = new Map<string, Code>();

/** The same with its text in one piece, which engines make of joined ones when they search in it. For code that is used again. */
export function flat({ text, uses, single, margin, open }: Code): Code {
  const clean = isClean(text);
  return made(text, uses, single, margin, open, clean, inOnePiece(text, clean));
}

/** Names that code imports, each once. */
export const importsOf = ({ uses }: Code): readonly Imported[] => uses.filter((use) => "from" in use);

/** Finished text and the imports it needs. */
export function render(piece: Code): { readonly text: string; readonly imports: readonly Imported[] } {
  const { text, clean } = piece;
  const imports = importsOf(piece);
  return { text: !clean && spacesAtEnd.test(text) ? withoutSpacesAtEnds(text) : text.trimEnd(), imports };
}

export const spacesAtEnd = /[^\S\n]\n/;

const withoutSpacesAtEnds = (text: string): string =>
  text
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");

/** Characters of the text as it stands now, line breaks included: for choosing between one line and several. */
export const widthOf = ({ text }: Code): number => text.length;
