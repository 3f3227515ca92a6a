import type { LoweredProgram } from "../lower/index.js";
import { measure } from "../lower/measure.js";
import type { ProviderName } from "../options.js";
import { dialects } from "../providers/index.js";
import type { BudgetUse } from "./inspection.js";

/** How much of the vendor's limits a list of tools uses: those of one request, and those of one strict schema by its greatest user. */
export function budgetsOf(provider: ProviderName, { tools }: LoweredProgram): readonly BudgetUse[] {
  const { request, schema } = dialects[provider][0].limits;
  const strict = tools.filter((tool) => tool.strict).map((tool) => ({ name: tool.tool.wireName, size: measure(tool.schema) }));
  const ofRequest = (name: BudgetUse["name"], used: number, limit: number | undefined): readonly BudgetUse[] =>
    limit === undefined ? [] : [{ name, used, limit, scope: "request", tool: null }];
  const ofSchema = (
    name: BudgetUse["name"],
    limit: number | undefined,
    value: (size: ReturnType<typeof measure>) => number,
  ): readonly BudgetUse[] => {
    if (limit === undefined) return [];
    const greatest = strict.reduce<{ readonly used: number; readonly tool: string | null }>(
      (most, one) => (value(one.size) > most.used ? { used: value(one.size), tool: one.name } : most),
      { used: 0, tool: null },
    );
    return [{ name, used: greatest.used, limit, scope: "schema", tool: greatest.tool }];
  };
  const sum = (value: (size: ReturnType<typeof measure>) => number) => strict.reduce((total, { size }) => total + value(size), 0);
  return [
    ...ofRequest("tools", tools.length, request?.tools),
    ...ofRequest("strict tools", strict.length, request?.strictTools),
    ...ofRequest(
      "optional keys",
      sum((size) => size.optionalKeys),
      request?.optionalKeys,
    ),
    ...ofRequest(
      "unions",
      sum((size) => size.unions),
      request?.unions,
    ),
    ...ofSchema("properties", schema?.properties, (size) => size.properties),
    ...ofSchema("depth", schema?.depth, (size) => size.depth),
    ...ofSchema("characters", schema?.characters, (size) => size.characters),
    ...ofSchema("enum values", schema?.enumValues, (size) => size.enumValues),
  ];
}
