import type { Config } from "../generate-options.js";

/**
 * Types the default export of `pt-gen.config.ts`, so that an editor completes and checks it. Returns what it is given.
 *
 * @example export default defineConfig({ inputs: ["src/tools.ts"], out: "src/generated", providers: ["openai"] });
 * @example export default defineConfig({ providers: "openai", jobs: [{ inputs: "a.ts", out: "a" }, { inputs: "b.json", out: "b" }] });
 */
export function defineConfig(config: Config): Config {
  return config;
}
