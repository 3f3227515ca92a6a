import { type Code, code, type Hole, join, lines, onLines, widthOf } from "./code.js";
import { printWidth } from "./layout.js";

/** A call of a function of the runtime; arguments that are absent are left out. */
export const call = (unit: { readonly helper: (name: string) => Code }, name: string, args: readonly Hole[]): Code =>
  code`${unit.helper(name)}(${join(args, code`, `)})`;

/** The same as a statement on a line with such an indentation; arguments that do not fit there stand below each other. */
export function callStatement(unit: { readonly helper: (name: string) => Code }, name: string, args: readonly Code[], indent = 2): Code {
  const flat = code`${call(unit, name, args)};`;
  if (indent + widthOf(flat) <= printWidth) return flat;
  return lines(code`${unit.helper(name)}(`, onLines(args.map((argument) => code`  ${argument},`)), code`);`);
}

/** Longest name of a function that is called after where its type stands: such names would grow with each level. */
export const longestName = 60;
