import { expect, test } from "vitest";
import { defaultOptions } from "../../generator/options.js";
import { runPasses } from "../../generator/passes/index.js";
import { readInputs } from "../../generator/read/index.js";
import { memoryHost } from "../support/memory-host.js";
import { compile } from "./compile.js";

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: template literal types of TypeScript.
const source = [
  "type Rows = { [k: string]: { a: string; b?: number }; [k: `x-${string}`]: { a: string; b: number } };",
  "/** @tool */ export interface Index { headers: { [k: `x-${string}`]: { a: string } }; byId: Record<number, string>; rows: Rows }",
  "/** @tool */ export type Scores = { [k: `x-${string}`]: number };",
].join("\n");
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: template literal types of TypeScript.

test("keys that no index signature speaks of are undeclared, and values of those that one does are pruned and typed", {
  timeout: 30_000,
}, async () => {
  const options = { ...defaultOptions, inputs: ["tools.ts"] };
  const { program } = runPasses((await readInputs(options, memoryHost({ "tools.ts": source }))).program, options);
  const { prune, is, lowered } = await compile(program);
  const left = (tool: string, value: unknown) => {
    const dropped: string[] = [];
    return [prune[tool]?.(value as never, dropped), dropped.sort()];
  };
  const whole = { headers: { "x-a": { a: "1" } }, byId: { 1: "x" }, rows: { y: { a: "2" }, "x-b": { a: "3", b: 1 } } };
  expect(left("Index", whole)).toEqual([whole, []]);
  const more = {
    headers: { "x-a": { a: "1", z: 1 }, other: 1 },
    byId: { 1: "x", one: 2 },
    rows: { y: { a: "2", z: 1 }, "x-b": { a: "3", b: 1, z: 1 } },
  };
  expect(is["Index"]?.(more)).toBe(true);
  expect(left("Index", more)).toEqual([whole, ["/byId/one", "/headers/other", "/headers/x-a/z", "/rows/x-b/z", "/rows/y/z"]]);
  expect(left("Scores", { "x-a": 1, y: "z" })).toEqual([{ "x-a": 1 }, ["/y"]]);
  const sent = JSON.stringify(lowered.get("openai")?.tools.map(({ schema }) => schema));
  expect(sent).not.toContain("JSON value as text");
});
