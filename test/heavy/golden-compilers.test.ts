import { expect, test } from "vitest";
import { goldenCases } from "../support/golden-cases.js";
import { checkOutputs, type GoldenRun, isRuntimeCopy, runCase } from "../support/golden-run.js";
import type { CompilerVersion } from "../support/type-check.js";

test.each<CompilerVersion>(["6", "5.6"])("the output of all golden cases compiles with TypeScript %s", async (compiler) => {
  const made = new Map<string, GoldenRun>();
  for (const one of goldenCases()) made.set(one.name, await runCase(one));
  expect(checkOutputs(made, compiler).filter((found) => !isRuntimeCopy(found))).toEqual([]);
});
