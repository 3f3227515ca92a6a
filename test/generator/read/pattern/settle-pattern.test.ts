import { describe, expect, test } from "vitest";
import { generateProgram } from "../../../../generator/generate.js";
import { defaultOptions } from "../../../../generator/options.js";
import { maxPatternWork } from "../../../../generator/read/pattern/limits.js";
import { settlePattern } from "../../../../generator/read/pattern/settle-pattern.js";
import { memoryHost } from "../../../support/memory-host.js";

async function findings(pattern: string, file: "tools.ts" | "tools.json", deepPatterns = false): Promise<readonly string[]> {
  const schema = { title: "Find", type: "object", properties: { code: { type: "string", pattern } } };
  const text = file === "tools.ts" ? `export interface Find {\n  /** @pattern ${pattern} */\n  code: string;\n}\n` : JSON.stringify(schema);
  const { diagnostics } = await generateProgram({ ...defaultOptions, inputs: [file], deepPatterns }, memoryHost({ [file]: text }));
  return diagnostics.map(({ code, severity }) => `${severity} ${code}`);
}

test("a pattern keeps its text, and the flag it compiles with", () => {
  const check = { place: undefined, budget: { left: maxPatternWork }, deep: false, report: () => {} };
  expect(settlePattern("^[a-z]$", check)).toEqual({ source: "^[a-z]$", flags: "u" });
  expect(settlePattern("^\\-x$", check)).toEqual({ source: "^\\-x$", flags: "" });
  expect(settlePattern("(", check)).toBeUndefined();
});

describe.each(["tools.ts", "tools.json"] as const)("patterns of %s", (file) => {
  test.each([
    ["^[a-z]+$", []],
    ["^(a+)+$", ["warning pattern-slow"]],
    ["^[a-z\\-_\\ ]+$", ["warning pattern-not-unicode"]],
    ["^(?i:a)$", ["error pattern-invalid"]],
    ["^[a-z$", ["error pattern-invalid"]],
  ])("%s", async (pattern, expected) => {
    expect(await findings(pattern, file)).toEqual(expected);
  });

  test("the deeper check finds polynomial time, on request only", async () => {
    expect(await findings("^a*a*a*$", file)).toEqual([]);
    expect(await findings("^a*a*a*$", file, true)).toEqual(["warning pattern-backtracks"]);
    expect(await findings("^[a-z]+(-[a-z]+)*$", file, true)).toEqual([]);
    // Found by our own check: said once.
    expect(await findings("^(a+)+$", file, true)).toEqual(["warning pattern-slow"]);
  });
});
