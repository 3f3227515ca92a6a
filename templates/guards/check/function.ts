import type { Type } from "../../../generator/model/index.js";
import { type Code, code, lines, num, onLines } from "../../kit/index.js";
import { refusesUndefined } from "../domain.js";
import { parameter } from "../mentions.js";
import { type Scope, scopeOf } from "../scope.js";
import type { Unit } from "../unit.js";
import { check, indented, reachable } from "./statements.js";

/** How a part that has no short expression is checked: by a call of a function made for it. */
export type Split = (type: Type, value: Code, scope: Scope, unit: Unit) => Code;

/** A call of the boolean function that checks a type. A named type has one function for all its uses. */
export const checkFunction: Split = (type, value, scope, unit) => {
  if (type.kind === "ref") {
    const named = unit.named(type.key);
    const recursive = unit.plan.recursive(type.key);
    const name = unit.shared("check", named.type, named.identifier, (own) =>
      unit.plan.repeats(type.key)
        ? rememberingFunction(own, type.key, unit)
        : booleanFunction(own, named.type, named.identifier, recursive, unit),
    );
    return recursive ? code`${name}(${value}, ${next(scope)})` : code`${name}(${value})`;
  }
  const counts = unit.plan.mentionsRecursive(type);
  const name = unit.shared("check", type, scope.hint, (own) => booleanFunction(own, type, scope.hint, counts, unit, false));
  return counts ? code`${name}(${value}, ${scope.depth})` : code`${name}(${value})`;
};

function rememberingFunction(name: Code, key: string, unit: Unit): Code {
  const { type, identifier } = unit.named(key);
  const plain = unit.shared("plain", type, identifier, (own) => booleanFunction(own, type, identifier, true, unit));
  const remembered = code`${unit.helper("remember")}(${plain}, value, depth)`;
  return lines(
    code`function ${name}(value: unknown, depth: number): boolean {`,
    code`  return depth > ${num(unit.plan.rememberedFrom(key))} ? ${remembered} : ${plain}(value, depth);`,
    code`}`,
  );
}

/** One level deeper: `depth + 1` where this function counts, else the first level. */
export const next = (scope: Scope): Code => (scope.depth.text === "0" ? scope.depth : code`${scope.depth} + 1`);

function booleanFunction(name: Code, type: Type, hint: string, counts: boolean, unit: Unit, limits = counts): Code {
  const scope = scopeOf(hint, counts);
  const body = [...(limits ? [code`if (depth > ${unit.helper("maxDepth")}) return false;`] : []), ...checkBody(type, scope, unit)];
  return onLines([
    code`function ${name}(${parameter("value", body)}: unknown${counts && code`, ${parameter("depth", body)}: number`}): boolean {`,
    ...indented(body),
    code`}`,
  ]);
}

/** Statements that return whether `value` is of the type. */
export function checkBody(type: Type, scope: Scope, unit: Unit): readonly Code[] {
  const value = { code: code`value`, isLocal: true, name: scope.hint };
  return reachable([...check(type, value, scope, unit, !refusesUndefined(type, unit.program)), code`return true;`]);
}
