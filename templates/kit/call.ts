import { type Code, code, type Hole, join } from "./code.js";

/** A call of a function of the runtime; arguments that are absent are left out. */
export const call = (unit: { readonly helper: (name: string) => Code }, name: string, args: readonly Hole[]): Code =>
  code`${unit.helper(name)}(${join(args, code`, `)})`;

/** Longest name of a function that is called after where its type stands: such names would grow with each level. */
export const longestName = 60;
