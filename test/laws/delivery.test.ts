import { expect, test } from "vitest";
import { defaultOptions } from "../../generator/options.js";
import { runPasses } from "../../generator/passes/index.js";
import { readInputs } from "../../generator/read/index.js";
import { memoryHost } from "../support/memory-host.js";
import { compile } from "./compile.js";
import { deliver } from "./delivery.js";
import { judgeOf } from "./judge.js";

const inputSchema = {
  type: "object",
  properties: { city: { type: "string", maxLength: 20 }, days: { type: "integer", minimum: 1 }, unit: { enum: ["c", "f"] } },
  required: ["city"],
  additionalProperties: false,
};

async function deliverWith(issues?: () => [] | null) {
  const options = { ...defaultOptions, inputs: ["tools.json"] };
  const host = memoryHost({ "tools.json": JSON.stringify({ tools: [{ name: "weather", inputSchema }] }) });
  const { program } = runPasses((await readInputs(options, host)).program, options);
  const [tool] = program.tools;
  const judge = judgeOf(inputSchema);
  if (tool === undefined || judge === undefined) throw new Error("no tool");
  const compiled = await compile(program);
  const value = { city: "Toronto", days: 2, unit: "c" };
  return deliver(issues ? { ...compiled, issues: { [tool.typeName]: issues } } : compiled, tool, judge, value, 40, 0);
}

test("what the source refuses is never delivered, and what it allows always is", { timeout: 30_000 }, async () => {
  const { judged, accepted, escapes, refusals } = await deliverWith();
  expect([...escapes, ...refusals]).toEqual([]);
  expect(accepted).toBeGreaterThan(3);
  expect(judged - accepted).toBeGreaterThan(50);
});

test("a guard that takes everything is found out, and so is one that takes nothing", { timeout: 30_000 }, async () => {
  expect((await deliverWith(() => null)).escapes.length).toBeGreaterThan(20);
  expect((await deliverWith(() => [])).refusals.length).toBeGreaterThan(3);
});
