import type { NamedType, Program, Type } from "../../generator/model/index.js";
import { type Code, code, ident, imported, lines, traced } from "../kit/index.js";
import { withoutCircles } from "./circles.js";
import type { GuardLayout } from "./layout.js";
import { type Plan, planOf } from "./plan.js";

/**
 * One `guards.ts` in the making: the functions and constants that guards share. A function is asked for by its type, named at
 * once and written later, so that neither nesting nor a chain of definitions becomes recursion here.
 */
export interface Unit {
  readonly program: Program;
  readonly plan: Plan;
  readonly layout: GuardLayout;
  /** A function or type of `@pt-gen/runtime/guard`. */
  readonly helper: (name: string, type?: boolean) => Code;
  /** A type of the runtime's contract. */
  readonly contract: (name: string) => Code;
  /** A type of `types.ts`. */
  readonly declared: (name: string) => Code;
  /** A constant of the file, one for equal text. */
  readonly constant: (prefix: string, type: Code | undefined, text: string, value: Code) => Code;
  /** The name of the function of a sort for a type; `write` makes it when it is asked for the first time. */
  readonly shared: (sort: string, type: Type, hint: string, write: (name: Code, type: Type) => Code) => Code;
  readonly named: (key: string) => NamedType;
  /** Functions asked for since the last call, written out. */
  readonly written: () => readonly Definition[];
  readonly constants: () => readonly Definition[];
}

/** A function or constant of the file. It is referred to by this very `name`. */
export interface Definition {
  readonly name: Code;
  readonly text: Code;
}

/** Globals that generated guards use as values: a type of such a name is imported under another one. */
const globals = new Set([
  "Array",
  "BigInt",
  "Infinity",
  "Map",
  "Math",
  "NaN",
  "Number",
  "Object",
  "Partial",
  "Readonly",
  "ReadonlySet",
  "Record",
  "RegExp",
  "Set",
  "String",
  "TypeError",
]);
const runtimeTypes = new Set(["Fields", "GuardSchema", "Issue", "Issues", "Seen", "Undeclared", "Validated"]);

export function unitOf(given: Program, layout: GuardLayout): Unit {
  const program = withoutCircles(given);
  const from = layout.guard ?? "@pt-gen/runtime/guard";
  const toolTypes = new Set(program.tools.map((tool) => tool.typeName));
  const local = (name: string): string => (toolTypes.has(name) ? `${name}_` : name);
  const constants = new Map<string, Definition>();
  const functions = new Map<string, Map<Type, Code>>();
  const waiting: (() => Definition)[] = [];
  const taken = new Map<string, number>();
  const fresh = (prefix: string, hint: string): Code => {
    const wish = `${prefix}_${hint.replace(/[^A-Za-z0-9]/g, "_").slice(0, 48)}`;
    const count = (taken.get(wish) ?? 0) + 1;
    taken.set(wish, count);
    if (count === 1) return traced(ident(wish));
    const next = `${wish}_${count}`;
    if (taken.has(next)) return fresh(prefix, hint);
    taken.set(next, 1);
    return traced(ident(next));
  };
  return {
    program,
    plan: planOf(program),
    layout,
    helper: (name, type = false) => (type ? imported(name, from, true, local(name)) : imported(name, from)),
    contract: (name) => imported(name, layout.runtime, true, local(name)),
    declared: (name) => imported(name, layout.types, true, globals.has(name) || runtimeTypes.has(name) ? `${name}_` : name),
    constant: (prefix, type, text, value) => {
      const known = constants.get(`${prefix} ${text}`);
      if (known) return known.name;
      const name = fresh(prefix, String(constants.size + 1));
      constants.set(`${prefix} ${text}`, { name, text: code`const ${name}${type ? code`: ${type}` : undefined} = ${value};` });
      return name;
    },
    shared: (sort, type, hint, write) => {
      const known = functions.get(sort) ?? new Map<Type, Code>();
      functions.set(sort, known);
      const existing = known.get(type);
      if (existing) return existing;
      const name = fresh(sort, hint);
      known.set(type, name);
      waiting.push(() => ({ name, text: lines(write(name, type), code``) }));
      return name;
    },
    named: (key) => {
      const named = program.types.get(key);
      if (named === undefined) throw new Error(`pt-gen: the type ${key} is missing. This is a bug in pt-gen; please report it.`);
      return named;
    },
    written: () => {
      const done: Definition[] = [];
      // Writing one function may ask for more.
      for (let i = 0; i < waiting.length; i++) {
        const write = waiting[i];
        if (write) done.push(write());
      }
      waiting.length = 0;
      return done;
    },
    constants: () => [...constants.values()],
  };
}
