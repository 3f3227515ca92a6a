/** What a program carries that makes one call of one provider with two tools: core, provider, guards and payloads. */
import { expect, test } from "vitest";
import { bundleSize } from "../support/bundle-size.js";

test.each(["openai", "anthropic", "google"])("the client for %s is no more than 6 kB", async (provider) => {
  const { gzip } = await bundleSize(`export { callParallel } from "./examples/parallel-tools/generated/${provider}.ts";`);
  expect(gzip).toBeGreaterThan(2000);
  expect(gzip).toBeLessThanOrEqual(6000);
});
