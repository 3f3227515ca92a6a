/** A stretch of a file's text: one that stands only here, or one that comes again in other files and runs, as the same object. */
export type Piece = string | Stretch;

export interface Stretch {
  readonly text: string;
  /** See `isClean`. */
  readonly clean: boolean;
}

/** Fewer characters are no sooner found than looked at again. */
const fewest = 200;

/** Text that is used again, as the only piece of itself; nothing where that is not worth it. */
export const inOnePiece = (text: string, clean: boolean): readonly Piece[] | undefined =>
  text.length < fewest ? undefined : [{ text, clean }];

/** Whether no line ends with a space, and the text does not either. */
export const isClean = (text: string): boolean => !/[^\S\n](?:\n|$)/.test(text);

/** Puts pieces behind others. */
export function append(pieces: Piece[], more: readonly Piece[]): void {
  for (const piece of more) {
    const last = pieces.length - 1;
    if (typeof piece === "string" && typeof pieces[last] === "string") pieces[last] += piece;
    else pieces.push(piece);
  }
}

export const textOf = (piece: Piece): string => (typeof piece === "string" ? piece : piece.text);

export const isTidy = (piece: Piece): boolean => (typeof piece === "string" ? isClean(piece) : piece.clean);
