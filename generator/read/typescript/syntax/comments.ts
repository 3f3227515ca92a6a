/** A comment with its delimiters. */
export interface CommentRange {
  readonly pos: number;
  readonly end: number;
}

/** Comments before a token, from the line after the token before; at the start of a file all of them. As the compiler counts them. */
export const leadingComments = (text: string, pos: number): readonly CommentRange[] => comments(text, pos, pos === 0, false);

/** Comments on the line of the token that ends at `pos`. */
export const trailingComments = (text: string, pos: number): readonly CommentRange[] => comments(text, pos, true, true);

const piece = /([ \t\v\f]+)|([\r\n])|(\/\/[^\n\r\u2028\u2029]*|\/\*[\s\S]*?\*\/)/y;

function comments(text: string, from: number, collectAtOnce: boolean, untilLine: boolean): readonly CommentRange[] {
  const found: CommentRange[] = [];
  let collecting = collectAtOnce;
  piece.lastIndex = from;
  for (let at = from; ; at = piece.lastIndex) {
    const [, , line, comment] = piece.exec(text) ?? [];
    if (piece.lastIndex <= at) return found;
    if (line !== undefined) {
      if (untilLine) return found;
      collecting = true;
    } else if (comment !== undefined && collecting) found.push({ pos: at, end: piece.lastIndex });
  }
}
