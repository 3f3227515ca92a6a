import type { RefType, Type } from "../../../generator/model/index.js";
import { type Code, code, join, lines, num, str } from "../../kit/index.js";
import { checkFunction, next, rememberedFrom } from "../check/function.js";
import { resolve } from "../check/condition-of.js";
import { block, indented, widened } from "../check/statements.js";
import { refusesUndefined } from "../domain.js";
import { expected } from "../expected.js";
import { mentions, parameter } from "../mentions.js";
import { isConstant, type Path, pathCode } from "../path.js";
import { localName, type Scope, scopeOf } from "../scope.js";
import type { Unit } from "../unit.js";
import { collectOnlyObject } from "./object.js";
import { collect } from "./statements.js";

/** The function that adds all issues of a value of a type; a named type has one for all its uses. */
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
    const scope = scopeOf(hint, counts);
    const body = functionBody(type, hint, scope, unit);
    const limit = code`if (depth > ${unit.helper("maxDepth")}) return ${unit.helper("fail")}(null, "", ${str("fewer levels of nesting")}, value);`;
    const all = [...(limits ? [limit] : []), ...(repeating ? summary(repeating, unit) : []), ...body];
    const parameters = [code`${parameter("value", all)}: unknown`, counts && code`${parameter("depth", all)}: number`];
    return lines(code`function ${name}(${join(parameters, code`, `)}): ${unit.helper("Issues", true)} {`, ...indented(all), code`}`);
  });
}

/** Statements that return all issues of `value`. */
function functionBody(given: Type, hint: string, scope: Scope, unit: Unit): readonly Code[] {
  const { before, rules } = parts(given, hint, scope, unit);
  if (!mentions(rules, code`issues`)) return [...before, ...rules, code`return null;`];
  return [...before, code`let issues: ${unit.helper("Issues", true)} = null;`, ...rules, code`return issues;`];
}

/** `refused`: the compiler knows that the guard refused the value, which leaves `null` and `undefined` where it accepts any object. */
function parts(given: Type, hint: string, scope: Scope, unit: Unit, refused = false): Parts {
  const type = resolve(given, unit);
  const value = { code: code`value`, isLocal: true, name: hint };
  if (type.kind === "object") {
    if (!refused || type.properties.length > 0) return collectOnlyObject(type, value, scope, unit);
    return { before: [], rules: widened(true, value, scope, (own) => collect(type, own, [], scope, unit)) };
  }
  return { before: [], rules: collect(type, value, [], scope, unit, !refusesUndefined(type, unit.program)) };
}

interface Parts {
  readonly before: readonly Code[];
  readonly rules: readonly Code[];
}

/** Statements that return all issues of a `value` that was refused. They never throw, and there always is one. */
export function collectBody(type: Type, hint: string, unit: Unit): readonly Code[] {
  const shared = type.kind === "ref" && unit.plan.referred(type.key) && !unit.plan.inlined(type.key);
  const counts = unit.plan.mentionsRecursive(type);
  const { before, rules } = shared
    ? { before: [], rules: [code`issues = ${collectFunction(type, hint, unit)}(value${counts && code`, 0`});`] }
    : parts(type.kind === "ref" ? unit.named(type.key).type : type, hint, scopeOf(hint, false), unit, true);
  return [
    code`let issues: ${unit.helper("Issues", true)} = null;`,
    code`try {`,
    ...indented([...before, ...rules]),
    code`} catch {}`,
    code`return issues ?? ${unit.helper("unreadable")}(value);`,
  ];
}

/** Deep inside a repeating type its verdict alone is told: looking for the nearest alternative would double at every level. */
function summary(type: RefType, unit: Unit): readonly Code[] {
  const wrong = code`!${checkFunction(type, code`value`, { ...scopeOf("", true) }, unit)}`;
  return block(code`depth > ${num(rememberedFrom)}`, [
    code`return ${wrong} ? ${unit.helper("fail")}(null, "", ${str(expected(type, unit))}, value) : null;`,
  ]);
}

/** A call of such a function. Its issues start at its own value; the path to it is put before them only when there are any. */
export function collectCall(type: Type, value: Code, path: Path, scope: Scope, unit: Unit): readonly Code[] {
  const counts = type.kind === "ref" ? unit.plan.recursive(type.key) : unit.plan.mentionsRecursive(type);
  const depth = type.kind === "ref" ? next(scope) : scope.depth;
  const call = code`${collectFunction(type, scope.hint, unit)}(${value}${counts && code`, ${depth}`})`;
  if (path.length === 0) return [code`issues = ${unit.helper("together")}(issues, ${call});`];
  if (isConstant(path)) return [code`issues = ${unit.helper("within")}(issues, ${pathCode(path, unit)}, ${call});`];
  const inner = localName(scope, "inner");
  return [
    code`const ${inner} = ${call};`,
    code`if (${inner} !== null) issues = ${unit.helper("within")}(issues, ${pathCode(path, unit)}, ${inner});`,
  ];
}
