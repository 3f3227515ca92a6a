import { children, type ObjectType, type Program, type Tool, type Type } from "../../generator/model/index.js";
import { type Code, code, ident, lines } from "../kit/index.js";
import { conditionOf, isObject, resolve } from "./check/condition-of.js";
import { next } from "./check/function.js";
import { scalar } from "./check/literal.js";
import { namesOf } from "./check/object.js";
import { block, indented } from "./check/statements.js";
import { alternatives, discriminatorOf, isTaggable } from "./check/union-members.js";
import { expression } from "./condition.js";
import { refuseForeign, skipNames } from "./keys.js";
import { fixedItem, item, keyed, type Path, pathCode, pathParameter, property } from "./path.js";
import { fieldsType, readField } from "./read.js";
import { inside, localName, maxLevel, type Scope, scopeOf } from "./scope.js";
import { shapeOf } from "./shape.js";
import { patternCheck } from "./pattern.js";
import type { Unit } from "./unit.js";

/** Whether `pruneX` exists: a TypeScript tool with an object that silently admits undeclared keys. */
export function prunes(program: Program, tool: Tool): boolean {
  if (tool.origin !== "typescript") return false;
  const args = program.types.get(tool.args)?.type;
  return openTypes(program)({ kind: "ref", key: tool.args }) || (args !== undefined && isSilent(args));
}

const known = new WeakMap<Program, (type: Type) => boolean>();

/** Tells whether an object with undeclared keys may stand anywhere in a type. */
function openTypes(program: Program): (type: Type) => boolean {
  const existing = known.get(program);
  if (existing) return existing;
  const users = new Map<string, string[]>();
  const open = new Set<string>();
  const waiting: string[] = [];
  for (const [key, named] of program.types) {
    const stack: Type[] = [named.type];
    for (let type = stack.pop(); type !== undefined; type = stack.pop()) {
      if (type.kind === "ref") users.set(type.key, [...(users.get(type.key) ?? []), key]);
      else if (isOpen(type) && !open.has(key)) waiting.push(key);
      for (const child of parts(type)) stack.push(child);
    }
  }
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (open.has(key)) continue;
    open.add(key);
    waiting.push(...(users.get(key) ?? []));
  }
  const memo = new WeakMap<Type, boolean>();
  const test = (type: Type): boolean => {
    const answer = memo.get(type) ?? (type.kind === "ref" ? open.has(type.key) : isOpen(type) || parts(type).some(test));
    memo.set(type, answer);
    return answer;
  };
  known.set(program, test);
  return test;
}

const isSilent = (type: Type): type is ObjectType =>
  type.kind === "object" && type.additional.kind === "unknown" && !type.additionalDeclared;

/** Not so where nothing at all is declared: `object` and `{}` are free forms, and arrive as they come. As a tool's arguments they are empty. */
const isOpen = (type: Type): boolean => isSilent(type) && (type.properties.length > 0 || (type.patterns ?? []).length > 0);

/** Children that describe parts of the value or the value itself. */
const parts = (type: Type): readonly Type[] => (type.kind === "not" ? [] : type.kind === "if" ? [type.then, type.else] : children(type));

/** `pruneX` and the functions it needs. */
export function pruneFunction(tool: Tool, unit: Unit): readonly Code[] {
  const type = unit.declared(tool.typeName);
  const root: Type = { kind: "ref", key: tool.args };
  const target = unit.named(tool.args).type;
  const isTop = isSilent(target) && !parts(target).some(openTypes(unit.program));
  const prune = unit.helper(isTop ? "pruneTop" : "prune");
  return [
    code`/** The value with declared properties only, at every depth; adds the JSON Pointer of each one left out to \`dropped\`. */`,
    code`export function ${ident(`prune${tool.typeName}`)}(value: ${type}, dropped: string[]): ${type} {`,
    code`  return ${prune}(value, ${undeclaredFunction(root, tool.typeName, unit, true)}, dropped);`,
    code`}`,
    code``,
  ];
}

