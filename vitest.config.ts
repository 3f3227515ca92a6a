import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const runtime = (path: string) => fileURLToPath(new URL(`./runtime/src/${path}`, import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@pt-gen\/runtime$/, replacement: runtime("index.ts") },
      { find: /^@pt-gen\/runtime\/(contract|decode|envelope|guard|neutral|testing)$/, replacement: runtime("$1/index.ts") },
      { find: /^@pt-gen\/runtime\/(openai|anthropic|google)$/, replacement: runtime("providers/$1/index.ts") },
    ],
  },
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/heavy/**", "**/node_modules/**", "test/golden/**"],
    setupFiles: ["test/support/seed.ts"],
    testTimeout: 60_000,
    // CI adds up the reports of several runs.
    ...(process.env["PT_GEN_TEST_REPORT"] && { reporters: ["default", "json"], outputFile: { json: process.env["PT_GEN_TEST_REPORT"] } }),
    pool: "forks",
    poolOptions: { forks: { maxForks: 2 } },
  },
});
