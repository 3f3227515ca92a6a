import { exportedNames, type NamedType, type Program, type Type } from "../../generator/model/index.js";
import { type Code, code, ident, imported, lines, str, traced } from "../kit/index.js";
import { withoutCircles } from "./circles.js";
import { type FlatTemplate, templateHint, templateTest } from "./check/template-test.js";
import { keyTest } from "./keys.js";
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
  /** The function that tells issues of an expectation, one for equal text. */
  readonly expectation: (text: string) => Code;
  /** The function that tells whether a key is one of some names, one for equal names. */
  readonly keyTest: (names: readonly string[], hint: string) => Code;
  /** The function that tells whether a text fits a template, one for equal templates. */
  readonly templateTest: (template: FlatTemplate) => Code;
  /** The name of the function of a sort for a type; `write` makes it when it is asked for the first time. */
  readonly shared: (sort: string, type: Type, hint: string, write: (name: Code, type: Type) => Code) => Code;
  readonly named: (key: string) => NamedType;
  /** Functions asked for since the last call, written out. */
  readonly written: () => readonly Definition[];
  readonly constants: () => readonly Definition[];
  /** What was asked of the file since the last call: what is written depends on it and on types alone. */
  readonly requests: () => readonly Request[];
  /** Asks the same as in another file; `false`, with nothing changed, where an answer is another one. */
  readonly repeat: (requests: readonly Request[]) => boolean;
}

/** A question about names of the file, and its answer. */
export type Request =
  | {
      readonly kind: "constant";
      readonly id: string;
      readonly prefix: string;
      readonly hint: string | undefined;
      readonly fresh: boolean;
      readonly definition: Definition;
    }
  | {
      readonly kind: "shared";
      readonly sort: string;
      readonly type: Type;
      readonly hint: string;
      readonly fresh: boolean;
      readonly name: Code;
    }
  | { readonly kind: "local"; readonly name: string; readonly answer: string };

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

/** What the function of an expectation is called after: its text, so that no name depends on what else the file expects. */
const wordsOf = (text: string): string =>
  text
    .replace(/[^A-Za-z0-9]+/g, " ")
    .trim()
    .slice(0, 32)
    .trim();

const keyTests = "isKey";
const templateTests = "isLike";

