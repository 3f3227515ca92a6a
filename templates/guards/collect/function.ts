import type { RefType, Type } from "../../../generator/model/index.js";
import { type Code, code, join, num, onLines } from "../../kit/index.js";
import { checkFunction, next, rememberedFrom } from "../check/function.js";
import { indented } from "../check/statements.js";
import { refusesUndefined } from "../domain.js";
import { expected } from "../expected.js";
import { parameter } from "../mentions.js";
import { type Path, pathCode } from "../path.js";
import { localName, type Scope, scopeOf } from "../scope.js";
import type { Unit } from "../unit.js";
import { collect } from "./statements.js";

/** The function that tells all that is wrong with a value of a type; a named type has one for all its uses. */
export function collectFunction(type: Type, hint: string, unit: Unit): Code {
  if (type.kind !== "ref") return functionOf(type, hint, unit, { counts: unit.plan.mentionsRecursive(type), limits: false });
  const { type: target, identifier } = unit.named(type.key);
  const recursive = unit.plan.recursive(type.key);
  const repeating = unit.plan.repeats(type.key) ? type : undefined;
  return functionOf(target, identifier, unit, { counts: recursive, limits: recursive, repeating });
}

/** `counts`: whether it is given a depth; `limits`: whether it looks at it first. */
interface Recursion {
  readonly counts: boolean;
  readonly limits: boolean;
  readonly repeating?: RefType | undefined;
}

function functionOf(type: Type, hint: string, unit: Unit, { counts, limits, repeating }: Recursion): Code {
  return unit.shared("collect", type, hint, (name) => {
    const limit = code`if (depth > ${unit.helper("maxDepth")}) return ${unit.expectation("fewer levels of nesting")}(null, "", value);`;
    const all = [
      ...(limits ? [limit] : []),
      ...(repeating ? summary(repeating, unit) : []),
      ...collectValue(type, hint, scopeOf(hint, counts), unit),
    ];
    const parameters = [code`${parameter("value", all)}: unknown`, counts && code`${parameter("depth", all)}: number`];
    const issues = unit.helper("Issues", true);
    const body = indented([code`let issues: ${issues} = null;`, ...all, code`return issues;`]);
    return onLines([code`function ${name}(${join(parameters, code`, `)}): ${issues} {`, ...body, code`}`]);
  });
}

/** The same for the root: a type that others use too has a function, else its rules stand right here. */
export function collectRoot(type: Type, hint: string, unit: Unit): readonly Code[] {
  const own = type.kind === "ref" && (!unit.plan.referred(type.key) || unit.plan.inlined(type.key)) ? unit.named(type.key).type : type;
  if (own.kind !== "ref") return collectValue(own, hint, scopeOf(hint, false), unit);
  const depth = depthOf(own, scopeOf(hint, false), unit);
  return [code`issues = ${collectFunction(own, hint, unit)}(value${depth && code`, ${depth}`});`];
}

/** Statements that tell all that is wrong with the parameter `value`. */
const collectValue = (type: Type, hint: string, scope: Scope, unit: Unit): readonly Code[] =>
  collect(type, { code: code`value`, isLocal: true, name: hint }, [], scope, unit, !refusesUndefined(type, unit.program));

/** Deep inside a repeating type its verdict alone is told: looking for the nearest alternative would double at every level. */
function summary(type: RefType, unit: Unit): readonly Code[] {
  const wrong = code`!${checkFunction(type, code`value`, { ...scopeOf("", true) }, unit)}`;
  const issue = code`${unit.expectation(expected(type, unit))}(null, "", value)`;
  return [code`if (depth > ${num(rememberedFrom)}) return ${wrong} ? ${issue} : null;`];
}

/** A call of such a function. Its issues start at its own value; the path to it is put before them only when there are any. */
export function collectCall(type: Type, value: Code, path: Path, scope: Scope, unit: Unit): readonly Code[] {
  const depth = depthOf(type, scope, unit);
  const part = localName(scope, "part");
  return [
    code`const ${part} = ${collectFunction(type, scope.hint, unit)}(${value}${depth && code`, ${depth}`});`,
    code`if (${part} !== null) issues = ${unit.helper("within")}(issues, ${pathCode(path, unit)}, ${part});`,
  ];
}

/** The depth that the function of a type is to be given, where it has such a parameter. */
export function depthOf(type: Type, scope: Scope, unit: Unit): Code | undefined {
  if (type.kind === "ref") return unit.plan.recursive(type.key) ? next(scope) : undefined;
  return unit.plan.mentionsRecursive(type) ? scope.depth : undefined;
}
