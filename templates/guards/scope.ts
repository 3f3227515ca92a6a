import { type Code, code, ident } from "../kit/index.js";

/** One generated function: its local names, and how deep the code is nested. */
export interface Scope {
  /** Those taken, each with the last number that was put behind it: counting from 2 each time would be quadratic. */
  readonly names: Map<string, number>;
  /** Where the function belongs, for the names of functions split off from it. */
  readonly hint: string;
  /** Nesting of inlined objects and arrays so far. */
  readonly level: number;
  /** The expression that counts recursion here: `depth` in a function that has it, else `0`. */
  readonly depth: Code;
  /** The variable that collects what was evaluated, in functions for `unevaluated*`. */
  readonly seen?: Code | undefined;
}

/** Beyond this nesting, objects and arrays get functions of their own. */
export const maxLevel = 10;

/** A fresh set of names for a function whose parameters are called so. */
export const takenNames = (...names: readonly string[]): Map<string, number> => new Map(names.map((name) => [name, 1]));

export const scopeOf = (hint: string, counts: boolean, seen?: Code): Scope => ({
  names: takenNames("value", "depth", "seen", "issues", "asked", "path", "found"),
  hint,
  level: 0,
  depth: counts ? code`depth` : code`0`,
  ...(seen && { seen }),
});

/** Names that locals must not hide: what generated code uses of the language and the runtime. Shared names all contain `_`. */
const reserved = new Set(
  "at atLeast atMost count deep digits distinct equal expects forget guardSchema invalid maxDepth maybeList merge found multipleOf nearest notDeep nothingSeen numeric own prune remember told undeclaredByAll wary wasDeep within wantList seeItems seeKeys seen template unique Array Number Object Set RegExp Record undefined depth value issues path".split(
    " ",
  ),
);

/** A new local name that resembles `wish`. Only ASCII letters and digits, so it never meets a shared name. */
export function localName(scope: Scope, wish: string): Code {
  const plain = wish.replace(/[^A-Za-z0-9]+(.)?/g, (_, next: string | undefined) => (next ?? "").toUpperCase()).slice(0, 32);
  const start =
    plain === "" || /^[0-9]/.test(plain) || reserved.has(plain) || /^is[A-Z]|^issues[A-Z]|^format[A-Z]|^content[A-Z]/.test(plain)
      ? `the${plain.charAt(0).toUpperCase()}${plain.slice(1)}`
      : plain;
  const last = scope.names.get(start);
  let name = start;
  if (last !== undefined) {
    let number = last + 1;
    while (scope.names.has(`${start}${number}`)) number++;
    scope.names.set(start, number);
    name = `${start}${number}`;
  }
  scope.names.set(name, 1);
  return ident(name);
}

/** The same function, one level further in, under the name of a part. */
export const inside = (scope: Scope, part: string): Scope => ({
  ...scope,
  level: scope.level + 1,
  hint: `${scope.hint}_${part}`.slice(0, 60),
});
