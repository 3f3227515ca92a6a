import { type Diagnostic, diagnose } from "../diagnostics/index.js";
import type { LoweredProgram } from "../lower/index.js";
import type { Program } from "../model/index.js";
import type { Budget, Loss, ProviderName } from "../options.js";
import { dialects } from "../providers/index.js";
import { judge, rank } from "./fates.js";
import { fieldTokens } from "./fields.js";
import type { Fate } from "./inspection.js";
import { payloads } from "./payloads.js";
import { tokenCounter } from "./tokens.js";

/**
 * Compares what lowering came to with the user's own limits. The tokenizer is loaded only where tokens are limited.
 *
 * @returns errors that name tool, provider, figure and remedy; none where everything is within the budget
 */
export async function checkBudget(
  program: Program,
  lowered: ReadonlyMap<ProviderName, LoweredProgram>,
  budget: Budget,
): Promise<readonly Diagnostic[]> {
  const found: Diagnostic[] = [];
  if (budget.tokensPerTool !== undefined || budget.tokens !== undefined) found.push(...(await checkTokens(lowered, budget)));
  if (budget.strict !== undefined) found.push(...checkStrict(lowered, budget.strict));
  if (budget.loss !== undefined && budget.loss !== "guard") found.push(...checkLoss(program, lowered, budget.loss));
  return found;
}

async function checkTokens(lowered: ReadonlyMap<ProviderName, LoweredProgram>, budget: Budget): Promise<readonly Diagnostic[]> {
  const count = await tokenCounter();
  return [...lowered].flatMap(([provider, { tools }]) => {
    const sized = tools.map((tool) => ({ tool, tokens: count(JSON.stringify(payloads[provider](tool))) }));
    const each = sized
      .filter(({ tokens }) => tokens > (budget.tokensPerTool ?? Infinity))
      .map(({ tool, tokens }) => {
        const [heaviest] = [...fieldTokens(tool.schema, count)].sort((a, b) => b.tokens - a.tokens);
        return diagnose(
          "budget-tool-tokens",
          {
            provider,
            tokens,
            most: budget.tokensPerTool ?? 0,
            heaviest: heaviest && `'${heaviest.path}' with ${heaviest.tokens}`,
          },
          { place: tool.tool.at, tool: tool.tool.wireName },
        );
      });
    const sum = sized.reduce((total, { tokens }) => total + tokens, 0);
    if (budget.tokens === undefined || sum <= budget.tokens) return each;
    const heaviest = [...sized]
      .sort((a, b) => b.tokens - a.tokens)
      .slice(0, 3)
      .map(({ tool }) => tool.tool.wireName);
    return [...each, diagnose("budget-tokens", { provider, tokens: sum, most: budget.tokens, heaviest }, {})];
  });
}

function checkStrict(lowered: ReadonlyMap<ProviderName, LoweredProgram>, least: number): readonly Diagnostic[] {
  return [...lowered].flatMap(([provider, { tools }]) => {
    const strict = tools.filter((tool) => tool.strict).length;
    if (!dialects[provider][0].strict || tools.length === 0 || strict / tools.length >= least) return [];
    const loose = tools.find((tool) => !tool.strict);
    const reason = loose === undefined ? "" : `'${loose.tool.wireName}' is not: ${loose.strictReason}`;
    return [diagnose("budget-strict", { provider, strict, tools: tools.length, least, reason }, { place: loose?.tool.at })];
  });
}

/** One finding per tool and provider: its first and worst loss, and how many more there are. */
function checkLoss(
  program: Program,
  lowered: ReadonlyMap<ProviderName, LoweredProgram>,
  allowed: Exclude<Loss, "guard">,
): readonly Diagnostic[] {
  return program.tools.flatMap((tool) => {
    const own = new Map(
      [...lowered].flatMap(([provider, { tools }]) => {
        const one = tools.find((candidate) => candidate.tool === tool);
        return one === undefined ? [] : [[provider, one] as const];
      }),
    );
    const judged = judge(tool, program.types, own).filter(({ annotation }) => !annotation);
    return [...own.keys()].flatMap((provider) => {
      const lost = judged.flatMap(({ path, keyword, place, fates }) => {
        const fate = fates.get(provider)?.fate;
        return fate !== undefined && isLost(fate, allowed) ? [{ path, keyword, place, fate }] : [];
      });
      const worst = lost.find(({ fate }) => fate === "guard") ?? lost[0];
      if (worst === undefined) return [];
      const { path, keyword, fate, place = tool.at } = worst;
      return [diagnose("budget-loss", { provider, fate, path, keyword, others: lost.length - 1 }, { place, tool: tool.wireName })];
    });
  });
}

const isLost = (fate: Fate, allowed: Exclude<Loss, "guard">): fate is "told" | "guard" =>
  rank(fate) > rank(allowed === "none" ? "encoded" : "told");