function undeclaredFunction(type: Type, hint: string, unit: Unit, isRoot = false): Code {
  const named = type.kind === "ref" ? unit.named(type.key) : undefined;
  const target = named?.type ?? type;
  const owner = named?.identifier ?? hint;
  const limits = type.kind === "ref" && unit.plan.recursive(type.key);
  return unit.shared("undeclared", target, owner, (name) => {
    const counts = limits || unit.plan.mentionsRecursive(target);
    const scope = scopeOf(owner, counts);
    const body =
      isRoot && isSilent(target)
        ? objectStatements(target, code`value`, pathParameter, scope, unit, type.kind === "ref" && !unit.plan.referred(type.key))
        : statements(target, code`value`, pathParameter, scope, unit);
    return lines(
      code`function ${name}(value: unknown, path: string, found: string[]${counts && code`, depth: number`}): void {`,
      limits && code`  if (depth > ${unit.helper("maxDepth")}) return;`,
      ...indented(body),
      code`}`,
    );
  });
}

function call(type: Type, value: Code, path: Path, found: Code, scope: Scope, unit: Unit): Code {
  const counts = type.kind === "ref" ? unit.plan.recursive(type.key) : unit.plan.mentionsRecursive(type);
  const depth = type.kind === "ref" ? next(scope) : scope.depth;
  return code`${undeclaredFunction(type, scope.hint, unit)}(${value}, ${pathCode(path, unit)}, ${found}${counts && code`, ${depth}`});`;
}

/** Statements that add the pointers of undeclared properties of a local; none where a type cannot have any. */
function statements(given: Type, value: Code, path: Path, scope: Scope, unit: Unit): readonly Code[] {
  const type = resolve(given, unit);
  if (!openTypes(unit.program)(type)) return [];
  if (type.kind === "ref" || scope.level >= maxLevel) return [call(type, value, path, code`found`, scope, unit)];
  switch (type.kind) {
    case "object":
      return objectStatements(type, value, path, scope, unit);
    case "array": {
      const list = localName(scope, "list");
      const index = localName(scope, "i");
      const one = localName(scope, "item");
      const nested = inside(scope, "item");
      const fixed = type.prefix.map((entry, i) => {
        const local = localName(scope, entry.name ?? "item");
        const body = statements(entry.type, local, fixedItem(path, i), nested, unit);
        return body.length === 0 ? [] : [code`const ${local} = ${list}[${scalar(i)}];`, ...body];
      });
      const rest = statements(type.rest, one, item(path, index), nested, unit);
      const loop =
        rest.length === 0
          ? []
          : [
              code`for (let ${index} = ${scalar(type.prefix.length)}; ${index} < ${list}.length; ${index}++) {`,
              code`  const ${one} = ${list}[${index}];`,
              ...indented(rest),
              code`}`,
            ];
      return block(code`Array.isArray(${value})`, [code`const ${list}: readonly unknown[] = ${value};`, ...fixed.flat(), ...loop]);
    }
    case "union":
      return unionStatements(type.members, value, path, scope, unit);
    case "intersection":
      return shared(type.members, value, path, scope, unit, false);
    case "if":
      return unionStatements([type.then, type.else], value, path, scope, unit);
    default:
      return [];
  }
}

