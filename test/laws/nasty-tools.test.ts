import { expect, test } from "vitest";
import { defaultOptions } from "../../generator/options.js";
import { runPasses } from "../../generator/passes/index.js";
import { readInputs } from "../../generator/read/index.js";
import { memoryHost } from "../support/memory-host.js";
import { checkPrograms } from "./check-programs.js";
import { compile } from "./compile.js";
import { judgeOf } from "./judge.js";
import { nastyTools } from "./nasty-tools.js";

test.each(Object.entries(nastyTools))("the laws of lowering hold: %s", { timeout: 120_000 }, async (name, { schema, values }) => {
  const options = { ...defaultOptions, inputs: ["tools.json"] };
  const tools = [{ name: "nasty", inputSchema: schema }];
  const read = await readInputs(options, memoryHost({ "tools.json": JSON.stringify({ tools }) }));
  const { program, diagnostics } = runPasses(read.program, options, read.diagnostics);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const [tool] = program.tools;
  if (tool === undefined) throw new Error("no tool");
  const loose = {
    ...program,
    tools: program.tools.map((each) => ({ ...each, behaviour: { ...each.behaviour, strict: "loose" as const } })),
  };
  const judge = judgeOf(schema);
  expect(judge).toBeDefined();
  const { lowered, is, isDeclared } = await compile(program);
  expect(lowered.get("openai")?.tools.map(({ strict }) => strict)).toEqual([true]);
  for (const value of values)
    expect([is[tool.typeName]?.(value), isDeclared(tool, value), judge?.(value) ?? true], JSON.stringify(value)).toEqual([
      true,
      true,
      true,
    ]);
  const cases = [program, loose].map((each, i) => ({ name: `${name} ${i}`, program: each, judge: () => judge, values: () => values }));
  const { violations, delivered } = await checkPrograms(cases, { values: 40, changes: 4 });
  expect(violations).toEqual([]);
  expect(delivered.accepted).toBeGreaterThan(5);
});