export function unitOf(given: Program, layout: GuardLayout): Unit {
  const program = withoutCircles(given);
  const from = layout.guard ?? "@pt-gen/runtime/guard";
  const exported = new Set(program.tools.flatMap(exportedNames));
  const locals = new Set<string>();
  let asked: Request[] = [];
  const localAs = (name: string): string => (exported.has(name) ? `${name}__` : name);
  const local = (name: string): string => {
    const answer = localAs(name);
    if (!locals.has(name)) asked.push({ kind: "local", name, answer });
    locals.add(name);
    return answer;
  };
  const constants = new Map<string, Definition>();
  const numbered = new Set<string>();
  const functions = new Map<string, Map<Type, Code>>();
  const waiting: (() => Definition)[] = [];
  const taken = new Map<string, number>();
  /** Names as they were before a repetition, to be put back where it fails. */
  let before: (readonly [string, number | undefined])[] = [];
  const take = (name: string, count: number): void => {
    before.push([name, taken.get(name)]);
    taken.set(name, count);
  };
  const fresh = (prefix: string, hint: string): string => {
    const wish = `${prefix}_${hint.replace(/[^A-Za-z0-9]/g, "_").slice(0, 48)}`;
    const count = (taken.get(wish) ?? 0) + 1;
    take(wish, count);
    if (count === 1) return wish;
    const next = `${wish}_${count}`;
    if (taken.has(next)) return fresh(prefix, hint);
    take(next, 1);
    return next;
  };
  const functionsOf = (sort: string): Map<Type, Code> => {
    const known = functions.get(sort) ?? new Map<Type, Code>();
    functions.set(sort, known);
    return known;
  };
  /** Constants without a name of their own are numbered. */
  const numberOfNext = (): string => String(numbered.size + 1);
  /** Whether a request gets the answer that it had; a new name is taken then. */
  const answersAgain = (request: Request): boolean => {
    switch (request.kind) {
      case "local":
        return localAs(request.name) === request.answer;
      case "constant": {
        const { text } = request.definition.name;
        const known = constants.get(request.id);
        if (known || !request.fresh) return !request.fresh && known?.name.text === text;
        if (fresh(request.prefix, request.hint ?? numberOfNext()) !== text) return false;
        note(request.id, request.hint, request.definition);
        return true;
      }
      case "shared": {
        const known = functionsOf(request.sort).get(request.type);
        if (known || !request.fresh) return !request.fresh && known?.text === request.name.text;
        if (fresh(request.sort, request.hint) !== request.name.text) return false;
        functionsOf(request.sort).set(request.type, request.name);
        return true;
      }
    }
  };
  const note = (id: string, hint: string | undefined, definition: Definition): void => {
    constants.set(id, definition);
    if (hint === undefined) numbered.add(id);
  };
  const defined = (prefix: string, hint: string | undefined, content: string, write: (name: Code) => Code): Code => {
    const id = `${prefix} ${content}`;
    const known = constants.get(id);
    const name = known?.name ?? traced(ident(fresh(prefix, hint ?? numberOfNext())));
    const definition = known ?? { name, text: write(name) };
    note(id, hint, definition);
    asked.push({ kind: "constant", id, prefix, hint, fresh: known === undefined, definition });
    return name;
  };
  const helper = (name: string, type = false): Code => imported(name, from, type, local(name));
  const unit: Unit = {
    program,
    plan: planOf(program),
    layout,
    helper,
    contract: (name) => imported(name, layout.runtime, true, local(name)),
    declared: (name) => imported(name, layout.types, true, globals.has(name) ? `${name}_` : name),
    constant: (prefix, type, content, value) =>
      defined(prefix, undefined, content, (name) => code`const ${name}${type ? code`: ${type}` : undefined} = ${value};`),
    expectation: (text) =>
      defined("expect", wordsOf(text), text, (name) => code`const ${name} = /*@__PURE__*/ ${helper("expects")}(${str(text)});`),
    keyTest: (names, hint) => defined(keyTests, hint, JSON.stringify(names), (name) => keyTest(name, names)),
    templateTest: (flat) =>
      defined(templateTests, wordsOf(templateHint(flat)), JSON.stringify(flat), (name) => templateTest(name, flat, unit)),
    shared: (sort, type, hint, write) => {
      const existing = functionsOf(sort).get(type);
      if (existing) {
        asked.push({ kind: "shared", sort, type, hint, fresh: false, name: existing });
        return existing;
      }
      const name = traced(ident(fresh(sort, hint)));
      functionsOf(sort).set(type, name);
      asked.push({ kind: "shared", sort, type, hint, fresh: true, name });
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
    constants: () => {
      const isFunction = ([id]: readonly [string, Definition]): boolean =>
        id.startsWith(`${keyTests} `) || id.startsWith(`${templateTests} `);
      const [values, functions] = [[...constants].filter((one) => !isFunction(one)), [...constants].filter(isFunction)];
      return [...values, ...functions].map(([, definition]) => definition);
    },
    requests: () => {
      const since = asked;
      before = [];
      asked = [];
      locals.clear();
      return since;
    },
    repeat: (requests) => {
      before = [];
      const failed = requests.findIndex((request) => !answersAgain(request));
      if (failed < 0) return true;
      for (const request of requests.slice(0, failed)) {
        if (request.kind === "constant" && request.fresh) constants.delete(request.id);
        if (request.kind === "constant" && request.fresh) numbered.delete(request.id);
        if (request.kind === "shared" && request.fresh) functionsOf(request.sort).delete(request.type);
      }
      for (const [name, count] of before.reverse()) {
        if (count === undefined) taken.delete(name);
        else taken.set(name, count);
      }
      return false;
    },
  };
  return unit;
}
