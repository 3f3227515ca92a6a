import type { ObjectType, RefType, Type, UnionType } from "../../../generator/model/index.js";
import { type Code, code, lines, onLines } from "../../kit/index.js";
import { mentions, parameter } from "../mentions.js";
import { and, type Condition, expression, holds, not, or } from "../condition.js";
import { coversAll, domain, isPlain } from "../domain.js";
import { fieldsType, readField } from "../read.js";
import { inside, localName, type Scope, scopeOf } from "../scope.js";
import { shapeOf } from "../shape.js";
import type { Unit } from "../unit.js";
import { conditionOf, isObject, isSimple, kindCondition, ruleCondition } from "./condition-of.js";
import { checkFunction } from "./function.js";
import { scalar } from "./literal.js";
import { objectRules } from "./object.js";
import { block, branch, check, indented, reachable, type Value } from "./statements.js";
import { alternatives, type Discriminator, discriminatorOf, isTaggable, overlapping, withoutTag } from "./union-members.js";

/** Statements that return `false` unless the local `value` is of one member (of exactly one, where the type says so). */
export function unionStatements(type: UnionType, value: Value, scope: Scope, unit: Unit): readonly Code[] {
  if (coversAll(type.members)) return byKind(type.members, value, scope, unit);
  const members = alternatives(type.members, unit);
  const objects = members.filter((member) => isTaggable(member, unit));
  const discriminator = discriminatorOf(objects, unit);
  if (type.exactlyOne && overlapping(type.members, unit) && !(discriminator && objects.length === members.length)) {
    return exactlyOne(type.members, value, scope, unit);
  }
  const isStructured = (member: Type): boolean => !isSimple(member, unit) || (discriminator !== undefined && isTaggable(member, unit));
  const structured = members.filter(isStructured);
  const conditionOfAll = (some: readonly Type[]): readonly Condition[] =>
    some.map((member) => conditionOf(member, value.code, scope, unit));
  const simple = or(...conditionOfAll(members.filter((member) => !isStructured(member))));
  const [only] = structured;
  if (only === undefined) return refuse(simple, []);
  if (structured.length === 1) {
    const rules = check(only, value, scope, unit);
    // A member without any rule accepts whatever the others do not.
    return rules.length === 0 ? [] : refuse(simple, rules);
  }
  if (discriminator && objects.length === structured.length) return refuse(simple, tagged(discriminator, value, scope, unit));
  if (!overlapping(structured, unit)) return refuse(simple, byDomain(structured, value, scope, unit));
  return refuse(or(simple, ...conditionOfAll(structured)), []);
}

/** `accepted` values are done; the others must pass `statements`, or are refused where there are none. */
function refuse(accepted: Condition, statements: readonly Code[]): readonly Code[] {
  if (accepted.kind === "constant") return accepted.value ? [] : statements.length > 0 ? statements : [code`return false;`];
  if (statements.length === 0) return [code`if (${expression(not(accepted))}) return false;`];
  return block(expression(not(accepted)), statements);
}

/** One member for each JSON type (a schema without `type`): rules apply to values of their type only. */
function byKind(members: readonly Type[], value: Value, scope: Scope, unit: Unit): readonly Code[] {
  return members
    .filter((member) => !isPlain(member))
    .flatMap((member) => {
      const kind = kindCondition(member, value.code);
      if (isSimple(member, unit))
        return [code`if (${expression(and(kind, not(ruleCondition(member, value.code, scope, unit))))}) return false;`];
      if (member.kind !== "object") return block(expression(kind), check(member, value, scope, unit));
      const shape = shapeOf(member, scope.seen !== undefined);
      const object = localName(scope, "object");
      const cast = fieldsType(shape, unit);
      const keyed = shape.loops && !shape.closed;
      const rules = objectRules(member, shape, object, scope, unit);
      if (rules.length === 0) return [];
      const local = keyed ? code`const ${object} = ${value.code} as ${cast};` : code`const ${object}: ${cast} = ${value.code};`;
      return block(expression(kind), mentions(rules, object) ? [local, ...rules] : rules);
    });
}

