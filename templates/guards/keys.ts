import { type Code, code, onLines, str } from "../kit/index.js";
import { type Condition, expression, holds, not, or, test } from "./condition.js";
import { indented } from "./check/statements.js";
import type { Unit } from "./unit.js";

/** Up to so many names a chain of comparisons beats a `switch`. */
const longestChain = 16;

/** From so many names on, the test of a closed object's keys is a function that guard and issues share. */
const worthSharing = 3;

const isOneOf = (key: Code, names: readonly string[]): Condition =>
  or(...names.map((name) => test(code`${key} === ${str(name)}`, code`${key} !== ${str(name)}`)));

/** The function that tells whether a key is one of the names. */
export function keyTest(name: Code, names: readonly string[]): Code {
  const body =
    names.length <= longestChain
      ? [code`return ${expression(isOneOf(code`key`, names))};`]
      : [code`switch (key) {`, ...names.map((one) => code`  case ${str(one)}:`), code`    return true;`, code`}`, code`return false;`];
  return onLines([code``, code`function ${name}(key: string): boolean {`, ...indented(body), code`}`]);
}

/** Statements that run `statement` for a key that is none of the names. `shared`: the function for it, where other code asks too. */
export function refuseForeign(
  names: readonly string[],
  key: Code,
  statement: Code,
  shared?: { readonly hint: string; readonly unit: Unit },
): readonly Code[] {
  if (names.length === 0) return [statement];
  if (shared && names.length >= worthSharing) {
    const isKey = holds(code`${shared.unit.keyTest(names, shared.hint)}(${key})`);
    return [code`if (${expression(not(isKey))}) ${statement}`];
  }
  if (names.length <= longestChain) return [code`if (${expression(not(isOneOf(key, names)))}) ${statement}`];
  return [
    code`switch (${key}) {`,
    ...names.map((name) => code`  case ${str(name)}:`),
    code`    break;`,
    code`  default:`,
    code`    ${statement}`,
    code`}`,
  ];
}

/** Statements that leave the names of an object's fields out of a loop. */
export function skipNames(names: readonly string[], key: Code): readonly Code[] {
  if (names.length <= longestChain) return [code`if (${expression(isOneOf(key, names))}) continue;`];
  return [code`switch (${key}) {`, ...names.map((name) => code`  case ${str(name)}:`), code`    continue;`, code`}`];
}
