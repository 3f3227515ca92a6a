import { basename } from "node:path";
import { format } from "prettier";
import { describe, expect, test } from "vitest";
import { goldenCases, updateCase } from "./support/golden-cases.js";
import { checkOutputs, type GoldenRun, isRuntimeCopy, runCase } from "./support/golden-run.js";
import { repository } from "./support/type-check.js";

/** Complete outputs and diagnostics of small inputs, reviewed as diffs. `npm run golden:update` rewrites them. */

const update = process.env["PT_GEN_UPDATE_GOLDEN"] === "1";
const cases = goldenCases();
const made = new Map<string, GoldenRun>();

/** What is stored: not the runtime's copy, nor the lock that holds its hashes; they would change with every change of the runtime. */
function kept(files: GoldenRun["files"]): GoldenRun["files"] {
  const inline = Object.keys(files).some((path) => path.startsWith("runtime/"));
  const isKept = (path: string): boolean => !inline || !(path.startsWith("runtime/") || path.endsWith(".lock.json"));
  return Object.fromEntries(Object.entries(files).filter(([path]) => isKept(path)));
}

describe.each(cases.map((one) => [one.name, one] as const))("%s", (name, one) => {
  test("makes what is expected, twice", async () => {
    const first = await runCase(one);
    made.set(name, first);
    if (update) updateCase(one, kept(first.files), first.diagnostics);
    else {
      expect(first.diagnostics).toBe(one.diagnostics);
      expect(kept(first.files)).toEqual(one.expected);
    }
    expect(await runCase(one)).toEqual(first);
  });

  test("is clean text", () => {
    for (const [path, text] of Object.entries(made.get(name)?.files ?? {})) {
      expect(text.endsWith("\n") && !text.endsWith("\n\n"), `${path} ends in one line break`).toBe(true);
      expect(text.match(/[ \t]+\n/), `${path} has no space at a line's end`).toBeNull();
      expect(text.match(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u), `${path} holds nothing that cannot be seen`).toBeNull();
      expect(text.includes(repository) || text.includes("/project"), `${path} names no place of this machine`).toBe(false);
    }
  });
});

/** Quotes inside strings are the one exception: generated code always escapes, the formatter picks the other kind of quote. */
test("all but guards and samples are laid out as the formatter would", async () => {
  const checked = new Set<string>();
  for (const [name, { files }] of made) {
    for (const [path, text] of Object.entries(files)) {
      const file = basename(path);
      if (!laidOut.includes(file) || path.includes("runtime/") || text.includes('\\"')) continue;
      expect(await format(text, { parser: "typescript", printWidth: 100 }), `${name}/${path}`).toBe(text);
      checked.add(file);
    }
  }
  expect([...checked].sort()).toEqual(laidOut);
});

/** Guards and samples keep one rule to a line, however long; templates/README.md says why. */
const laidOut = ["anthropic.ts", "envelope.ts", "google.ts", "handlers.ts", "index.ts", "mcp-v2.ts", "mcp.ts", "openai.ts", "types.ts"];

/** TypeScript 7 alone is quick; the others do the same in test/heavy. */
test("all output compiles with TypeScript 7", () => {
  expect(made.size).toBe(cases.length);
  expect(checkOutputs(made, "7").filter((found) => !isRuntimeCopy(found))).toEqual([]);
});

test("the inlined runtime compiles under the same flags", () => {
  expect(checkOutputs(made, "7").filter(isRuntimeCopy)).toEqual([]);
});
