import type { IntersectionType, Type } from "../../../generator/model/index.js";
import { type Code, code, join, onLines } from "../../kit/index.js";
import { expression, not } from "../condition.js";
import { coversAll, isPlain } from "../domain.js";
import { parameter } from "../mentions.js";
import { inside, localName, type Scope, scopeOf } from "../scope.js";
import type { Unit } from "../unit.js";
import { conditionOf, kindCondition, resolve } from "./condition-of.js";
import { next } from "./function.js";
import { arrayStatements } from "./array.js";
import { objectStatements } from "./object.js";
import { block, check, indented, type Value, widened } from "./statements.js";

/** The check of an intersection with `unevaluated*`: its members note what they evaluate, the rest is then looked at. */
export function unevaluatedStatements(type: IntersectionType, value: Value, scope: Scope, unit: Unit): readonly Code[] {
  const seen = localName(scope, "evaluated");
  const inner: Scope = { ...scope, seen };
  return [
    code`const ${seen} = ${unit.helper("nothingSeen")}();`,
    ...type.members.flatMap((member, i) => widened(i > 0, value, scope, (own) => track(member, own, inner, unit))),
    ...(type.unevaluatedProperties ? properties(type.unevaluatedProperties, value, inner, unit) : []),
    ...(type.unevaluatedItems ? items(type.unevaluatedItems, value, inner, unit) : []),
    ...(scope.seen ? told(type, seen, scope.seen, unit) : []),
  ];
}

/** What an inner intersection evaluated counts outside too, and `unevaluated*` evaluates all of its sort. */
function told(type: IntersectionType, inner: Code, outer: Code, unit: Unit): readonly Code[] {
  return [
    code`${unit.helper("merge")}(${outer}, ${inner});`,
    ...(type.unevaluatedProperties ? [code`${outer}.allKeys = true;`] : []),
    ...(type.unevaluatedItems ? [code`${outer}.items = Number.POSITIVE_INFINITY;`] : []),
  ];
}

function properties(type: Type, value: Value, scope: Scope, unit: Unit): readonly Code[] {
  const key = localName(scope, "key");
  const object = localName(scope, "object");
  const nested = { ...inside(scope, "unevaluated"), seen: undefined };
  const read: Value = { code: code`${object}[${key}]`, isLocal: false, name: "item" };
  const body = check(type, read, nested, unit, true);
  if (body.length === 0 || resolve(type, unit).kind === "unknown") return [];
  return block(
    code`typeof ${value.code} === "object" && ${value.code} !== null && !Array.isArray(${value.code}) && !${scope.seen}.allKeys`,
    [
      code`const ${object} = ${value.code} as Readonly<Record<string, unknown>>;`,
      code`for (const ${key} in ${object}) {`,
      code`  if (${scope.seen}.keys.has(${key})) continue;`,
      ...indented(body),
      code`}`,
    ],
  );
}

function items(type: Type, value: Value, scope: Scope, unit: Unit): readonly Code[] {
  if (resolve(type, unit).kind === "unknown") return [];
  const index = localName(scope, "i");
  const list = localName(scope, "list");
  const nested = { ...inside(scope, "unevaluated"), seen: undefined };
  const read: Value = { code: code`${list}[${index}]`, isLocal: false, name: "item" };
  return block(code`Array.isArray(${value.code})`, [
    code`const ${list}: readonly unknown[] = ${value.code};`,
    code`for (let ${index} = ${scope.seen}.items; ${index} < ${list}.length; ${index}++) {`,
    code`  if (${scope.seen}.also.has(${index})) continue;`,
    ...indented(check(type, read, nested, unit, true)),
    code`}`,
  ]);
}

