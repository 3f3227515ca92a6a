import { beyondSyntax } from "./beyond.js";
import type { SyntaxFile } from "./node.js";
import type { Token } from "./scan.js";

/** Where a parser stands in the tokens of a file. */
export interface Cursor {
  readonly file: SyntaxFile;
  /** The token at hand. */
  readonly now: () => Token;
  readonly ahead: (count: number) => Token;
  readonly take: () => Token;
  /** Whether the token at hand is this mark or word. */
  readonly is: (text: string) => boolean;
  /** Takes the token if it is this mark or word. */
  readonly takeIf: (text: string) => boolean;
  /** Takes the mark or word that has to stand here. */
  readonly need: (text: string) => Token;
  /** End of the last token taken. */
  readonly end: () => number;
  /** Levels of nesting; hostile depth is for the compiler to judge. */
  readonly within: <T>(parse: () => T) => T;
}

const deepest = 60;

/** @param scanned gives the next token, at the end the last one again */
export function cursorOf(file: SyntaxFile, scanned: () => Token): Cursor {
  const tokens: Token[] = [];
  let at = 0;
  let depth = 0;
  const ahead = (count: number): Token => {
    while (tokens.length <= at + count) tokens.push(scanned());
    return tokens[at + count] ?? beyondSyntax();
  };
  const is = (text: string): boolean => {
    const token = ahead(0);
    return (token.kind === "mark" || token.kind === "name") && token.text === text;
  };
  const take = (): Token => {
    const token = ahead(0);
    at++;
    return token;
  };
  return {
    file,
    now: () => ahead(0),
    ahead,
    take,
    is,
    takeIf: (text) => is(text) && take() !== undefined,
    need: (text) => (is(text) ? take() : beyondSyntax()),
    end: () => tokens[at - 1]?.end ?? 0,
    within: (parse) => {
      if (++depth > deepest) beyondSyntax();
      const parsed = parse();
      depth--;
      return parsed;
    },
  };
}

/** The end of a statement or member without brackets: `;`, or where a line or a block ends. Members may end with a comma as well. */
export function endOfLine(cursor: Cursor, comma: boolean): void {
  if (cursor.takeIf(";") || (comma && cursor.takeIf(","))) return;
  const next = cursor.now();
  if (next.afterLine || next.kind === "end" || cursor.is("}")) return;
  beyondSyntax();
}
