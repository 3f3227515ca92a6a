import type { ObjectType, RefType, Type, UnionType } from "../../../generator/model/index.js";
import { type Code, code, join, lines } from "../../kit/index.js";
import { castLocal, castOf } from "../check/object.js";
import { conditionOf, isObject, isSimple, kindCondition } from "../check/condition-of.js";
import { scalar } from "../check/literal.js";
import { block, indented, type Value } from "../check/statements.js";
import { alternatives, type Discriminator, discriminatorOf, isTaggable, overlapping, withoutTag } from "../check/union-members.js";
import { type Condition, expression, not, or } from "../condition.js";
import { coversAll, domain, isPlain } from "../domain.js";
import { expected } from "../expected.js";
import { type Path, pathCode, property } from "../path.js";
import { fieldsType, readField } from "../read.js";
import { inside, localName, maxLevel, type Scope } from "../scope.js";
import { shapeOf } from "../shape.js";
import type { Unit } from "../unit.js";
import { collectItems } from "./array.js";
import { collectCall, collectFunction } from "./function.js";
import { collectRules } from "./object.js";
import { collect, fail } from "./statements.js";

/** The issues of the member that comes nearest: told by the value's JSON type, by the tag, else by the number of issues. */
export function collectUnion(type: UnionType, value: Value, path: Path, scope: Scope, unit: Unit): readonly Code[] {
  if (coversAll(type.members)) {
    return type.members
      .filter((member) => !isPlain(member))
      .flatMap((member) =>
        block(expression(kindCondition(member, value.code)), collectOfKind(member, value, path, inside(scope, member.kind), unit)),
      );
  }
  const text = expected(type, unit);
  const members = alternatives(type.members, unit);
  const objects = members.filter((member) => isTaggable(member, unit));
  const discriminator = discriminatorOf(objects, unit);
  const exclusive = type.exactlyOne && overlapping(type.members, unit) && !(discriminator && objects.length === members.length);
  if (exclusive) return nearest(conditionOf(type, value.code, scope, unit), type.members, value, path, text, scope, unit);
  const isStructured = (member: Type): boolean => !isSimple(member, unit) || (discriminator !== undefined && isTaggable(member, unit));
  const structured = members.filter(isStructured);
  const simple = or(...members.filter((member) => !isStructured(member)).map((member) => conditionOf(member, value.code, scope, unit)));
  const [only] = structured;
  if (only === undefined) return [code`if (${expression(not(simple))}) ${fail(path, text, value.code, unit)}`];
  if (structured.length === 1) return unless(simple, collect(only, value, path, scope, unit, false, text));
  if (discriminator && objects.length === structured.length) return unless(simple, tagged(discriminator, value, path, text, scope, unit));
  if (!overlapping(structured, unit)) {
    const array = structured.find((member) => domain(member, unit.program).has("array"));
    const other = structured.find((member) => member !== array);
    if (array && other && structured.length === 2 && domain(array, unit.program).size === 1) {
      return unless(simple, [
        code`if (Array.isArray(${value.code})) {`,
        ...indented(collectOfKind(array, value, path, scope, unit)),
        code`} else {`,
        ...indented(collect(other, value, path, scope, unit, false, text)),
        code`}`,
      ]);
    }
  }
  const accepted = or(simple, ...structured.map((member) => conditionOf(member, value.code, scope, unit)));
  return nearest(accepted, structured, value, path, text, scope, unit);
}

/** What is wrong with a value that is known to have the JSON type of a member. */
function collectOfKind(member: Type, value: Value, path: Path, scope: Scope, unit: Unit): readonly Code[] {
  const cast = castOf(member, unit);
  if (cast === undefined || scope.level >= maxLevel) return collect(member, value, path, scope, unit);
  const { local, statements } = castLocal(value, cast, scope);
  const rules = collectParts(member, local, path, scope, unit);
  return rules.length === 0 ? [] : [...statements, ...rules];
}

function collectParts(member: Type, local: Code, path: Path, scope: Scope, unit: Unit): readonly Code[] {
  if (member.kind === "array") return collectItems(member, local, path, scope, unit);
  return member.kind === "object" ? collectRules(shapeOf(member), local, path, scope, unit) : [];
}

function unless(accepted: Condition, statements: readonly Code[]): readonly Code[] {
  if (accepted.kind === "constant") return accepted.value ? [] : statements;
  return block(expression(not(accepted)), statements);
}

function nearest(
  accepted: Condition,
  members: readonly Type[],
  value: Value,
  path: Path,
  text: string,
  scope: Scope,
  unit: Unit,
): readonly Code[] {
  if (accepted.kind === "constant" && accepted.value) return [];
  const collectors = join(
    members.map((member) => collectFunction(member, scope.hint, unit)),
    code`, `,
  );
  const call = code`issues = ${unit.helper("nearest")}(issues, ${pathCode(path, unit)}, ${value.code}, ${scope.depth}, ${unit.expectation(text)}, [${collectors}]);`;
  return accepted.kind === "constant" ? [call] : [code`if (${expression(not(accepted))}) ${call}`];
}

function tagged({ name, cases }: Discriminator, value: Value, path: Path, text: string, scope: Scope, unit: Unit): readonly Code[] {
  const object = localName(scope, "tagged");
  const tag = localName(scope, name);
  const tags = expected({ kind: "literal", values: cases.flatMap((one) => one.tags) }, unit);
  return [
    code`const ${object} = ${value.code} as ${unit.helper("Fields", true)}<${scalar(name)}>;`,
    code`if (${expression(not(isObject(object)))}) ${fail(path, text, object, unit)}`,
    code`else {`,
    ...indented([
      code`const ${tag} = ${readField(object, name, unit)};`,
      code`switch (${tag}) {`,
      ...cases.flatMap(({ tags: own, member }) => [
        ...own.map((one) => code`  case ${scalar(one)}:${one === own.at(-1) ? code` {` : undefined}`),
        ...indented(indented(caseBody(member, name, object, path, scope, unit))),
        code`    break;`,
        code`  }`,
      ]),
      code`  default:`,
      code`    ${fail(property(path, name), tags, tag, unit)}`,
      code`}`,
    ]),
    code`}`,
  ];
}

function caseBody(member: ObjectType | RefType, tag: string, object: Code, path: Path, scope: Scope, unit: Unit): readonly Code[] {
  if (member.kind === "ref") return collectCall(member, object, path, scope, unit);
  const shape = shapeOf(withoutTag(member, tag));
  const local = localName(scope, "member");
  const rules = collectRules(shape, local, path, inside(scope, tag), unit);
  return rules.length === 0 ? [] : [lines(code`const ${local} = ${object} as ${fieldsType(shape, unit)};`, ...rules)];
}
