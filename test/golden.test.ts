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

/** Output of this run, by case, for the compilers. */
const made = new Map<string, Readonly<Record<string, string>>>();

/** What is stored: not the runtime's copy, nor the lock that holds its hashes; they would change with every change of the runtime. */
function kept(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const inline = Object.keys(files).some((path) => path.startsWith("runtime/"));
  return Object.fromEntries(
    Object.entries(files).filter(([path]) => !inline || !(path.startsWith("runtime/") || path.endsWith(".lock.json"))),
  );
}

describe.each(cases.map((one) => [one.name, one] as const))("%s", (_name, one) => {
  test("makes what is expected, twice", async () => {
    const first = await run(one);
    made.set(one.name, first.files);
    if (update) updateCase(one, kept(first.files), first.diagnostics);
    else {
      expect(first.diagnostics).toBe(one.diagnostics);
      expect(kept(first.files)).toEqual(one.expected);
    }
    expect(await run(one)).toEqual(first);
  });

  test("is clean text", () => {
    for (const [path, text] of Object.entries(one.expected)) {
      expect(text.endsWith("\n"), `${path} ends in a line break`).toBe(true);
      expect(text.match(/[ \t]+\n/), `${path} has no space at a line's end`).toBeNull();
      expect(text.match(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u), `${path} holds nothing that cannot be seen`).toBeNull();
      expect(text.includes(repository) || text.includes("/project"), `${path} names no place of this machine`).toBe(false);
    }
  });
});

/** Specifiers without an ending, or ending in `.ts`, are a bundler's. */
function resolutionOf(files: Readonly<Record<string, string>>): Resolution {
  const text = files["index.ts"] ?? files["guards.ts"] ?? "";
  return /from "\.\/[^"]*\.js"/.test(text) || !/from "\.\//.test(text) ? "node" : "bundler";
}

test.runIf(!update).each<CompilerVersion>(["6", "5.6", "7"])("all output compiles with TypeScript %s", { timeout: 300_000 }, (compiler) => {
  for (const resolution of ["node", "bundler"] as const) {
    const files = [...made]
      .filter(([, output]) => resolutionOf(output) === resolution)
      .flatMap(([name, output]) => Object.entries(output).map(([path, text]) => [`${name}/${path}`, text] as const))
      .filter(([path]) => path.endsWith(".ts"));
    if (files.length > 0) expect(typeCheck(Object.fromEntries(files), { compiler, resolution }), resolution).toEqual([]);
  }
});
