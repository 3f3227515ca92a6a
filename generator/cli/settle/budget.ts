import { type Budget, losses } from "../../options.js";

/** Absent where nothing is limited. */
export function settleBudget(given: unknown, report: (value: unknown, expected: string) => void): { readonly budget?: Budget } {
  if (given === undefined) return {};
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    report(given, "an object of tokensPerTool, tokens, strict, loss");
    return {};
  }
  const rules = {
    tokensPerTool: [(value: unknown) => Number.isInteger(value) && Number(value) >= 1, "a whole number of at least 1"],
    tokens: [(value: unknown) => Number.isInteger(value) && Number(value) >= 1, "a whole number of at least 1"],
    strict: [(value: unknown) => typeof value === "number" && value >= 0 && value <= 1, "a number from 0 to 1"],
    loss: [(value: unknown) => losses.some((loss) => loss === value), `one of ${losses.join(", ")}`],
  } as const;
  const settled = Object.entries(given).filter(([, value]) => value !== undefined);
  for (const [key, value] of settled) {
    const rule = Object.hasOwn(rules, key) ? rules[key as keyof typeof rules] : undefined;
    if (rule === undefined) report(key, "an object of tokensPerTool, tokens, strict, loss");
    else if (!rule[0](value)) report({ [key]: value }, `${key} as ${rule[1]}`);
  }
  return settled.length === 0 ? {} : { budget: Object.fromEntries(settled) };
}
