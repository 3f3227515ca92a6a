import { type Code, code } from "../kit/index.js";

/** An arrow function for an expression; parentheses because of object literals, a parameter only where it is used. */
export const maker = (expression: Code): Code => code`(${usesRandom(expression) && code`r`}) => (${expression})`;

/** Whether an expression speaks of `r`: all that do pass it on as a first argument. Texts from outside start with a quote. */
export function usesRandom(expression: Code): boolean {
  const waiting: Code[] = [expression];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const part of next.parts) {
      if (typeof part === "string") {
        if (!part.startsWith('"') && /\(r\b/.test(part)) return true;
      } else if (!("name" in part)) waiting.push(part);
    }
  }
  return false;
}
