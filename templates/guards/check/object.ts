import type { ObjectType, Type } from "../../../generator/model/index.js";
import { type Code, code, join, num, str } from "../../kit/index.js";
import { and, type Condition, expression, not, or, reads, test } from "../condition.js";
import { refusesUndefined } from "../domain.js";
import { fieldsType, readField } from "../read.js";
import { inside, localName, maxLevel, type Scope } from "../scope.js";
import { type Field, type Shape, shapeOf } from "../shape.js";
import type { Unit } from "../unit.js";
import { conditionOf, isObject, isSimple, resolve } from "./condition-of.js";
import { mentions } from "../mentions.js";
import { inCheckingOrder } from "./order.js";
import { refuseForeign, skipNames } from "../keys.js";
import { patternCheck } from "../pattern.js";
import { addAll, block, check, indented, isMissing, reachable, refuseUnless, type Turn, type Value, widened } from "./statements.js";

/** Statements that return `false` unless `value` is an object of the type; each property is read once. */
export function objectStatements(type: ObjectType, value: Value, scope: Scope, unit: Unit): readonly Code[] {
  const shape = shapeOf(type, scope.seen !== undefined);
  const { local, statements } = castLocal(value, fieldsType(shape, unit), scope);
  return [...statements, code`if (${expression(not(isObject(local)))}) return false;`, ...objectRules(type, shape, local, scope, unit)];
}

/** A local that reads a value under a type: the value's own where it was declared so. */
export function castLocal(value: Value, cast: Code, scope: Scope): { readonly local: Code; readonly statements: readonly Code[] } {
  if (value.isCast) return { local: value.code, statements: [] };
  const local = localName(scope, lowered(value.name));
  return { local, statements: [code`const ${local} = ${value.code} as ${cast};`] };
}

/** The type under which values of a type are read, where there is one. */
export function castOf(type: Type, unit: Unit): Code | undefined {
  if (type.kind === "array") return code`readonly unknown[]`;
  if (type.kind === "object") return fieldsType(shapeOf(type), unit);
  return undefined;
}

const lowered = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** The rules of an object type for a local that is known to hold an object. */
export function objectRules(type: ObjectType, shape: Shape, object: Code, scope: Scope, unit: Unit): readonly Code[] {
  const inner = { ...scope, seen: undefined };
  const statements: Code[] = [...countRules(shape, object, scope)];
  if (shape.loops && shape.closed) addAll(statements, closedLoop(shape, object, scope, unit));
  const asked = new Set(shape.fields.flatMap(({ name, requires }) => (requires.length > 0 ? [name, ...requires] : [])));
  const locals = new Map<string, Value>();
  for (const { name } of shape.fields) {
    if (!asked.has(name)) continue;
    const local = localName(scope, name);
    statements.push(code`const ${local} = ${readField(object, name, unit)};`);
    locals.set(name, { code: local, isLocal: true, name });
  }
  const needsLocal = ({ name, type, required }: Field) =>
    !asked.has(name) && (!required || reads(conditionOf(resolve(type, unit), object, inner, unit)) > 1);
  const turn = turnOf(shape, unit, needsLocal);
  for (const field of inCheckingOrder(shape.fields, unit)) {
    const read: Value = { code: readField(object, field.name, unit), isLocal: false, name: field.name };
    const value = locals.get(field.name) ?? inTurn(read, field, turn, unit);
    addAll(statements, fieldStatements(field, value, inner, unit));
  }
  for (const { name, requires } of shape.fields) {
    if (requires.length === 0) continue;
    const read = (key: string): Code => locals.get(key)?.code ?? readField(object, key, unit);
    statements.push(
      code`if (${expression(and(not(isMissing(read(name))), or(...requires.map((key) => isMissing(read(key))))))}) return false;`,
    );
  }
  if (shape.loops && !shape.closed) addAll(statements, keyLoop(shape, object, scope, unit));
  if (scope.seen) addAll(statements, marks(type, shape, scope.seen, unit));
  return reachable(statements);
}

function fieldStatements({ type: given, required, borrows }: Field, value: Value, scope: Scope, unit: Unit): readonly Code[] {
  const type = resolve(given, unit);
  const nested = inside(scope, value.name);
  // What several fields share is a function of its own: written out for each, a chain of such types would grow by their number per link.
  if (borrows && !isSimple(type, unit))
    return refuseUnless((code) => conditionOf(type, code, nested, unit), value, scope, required ? undefined : isMissing);
  if (required) return check(type, value, nested, unit, !refusesUndefined(type, unit.program));
  if (type.kind === "unknown") return [];
  if (isSimple(type, unit)) return refuseUnless((code) => conditionOf(type, code, nested, unit), value, scope, isMissing);
  const { local, statements } = optionalLocal(type, value, scope, unit);
  return [...statements, ...block(expression(not(isMissing(local.code))), check(type, local, nested, unit))];
}

/** A local for an optional property, of the type under which it is read once it is known to be there. */
export function optionalLocal(
  type: Type,
  value: Value,
  scope: Scope,
  unit: Unit,
): { readonly local: Value; readonly statements: readonly Code[] } {
  if (value.isLocal) return { local: value, statements: [] };
  const cast = scope.level + 1 >= maxLevel ? undefined : castOf(type, unit);
  const name = localName(scope, value.name);
  return {
    local: { ...value, code: name, isLocal: true, isCast: cast !== undefined },
    statements: [code`const ${name} = ${value.code}${cast && [code` as `, cast, code` | undefined`]};`],
  };
}

