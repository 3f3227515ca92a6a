import { assertNever, type Type, type UnionType } from "../../../generator/model/index.js";
import { type Code, code } from "../../kit/index.js";
import { always, and, type Condition, holds, impossible, not, or, test } from "../condition.js";
import { coversAll, isPlain } from "../domain.js";
import type { Scope } from "../scope.js";
import type { Unit } from "../unit.js";
import { checkFunction, type Split } from "./function.js";
import { literalCondition } from "./literal.js";
import { numberCondition, stringCondition, stringRules } from "./scalar.js";
import { templateCondition } from "./template.js";
import { alternatives, overlapping } from "./union-members.js";

/** A named type that is written out at its use is the type itself from here on. */
export function resolve(type: Type, unit: Unit): Type {
  let resolved = type;
  while (resolved.kind === "ref" && unit.plan.inlined(resolved.key)) resolved = unit.named(resolved.key).type;
  return resolved;
}

/** Most members of a union that stands in one expression. */
const shortUnion = 24;

/** Whether a type's check is one expression, without a function of its own. */
export function isSimple(given: Type, unit: Unit, depth = 4): boolean {
  const type = resolve(given, unit);
  switch (type.kind) {
    case "array":
    case "object":
      return isPlain(type) && type.kind === "object";
    case "union":
      return (
        depth > 0 &&
        type.members.length <= shortUnion &&
        !(type.exactlyOne && overlapping(type.members, unit)) &&
        type.members.every((member) => isSimple(member, unit, depth - 1) || (coversAll(type.members) && isPlain(member)))
      );
    case "intersection":
      return (
        depth > 0 &&
        !type.unevaluatedItems &&
        !type.unevaluatedProperties &&
        isNarrowedOnce(type.members.map((member) => resolve(member, unit).kind)) &&
        type.members.every((member) => isSimple(member, unit, depth - 1))
      );
    case "not":
      return depth > 0 && isSimple(type.type, unit, depth - 1);
    case "if":
      return false;
    default:
      return true;
  }
}

/** Tests one after another narrow a value for the compiler: only those of numbers do not, so only they stand together in an expression. */
const isNarrowedOnce = (kinds: readonly Type["kind"][]): boolean => kinds.every((kind) => kind === "number");

/** The check as an expression: what has no short one becomes a call of a function. `value` may be written several times. */
export function conditionOf(given: Type, value: Code, scope: Scope, unit: Unit, split: Split = checkFunction): Condition {
  const type = resolve(given, unit);
  switch (type.kind) {
    case "never":
      return impossible;
    case "unknown":
      return always;
    case "null":
      return test(code`${value} === null`, code`${value} !== null`);
    case "boolean":
      return test(code`typeof ${value} === "boolean"`, code`typeof ${value} !== "boolean"`);
    case "number":
      return numberCondition(type, value, unit);
    case "string":
      return stringCondition(type, value, unit);
    case "template":
      return templateCondition(type, value, unit);
    case "literal":
      return literalCondition(type.values, value, unit);
    case "not":
      return not(conditionOf(type.type, value, scope, unit));
    case "ref":
      return holds(split(type, value, scope, unit));
    default:
      break;
  }
  if (!isSimple(type, unit)) return holds(split(type, value, scope, unit));
  switch (type.kind) {
    case "array":
      return holds(split(type, value, scope, unit));
    case "object":
      return isObject(value);
    case "union":
      return unionCondition(type, value, scope, unit);
    case "intersection":
      return and(...type.members.map((member) => conditionOf(member, value, scope, unit)));
    case "if":
      return holds(split(type, value, scope, unit));
    default:
      return assertNever(type);
  }
}

function unionCondition(type: UnionType, value: Code, scope: Scope, unit: Unit): Condition {
  if (!coversAll(type.members)) return or(...alternatives(type.members, unit).map((member) => conditionOf(member, value, scope, unit)));
  // One member for each JSON type: only those with rules need a test, and only for values of their type.
  return and(
    ...type.members
      .filter((member) => !isPlain(member))
      .map((member) => or(not(kindCondition(member, value)), ruleCondition(member, value, scope, unit))),
  );
}

/** The rules of such a member for a value that is known to be of its JSON type. */
export const ruleCondition = (member: Type, value: Code, scope: Scope, unit: Unit): Condition =>
  member.kind === "string" ? stringRules(member, value, unit) : conditionOf(member, value, scope, unit);

/** Whether the value has the JSON type of a member of such a union. */
export function kindCondition(member: Type, value: Code): Condition {
  switch (member.kind) {
    case "null":
      return test(code`${value} === null`, code`${value} !== null`);
    case "array":
      return holds(code`Array.isArray(${value})`);
    case "object":
      return isObject(value);
    default:
      return typeofIs(value, member.kind === "boolean" || member.kind === "number" ? member.kind : "string");
  }
}

function typeofIs(value: Code, name: "boolean" | "number" | "string"): Condition {
  switch (name) {
    case "boolean":
      return test(code`typeof ${value} === "boolean"`, code`typeof ${value} !== "boolean"`);
    case "number":
      return test(code`typeof ${value} === "number"`, code`typeof ${value} !== "number"`);
    case "string":
      return test(code`typeof ${value} === "string"`, code`typeof ${value} !== "string"`);
  }
}

/** `null` first: V8 then drops the `null` that `typeof` allows for (1 % of a guard); arrays first cost 10 %. */
export const isObject = (value: Code): Condition =>
  and(
    test(code`${value} !== null`, code`${value} === null`),
    test(code`typeof ${value} === "object"`, code`typeof ${value} !== "object"`),
    test(code`!Array.isArray(${value})`, code`Array.isArray(${value})`),
  );
