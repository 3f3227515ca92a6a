import { join } from "node:path";
import { defineConfig } from "vitest/config";
import base from "./vitest.config.js";

/** The tests that speak through the SDKs, with the SDKs installed in the folder `PT_GEN_SDKS` instead of the repository's own. */
const folder = join(process.env["PT_GEN_SDKS"] ?? "", "node_modules");
const aliases = Array.isArray(base.resolve?.alias) ? base.resolve.alias : [];

export default defineConfig({
  ...base,
  resolve: {
    alias: [
      ...aliases,
      ...["openai", "@anthropic-ai/sdk", "@google/genai"].map((name) => ({
        find: new RegExp(`^${name}(?=/|$)`),
        replacement: join(folder, name),
      })),
    ],
  },
  test: {
    ...base.test,
    include: ["test/{wire,emulator,contract,instructor,neutral}/**/*.test.ts", "test/laws/vendor-transforms.test.ts"],
  },
});