function countRules({ min, max }: Shape, object: Code, scope: Scope): readonly Code[] {
  if (min <= 0 && max === Number.POSITIVE_INFINITY) return [];
  const keys = code`Object.keys(${object}).length`;
  const least = (count: Code): Condition => test(code`${count} >= ${num(min)}`, code`${count} < ${num(min)}`);
  const most = (count: Code): Condition => test(code`${count} <= ${num(max)}`, code`${count} > ${num(max)}`);
  if (max === Number.POSITIVE_INFINITY) return [code`if (${expression(not(least(keys)))}) return false;`];
  if (min <= 0) return [code`if (${expression(not(most(keys)))}) return false;`];
  const count = localName(scope, "count");
  return [code`const ${count} = ${keys};`, code`if (${expression(not(and(least(count), most(count))))}) return false;`];
}

/** Foreign keys are looked for before any field is read: what follows then only meets objects of the right shape. */
function closedLoop(shape: Shape, object: Code, scope: Scope, unit: Unit): readonly Code[] {
  const names = namesOf({ fields: shape.fields.filter((field) => field.type.kind !== "never") });
  // An unused loop variable has to start with an underscore (noUnusedLocals).
  const key = names.length === 0 ? code`_` : localName(scope, "key");
  const refusal = refuseForeign(names, key, code`return false;`, { hint: scope.hint, unit });
  return [code`for (const ${key} in ${object}) {`, ...indented(refusal), code`}`];
}

/** One local for all plain fields of an object, where several need one. */
export function turnOf({ fields }: Shape, unit: Unit, needsLocal: (field: Field) => boolean): Turn | undefined {
  let found = 0;
  for (const field of fields) {
    if (isPlainField(field, unit) && needsLocal(field)) found++;
    if (found > 1) return {};
  }
  return undefined;
}

/** An optional field that may be anything is not read at all. */
function isPlainField({ type: given, required }: Field, unit: Unit): boolean {
  const type = resolve(given, unit);
  return isSimple(type, unit) && (required || type.kind !== "unknown");
}

export const inTurn = (value: Value, field: Field, turn: Turn | undefined, unit: Unit): Value =>
  turn && isPlainField(field, unit) ? { ...value, turn } : value;

/** Required ones first: they are always there, so a key that is declared is found sooner (a fifth sooner among 60). */
export const namesOf = ({ fields }: Pick<Shape, "fields">): readonly string[] => [
  ...fields.filter(({ required }) => required).map(({ name }) => name),
  ...fields.filter(({ required }) => !required).map(({ name }) => name),
];

/** The loop over all keys: names, patterns, and everything else. */
function keyLoop(shape: Shape, object: Code, scope: Scope, unit: Unit): readonly Code[] {
  const key = localName(scope, "key");
  const nested = { ...inside(scope, "item"), seen: undefined };
  const body: Code[] = [];
  if (shape.keys) {
    const keys = shape.keys;
    addAll(
      body,
      widened(true, { code: key, isLocal: true, name: "name" }, scope, (own) => check(keys, own, nested, unit)),
    );
  }
  const rest: Code[] = [];
  const additional = resolve(shape.additional, unit);
  const item = localName(scope, "item");
  const value: Value = { code: item, isLocal: true, name: "item" };
  const checked = (type: Type): readonly Code[] =>
    type.kind === "never"
      ? [code`return false;`]
      : widened(shape.patterns.length > 1, value, scope, (own) => check(type, own, nested, unit));
  const matched = shape.patterns.length > 0 && additional.kind !== "unknown" ? localName(scope, "matched") : undefined;
  if (matched) rest.push(code`let ${matched} = false;`);
  for (const { pattern, type } of shape.patterns) {
    const then = [
      ...(matched ? [code`${matched} = true;`] : []),
      ...(scope.seen ? [code`${scope.seen}.keys.add(${key});`] : []),
      ...checked(resolve(type, unit)),
    ];
    const matches = patternCheck(pattern, key, unit);
    if (matches.kind === "constant" && matches.value) addAll(rest, then.length > 0 ? [code`{`, ...indented(then), code`}`] : []);
    else addAll(rest, block(expression(matches), then));
  }
  if (additional.kind !== "unknown") {
    const then = checked(additional);
    addAll(rest, matched ? block(code`!${matched}`, then) : then);
  }
  if (rest.length > 0) {
    if (shape.fields.length > 0) addAll(body, skipNames(namesOf(shape), key));
    if (mentions(rest, item)) body.push(code`const ${item}: unknown = ${object}[${key}];`);
    addAll(body, rest);
  }
  const run = reachable(body);
  // An unused loop variable has to start with an underscore (noUnusedLocals).
  return run.length === 0 ? [] : [code`for (const ${mentions(run, key) ? key : code`_`} in ${object}) {`, ...indented(run), code`}`];
}

/** What the object evaluates, noted for `unevaluatedProperties` around it. Names that are absent do no harm. */
function marks(type: ObjectType, shape: Shape, seen: Code, unit: Unit): readonly Code[] {
  if (type.additionalDeclared || type.additional.kind !== "unknown") return [code`${seen}.allKeys = true;`];
  const declared = new Set(type.properties.map((property) => property.name));
  const regexes = (type.patterns ?? []).map(({ pattern }) => new RegExp(pattern.source, pattern.flags));
  const names = shape.fields.map(({ name }) => name).filter((name) => declared.has(name) || regexes.some((regex) => regex.test(name)));
  if (names.length === 0) return [];
  const list = join(
    names.map((name) => str(name)),
    code`, `,
  );
  return [code`${unit.helper("seeKeys")}(${seen}, [${list}]);`];
}
