/** Token counts and their sums. */
import type { Usage } from "../contract/result.js";

/** The sum of some counts; a vendor may leave any of them out or set it to `null`. */
const total = (counts: readonly unknown[]): number => counts.reduce<number>((sum, count) => sum + (Number(count) || 0), 0);

/**
 * @param input parts of the prompt @param output parts of the reply @param all their sum as the vendor counts it
 * @param cached @param reasoning part of the others; absent where the vendor does not say
 */
export const usageOf = (
  input: readonly unknown[],
  output: readonly unknown[],
  all?: unknown,
  cached?: unknown,
  reasoning?: unknown,
): Usage => ({
  inputTokens: total(input),
  outputTokens: total(output),
  totalTokens: Number(all) || total([...input, ...output]),
  ...(typeof cached === "number" && { cachedInputTokens: cached }),
  ...(typeof reasoning === "number" && { reasoningTokens: reasoning }),
});

export const addUsage = (a: Usage, b: Usage): Usage => {
  const sum: { -readonly [K in keyof Usage]: Usage[K] } = { ...a };
  for (const key of Object.keys(b) as (keyof Usage)[]) sum[key] = (a[key] ?? 0) + (b[key] ?? 0);
  return sum;
};
