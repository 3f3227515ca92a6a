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

export const and = (...items: readonly Condition[]): Condition => combined("and", items);

export const or = (...items: readonly Condition[]): Condition => combined("or", items);

/** Constants are settled: one decides an `and` when it is false, an `or` when it is true; else it says nothing. */
function combined(kind: "and" | "or", given: readonly Condition[]): Condition {
  const deciding = kind === "or";
  const items: Condition[] = [];
  for (const item of given) {
    if (item.kind === kind) for (const one of item.items) items.push(one);
    else if (item.kind !== "constant") items.push(item);
    else if (item.value === deciding) return deciding ? always : impossible;
  }
  const [only] = items;
  if (only === undefined) return deciding ? impossible : always;
  return items.length === 1 ? only : { kind, items };
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
