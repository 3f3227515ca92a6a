import { existsSync } from "node:fs";
import { join } from "node:path";
import { formatText } from "../../generator/diagnostics/format/text.js";
import { locate } from "../../generator/diagnostics/report.js";
import { generateProgram } from "../../generator/generate.js";
import type { GoldenCase } from "./golden-cases.js";
import { memoryHost } from "./memory-host.js";
import { type CompilerVersion, repository, type Resolution, typeCheck } from "./type-check.js";

/** What one run over a golden case makes and says. */
export interface GoldenRun {
  readonly files: Readonly<Record<string, string>>;
  readonly diagnostics: string;
  /** The user's modules that the output imports, by path beside the output folder; empty where it imports none. */
  readonly sources: Readonly<Record<string, string>>;
}

export async function runCase(one: GoldenCase): Promise<GoldenRun> {
  const host = memoryHost(one.sources);
  const { files, diagnostics } = await generateProgram(one.options, host);
  const located = await locate(diagnostics, host);
  return {
    files: Object.fromEntries(files.map(({ path, content }) => [path, content])),
    diagnostics: located.map((diagnostic) => formatText(diagnostic, false)).join("\n"),
    sources: files.some(({ path }) => path === "handlers.ts") ? one.sources : {},
  };
}

/** The SDK's second generation is not among our dependencies; where somebody has it, its golden is checked too. */
const hasServerPackage = existsSync(join(repository, "node_modules/@modelcontextprotocol/server"));

/** What compilers find in the output of cases, all in one program per way of resolving imports. */
export function checkOutputs(outputs: ReadonlyMap<string, GoldenRun>, compiler: CompilerVersion): readonly string[] {
  return (["node", "bundler"] as const).flatMap((resolution) => {
    const files = [...outputs]
      .filter(([, { files: output }]) => resolutionOf(output) === resolution)
      .flatMap(([name, { files: output, sources }]) => [
        ...Object.entries(output).map(([path, text]) => [`${name}/generated/${path}`, text] as const),
        ...Object.entries(sources).map(([path, text]) => [`${name}/${path}`, text] as const),
      ])
      .filter(([path]) => path.endsWith(".ts") && (hasServerPackage || !path.endsWith("/mcp-v2.ts")));
    const found = files.length > 0 ? typeCheck(Object.fromEntries(files), { compiler, resolution }) : [];
    // Which flags the user's own modules hold to is theirs to say; what they do not export or declare shows in the output.
    return found.filter((each) => /^[^/:]+\/generated\//.test(each) || !/^[^/:]+\//.test(each));
  });
}

/** Whether a compiler's finding is about the copy of the runtime that `--runtime inline` writes. */
export const isRuntimeCopy = (found: string): boolean => /^[^/:]+\/generated\/runtime\//.test(found);

/** Specifiers without an ending, or ending in `.ts`, are a bundler's. */
function resolutionOf(files: Readonly<Record<string, string>>): Resolution {
  const text = files["index.ts"] ?? files["guards.ts"] ?? "";
  return /from "\.\/[^"]*\.js"/.test(text) || !/from "\.\//.test(text) ? "node" : "bundler";
}
