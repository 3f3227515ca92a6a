import { type Code, ident } from "../kit/index.js";

/** Whether a name stands in pieces of code. A string literal that holds the same word counts too, which only ever keeps a name. */
export const mentions = (pieces: readonly Code[], { text: name }: Code): boolean => pieces.some(({ text }) => hasWord(text, name));

/** Not by a regular expression: each name would have one of its own to be compiled. */
function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!isWordUnit(text.charCodeAt(at - 1)) && !isWordUnit(text.charCodeAt(at + word.length))) return true;
  }
  return false;
}

/** ASCII letters, digits, `_` and `$`; what is before or behind the text (NaN) is none. */
const isWordUnit = (unit: number): boolean =>
  (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x30 && unit <= 0x39) || unit === 0x5f || unit === 0x24;

/** A parameter's name, with the underscore of an unused one where the body does without it. */
export const parameter = (name: string, body: readonly Code[]): Code => (mentions(body, ident(name)) ? ident(name) : ident(`_${name}`));
