import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { defaultOptions, type Options } from "../../generator/options.js";
import { repository } from "./type-check.js";

/**
 * A golden case: a folder with input files, an optional `options.json` (any of `Options`; `inputs` defaults to the top-level files
 * whose names start with `tools`, in order), and what pt-gen must make of it: `expected/` with the complete output, `diagnostics.txt`
 * with what it must say, or both.
 */
export interface GoldenCase {
  readonly name: string;
  readonly directory: string;
  readonly options: Options;
  /** Everything in the folder but the expectations: text by relative path. */
  readonly sources: Readonly<Record<string, string>>;
  readonly expected: Readonly<Record<string, string>>;
  readonly diagnostics: string;
}

const goldenDirectory = join(repository, "test/golden");

export function goldenCases(): readonly GoldenCase[] {
  return readdirSync(goldenDirectory)
    .filter((name) => statSync(join(goldenDirectory, name)).isDirectory())
    .sort()
    .map((name) => {
      const directory = join(goldenDirectory, name);
      const all = filesBelow(directory);
      const entries = Object.entries(all);
      const sources = Object.fromEntries(
        entries.filter(([path]) => !path.startsWith("expected/") && path !== "diagnostics.txt" && path !== "options.json"),
      );
      const given = JSON.parse(all["options.json"] ?? "{}") as Partial<Options>;
      const inputs = Object.keys(sources).filter((path) => /^tools[^/]*$/.test(path));
      return {
        name,
        directory,
        options: { ...defaultOptions, inputs, ...given },
        sources,
        expected: Object.fromEntries(
          entries.filter(([path]) => path.startsWith("expected/")).map(([path, text]) => [path.slice("expected/".length), text]),
        ),
        diagnostics: all["diagnostics.txt"] ?? "",
      };
    });
}

/** Rewrites a case's expectations; what the output no longer has is removed. */
export function updateCase(one: GoldenCase, files: Readonly<Record<string, string>>, diagnostics: string): void {
  rmSync(join(one.directory, "expected"), { recursive: true, force: true });
  rmSync(join(one.directory, "diagnostics.txt"), { force: true });
  for (const [path, text] of Object.entries(files)) {
    const target = join(one.directory, "expected", path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  if (diagnostics !== "") writeFileSync(join(one.directory, "diagnostics.txt"), diagnostics);
}

function filesBelow(directory: string): Record<string, string> {
  const found: Record<string, string> = {};
  const waiting = [directory];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) waiting.push(path);
      else found[relative(directory, path).replaceAll("\\", "/")] = readFileSync(path, "utf8");
    }
  }
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
}
