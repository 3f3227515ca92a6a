import { gzipSync } from "node:zlib";
import { build, type BuildOptions } from "esbuild";

/** How a program is bundled for a browser. */
export const forBrowsers = {
  bundle: true,
  minify: true,
  write: false,
  format: "esm",
  platform: "neutral",
  target: "es2022",
} as const satisfies BuildOptions;

/**
 * What a program weighs in a browser, its SDK left out.
 *
 * @param contents of a module at the root of the repository
 * @returns bytes, minified and then gzipped as well
 */
export async function bundleSize(contents: string): Promise<{ readonly minified: number; readonly gzip: number }> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: process.cwd(), loader: "ts" },
    ...forBrowsers,
    external: ["openai", "@anthropic-ai/sdk", "@google/genai"],
  });
  const bytes = outputFiles[0]?.contents ?? new Uint8Array();
  return { minified: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length };
}
