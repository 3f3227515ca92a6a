import type { RefType, Type } from "../../../generator/model/index.js";
import { type Code, code, join, num, onLines, str } from "../../kit/index.js";
import { checkFunction, next, rememberedFrom } from "../check/function.js";
import { block, indented } from "../check/statements.js";
import { refusesUndefined } from "../domain.js";
import { expected } from "../expected.js";
import { parameter } from "../mentions.js";
import { type Path, pathCode } from "../path.js";
import { localName, type Scope, scopeOf } from "../scope.js";
import type { Unit } from "../unit.js";
import { collect } from "./statements.js";

/** The function that tells all that is wrong with a value of a type; a named type has one for all its uses. */
export function collectFunction(type: Type, hint: string, unit: Unit, limits = false, repeating?: RefType): Code {
  if (type.kind === "ref") {
    const named = unit.named(type.key);
    return collectFunction(
      named.type,
      named.identifier,
      unit,
      unit.plan.recursive(type.key),
      unit.plan.repeats(type.key) ? type : undefined,
    );
  }
  return unit.shared("collect", type, hint, (name) => {
    const counts = limits || unit.plan.mentionsRecursive(type);
    const limit = code`if (depth > ${unit.helper("maxDepth")}) return ${unit.helper("fail")}("", ${str("fewer levels of nesting")}, value);`;
    const all = [
      ...(limits ? [limit] : []),
      ...(repeating ? summary(repeating, unit) : []),
      ...collectValue(type, hint, scopeOf(hint, counts), unit),
    ];
    const parameters = [code`${parameter("value", all)}: unknown`, counts && code`${parameter("depth", all)}: number`];
    return onLines([code`function ${name}(${join(parameters, code`, `)}): void {`, ...indented(all), code`}`]);
  });
}

/** Statements that tell all that is wrong with the parameter `value`. */
const collectValue = (type: Type, hint: string, scope: Scope, unit: Unit): readonly Code[] =>
  collect(type, { code: code`value`, isLocal: true, name: hint }, [], scope, unit, !refusesUndefined(type, unit.program));

/** The same for the root: a type that others use too has a function, else its rules stand right here. */
export function collectRoot(type: Type, hint: string, unit: Unit): readonly Code[] {
  if (type.kind !== "ref") return collectValue(type, hint, scopeOf(hint, false), unit);
  if (!unit.plan.referred(type.key) || unit.plan.inlined(type.key))
    return collectValue(unit.named(type.key).type, hint, scopeOf(hint, false), unit);
  return collectCall(type, code`value`, [], scopeOf(hint, false), unit);
}

/** Deep inside a repeating type its verdict alone is told: looking for the nearest alternative would double at every level. */
function summary(type: RefType, unit: Unit): readonly Code[] {
  const wrong = code`!${checkFunction(type, code`value`, { ...scopeOf("", true) }, unit)}`;
  return block(code`depth > ${num(rememberedFrom)}`, [
    code`if (${wrong}) ${unit.helper("fail")}("", ${str(expected(type, unit))}, value);`,
    code`return;`,
  ]);
}

/** A call of such a function. Its issues start at its own value; the path to it is put before them only when there are any. */
export function collectCall(type: Type, value: Code, path: Path, scope: Scope, unit: Unit): readonly Code[] {
  const depth = depthOf(type, scope, unit);
  const call = code`${collectFunction(type, scope.hint, unit)}(${value}${depth && code`, ${depth}`});`;
  if (path.length === 0) return [call];
  const before = localName(scope, "before");
  return [
    code`const ${before} = ${unit.helper("count")}();`,
    call,
    code`if (${unit.helper("count")}() > ${before}) ${unit.helper("within")}(${pathCode(path, unit)}, ${before});`,
  ];
}

/** The depth that the function of a type is to be given, where it has such a parameter. */
export function depthOf(type: Type, scope: Scope, unit: Unit): Code | undefined {
  if (type.kind === "ref") return unit.plan.recursive(type.key) ? next(scope) : undefined;
  return unit.plan.mentionsRecursive(type) ? scope.depth : undefined;
}