/** `isKnown`: the value is known to be an object, as the whole value is, for the guard has accepted it. */
function objectStatements(type: ObjectType, value: Code, path: Path, scope: Scope, unit: Unit, isKnown = false): readonly Code[] {
  const shape = shapeOf(type);
  const object = localName(scope, "given");
  const key = localName(scope, "key");
  const body: Code[] = [];
  const patterns = type.patterns ?? [];
  const push = code`found.push(${pathCode(keyed(path, key), unit)});`;
  const foreign = (keysOf: Code): readonly Code[] => [
    code`for (const ${key} in ${keysOf}) {`,
    ...indented(refuseForeign(namesOf(shape), key, push)),
    code`}`,
  ];
  const isTop = isSilent(type) && patterns.length === 0;
  if (isTop) body.push(...foreign(object));
  const keysAlone = body.length;
  for (const field of shape.fields) {
    const local = localName(scope, field.name);
    const inner = statements(field.type, local, property(path, field.name), inside(scope, field.name), unit);
    if (inner.length > 0) body.push(code`const ${local} = ${readField(object, field.name, unit)};`, ...inner);
  }
  const one = localName(scope, "item");
  const within = (other: Type) => statements(other, one, keyed(path, key), inside(scope, "item"), unit);
  const rest = isSilent(type) ? (patterns.length > 0 ? [push] : []) : within(shape.additional);
  const matching = patterns.map((each) => ({ test: patternCheck(each.pattern, key, unit), inner: within(each.type) }));
  if (rest.length > 0 || matching.some(({ inner }) => inner.length > 0)) {
    const matched = localName(scope, "matched");
    const readsItem = matching.some(({ inner }) => inner.length > 0) || (rest.length > 0 && !isSilent(type));
    const marks = rest.length > 0 && patterns.length > 0;
    body.push(
      code`for (const ${key} in ${object}) {`,
      ...indented([
        ...(shape.fields.length > 0 ? skipNames(namesOf(shape), key) : []),
        ...(readsItem ? [code`const ${one} = (${object} as Readonly<Record<string, unknown>>)[${key}];`] : []),
        ...(marks ? [code`let ${matched} = false;`] : []),
        ...matching.flatMap(({ test, inner }) => {
          const then = [...(marks ? [code`${matched} = true;`] : []), ...inner];
          return then.length === 0 ? [] : block(expression(test), then);
        }),
        ...(marks ? block(code`!${matched}`, rest) : rest),
      ]),
      code`}`,
    );
  }
  if (isKnown && isTop && body.length === keysAlone) return foreign(code`${value} as object`);
  const read = [code`const ${object} = ${value} as ${fieldsType(shape, unit)};`, ...body];
  return isKnown ? read : block(expression(isObject(value)), read);
}

function unionStatements(members: readonly Type[], value: Code, path: Path, scope: Scope, unit: Unit): readonly Code[] {
  const flat = alternatives(members, unit);
  const open = flat.filter((member) => openTypes(unit.program)(member));
  const structured = flat.filter((member) => ["object", "ref", "union", "intersection", "if"].includes(member.kind));
  const [only] = open;
  if (only !== undefined && open.length === 1 && structured.length <= 1) return statements(only, value, path, scope, unit);
  const objects = flat.filter((member) => isTaggable(member, unit));
  const discriminator = discriminatorOf(objects, unit);
  if (discriminator === undefined || objects.length !== structured.length) return shared(flat, value, path, scope, unit, true);
  const tagged = localName(scope, "tagged");
  return [
    ...block(expression(isObject(value)), [
      code`const ${tagged} = ${value} as ${unit.helper("Fields", true)}<${scalar(discriminator.name)}>;`,
      code`switch (${readField(tagged, discriminator.name, unit)}) {`,
      ...discriminator.cases.flatMap(({ tags, member }) => [
        ...tags.map((tag) => code`  case ${scalar(tag)}:${tag === tags.at(-1) ? code` {` : undefined}`),
        ...indented(indented(statements(member, tagged, path, inside(scope, "case"), unit))),
        code`    break;`,
        code`  }`,
      ]),
      code`}`,
    ]),
    ...open.filter((member) => member.kind === "array").flatMap((member) => statements(member, value, path, scope, unit)),
  ];
}

/** What all members that fit agree on. */
function shared(members: readonly Type[], value: Code, path: Path, scope: Scope, unit: Unit, tests: boolean): readonly Code[] {
  const lists = localName(scope, "lists");
  const structured = members.filter((member) => ["object", "array", "ref", "union", "intersection", "if"].includes(member.kind));
  const branches = structured.flatMap((member) => {
    const list = localName(scope, "own");
    const fill = openTypes(unit.program)(member) ? [call(member, value, path, list, scope, unit)] : [];
    const body = [code`const ${list}: string[] = [];`, ...fill, code`${lists}.push(${list});`];
    const condition = tests ? conditionOf(member, value, scope, unit) : undefined;
    return condition === undefined || condition.kind === "constant"
      ? [code`{`, ...indented(body), code`}`]
      : block(expression(condition), body);
  });
  return [code`const ${lists}: string[][] = [];`, ...branches, code`${unit.helper("undeclaredByAll")}(found, ${lists});`];
}
