import { type Code, code, join } from "../kit/index.js";

/** A boolean expression that can be written as it is or negated, without a `!` around the whole. */
export type Condition =
  | { readonly kind: "constant"; readonly value: boolean }
  /** `reads`: how often the value stands in it. */
  | { readonly kind: "test"; readonly yes: Code; readonly no: Code; readonly reads: number }
  | { readonly kind: "and" | "or"; readonly items: readonly Condition[] };

export const always: Condition = { kind: "constant", value: true };
export const impossible: Condition = { kind: "constant", value: false };

export const test = (yes: Code, no: Code, reads = 1): Condition => ({ kind: "test", yes, no, reads });

/** A call or member of boolean type. */
export const holds = (yes: Code, reads = 1): Condition => ({ kind: "test", yes, no: code`!${yes}`, reads });

export function and(...items: readonly Condition[]): Condition {
  const flat = items.flatMap((item) => (item.kind === "and" ? item.items : [item])).filter((item) => !isConstant(item, true));
  if (flat.some((item) => isConstant(item, false))) return impossible;
  const [only] = flat;
  return only === undefined ? always : flat.length === 1 ? only : { kind: "and", items: flat };
}

export function or(...items: readonly Condition[]): Condition {
  const flat = items.flatMap((item) => (item.kind === "or" ? item.items : [item])).filter((item) => !isConstant(item, false));
  if (flat.some((item) => isConstant(item, true))) return always;
  const [only] = flat;
  return only === undefined ? impossible : flat.length === 1 ? only : { kind: "or", items: flat };
}

export function not(condition: Condition): Condition {
  switch (condition.kind) {
    case "constant":
      return condition.value ? impossible : always;
    case "test":
      return { kind: "test", yes: condition.no, no: condition.yes, reads: condition.reads };
    case "and":
      return { kind: "or", items: condition.items.map(not) };
    case "or":
      return { kind: "and", items: condition.items.map(not) };
  }
}

const isConstant = (condition: Condition, value: boolean): boolean => condition.kind === "constant" && condition.value === value;

/** How often the value is read when the expression is written out. */
export function reads(condition: Condition): number {
  if (condition.kind === "constant") return 0;
  return condition.kind === "test" ? condition.reads : condition.items.reduce((sum, item) => sum + reads(item), 0);
}

/** The condition as an expression. */
export function expression(condition: Condition, inside?: "and" | "or"): Code {
  switch (condition.kind) {
    case "constant":
      return condition.value ? code`true` : code`false`;
    case "test":
      return condition.yes;
    default: {
      const { kind, items } = condition;
      const text = join(
        items.map((item) => expression(item, kind)),
        kind === "and" ? code` && ` : code` || `,
      );
      return inside !== undefined && inside !== kind ? code`(${text})` : text;
    }
  }
}
