import type { Json } from "../../../generator/model/index.js";
import { type Code, code, join, json } from "../../kit/index.js";
import { type Condition, holds, or, test } from "../condition.js";
import type { Unit } from "../unit.js";

/** Up to so many a chain of comparisons is as fast as anything; beyond, a set is faster (and readable). */
const longestChain = 40;

export function literalCondition(values: readonly Json[], value: Code, unit: Unit): Condition {
  const scalars = [...new Set(values.filter(isScalar))];
  const structures = values.filter((item) => !isScalar(item));
  return or(
    ...scalarConditions(scalars, value, unit),
    ...structures.map((item) => holds(code`${unit.helper("equal")}(${value}, ${literalConstant(item, unit)})`)),
  );
}

function scalarConditions(scalars: readonly Scalar[], value: Code, unit: Unit): readonly Condition[] {
  if (scalars.length <= longestChain) {
    return scalars.map((item) => test(code`${value} === ${scalar(item)}`, code`${value} !== ${scalar(item)}`));
  }
  const items = join(
    scalars.map((item) => scalar(item)),
    code`, `,
  );
  const set = unit.constant(
    "values",
    code`ReadonlySet<unknown>`,
    JSON.stringify(scalars),
    code`/*@__PURE__*/ new Set<unknown>([${items}])`,
  );
  return [holds(code`${set}.has(${value})`)];
}

export type Scalar = null | boolean | number | string;

export const isScalar = (value: Json): value is Scalar => typeof value !== "object" || value === null;

export const scalar = (value: Scalar): Code => json(value);

/** Arrays and objects: a constant that `equal` compares with. */
const literalConstant = (value: Json, unit: Unit): Code => unit.constant("literal", code`unknown`, JSON.stringify(value), json(value));
