import { type Code, code } from "../kit/index.js";

/** An arrow function for an expression; parentheses because of object literals, a parameter only where it is used. */
export const maker = (expression: Code): Code => code`(${usesRandom(expression) && code`r`}) => (${expression})`;

/** Whether an expression speaks of `r`: all that do pass it on as a first argument. What stands in string literals does not count. */
export const usesRandom = ({ text }: Code): boolean => /\(r\b/.test(text.replace(/"(?:[^"\\]|\\.)*"/g, '""'));
