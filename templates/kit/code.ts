/**
 * Typed emission. `Code` is made from constant templates only; text from outside enters through exactly five doors:
 * `str()`, `num()`, `key()`, `ident()` (this folder) and `comment()`. A plain string does not fit into `code`, so text of a schema
 * can never become code by accident.
 */
declare const brand: unique symbol;

export interface Code {
  readonly [brand]: true;
  readonly parts: readonly Part[];
  /** On one line wherever it stands. */
  readonly single: boolean;
}

type Part = string | Code | Imported;

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
  return made([text], !text.includes("\n"));
}

const made = (parts: readonly Part[], single: boolean): Code => ({ parts, single }) as unknown as Code;

/** A name whose only part is found again (`===`) in whatever it is written into. */
export const traced = (name: Code): Code => made([name], true);

/**
 * A tagged template for generated code. Lines of a nested piece take the indentation of the line it starts on; a line whose only
 * content is an absent piece disappears when rendered through `lines`.
 *
 * @example code`if (${test}) return ${result};`
 */
export function code(text: TemplateStringsArray, ...holes: readonly Hole[]): Code {
  const parts: Part[] = [];
  let single = true;
  for (let i = 0; i < text.length; i++) {
    const piece = text[i];
    if (piece) {
      add(parts, piece);
      if (single && piece.includes("\n")) single = false;
    }
    const hole = holes[i];
    if (!hole) continue;
    if (Array.isArray(hole)) for (const one of hole as readonly Code[]) single = insert(parts, one) && single;
    else single = insert(parts, hole as Code) && single;
  }
  return made(parts, single);
}

/** Text next to text is one part. */
function add(parts: Part[], part: Part): void {
  const last = parts.length - 1;
  if (typeof part === "string" && typeof parts[last] === "string") parts[last] += part;
  else parts.push(part);
}

/** Parts of a piece that are copied into what it stands in: few, so that nesting stays linear. */
const mostCopied = 4;

/** What is on one line needs no indentation of its own, so most pieces become text at once instead of a tree. Tells whether it is. */
function insert(parts: Part[], piece: Code): boolean {
  if (piece.single && piece.parts.length <= mostCopied) {
    for (const part of piece.parts) add(parts, part);
    // Empty text is still a piece.
    if (parts.length === 0) parts.push("");
  } else parts.push(piece);
  return piece.single;
}

/** Pieces one after another, `separator` between them. */
export function join(pieces: readonly Hole[], separator: Code): Code {
  const parts: Part[] = [];
  let single = true;
  for (const piece of pieces) {
    if (!piece) continue;
    if (parts.length > 0) {
      // Copied, not nested: a line break between pieces belongs to this list's indentation, not to that of the piece before it.
      for (const part of separator.parts) add(parts, part);
      single &&= separator.single;
    }
    single = insert(parts, Array.isArray(piece) ? code`${piece as readonly Code[]}` : (piece as Code)) && single;
  }
  return made(parts, single);
}

const newline = trusted("\n");

/** Pieces on lines of their own; absent ones leave no line. */
export const lines = (...pieces: readonly Hole[]): Code => join(pieces, newline);

/** Pieces with a blank line between them; absent and empty ones leave none. */
export const sections = (...pieces: readonly Hole[]): Code =>
  join(
    pieces.filter((piece) => piece && (Array.isArray(piece) || (piece as Code).parts.length > 0)),
    blankLine,
  );

const blankLine = trusted("\n\n");

/** A name that a generated file imports. `from` is a constant of the templates, or a relative path made by the file layout. */
export function imported(name: string, from: string, type = false, as = name): Code {
  return made([as === name ? { name, from, type } : { name, from, type, as }], true);
}

/** Finished text and the imports it needs. Linear in its length, iterative: nesting cannot overflow the stack. */
export function render(root: Code): { readonly text: string; readonly imports: readonly Imported[] } {
  const imports: Imported[] = [];
  const out = createLines();
  const stack: { readonly parts: readonly Part[]; readonly indent: number; next: number }[] = [{ parts: root.parts, indent: 0, next: 0 }];
  for (let frame = stack[stack.length - 1]; frame !== undefined; frame = stack[stack.length - 1]) {
    const part = frame.parts[frame.next++];
    if (part === undefined) {
      stack.pop();
    } else if (typeof part === "string") {
      out.write(part, frame.indent);
    } else if ("name" in part) {
      imports.push(part);
      out.write(part.as ?? part.name, frame.indent);
    } else {
      const [only] = part.parts;
      // Most pieces are one word, such as a name: no frame for those.
      if (part.parts.length === 1 && typeof only === "string") out.write(only, out.margin());
      else stack.push({ parts: part.parts, indent: out.margin(), next: 0 });
    }
  }
  return { text: out.text(), imports };
}

/** Lines in the making. The margin is counted as text comes: looking at the line itself for each piece would be quadratic. */
function createLines() {
  const done: string[] = [];
  let line = "";
  let margin = 0;
  let onlySpaces = true;
  const append = (text: string): void => {
    for (let i = 0; onlySpaces && i < text.length; i++) {
      if (text.charCodeAt(i) === 0x20) margin++;
      else onlySpaces = false;
    }
    line += text;
  };
  return {
    /** @param indent of the lines that the text starts after its first */
    write(text: string, indent: number): void {
      let start = 0;
      for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", start)) {
        append(text.slice(start, end));
        done.push(line.trimEnd());
        line = " ".repeat(indent);
        margin = indent;
        onlySpaces = true;
        start = end + 1;
      }
      append(start === 0 ? text : text.slice(start));
    },
    /** Spaces at the start of the current line. */
    margin: (): number => margin,
    text: (): string => [...done, line.trimEnd()].join("\n"),
  };
}

/** Characters of the text as it stands now, line breaks included: for choosing between one line and several. Iterative. */
export function widthOf(root: Code): number {
  let width = 0;
  const waiting: Part[] = [root];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (typeof part === "string") width += part.length;
    else if ("name" in part) width += (part.as ?? part.name).length;
    else for (const piece of part.parts) waiting.push(piece);
  }
  return width;
}