/** Structured members of different JSON types: the value's own type says which one it must be. */
function byDomain(members: readonly Type[], value: Value, scope: Scope, unit: Unit): readonly Code[] {
  const arrays = members.filter((member) => domain(member, unit.program).has("array"));
  const [array] = arrays;
  const others = members.filter((member) => member !== array);
  const [other] = others;
  if (array === undefined || other === undefined || others.length !== 1 || domain(array, unit.program).size !== 1) {
    return refuse(or(...members.map((member) => conditionOf(member, value.code, scope, unit))), []);
  }
  const isArray = kindCondition({ kind: "array", prefix: [], rest: { kind: "unknown" } }, value.code);
  return branch(isArray, check(array, value, scope, unit), check(other, value, scope, unit));
}

/** `switch` on the tag; each case has its own reads, so each keeps one object shape. */
function tagged({ name, cases }: Discriminator, value: Value, scope: Scope, unit: Unit): readonly Code[] {
  const object = localName(scope, "tagged");
  const fields = code`${unit.helper("Fields", true)}<${fieldName(name)}>`;
  return [
    code`const ${object} = ${value.code} as ${fields};`,
    code`if (${expression(not(isObject(object)))}) return false;`,
    code`switch (${readField(object, name, unit)}) {`,
    ...cases.flatMap(({ tags, member }) => [
      ...tags.map((tag) => code`  case ${scalar(tag)}:${tag === tags.at(-1) ? code` {` : undefined}`),
      ...indented(indented(caseBody(member, name, object, scope, unit))),
      code`    break;`,
      code`  }`,
    ]),
    code`  default:`,
    code`    return false;`,
    code`}`,
  ];
}

const fieldName = (name: string): Code => scalar(name);

/** A member whose tag is settled. Members that recurse are functions, so that V8 can inline the others. */
function caseBody(member: ObjectType | RefType, tag: string, object: Code, scope: Scope, unit: Unit): readonly Code[] {
  if (member.kind === "ref") return [code`if (${expression(not(holds(checkFunction(member, object, scope, unit))))}) return false;`];
  const rest = withoutTag(member, tag);
  const shape = shapeOf(rest, scope.seen !== undefined);
  const cast = fieldsType(shape, unit);
  if (unit.plan.mentionsRecursive(member) && scope.seen === undefined) {
    const name = unit.shared("check", rest, scope.hint, (own) => settledFunction(own, rest, scope.hint, unit));
    return [code`if (!${name}(${object} as ${cast}, ${scope.depth})) return false;`];
  }
  const local = localName(scope, "member");
  const rules = objectRules(rest, shape, local, inside(scope, tag), unit);
  return rules.length === 0 ? [] : [code`const ${local} = ${object} as ${cast};`, ...rules];
}

/** The function of such a member: the value is known to be an object of its tag. */
function settledFunction(name: Code, type: ObjectType, hint: string, unit: Unit): Code {
  const scope = scopeOf(hint, true);
  const shape = shapeOf(type);
  const rules = objectRules(type, shape, code`value`, scope, unit);
  const parameters = code`${parameter("value", rules)}: ${fieldsType(shape, unit)}, ${parameter("depth", rules)}: number`;
  return onLines([code`function ${name}(${parameters}): boolean {`, ...indented(reachable([...rules, code`return true;`])), code`}`]);
}

function exactlyOne(members: readonly Type[], value: Value, scope: Scope, unit: Unit): readonly Code[] {
  const count = localName(scope, "matches");
  return [
    code`let ${count} = 0;`,
    ...members.flatMap((member, i) => {
      const condition = conditionOf(member, value.code, scope, unit);
      if (condition.kind === "constant") return condition.value ? [code`${count}++;`] : [];
      return [lines(code`if (${expression(condition)}${i > 1 && code` && ${count} < 2`}) ${count}++;`)];
    }),
    code`if (${count} !== 1) return false;`,
  ];
}
