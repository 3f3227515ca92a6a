import { expect, test } from "vitest";
import { generateProgram } from "../../generator/generate.js";
import { defaultOptions } from "../../generator/options.js";
import { memoryHost } from "../support/memory-host.js";
import { typeCheck } from "../support/type-check.js";

/** Names of globals, of what the runtime exports, and of what generated files call things. */
const names = [
  ..."Array ArrayBuffer Awaited Boolean Date Error Extract JSON Map Math Number Object Omit Partial Pick Promise Readonly".split(" "),
  ..."Record RegExp Set String Symbol Anthropic GoogleGenAI OpenAI ChatResult MessageResult ResponsesRun Call Entry Fields".split(" "),
  ..."Guard Issue List Random Result Schema Tool ToolEntry Tools Top Undeclared Validated Never Unknown".split(" "),
];

test("a tool may be called like anything that generated code speaks of", { timeout: 60_000 }, async () => {
  const source = names
    .map(
      (name, i) => `export interface ${name} { s?: string[]; r: { [key: string]: ${i % 2 === 0 ? 1 : "{ n: number; l: string[] }[]"} } }`,
    )
    .join("\n");
  const options = { ...defaultOptions, inputs: ["tools.ts"], testing: true };
  const { files, diagnostics } = await generateProgram(options, memoryHost({ "tools.ts": source }));
  expect(diagnostics).toEqual([]);
  expect(typeCheck(Object.fromEntries(files.map(({ path, content }) => [path, content])))).toEqual([]);
});
