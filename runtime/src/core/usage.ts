/** Token counts and their sums. */
import type { Usage } from "../contract/result.js";

export const noUsage: Usage = { inputTokens: 0, outputTokens: 0, totalTokens: 0 };

/** Counts that a vendor may leave out or set to `null`. */
export const usageOf = (input: unknown, output: unknown, total: unknown, cached?: unknown, reasoning?: unknown): Usage => {
  const inputTokens = count(input);
  const outputTokens = count(output);
  return {
    inputTokens,
    outputTokens,
    totalTokens: typeof total === "number" ? total : inputTokens + outputTokens,
    ...(typeof cached === "number" ? { cachedInputTokens: cached } : {}),
    ...(typeof reasoning === "number" ? { reasoningTokens: reasoning } : {}),
  };
};

const count = (value: unknown): number => (typeof value === "number" ? value : 0);

const sum = (a: number | undefined, b: number | undefined): number | undefined => (a === undefined ? b : a + (b ?? 0));

export const addUsage = (a: Usage, b: Usage): Usage =>
  usageOf(
    a.inputTokens + b.inputTokens,
    a.outputTokens + b.outputTokens,
    a.totalTokens + b.totalTokens,
    sum(a.cachedInputTokens, b.cachedInputTokens),
    sum(a.reasoningTokens, b.reasoningTokens),
  );
