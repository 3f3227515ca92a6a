import type { RefType, Type } from "../../../generator/model/index.js";
import { type Code, code, join, lines, num, str } from "../../kit/index.js";
import { checkFunction, next, rememberedFrom } from "../check/function.js";
import { block, indented } from "../check/statements.js";
import { refusesUndefined } from "../domain.js";
import { expected } from "../expected.js";
import { parameter } from "../mentions.js";
import { type Path, pathCode } from "../path.js";
import { localName, type Scope, scopeOf } from "../scope.js";
import type { Unit } from "../unit.js";
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
    const body = collect(
      type,
      { code: code`value`, isLocal: true, name: hint },
      [],
      scopeOf(hint, counts),
      unit,
      !refusesUndefined(type, unit.program),
    );
    const limit = code`if (depth > ${unit.helper("maxDepth")}) return ${unit.helper("fail")}(issues, "", ${str("fewer levels of nesting")}, value);`;
    const all = [...(limits ? [limit] : []), ...(repeating ? summary(repeating, unit) : []), ...body];
    const parameters = [
      code`${parameter("issues", all)}: ${unit.contract("Issue")}[]`,
      code`${parameter("value", all)}: unknown`,
      counts && code`${parameter("depth", all)}: number`,
    ];
    return lines(code`function ${name}(${join(parameters, code`, `)}): void {`, ...indented(all), code`}`);
  });
}

/** Deep inside a repeating type its verdict alone is told: looking for the nearest alternative would double at every level. */
function summary(type: RefType, unit: Unit): readonly Code[] {
  const wrong = code`!${checkFunction(type, code`value`, { ...scopeOf("", true) }, unit)}`;
  return block(code`depth > ${num(rememberedFrom)}`, [
    code`if (${wrong}) ${unit.helper("fail")}(issues, "", ${str(expected(type, unit))}, value);`,
    code`return;`,
  ]);
}

/** A call of such a function. Its issues start at its own value; the path to it is put before them only when there are any. */
export function collectCall(type: Type, value: Code, path: Path, scope: Scope, unit: Unit): readonly Code[] {
  const counts = type.kind === "ref" ? unit.plan.recursive(type.key) : unit.plan.mentionsRecursive(type);
  const depth = type.kind === "ref" ? next(scope) : scope.depth;
  const call = code`${collectFunction(type, scope.hint, unit)}(issues, ${value}${counts && code`, ${depth}`});`;
  if (path.length === 0) return [call];
  const before = localName(scope, "before");
  return [
    code`const ${before} = issues.length;`,
    call,
    code`if (issues.length > ${before}) ${unit.helper("prefix")}(issues, ${before}, ${pathCode(path, unit)});`,
  ];
}
