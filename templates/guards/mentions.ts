import { type Code, ident } from "../kit/index.js";

/** Whether a name stands in pieces of code. A string literal that holds the same word counts too, which only ever keeps a name. */
export function mentions(pieces: readonly Code[], name: Code): boolean {
  const word = new RegExp(`(?<![\\w$])${name.parts.join("").replaceAll("$", "\\$")}(?![\\w$])`);
  const waiting: Code["parts"][number][] = [...pieces];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (typeof part === "string") {
      if (word.test(part)) return true;
    } else if (!("name" in part)) for (const piece of part.parts) waiting.push(piece);
  }
  return false;
}

/** A parameter's name, with the underscore of an unused one where the body does without it. */
export const parameter = (name: string, body: readonly Code[]): Code => (mentions(body, ident(name)) ? ident(name) : ident(`_${name}`));
