import { type Code, ident } from "../kit/index.js";

/** Whether a name stands in pieces of code. A string literal that holds the same word counts too, which only ever keeps a name. */
export function mentions(pieces: readonly Code[], name: Code): boolean {
  const text = name.parts.join("");
  const word = new RegExp(`(?<![\\w$])${text.replaceAll("$", "\\$")}(?![\\w$])`);
  const waiting: Code["parts"][number][] = [...pieces];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (typeof part === "string") {
      if (part.includes(text) && word.test(part)) return true;
    } else if (!("name" in part)) for (const piece of part.parts) waiting.push(piece);
  }
  return false;
}

/** A parameter's name, with the underscore of an unused one where the body does without it. */
export const parameter = (name: string, body: readonly Code[]): Code => (mentions(body, ident(name)) ? ident(name) : ident(`_${name}`));
