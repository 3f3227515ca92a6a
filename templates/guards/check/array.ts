import type { ArrayType, Contains, Type } from "../../../generator/model/index.js";
import { type Code, code, lines, num } from "../../kit/index.js";
import { and, type Condition, expression, holds, not, or, test } from "../condition.js";
import { refusesUndefined } from "../domain.js";
import { mentions } from "../mentions.js";
import { inside, localName, type Scope, takenNames } from "../scope.js";
import type { Unit } from "../unit.js";
import { conditionOf, resolve } from "./condition-of.js";
import { castLocal } from "./object.js";
import { addAll, block, check, indented, type Value } from "./statements.js";

/** Statements that return `false` unless `value` is an array of the type; each item is read once. */
export function arrayStatements(type: ArrayType, value: Value, scope: Scope, unit: Unit): readonly Code[] {
  const { local: items, statements } = castLocal(value, code`readonly unknown[]`, scope);
  return [
    ...statements,
    code`if (${expression(not(and(holds(code`Array.isArray(${items})`), lengthRules(type, items))))}) return false;`,
    ...arrayRules(type, items, scope, unit),
  ];
}

/** Least and greatest length, the closing of a tuple included. */
export function bounds(type: ArrayType): { readonly min: number; readonly max: number } {
  const fixed = type.prefix.length + (type.suffix?.length ?? 0);
  const max = Math.min(type.maxItems ?? Number.POSITIVE_INFINITY, type.rest.kind === "never" ? fixed : Number.POSITIVE_INFINITY);
  return { min: type.minItems ?? 0, max };
}

export function lengthRules(type: ArrayType, items: Code): Condition {
  const { min, max } = bounds(type);
  const length = code`${items}.length`;
  if (min === max) return test(code`${length} === ${num(min)}`, code`${length} !== ${num(min)}`);
  return and(
    ...(min > 0 ? [test(code`${length} >= ${num(min)}`, code`${length} < ${num(min)}`)] : []),
    ...(max < Number.POSITIVE_INFINITY ? [test(code`${length} <= ${num(max)}`, code`${length} > ${num(max)}`)] : []),
  );
}

/** The rules for the items of a local that is known to hold an array of a right length. */
export function arrayRules(type: ArrayType, items: Code, scope: Scope, unit: Unit): readonly Code[] {
  const nested = { ...inside(scope, "item"), seen: undefined };
  const { min, max } = bounds(type);
  const statements: Code[] = [];
  type.prefix.forEach(({ type: item, name }, i) => {
    const value: Value = { code: code`${items}[${num(i)}]`, isLocal: false, name: name ?? `item${i}` };
    if (min > i) addAll(statements, check(item, value, nested, unit, true));
    else addAll(statements, block(code`${items}.length > ${num(i)}`, check(item, value, nested, unit, true)));
  });
  const suffix = type.suffix ?? [];
  suffix.forEach(({ type: item, name }, i) => {
    const value: Value = { code: code`${items}[${items}.length - ${num(suffix.length - i)}]`, isLocal: false, name: name ?? `last${i}` };
    addAll(statements, check(item, value, nested, unit, true));
  });
  if (max > type.prefix.length + suffix.length) addAll(statements, restRules(type, items, nested, unit));
  if (type.uniqueItems && max > 1) statements.push(code`if (!${unit.helper("unique")}(${items})) return false;`);
  for (const contains of type.contains ?? []) addAll(statements, containsRules(contains, items, { ...nested, seen: scope.seen }, unit));
  if (scope.seen) {
    statements.push(
      ...(type.restDeclared === false && type.prefix.length === 0
        ? []
        : [
            type.restDeclared === false
              ? code`${unit.helper("seeItems")}(${scope.seen}, ${num(type.prefix.length)});`
              : code`${unit.helper("seeItems")}(${scope.seen}, ${items}.length);`,
          ]),
    );
  }
  return statements;
}

