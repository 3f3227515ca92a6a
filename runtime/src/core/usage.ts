/** Token counts and their sums. */
import type { Usage } from "../contract/result.js";

export const noUsage: Usage = { inputTokens: 0, outputTokens: 0, totalTokens: 0 };

const count = (value: unknown): number => (typeof value === "number" ? value : 0);

/** Adds counts; a vendor may leave any of them out or set it to `null`. */
export const total = (...counts: readonly unknown[]): number => counts.reduce<number>((sum, value) => sum + count(value), 0);

/** @param cached @param reasoning part of the others; absent where the vendor does not say */
export const usageOf = (inputTokens: number, outputTokens: number, all: unknown, cached?: unknown, reasoning?: unknown): Usage => ({
  inputTokens,
  outputTokens,
  totalTokens: count(all) || inputTokens + outputTokens,
  ...(typeof cached === "number" && { cachedInputTokens: cached }),
  ...(typeof reasoning === "number" && { reasoningTokens: reasoning }),
});

export const addUsage = (a: Usage, b: Usage): Usage => {
  const sum: { -readonly [K in keyof Usage]: Usage[K] } = { ...a };
  for (const key of Object.keys(b) as (keyof Usage)[]) sum[key] = (a[key] ?? 0) + (b[key] ?? 0);
  return sum;
};
