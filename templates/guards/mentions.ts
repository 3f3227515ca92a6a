import { type Code, ident } from "../kit/index.js";

/** Whether a name stands in pieces of code. A string literal that holds the same word counts too, which only ever keeps a name. */
export function mentions(pieces: readonly Code[], name: Code): boolean {
  const word = new RegExp(`(?<![\\w$])${name.text.replaceAll("$", "\\$")}(?![\\w$])`);
  return pieces.some(({ text }) => text.includes(name.text) && word.test(text));
}

/** A parameter's name, with the underscore of an unused one where the body does without it. */
export const parameter = (name: string, body: readonly Code[]): Code => (mentions(body, ident(name)) ? ident(name) : ident(`_${name}`));
