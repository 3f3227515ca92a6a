import type { NumberType, StringType } from "../../../generator/model/index.js";
import { type Code, code, num } from "../../kit/index.js";
import { and, type Condition, holds, test } from "../condition.js";
import { contentCheck } from "../content.js";
import { formatCheck } from "../format.js";
import { patternCheck } from "../pattern.js";
import type { Unit } from "../unit.js";

export const isString = (value: Code): Condition => test(code`typeof ${value} === "string"`, code`typeof ${value} !== "string"`);

/** `Number.isFinite` and `Number.isInteger` say "number" too, and cost no more than `typeof`. */
export function numberCondition(type: NumberType, value: Code, unit: Unit): Condition {
  const number = code`(${value} as number)`;
  const least = type.minimum;
  const most = type.maximum;
  const above = type.exclusiveMinimum;
  const below = type.exclusiveMaximum;
  return and(
    holds(type.integer ? code`Number.isInteger(${value})` : code`Number.isFinite(${value})`),
    ...(least === undefined ? [] : [test(code`${number} >= ${num(least)}`, code`${number} < ${num(least)}`)]),
    ...(most === undefined ? [] : [test(code`${number} <= ${num(most)}`, code`${number} > ${num(most)}`)]),
    ...(above === undefined ? [] : [test(code`${number} > ${num(above)}`, code`${number} <= ${num(above)}`)]),
    ...(below === undefined ? [] : [test(code`${number} < ${num(below)}`, code`${number} >= ${num(below)}`)]),
    ...(type.multipleOf === undefined || (type.integer && type.multipleOf === 1)
      ? []
      : [holds(code`${unit.helper("multipleOf")}(${number}, ${num(type.multipleOf)})`)]),
  );
}

export const stringCondition = (type: StringType, value: Code, unit: Unit): Condition =>
  and(isString(value), stringRules(type, value, unit));

/** The rules of a string type for a value that is known to be a string. */
export function stringRules(type: StringType, value: Code, unit: Unit): Condition {
  return and(
    lengthAtLeast(type.minLength, value, unit),
    lengthAtMost(type.maxLength, value, unit),
    ...(type.pattern === undefined ? [] : [patternCheck(type.pattern, value, unit)]),
    ...(type.format?.assert ? [formatCheck(type.format.name, value, unit)] : []),
    ...(type.content ? [contentCheck(type.content, value, unit)] : []),
  );
}

function lengthAtLeast(count: number | undefined, value: Code, unit: Unit): Condition {
  if (count === undefined || count <= 0) return and();
  if (count <= 1) return test(code`${value}.length > 0`, code`${value}.length === 0`);
  return holds(code`${unit.helper("atLeast")}(${value}, ${num(count)})`);
}

function lengthAtMost(count: number | undefined, value: Code, unit: Unit): Condition {
  if (count === undefined) return and();
  if (count < 1) return test(code`${value}.length === 0`, code`${value}.length > 0`);
  return holds(code`${unit.helper("atMost")}(${value}, ${num(count)})`);
}
