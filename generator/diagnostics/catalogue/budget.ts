import { entry, few } from "./entry.js";

/** Findings about the user's own `budget`. */
export const budgetCodes = {
  "budget-tool-tokens": entry<{ provider: string; tokens: number; most: number; heaviest: string | undefined }>({
    severity: "error",
    message: ({ provider, tokens, most }) => `${tokens} tokens for ${provider}, more than budget.tokensPerTool allows (${most}).`,
    hint: ({ heaviest }) =>
      `Shorten descriptions or split the tool${heaviest === undefined ? "" : `; ${heaviest} is the largest part`}, or raise the budget. 'pt-gen inspect' shows the tokens of each field.`,
    about:
      "The configuration limits the tokens of one tool's payload. They are counted with o200k_base over the payload's JSON: for Anthropic and Google an estimate, as their tokenizers are their own.",
  }),
  "budget-tokens": entry<{ provider: string; tokens: number; most: number; heaviest: readonly string[] }>({
    severity: "error",
    message: ({ provider, tokens, most }) =>
      `All tools together take ${tokens} tokens for ${provider}, more than budget.tokens allows (${most}).`,
    hint: ({ heaviest }) => `Shorten the largest (${few(heaviest)}), generate fewer with --tools, or raise the budget.`,
    about:
      "The configuration limits the tokens of all payloads of one provider together: what every request pays for. They are counted with o200k_base, for Anthropic and Google an estimate.",
  }),
  "budget-strict": entry<{ provider: string; strict: number; tools: number; least: number; reason: string }>({
    severity: "error",
    message: ({ provider, strict, tools, least }) =>
      `${strict} of ${tools} tools are strict for ${provider} (${Math.floor((100 * strict) / tools)} %), less than budget.strict demands (${Math.round(least * 10_000) / 100} %).`,
    hint: ({ reason }) => `${reason} Change what keeps them loose, mark the most needed with @strict, or lower the budget.`,
    about:
      "The configuration demands that a share of the tools is strict, so that the vendor guarantees their arguments. Providers without a strict flag are not counted.",
  }),
  "budget-loss": entry<{ provider: string; fate: "told" | "guard"; path: string; keyword: string; others: number }>({
    severity: "error",
    message: ({ provider, fate, path, keyword, others }) =>
      `For ${provider}, '${keyword}' of '${path === "" ? "/" : path}' is ${fate === "told" ? "only told in words" : "left to the guard alone"}${others === 0 ? "" : `, and ${others} more assertion${others === 1 ? "" : "s"} like it`}; budget.loss does not allow that.`,
    hint: ({ fate }) =>
      `Say it in a way that the provider takes, leave it out, or set budget.loss to "${fate}": the guard refuses bad arguments all the same.`,
    about:
      "The configuration limits what may become of an assertion that a provider's schemas cannot carry: `none` demands that every one is kept or encoded, `told` that the model is told at least in words, `guard` allows that only the generated guard knows.",
  }),
};
