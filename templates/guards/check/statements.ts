import type { Type } from "../../../generator/model/index.js";
import { type Code, code, onLines } from "../../kit/index.js";
import { and, type Condition, expression, not, reads, test } from "../condition.js";
import { refusesUndefined } from "../domain.js";
import { mentions } from "../mentions.js";
import { localName, maxLevel, type Scope } from "../scope.js";
import type { Unit } from "../unit.js";
import { arrayStatements } from "./array.js";
import { conditionOf, isSimple, resolve } from "./condition-of.js";
import { objectStatements } from "./object.js";
import { unevaluatedStatements } from "./track.js";
import { mergeable } from "./union-members.js";
import { unionStatements } from "./union.js";

/** A value in generated code: an expression that is cheap to repeat (`isLocal`), or a read that must happen once. */
export interface Value {
  readonly code: Code;
  readonly isLocal: boolean;
  /** What a local for it would be called. */
  readonly name: string;
  /** A local that several values of a block take in turn, so that their code is alike and compresses well. */
  readonly turn?: Turn;
  /** The local was declared with the type under which its kind is read. */
  readonly isCast?: boolean;
}

export interface Turn {
  /** Its name, once it is declared. */
  name?: Code;
}

/**
 * Statements that return `false` unless `value` is of the type. `maybeMissing`: the value may be `undefined` (an absent property, a
 * hole), and the check of the type would not notice by itself.
 */
export const check = (given: Type, value: Value, scope: Scope, unit: Unit, maybeMissing = false): readonly Code[] =>
  reachable(checked(given, value, scope, unit, maybeMissing));

const isRefusal = (statement: Code): boolean => statement.text === "return false;";

/** Statements up to the first one that always refuses. */
export function reachable(statements: readonly Code[]): readonly Code[] {
  const end = statements.findIndex(isRefusal);
  return end < 0 ? statements : statements.slice(0, end + 1);
}

function checked(given: Type, value: Value, scope: Scope, unit: Unit, maybeMissing: boolean): readonly Code[] {
  const type = resolve(given, unit);
  if (maybeMissing && !refusesUndefined(type, unit.program)) {
    if (type.kind === "unknown") return [code`if (${value.code} === undefined) return false;`];
    const { local, statements } = bind(value, scope);
    return [...statements, code`if (${local.code} === undefined) return false;`, ...check(type, local, scope, unit)];
  }
  if (isSimple(type, unit) || scope.level >= maxLevel) return refuseUnless((code) => conditionOf(type, code, scope, unit), value, scope);
  switch (type.kind) {
    case "object":
      return objectStatements(type, value, scope, unit);
    case "array":
      return arrayStatements(type, value, scope, unit);
    case "union": {
      const { local, statements } = bind(value, scope);
      return [...statements, ...unionStatements(type, local, scope, unit)];
    }
    case "intersection": {
      const merged = mergeable(type, unit);
      if (merged) return objectStatements(merged, value, scope, unit);
      const { local, statements } = bind(value, scope);
      if (type.unevaluatedItems || type.unevaluatedProperties) return [...statements, ...unevaluatedStatements(type, local, scope, unit)];
      return [
        ...statements,
        ...type.members.flatMap((member, i) => widened(i > 0, local, scope, (own) => check(member, own, scope, unit))),
      ];
    }
    case "if": {
      const { local, statements } = bind(value, scope);
      const condition = conditionOf(type.if, local.code, scope, unit);
      const side = (one: Type): readonly Code[] => widened(true, local, scope, (own) => check(one, own, scope, unit));
      return [...statements, ...branch(condition, side(type.then), side(type.else))];
    }
    default:
      return refuseUnless((code) => conditionOf(type, code, scope, unit), value, scope);
  }
}

/** Statements put behind others, one by one: a call takes no hundred thousand arguments. */
export function addAll(statements: Code[], more: readonly Code[]): void {
  for (const statement of more) statements.push(statement);
}

/** `if … else …` without empty blocks. */
export function branch(condition: Condition, yes: readonly Code[], no: readonly Code[]): readonly Code[] {
  if (condition.kind === "constant") return condition.value ? yes : no;
  if (yes.length === 0 && no.length === 0) return [];
  if (yes.length === 0) return block(expression(not(condition)), no);
  if (no.length === 0) return block(expression(condition), yes);
  return [code`if (${expression(condition)}) {`, ...indented(yes), code`} else {`, ...indented(no), code`}`];
}

export const block = (head: Code, body: readonly Code[]): readonly Code[] => [code`if (${head}) {`, ...indented(body), code`}`];

/** As one piece: each level around it would otherwise take up every statement anew. */
export const indented = (body: readonly Code[]): readonly Code[] => (body.length === 0 ? [] : [code`  ${onLines(body)}`]);

/** A local for a value, so that it is read once. */
export function bind(value: Value, scope: Scope): { readonly local: Value; readonly statements: readonly Code[] } {
  if (value.isLocal) return { local: value, statements: [] };
  const { turn } = value;
  if (turn?.name) return { local: { ...value, code: turn.name, isLocal: true }, statements: [code`${turn.name} = ${value.code};`] };
  const name = localName(scope, turn ? "field" : value.name);
  if (turn) {
    turn.name = name;
    return { local: { ...value, code: name, isLocal: true }, statements: [code`let ${name} = ${value.code};`] };
  }
  return { local: { ...value, code: name, isLocal: true }, statements: [code`const ${name} = ${value.code};`] };
}

/**
 * Statements about a value that the compiler has narrowed already: under a name of type `unknown`, so that tests that contradict each
 * other still compile.
 */
export function widened(isNarrowed: boolean, value: Value, scope: Scope, write: (value: Value) => readonly Code[]): readonly Code[] {
  if (!isNarrowed) return write(value);
  const name = localName(scope, value.name.charAt(0).toLowerCase() + value.name.slice(1));
  const statements = write({ ...value, code: name, isLocal: true, isCast: false });
  return mentions(statements, name) ? [code`const ${name}: unknown = ${value.code};`, ...statements] : statements;
}

export function refuseUnless(
  condition: (value: Code) => Condition,
  value: Value,
  scope: Scope,
  unless: (value: Code) => Condition | undefined = () => undefined,
): readonly Code[] {
  const refusal = (read: Code): Condition => {
    const exception = unless(read);
    return exception === undefined ? not(condition(read)) : and(not(exception), not(condition(read)));
  };
  const direct = refusal(value.code);
  if (direct.kind === "constant") return direct.value ? [code`return false;`] : [];
  if (value.isLocal || reads(direct) <= 1) return [code`if (${expression(direct)}) return false;`];
  const { local, statements } = bind(value, scope);
  return [...statements, code`if (${expression(refusal(local.code))}) return false;`];
}

export const isMissing = (value: Code): Condition => test(code`${value} === undefined`, code`${value} !== undefined`);
