import { beyondSyntax } from "./beyond.js";

/** A token of declarations. What declarations seldom hold (escapes, templates, operators, names beyond ASCII) is left to a compiler. */
export interface Token {
  readonly kind: "name" | "string" | "number" | "mark" | "end";
  /** As written; of a string, what is between its quotes. */
  readonly text: string;
  /** End of the token before: where the compiler has a node begin. */
  readonly pos: number;
  readonly start: number;
  readonly end: number;
  /** Whether a line ends between the token before and this one. */
  readonly afterLine: boolean;
}

const piece =
  /([ \t\v\f]+|\/\/[^\n\r\u2028\u2029]*)|(\r\n?|\n|\/\*[\s\S]*?\*\/)|([A-Za-z_$][\w$]*)|"([^"\\\n\r]*)"|'([^'\\\n\r]*)'|((?:0|[1-9]\d*)(?:\.\d+)?(?![\w$.]))|(\.\.\.|=>|[{}()[\]<>|&:;,=?.*-])/y;

/**
 * Gives the tokens of a text one by one; at its end one of kind `end`, again and again. Triple-slash directives change what a program
 * holds, so they are not for us.
 *
 * @param from the end of a token, or the start of the text
 */
export function scanner(text: string, from = 0): () => Token {
  let pos = from;
  return () => {
    let afterLine = false;
    piece.lastIndex = pos;
    for (let at = pos; at < text.length; at = piece.lastIndex) {
      const found = piece.exec(text);
      if (!found) return beyondSyntax();
      const [whole, space, line, name, double, single, number] = found;
      if (space !== undefined) {
        if (whole.startsWith("///")) beyondSyntax();
        continue;
      }
      if (line !== undefined) {
        afterLine ||= /[\r\n\u2028\u2029]/.test(line);
        continue;
      }
      const string = double ?? single;
      const kind = name !== undefined ? "name" : string !== undefined ? "string" : number !== undefined ? "number" : "mark";
      const before = pos;
      pos = piece.lastIndex;
      return { kind, text: string ?? whole, pos: before, start: at, end: pos, afterLine };
    }
    return { kind: "end", text: "", pos, start: text.length, end: text.length, afterLine };
  };
}
