import { describe, expect, test } from "vitest";
import type { Program } from "../../generator/model/index.js";
import { defaultOptions } from "../../generator/options.js";
import { runPasses } from "../../generator/passes/index.js";
import { readInputs } from "../../generator/read/index.js";
import { memoryHost } from "../support/memory-host.js";
import { branches } from "./branches.js";
import { checkPrograms } from "./check-programs.js";
import { compileAll } from "./compile.js";
import { judgeOf } from "./judge.js";

const loose = (program: Program): Program => ({
  ...program,
  tools: program.tools.map((tool) => ({ ...tool, behaviour: { ...tool.behaviour, strict: "loose" as const } })),
});

const cases = await Promise.all(
  Object.entries(branches).map(async ([name, { schema, values }]) => {
    const options = { ...defaultOptions, inputs: ["tools.json"] };
    const read = await readInputs(
      options,
      memoryHost({ "tools.json": JSON.stringify({ tools: [{ name: "branch", inputSchema: schema }] }) }),
    );
    return { name, values, judge: judgeOf(schema), program: runPasses(read.program, options).program };
  }),
);

describe("what branches declare is sent, and comes back", () => {
  test.each(cases)("$name", { timeout: 120_000 }, async ({ name, program, values, judge }) => {
    const [compiled] = await compileAll([program]);
    const [tool] = program.tools;
    if (compiled === undefined || tool === undefined || judge === undefined) throw new Error("nothing to check");
    for (const value of values)
      expect([compiled.is[tool.typeName]?.(value), compiled.isDeclared(tool, value), judge(value)], JSON.stringify(value)).toEqual([
        true,
        true,
        true,
      ]);
    const { violations, delivered } = await checkPrograms(
      [program, loose(program)].map((each, i) => ({ name: `${name} ${i}`, program: each, judge: () => judge, values: () => values })),
      { values: 20, changes: 4 },
    );
    expect(violations).toEqual([]);
    expect(delivered.accepted).toBeGreaterThan(5);
  });
});
