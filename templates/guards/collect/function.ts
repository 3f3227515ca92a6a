import type { RefType, Type } from "../../../generator/model/index.js";
import { type Code, code, join, num, onLines, str } from "../../kit/index.js";
import { checkFunction, next } from "../check/function.js";
import { indented } from "../check/statements.js";
import { refusesUndefined } from "../domain.js";
import { expected } from "../expected.js";
import { parameter } from "../mentions.js";
import { isConstant, type Path, pathCode, pathParameter } from "../path.js";
import { localName, type Scope, scopeOf } from "../scope.js";
import type { Unit } from "../unit.js";
import { collect } from "./statements.js";

/** The function that adds all that is wrong with a value of a type to the issues so far; a named type has one for all its uses. */
export function collectFunction(type: Type, hint: string, unit: Unit): Code {
  if (type.kind !== "ref") return functionOf(type, hint, unit, { counts: unit.plan.mentionsRecursive(type), limits: false });
  const { type: target, identifier } = unit.named(type.key);
  const recursive = unit.plan.recursive(type.key);
  const repeating = unit.plan.repeats(type.key) ? type : undefined;
  return functionOf(target, identifier, unit, { counts: recursive, limits: recursive, repeating });
}

/** Levels that are walked to the end even in a value that is nested too deeply elsewhere. */
const walkedAnyway = 4;

/** `counts`: whether it is given a depth; `limits`: whether it looks at it first. */
interface Recursion {
  readonly counts: boolean;
  readonly limits: boolean;
  readonly repeating?: RefType | undefined;
}

function functionOf(type: Type, hint: string, unit: Unit, { counts, limits, repeating }: Recursion): Code {
  return unit.shared("collect", type, hint, (name) => {
    const nesting = code`${unit.expectation("fewer levels of nesting")}(issues, path, value)`;
    const limit = [
      code`if (depth > ${unit.helper("maxDepth")}) return ${unit.helper("deep")}(${nesting});`,
      code`if (depth > ${num(walkedAnyway)} && ${unit.helper("wasDeep")}) return issues;`,
    ];
    const all = [
      ...(limits ? limit : []),
      ...(repeating ? summary(repeating, unit) : []),
      ...collectValue(type, hint, pathParameter, scopeOf(hint, counts), unit),
    ];
    const issues = unit.helper("Issues", true);
    const parameters = [
      code`issues: ${issues}`,
      code`${parameter("path", all)}: string`,
      code`${parameter("value", all)}: unknown`,
      counts && code`${parameter("depth", all)}: number`,
    ];
    const body = indented([...all, code`return issues;`]);
    return onLines([code`function ${name}(${join(parameters, code`, `)}): ${issues} {`, ...body, code`}`]);
  });
}

/** The same for the root: a type that others use too has a function, else its rules stand right here. */
export function collectRoot(type: Type, hint: string, unit: Unit): readonly Code[] {
  const own = type.kind === "ref" && (!unit.plan.referred(type.key) || unit.plan.inlined(type.key)) ? unit.named(type.key).type : type;
  if (own.kind !== "ref") return collectValue(own, hint, [], scopeOf(hint, false), unit);
  return collectCall(own, code`value`, [], scopeOf(hint, false), unit);
}

/** Statements that tell all that is wrong with the parameter `value`. */
const collectValue = (type: Type, hint: string, path: Path, scope: Scope, unit: Unit): readonly Code[] =>
  collect(type, { code: code`value`, isLocal: true, name: hint }, path, scope, unit, !refusesUndefined(type, unit.program));

/** Deep inside a repeating type its verdict alone is told: looking for the nearest alternative would double at every level. */
function summary(type: RefType, unit: Unit): readonly Code[] {
  const wrong = code`!${checkFunction(type, code`value`, { ...scopeOf("", true) }, unit)}`;
  const issue = code`${unit.expectation(expected(type, unit))}(issues, path, value)`;
  return [code`if (depth > ${num(unit.plan.rememberedFrom(type.key))}) return ${wrong} ? ${issue} : issues;`];
}

/**
 * A call of such a function. A path that is known is passed on; one that has to be put together is put before the issues of the part,
 * if there are any: a sound part among wrong ones then costs no path.
 */
export function collectCall(type: Type, value: Code, path: Path, scope: Scope, unit: Unit): readonly Code[] {
  const depth = depthOf(type, scope, unit);
  const call = (issues: Code, from: Code): Code =>
    code`${collectFunction(type, scope.hint, unit)}(${issues}, ${from}, ${value}${depth && code`, ${depth}`})`;
  if (isConstant(path)) return [code`issues = ${call(code`issues`, pathCode(path, unit))};`];
  const part = localName(scope, "part");
  return [
    code`const ${part} = ${call(code`null`, str(""))};`,
    code`if (${part} !== null) issues = ${unit.helper("within")}(issues, ${pathCode(path, unit)}, ${part});`,
  ];
}

/** The depth that the function of a type is to be given, where it has such a parameter. */
export function depthOf(type: Type, scope: Scope, unit: Unit): Code | undefined {
  if (type.kind === "ref") return unit.plan.recursive(type.key) ? next(scope) : undefined;
  return unit.plan.mentionsRecursive(type) ? scope.depth : undefined;
}
