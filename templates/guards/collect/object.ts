import type { ObjectType, Type } from "../../../generator/model/index.js";
import { type Code, code, num } from "../../kit/index.js";
import { conditionOf, isObject, isSimple, resolve } from "../check/condition-of.js";
import { castLocal, inTurn, namesOf, optionalLocal, turnOf } from "../check/object.js";
import { addAll, block, indented, isMissing, type Value, widened } from "../check/statements.js";
import { and, type Condition, expression, not, or, test } from "../condition.js";
import { expected, lengthText } from "../expected.js";
import { refuseForeign, skipNames } from "../keys.js";
import { mentions } from "../mentions.js";
import { patternCheck } from "../pattern.js";
import { keyed, type Path, property } from "../path.js";
import { fieldsType, readField } from "../read.js";
import { inside, localName, type Scope } from "../scope.js";
import { type Field, type Shape, shapeOf } from "../shape.js";
import type { Unit } from "../unit.js";
import { collectCall } from "./function.js";
import { collect, fail, failUnless, guarded } from "./statements.js";
import { wantedList } from "./want.js";

export function collectObject(type: ObjectType, value: Value, path: Path, scope: Scope, unit: Unit, text?: string): readonly Code[] {
  const shape = shapeOf(type);
  const { local: object, statements } = castLocal(value, fieldsType(shape, unit), scope);
  const rules = collectRules(shape, object, path, scope, unit);
  const wrong = expression(not(isObject(object)));
  const issue = fail(path, text ?? "object", object, unit);
  if (rules.length === 0) return [...statements, ...guarded(wrong, issue)];
  return [...statements, code`if (${wrong}) {`, ...indented([issue]), code`} else {`, ...indented(rules), code`}`];
}

/** All that is wrong inside an object. */
export function collectRules(shape: Shape, object: Code, path: Path, scope: Scope, unit: Unit): readonly Code[] {
  const locals = new Map<string, Value>();
  const asked = new Set(shape.fields.flatMap(({ name, requires }) => (requires.length > 0 ? [name, ...requires] : [])));
  const statements: Code[] = [...counts(shape, object, path, unit)];
  for (const name of asked) {
    const local = localName(scope, name);
    statements.push(code`const ${local} = ${readField(object, name, unit)};`);
    locals.set(name, { code: local, isLocal: true, name });
  }
  // An issue names the value that was tested; functions of their own read what they are given.
  const turn = turnOf(shape, unit, (field) => !asked.has(field.name) && resolve(field.type, unit).kind !== "ref");
  for (const field of shape.fields) {
    const read: Value = { code: readField(object, field.name, unit), isLocal: false, name: field.name };
    const value = locals.get(field.name) ?? inTurn(read, field, turn, unit);
    const call = wantedList(field, value.code, path, unit);
    addAll(statements, call ? [call] : collectField(field, value, property(path, field.name), scope, unit));
  }
  for (const { name, requires } of shape.fields) {
    for (const key of requires) {
      const given = locals.get(name)?.code;
      const needed = locals.get(key)?.code;
      if (given === undefined || needed === undefined) continue;
      const text = `a value, because ${JSON.stringify(name.slice(0, 60))} is given`;
      statements.push(
        code`if (${expression(and(not(isMissing(given)), isMissing(needed)))}) ${fail(property(path, key), text, needed, unit)}`,
      );
    }
  }
  if (shape.loops) addAll(statements, shape.closed ? foreign(shape, object, path, scope, unit) : loop(shape, object, path, scope, unit));
  return statements;
}

function collectField({ type: given, required, borrows }: Field, value: Value, path: Path, scope: Scope, unit: Unit): readonly Code[] {
  const type = resolve(given, unit);
  const nested = inside(scope, value.name);
  const isShared = borrows && !isSimple(type, unit);
  if (required) return isShared ? collectCall(type, value.code, path, nested, unit) : collect(type, value, path, nested, unit, true);
  if (type.kind === "unknown") return [];
  const text = type.kind === "never" ? noProperty : expected(type, unit);
  if (isSimple(type, unit) && type.kind !== "ref")
    return failUnless((read) => conditionOf(type, read, nested, unit), value, path, text, scope, unit, isMissing);
  const { local, statements } = optionalLocal(type, value, scope, unit);
  const rules = isShared ? collectCall(type, local.code, path, nested, unit) : collect(type, local, path, nested, unit);
  return [...statements, ...block(expression(not(isMissing(local.code))), rules)];
}