/** Like `check`, and notes in `scope.seen` what of the value the type evaluates. */
function track(given: Type, value: Value, scope: Scope, unit: Unit): readonly Code[] {
  const type = resolve(given, unit);
  const { seen } = scope;
  if (seen === undefined) return check(type, value, scope, unit);
  const plain: Scope = { ...scope, seen: undefined };
  const side = (one: Type): readonly Code[] => widened(true, value, scope, (own) => track(one, own, scope, unit));
  switch (type.kind) {
    case "object":
      return objectStatements(type, value, scope, unit);
    case "array":
      return arrayStatements(type, value, scope, unit);
    case "union": {
      if (coversAll(type.members)) {
        return type.members.flatMap((member) =>
          isPlain(member) && !marks(member, unit)
            ? []
            : block(expression(kindCondition(member, value.code)), track(member, value, { ...scope, level: scope.level + 1 }, unit)),
        );
      }
      const count = localName(scope, "matches");
      const branches = type.members.map((member) => branchOf(member, value, scope, unit, [code`${count}++;`], []));
      return [
        code`let ${count} = 0;`,
        ...branches.flat(),
        type.exactlyOne ? code`if (${count} !== 1) return false;` : code`if (${count} === 0) return false;`,
      ];
    }
    case "intersection":
      if (type.unevaluatedItems || type.unevaluatedProperties) {
        return unevaluatedStatements(type, value, scope, unit);
      }
      return type.members.flatMap((member, i) => widened(i > 0, value, scope, (own) => track(member, own, scope, unit)));
    case "if":
      return branchOf(type.if, value, scope, unit, side(type.then), side(type.else));
    case "ref":
      if (!marks(type, unit)) return check(type, value, plain, unit);
      return [code`if (!${trackCall(type, value.code, seen, scope, unit)}) return false;`];
    default:
      return check(type, value, plain, unit);
  }
}

/** Runs a branch with notes of its own, which count only when it holds. */
function branchOf(type: Type, value: Value, scope: Scope, unit: Unit, yes: readonly Code[], no: readonly Code[]): readonly Code[] {
  const { seen } = scope;
  const resolved = resolve(type, unit);
  if (seen === undefined || !marks(resolved, unit)) {
    const condition = conditionOf(resolved, value.code, { ...scope, seen: undefined }, unit);
    return [...(yes.length > 0 ? block(expression(condition), yes) : []), ...(no.length > 0 ? block(expression(not(condition)), no) : [])];
  }
  const notes = localName(scope, "branch");
  const merge = code`${unit.helper("merge")}(${seen}, ${notes});`;
  return [
    code`const ${notes} = ${unit.helper("nothingSeen")}();`,
    code`if (${trackCall(resolved, value.code, notes, scope, unit)}) {`,
    ...indented([merge, ...yes]),
    ...(no.length > 0 ? [code`} else {`, ...indented(no)] : []),
    code`}`,
  ];
}

/** Whether a type may evaluate properties or items of the value itself. */
export function marks(type: Type, unit: Unit, seen: ReadonlySet<string> = new Set()): boolean {
  switch (type.kind) {
    case "object":
      return (
        type.properties.length > 0 || (type.patterns ?? []).length > 0 || type.additionalDeclared || type.additional.kind !== "unknown"
      );
    case "array":
      return type.prefix.length > 0 || type.restDeclared !== false || (type.contains ?? []).some((one) => one.evaluates);
    case "union":
      return type.members.some((member) => marks(member, unit, seen));
    case "intersection":
      return (
        type.unevaluatedItems !== undefined ||
        type.unevaluatedProperties !== undefined ||
        type.members.some((member) => marks(member, unit, seen))
      );
    case "if":
      return [type.if, type.then, type.else].some((one) => marks(one, unit, seen));
    case "ref":
      // A chain of references is followed a few steps; beyond, it is taken to evaluate something.
      return !seen.has(type.key) && (seen.size > 32 || marks(unit.named(type.key).type, unit, new Set([...seen, type.key])));
    default:
      return false;
  }
}

export function trackCall(type: Type, value: Code, seen: Code, scope: Scope, unit: Unit): Code {
  const target = type.kind === "ref" ? unit.named(type.key) : undefined;
  const counts = type.kind === "ref" ? unit.plan.recursive(type.key) : unit.plan.mentionsRecursive(type);
  const written = target?.type ?? type;
  const hint = target?.identifier ?? scope.hint;
  const name = unit.shared("track", written, hint, (own) => {
    const inner = scopeOf(hint, counts, code`seen`);
    const body = [
      ...(counts && target ? [code`if (depth > ${unit.helper("maxDepth")}) return false;`] : []),
      ...track(written, { code: code`value`, isLocal: true, name: hint }, inner, unit),
    ];
    const parameters = [
      code`${parameter("value", body)}: unknown`,
      code`${parameter("seen", body)}: ${unit.helper("Seen", true)}`,
      counts && code`${parameter("depth", body)}: number`,
    ];
    return onLines([code`function ${own}(${join(parameters, code`, `)}): boolean {`, ...indented(body), code`  return true;`, code`}`]);
  });
  const depth = type.kind === "ref" ? next(scope) : scope.depth;
  return code`${name}(${value}, ${seen}${counts && code`, ${depth}`})`;
}
