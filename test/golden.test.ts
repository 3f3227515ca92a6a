import { describe, expect, test } from "vitest";
import { formatText } from "../generator/diagnostics/format/text.js";
import { locate } from "../generator/diagnostics/report.js";
import { generateProgram } from "../generator/generate.js";
import { goldenCases, updateCase } from "./support/golden-cases.js";
import { memoryHost } from "./support/memory-host.js";
import { type CompilerVersion, type Resolution, repository, typeCheck } from "./support/type-check.js";

const update = process.env["PT_GEN_UPDATE_GOLDEN"] === "1";
const cases = goldenCases();

/** Output and words of one run over a case. */
async function run(one: (typeof cases)[number]): Promise<{ files: Record<string, string>; diagnostics: string }> {
  const host = memoryHost(one.sources);
  const { files, diagnostics } = await generateProgram(one.options, host);
  const located = await locate(diagnostics, host);
  return {
    files: Object.fromEntries(files.map(({ path, content }) => [path, content])),
    diagnostics: located.map((diagnostic) => formatText(diagnostic, false)).join("\n"),
  };
}

describe.each(cases.map((one) => [one.name, one] as const))("%s", (_name, one) => {
  test("makes what is expected, twice", async () => {
    const first = await run(one);
    if (update) updateCase(one, first.files, first.diagnostics);
    else {
      expect(first.diagnostics).toBe(one.diagnostics);
      expect(first.files).toEqual(one.expected);
    }
    expect(await run(one)).toEqual(first);
  });

  test("is clean text", () => {
    for (const [path, text] of Object.entries(one.expected)) {
      expect(text.endsWith("\n"), `${path} ends in a line break`).toBe(true);
      expect(text.match(/[ \t]+$/m), `${path} has no space at a line's end`).toBeNull();
      expect(text.includes(repository) || text.includes("/project"), `${path} names no place of this machine`).toBe(false);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
      expect(text.match(/[^\n\x20-\x7e]/)?.[0] ?? "", `${path} shows what it says`).toMatch(/^[\p{L}\p{P}\p{S}]?$/u);
    }
  });
});

/** Specifiers without an ending, or ending in `.ts`, are a bundler's. */
function resolutionOf(one: (typeof cases)[number]): Resolution {
  const text = one.expected["index.ts"] ?? one.expected["guards.ts"] ?? "";
  return /from "\.\/[^"]*\.js"/.test(text) || !/from "\.\//.test(text) ? "node" : "bundler";
}

test.runIf(!update).each<CompilerVersion>(["6", "5.6", "7"])(
  "every expected output compiles with TypeScript %s",
  { timeout: 300_000 },
  (compiler) => {
    for (const resolution of ["node", "bundler"] as const) {
      const files = cases
        .filter((one) => resolutionOf(one) === resolution)
        .flatMap((one) => Object.entries(one.expected).map(([path, text]) => [`${one.name}/${path}`, text] as const))
        .filter(([path]) => path.endsWith(".ts"));
      if (files.length > 0) expect(typeCheck(Object.fromEntries(files), { compiler, resolution }), resolution).toEqual([]);
    }
  },
);
