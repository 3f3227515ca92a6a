import { expect, test } from "vitest";
import type { Program } from "../../generator/model/index.js";
import { defaultOptions } from "../../generator/options.js";
import { runPasses } from "../../generator/passes/index.js";
import { readInputs } from "../../generator/read/index.js";
import { memoryHost } from "../support/memory-host.js";
import type { Case } from "./check-programs.js";
import { compileAll } from "./compile.js";
import { generatedCases } from "./generated-types.js";
import { nastyTools } from "./nasty-tools.js";
import { partialViolations } from "./partials.js";
import { declarationCases, schemaCases, writtenCases } from "./random-tools.js";
import { seed } from "../support/seed.js";

const programOf = async (file: string, content: string): Promise<Program> => {
  const options = { ...defaultOptions, inputs: [file] };
  return runPasses((await readInputs(options, memoryHost({ [file]: content }))).program, options).program;
};

/** Random types are often too tight for any value. */
const samplesOf = (sample: ((seed: number) => unknown) | undefined, count: number): readonly unknown[] => {
  try {
    return Array.from({ length: count }, (_, i) => sample?.(i));
  } catch {
    return [];
  }
};

const check = async (programs: readonly Program[], count: number, sizes: readonly number[], values: readonly unknown[] = []) => {
  const compiled = await compileAll(programs);
  const violations = compiled.flatMap((code, i) =>
    (programs[i]?.tools ?? []).flatMap((tool) =>
      [...values, ...samplesOf(code.sample[tool.typeName], count)].flatMap((value) =>
        sizes.flatMap((size) => partialViolations(code, tool, value, size)),
      ),
    ),
  );
  return violations.map((text) => text.slice(0, 1500));
};

const sizes = [1, 5, 12, 1000];

test("each kind of codec, nested in each other", { timeout: 60_000 }, async () => {
  const source = `
    interface Point { lat: number; lon: number; label?: string | null }
    type Shape = { kind: "map"; tags: Record<string, string[]> } | { kind: "list"; points: Point[]; "odd-key": string };
    export interface Draw {
      "odd name": string;
      when?: string;
      none?: string | null;
      tags: Record<string, string>;
      deep: Record<string, { "a b": Record<string, Point> }>;
      free: unknown;
      frees: unknown[];
      big: bigint extends never ? never : 1 | 2 | "3";
      pair: [string, Point, ...Record<string, number>[]];
      around: [string, ...number[], boolean];
      either: string | Point | Record<string, number>[];
      shape: Shape;
      shapes: Shape[];
    }
    export type Root = { a: Record<string, number> } | { b: [string, number] };
  `;
  expect(await check([await programOf("tools.ts", source)], 12, sizes)).toEqual([]);
});

test.each(Object.entries(nastyTools))("%s", { timeout: 60_000 }, async (_, { schema, values }) => {
  const tools = [{ name: "nasty", inputSchema: schema }];
  expect(await check([await programOf("tools.json", JSON.stringify({ tools }))], 12, sizes, values)).toEqual([]);
});

test.each([
  ["types", () => generatedCases(4, seed)],
  ["schemas", () => schemaCases(3, seed)],
  ["declarations", () => declarationCases(6, seed, 20, false)],
  ["files", () => writtenCases(12, seed)],
] as const)(`random %s (PT_GEN_SEED=${seed})`, { timeout: 120_000 }, async (_, cases) => {
  const programs: readonly Case[] = await cases();
  expect(
    await check(
      programs.map(({ program }) => program),
      3,
      [7],
    ),
  ).toEqual([]);
});