const noProperty = "no property of this name";

function foreign(shape: Shape, object: Code, path: Path, scope: Scope, unit: Unit): readonly Code[] {
  const key = localName(scope, "key");
  const issue = fail(keyed(path, key), noProperty, code`(${object} as Record<string, unknown>)[${key}]`, unit);
  // A declared field of type never is told by its own test.
  return [
    code`for (const ${key} in ${object}) {`,
    ...indented(refuseForeign(namesOf(shape), key, issue, { hint: scope.hint, unit })),
    code`}`,
  ];
}

function loop(shape: Shape, object: Code, path: Path, scope: Scope, unit: Unit): readonly Code[] {
  const key = localName(scope, "key");
  const item = localName(scope, "item");
  const nested = inside(scope, "item");
  const here = keyed(path, key);
  const name: Value = { code: key, isLocal: true, name: "key" };
  const body: Code[] = [];
  if (shape.keys) {
    const keys = shape.keys;
    const text = `a property name that is ${expected(keys, unit)}`;
    body.push(
      ...widened(true, { ...name, name: "name" }, scope, (own) =>
        failUnless((read) => conditionOf(keys, read, nested, unit), own, here, text, scope, unit),
      ),
    );
  }
  const rest: Code[] = [];
  const value: Value = { code: item, isLocal: true, name: "item" };
  const checked = (type: Type): readonly Code[] =>
    resolve(type, unit).kind === "never"
      ? [fail(here, noProperty, item, unit)]
      : widened(shape.patterns.length > 1, value, scope, (own) => collect(type, own, here, nested, unit));
  const matched = shape.patterns.length > 0 && shape.additional.kind !== "unknown" ? localName(scope, "matched") : undefined;
  if (matched) rest.push(code`let ${matched} = false;`);
  for (const { pattern, type } of shape.patterns) {
    addAll(rest, matching(patternCheck(pattern, key, unit), [...(matched ? [code`${matched} = true;`] : []), ...checked(type)]));
  }
  if (shape.additional.kind !== "unknown")
    addAll(rest, matched ? block(code`!${matched}`, checked(shape.additional)) : checked(shape.additional));
  if (rest.length > 0) {
    if (shape.fields.length > 0) addAll(body, skipNames(namesOf(shape), key));
    if (mentions(rest, item)) body.push(code`const ${item}: unknown = ${object}[${key}];`);
    addAll(body, rest);
  }
  if (body.length === 0) return [];
  // An unused loop variable has to start with an underscore (noUnusedLocals).
  const statements = [code`for (const ${mentions(body, key) ? key : code`_`} in ${object}) {`, ...indented(body), code`}`];
  if (shape.patterns.length < 2) return statements;
  const before = localName(scope, "before");
  return [
    code`const ${before} = ${unit.helper("count")}(issues);`,
    ...statements,
    code`issues = ${unit.helper("distinct")}(issues, ${before});`,
  ];
}

const matching = (condition: Condition, body: readonly Code[]): readonly Code[] =>
  body.length === 0 ? [] : condition.kind === "constant" ? (condition.value ? body : []) : block(expression(condition), body);

function counts({ min, max }: Shape, object: Code, path: Path, unit: Unit): readonly Code[] {
  const most = max === Number.POSITIVE_INFINITY ? undefined : max;
  if (min <= 0 && most === undefined) return [];
  const count = code`Object.keys(${object}).length`;
  const wrong = or(
    ...(min > 0 ? [test(code`${count} < ${num(min)}`, code`${count} >= ${num(min)}`)] : []),
    ...(most === undefined ? [] : [test(code`${count} > ${num(most)}`, code`${count} <= ${num(most)}`)]),
  );
  return [code`if (${expression(wrong)}) ${fail(path, `object ${lengthText(min, most, "property")}`, object, unit)}`];
}
