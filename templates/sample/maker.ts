import { type Code, code } from "../kit/index.js";

/** An arrow function for an expression; object literals stand in parentheses, a parameter only where it is used. */
export const maker = (expression: Code): Code =>
  code`(${usesRandom(expression) && code`r`}) => ${expression.text.startsWith("{") ? code`(${expression})` : expression}`;

/** Whether an expression speaks of `r`: all that do pass it on as a first argument. What stands in string literals does not count. */
export const usesRandom = ({ text }: Code): boolean => /\(r\b/.test(text.replace(/"(?:[^"\\]|\\.)*"/g, '""'));
