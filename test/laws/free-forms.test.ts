import { expect, test } from "vitest";
import { defaultOptions } from "../../generator/options.js";
import { runPasses } from "../../generator/passes/index.js";
import { readInputs } from "../../generator/read/index.js";
import { memoryHost } from "../support/memory-host.js";
import { compile } from "./compile.js";

const source = `
interface Nothing {}
/** @tool */ export interface Store { data: object; any: {}; empty?: Nothing; list: object[]; known: { id: string }; either: object | { id: string } }
/** @tool */ export interface Ping {}
`;

test("what declares no property at all arrives whole, unless it is the arguments", { timeout: 30_000 }, async () => {
  const options = { ...defaultOptions, inputs: ["tools.ts"] };
  const { program } = runPasses((await readInputs(options, memoryHost({ "tools.ts": source }))).program, options);
  const { prune } = await compile(program);
  const left = (tool: string, value: unknown) => {
    const dropped: string[] = [];
    return [prune[tool]?.(value as never, dropped), dropped];
  };
  const whole = {
    data: { a: [{ b: 1 }] },
    any: { c: 1 },
    empty: { d: 1 },
    list: [{ e: 1 }, [{ f: 1 }]],
    known: { id: "x" },
    either: { g: 1 },
  };
  expect(left("Store", whole)).toEqual([whole, []]);
  expect(left("Store", { ...whole, known: { id: "x", h: 1 }, i: 1 })).toEqual([whole, ["/i", "/known/h"]]);
  expect(left("Ping", { a: 1 })).toEqual([{}, ["/a"]]);
});