function restRules(type: ArrayType, items: Code, scope: Scope, unit: Unit): readonly Code[] {
  const rest = resolve(type.rest, unit);
  const from = type.prefix.length;
  const suffix = type.suffix?.length ?? 0;
  // `includes` finds holes too: a hole is no JSON value.
  if (rest.kind === "unknown") return [code`if (${items}.includes(undefined)) return false;`];
  if (unit.plan.mentionsRecursive(rest) && from === 0 && suffix === 0) return [listCall(rest, items, scope, unit)];
  return itemLoop(items, from, suffix, scope, (item) => check(rest, item, scope, unit, !refusesUndefined(rest, unit.program)));
}

/** V8 does not inline a function into itself: recursion through a list is faster when the loop is a function of its own. */
function listCall(rest: Type, items: Code, scope: Scope, unit: Unit): Code {
  const hint = rest.kind === "ref" ? unit.named(rest.key).identifier : scope.hint;
  const name = unit.shared("all", rest.kind === "ref" ? unit.named(rest.key).type : rest, hint, (own) => {
    const inner: Scope = { ...scope, names: takenNames("items", "depth"), level: 0, depth: code`depth` };
    const body = itemLoop(code`items`, 0, 0, inner, (item) => check(rest, item, inner, unit, !refusesUndefined(rest, unit.program)));
    return lines(
      code`function ${own}(items: readonly unknown[], depth: number): boolean {`,
      ...indented(body),
      code`  return true;`,
      code`}`,
    );
  });
  return code`if (!${name}(${items}, ${scope.depth})) return false;`;
}

/** An item and the variable that holds its index. */
export interface Item extends Value {
  readonly index: Code;
}

/** An indexed loop. The length is read once, so that a proxy cannot make the loop endless by growing. */
export function itemLoop(items: Code, from: number, suffix: number, scope: Scope, body: (item: Item) => readonly Code[]): readonly Code[] {
  const index = localName(scope, "i");
  const length = localName(scope, "length");
  const value = { code: code`${items}[${index}]`, isLocal: false, name: "item", index };
  const end = suffix === 0 ? code`${items}.length` : code`${items}.length - ${num(suffix)}`;
  const statements = body(value);
  if (statements.length === 0) return [];
  return [
    code`for (let ${index} = ${num(from)}, ${length} = ${end}; ${index} < ${length}; ${index}++) {`,
    ...indented(statements),
    code`}`,
  ];
}

function containsRules(contains: Contains, items: Code, scope: Scope, unit: Unit): readonly Code[] {
  const { min, max } = contains;
  const marks = contains.evaluates === true && scope.seen !== undefined;
  if (min <= 0 && max === undefined && !marks) return [];
  const count = localName(scope, "matches");
  const index = localName(scope, "i");
  const item = localName(scope, "item");
  const matches = conditionOf(contains.type, item, { ...scope, seen: undefined }, unit);
  const hit = [code`${count}++;`, ...(marks && scope.seen ? [code`${scope.seen}.also.add(${index});`] : [])];
  const body = matches.kind === "constant" ? (matches.value ? hit : []) : block(expression(matches), hit);
  const length = localName(scope, "length");
  return [
    code`let ${count} = 0;`,
    code`for (let ${index} = 0, ${length} = ${items}.length; ${index} < ${length}; ${index}++) {`,
    ...(mentions(body, item) ? [code`  const ${item} = ${items}[${index}];`] : []),
    ...indented(body),
    code`}`,
    ...countLimits(count, min, max),
  ];
}

function countLimits(count: Code, min: number, max: number | undefined): readonly Code[] {
  const few: Condition = test(code`${count} < ${num(min)}`, code`${count} >= ${num(min)}`);
  const many: readonly Condition[] = max === undefined ? [] : [test(code`${count} > ${num(max)}`, code`${count} <= ${num(max)}`)];
  const wrong = or(...(min > 0 ? [few] : []), ...many);
  return wrong.kind === "constant" ? [] : [code`if (${expression(wrong)}) return false;`];
}
