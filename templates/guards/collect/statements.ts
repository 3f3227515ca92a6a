import type { IntersectionType, Type } from "../../../generator/model/index.js";
import { type Code, code, widthOf } from "../../kit/index.js";
import { conditionOf, isSimple, resolve } from "../check/condition-of.js";
import { bind, block, branch, indented, isMissing, type Value, widened } from "../check/statements.js";
import { mergeable } from "../check/union-members.js";
import { and, type Condition, expression, not, reads } from "../condition.js";
import { refusesUndefined } from "../domain.js";
import { expected } from "../expected.js";
import { type Path, pathCode } from "../path.js";
import { localName, maxLevel, type Scope } from "../scope.js";
import type { Unit } from "../unit.js";
import { collectArray } from "./array.js";
import { collectCall } from "./function.js";
import { collectObject } from "./object.js";
import { collectUnevaluated } from "./unevaluated.js";
import { collectUnion } from "./union.js";

/** One issue more. */
export const fail = (path: Path, text: string, value: Code, unit: Unit): Code =>
  code`issues = ${unit.expectation(text)}(issues, ${pathCode(path, unit)}, ${value});`;

/**
 * Statements that add an issue for everything that is wrong with `value`; none when it is of the type. `text`: what to say when the
 * value has the wrong JSON type, where the type stands for more than itself.
 */
export function collect(
  given: Type,
  value: Value,
  path: Path,
  scope: Scope,
  unit: Unit,
  maybeMissing = false,
  text?: string,
): readonly Code[] {
  const type = resolve(given, unit);
  if (maybeMissing && !refusesUndefined(type, unit.program)) {
    const { local, statements } = bind(value, scope);
    const missing = fail(path, text ?? expected(type, unit), local.code, unit);
    return [...statements, ...branch(isMissing(local.code), [missing], collect(type, local, path, scope, unit, false, text))];
  }
  if (type.kind === "ref") return collectCall(type, value.code, path, scope, unit);
  if (isSimple(type, unit))
    return failUnless((read) => conditionOf(type, read, scope, unit), value, path, text ?? expected(type, unit), scope, unit);
  if (scope.level >= maxLevel) return collectCall(type, value.code, path, scope, unit);
  if (type.kind === "object") return collectObject(type, value, path, scope, unit, text);
  if (type.kind === "array") return collectArray(type, value, path, scope, unit, text);
  const merged = type.kind === "intersection" ? mergeable(type, unit) : undefined;
  if (merged) return collectObject(merged, value, path, scope, unit, text);
  const { local, statements } = bind(value, scope);
  return [...statements, ...structure(type, local, path, scope, unit)];
}

function structure(type: Type, value: Value, path: Path, scope: Scope, unit: Unit): readonly Code[] {
  switch (type.kind) {
    case "union":
      return collectUnion(type, value, path, scope, unit);
    case "intersection":
      return intersection(type, value, path, scope, unit);
    case "if":
      return branch(
        conditionOf(type.if, value.code, scope, unit),
        widened(true, value, scope, (own) => collect(type.then, own, path, scope, unit)),
        widened(true, value, scope, (own) => collect(type.else, own, path, scope, unit)),
      );
    default:
      return failUnless((read) => conditionOf(type, read, scope, unit), value, path, expected(type, unit), scope, unit);
  }
}

function intersection(type: IntersectionType, value: Value, path: Path, scope: Scope, unit: Unit): readonly Code[] {
  const members = type.members.flatMap((member, i) => widened(i > 0, value, scope, (own) => collect(member, own, path, scope, unit)));
  const watches = type.unevaluatedItems !== undefined || type.unevaluatedProperties !== undefined;
  if (type.members.length < 2 && !watches) return members;
  const before = localName(scope, "before");
  return [
    code`const ${before} = ${unit.helper("count")}(issues);`,
    ...members,
    code`issues = ${unit.helper("distinct")}(issues, ${before});`,
    ...(watches ? block(code`${unit.helper("count")}(issues) === ${before}`, collectUnevaluated(type, value, path, scope, unit)) : []),
  ];
}

const width = 96;

/** `if` with one statement, on the same line where it fits; without braces either way, so that no text's length changes the syntax. */
export const guarded = (condition: Code, statement: Code): readonly Code[] =>
  widthOf(condition) + widthOf(statement) > width
    ? [code`if (${condition})`, ...indented([statement])]
    : [code`if (${condition}) ${statement}`];

/** One issue unless the condition holds; `unless` excuses the value. The value is read once. */
export function failUnless(
  condition: (value: Code) => Condition,
  value: Value,
  path: Path,
  text: string,
  scope: Scope,
  unit: Unit,
  unless?: (value: Code) => Condition,
): readonly Code[] {
  const wrong = (read: Code): Condition => (unless ? and(not(unless(read)), not(condition(read))) : not(condition(read)));
  const direct = wrong(value.code);
  if (direct.kind === "constant") return direct.value ? [fail(path, text, value.code, unit)] : [];
  const { local, statements } = reads(direct) === 0 ? { local: value, statements: [] } : bind(value, scope);
  return [...statements, ...guarded(expression(wrong(local.code)), fail(path, text, local.code, unit))];
}
