import { defineConfig } from "vitest/config";
import base from "./vitest.config.js";

/** The tests that take longer than about ten seconds: `npm run test:heavy`. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: ["test/heavy/**/*.test.ts"],
    exclude: ["**/node_modules/**"],
    testTimeout: 1_200_000,
    hookTimeout: 1_200_000,
  },
});
