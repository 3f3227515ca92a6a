import type { ArrayType, Contains } from "../../../generator/model/index.js";
import { type Code, code, num } from "../../kit/index.js";
import { bounds, itemLoop, lengthRules } from "../check/array.js";
import { conditionOf, resolve } from "../check/condition-of.js";
import { castLocal } from "../check/object.js";
import { addAll, block, indented, type Value } from "../check/statements.js";
import { type Condition, expression, not, or, test } from "../condition.js";
import { expected } from "../expected.js";
import { fixedItem, item, type Path } from "../path.js";
import { inside, localName, type Scope } from "../scope.js";
import type { Unit } from "../unit.js";
import { collect, fail } from "./statements.js";

export function collectArray(type: ArrayType, value: Value, path: Path, scope: Scope, unit: Unit, text = "array"): readonly Code[] {
  const { local: items, statements } = castLocal(value, code`readonly unknown[]`, scope);
  const rules = collectItems(type, items, path, scope, unit);
  return [
    ...statements,
    code`if (!Array.isArray(${items})) ${fail(path, text, items, unit)}`,
    ...(rules.length > 0 ? [code`else {`, ...indented(rules), code`}`] : []),
  ];
}

/** All that is wrong inside an array. */
export function collectItems(type: ArrayType, items: Code, path: Path, scope: Scope, unit: Unit): readonly Code[] {
  const nested = inside(scope, "item");
  const length = lengthRules(type, items);
  const statements: Code[] = [];
  if (length.kind !== "constant") statements.push(code`if (${expression(not(length))}) ${fail(path, expected(type, unit), items, unit)}`);
  type.prefix.forEach(({ type: one, name }, i) => {
    const value: Value = { code: code`${items}[${num(i)}]`, isLocal: false, name: name ?? `item${i}` };
    addAll(statements, block(code`${items}.length > ${num(i)}`, collect(one, value, fixedItem(path, i), nested, unit, true)));
  });
  const suffix = type.suffix ?? [];
  const fixed = type.prefix.length + suffix.length;
  suffix.forEach(({ type: one, name }, i) => {
    const index = localName(scope, "at");
    const value: Value = { code: code`${items}[${index}]`, isLocal: false, name: name ?? `last${i}` };
    const body = collect(one, value, item(path, index), nested, unit, true);
    statements.push(
      ...block(code`${items}.length >= ${num(fixed)}`, [code`const ${index} = ${items}.length - ${num(suffix.length - i)};`, ...body]),
    );
  });
  if (bounds(type).max > fixed) {
    const rest = resolve(type.rest, unit);
    statements.push(
      ...itemLoop(items, type.prefix.length, suffix.length, nested, (one) => {
        const at = one.index;
        return rest.kind === "unknown"
          ? [code`if (${one.code} === undefined) ${fail(item(path, at), "any value", code`undefined`, unit)}`]
          : collect(rest, one, item(path, at), nested, unit, true);
      }),
    );
  }
  if (type.uniqueItems)
    statements.push(code`if (!${unit.helper("unique")}(${items})) ${fail(path, "array without equal items", items, unit)}`);
  for (const contains of type.contains ?? []) addAll(statements, collectContains(contains, items, path, nested, unit));
  return statements;
}

function collectContains({ type, min, max }: Contains, items: Code, path: Path, scope: Scope, unit: Unit): readonly Code[] {
  if (min <= 0 && max === undefined) return [];
  const count = localName(scope, "matches");
  const one = localName(scope, "item");
  const matches = conditionOf(type, one, scope, unit);
  const wrong: Condition = or(
    ...(min > 0 ? [test(code`${count} < ${num(min)}`, code`${count} >= ${num(min)}`)] : []),
    ...(max === undefined ? [] : [test(code`${count} > ${num(max)}`, code`${count} <= ${num(max)}`)]),
  );
  if (wrong.kind === "constant") return [];
  const index = localName(scope, "i");
  const length = localName(scope, "length");
  const body =
    matches.kind === "constant"
      ? matches.value
        ? [code`${count}++;`]
        : []
      : [code`const ${one} = ${items}[${index}];`, code`if (${expression(matches)}) ${count}++;`];
  const many = max === undefined ? `at least ${min}` : min === 0 ? `at most ${max}` : `${min} to ${max}`;
  return [
    code`let ${count} = 0;`,
    code`for (let ${index} = 0, ${length} = ${items}.length; ${index} < ${length}; ${index}++) {`,
    ...indented(body),
    code`}`,
    code`if (${expression(wrong)}) ${fail(path, `array with ${many} items that are ${expected(type, unit)}`, items, unit)}`,
  ];
}
