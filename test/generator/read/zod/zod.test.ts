import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { expandJob } from "../../../../generator/cli/expand-job.js";
import { locate } from "../../../../generator/diagnostics/report.js";
import { generateProgram } from "../../../../generator/generate.js";
import { diskHost } from "../../../../generator/host.js";
import { defaultOptions } from "../../../../generator/options.js";
import { repository } from "../../../support/type-check.js";

/** Modules are really run: they stand in a folder below the repository, so that they find its zod. */
async function run(files: Readonly<Record<string, string>>, zod = true) {
  mkdirSync(join(repository, ".cache"), { recursive: true });
  const root = mkdtempSync(join(repository, ".cache/zod-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) writeFileSync(join(root, path), text);
  const host = diskHost(root);
  const { job, host: running } = expandJob({ ...defaultOptions, inputs: Object.keys(files), providers: [], zod }, host);
  const { files: made, diagnostics, tools } = await generateProgram(job, running);
  return {
    types: made.find(({ path }) => path === "types.ts")?.content ?? "",
    tools: tools.map(({ name }) => name),
    found: (await locate(diagnostics, host)).map(({ reported: { code, file, line, tool } }) => [code, file, line ?? null, tool ?? null]),
    hints: diagnostics.map(({ hint }) => hint),
    messages: diagnostics.map(({ message }) => message),
  };
}

const tools = `import { z } from "zod";

/** Not exported: no tool. */
const Unit = z.enum(["celsius", "fahrenheit"]);

export const GetWeather = z
  .object({
    city: z.string().min(1).describe("Name of the city."),
    unit: Unit.default("celsius"),
    days: z.int().min(1).max(14).optional(),
    when: z.iso.datetime().nullable(),
  })
  .describe("The weather in a city.");
export type GetWeather = z.infer<typeof GetWeather>;

export const Shape = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("circle"), r: z.number() }),
  z.strictObject({ kind: z.literal("square"), side: z.number() }),
]);
interface Tree { name: string; kids: Tree[] }
export const Tree: z.ZodType<Tree> = z.lazy(() => z.object({ name: z.string(), kids: z.array(Tree) }));
export const Level = z.enum(["low", "high"]);
export const notASchema = 3;
`;

describe("schemas that a module exports", () => {
  test("object schemas are tools, named like the export; others are helpers", async () => {
    const { tools: names, types, found } = await run({ "tools.ts": tools });
    expect(found).toEqual([]);
    expect(names).toEqual(["GetWeather", "Shape", "Tree"]);
    expect(types).toContain(`/** The weather in a city. */
export interface GetWeather {
  /** Name of the city. At least 1 character. */
  city: string;`);
    expect(types).toContain('unit?: "celsius" | "fahrenheit"');
    expect(types).toContain("days?: number;");
    expect(types).toContain("when: string | null;");
    expect(types).toMatch(/kids: Tree\[\]/);
  });

  test("JavaScript, zod/mini and TypeScript without schemas", async () => {
    const mini = 'import * as z from "zod/mini";\nexport const Search = z.object({ query: z.string().check(z.minLength(1)) });';
    const { tools: names, found } = await run({ "a.mjs": mini, "b.ts": "export interface Plain { a: string }" });
    expect(found).toEqual([]);
    expect(names).toEqual(["Search", "Plain"]);
  });

  test("nothing is run unless asked for", async () => {
    const source = `${tools}\nthrow new Error("ran");`;
    expect((await run({ "tools.ts": source }, false)).found.map(([code]) => code)).not.toContain("zod-module-failed");
    const { found, messages } = await run({ "tools.ts": source });
    expect(found).toEqual([["zod-module-failed", "tools.ts", null, null]]);
    expect(messages[0]).toBe("'tools.ts' cannot be run: ran.");
  });
});

describe("what has no JSON form", () => {
  test.each([
    ["z.date()", "z.iso.datetime()"],
    ["z.bigint()", "z.int()"],
    ["z.map(z.string(), z.number())", "z.record"],
    ["z.set(z.string())", "z.array"],
    ["z.symbol()", "z.enum"],
    ["z.undefined()", ".optional()"],
    ["z.nan()", "z.number()"],
    ["z.file()", "z.base64()"],
    ["z.instanceof(URL)", "plain data"],
    ["z.transform((value) => value)", "what is sent"],
  ])("%s", async (schema, hint) => {
    const { found, hints } = await run({
      "tools.ts": `import { z } from "zod";\n\nexport const Tool = z.object({ a: z.array(${schema}) });`,
    });
    expect(found).toEqual([["zod-unrepresentable", "tools.ts", 3, "Tool"]]);
    expect(hints[0]).toContain(hint);
  });

  test("code in a schema is a warning", async () => {
    const {
      found,
      tools: names,
      messages,
    } = await run({
      "tools.ts": `import { z } from "zod";
export const Tool = z.object({ a: z.string().refine((text) => text !== "x"), b: z.string().trim(), c: z.string().transform(Number), d: z.preprocess(String, z.string()) });`,
    });
    expect(names).toEqual(["Tool"]);
    expect(found.map(([code]) => code)).toEqual(["zod-not-run", "zod-not-run", "zod-not-run", "zod-not-run"]);
    expect(messages.map((message) => message.split(":")[0]).sort()).toEqual(["Tool at /a", "Tool at /b", "Tool at /c", "Tool at /d"]);
  });

  test("schemas of zod 3", async () => {
    const { found } = await run({ "tools.ts": 'import { z } from "zod/v3";\nexport const Tool = z.object({ a: z.string() });' });
    expect(found).toEqual([["zod-version", "tools.ts", 2, "Tool"]]);
  });

  test("a JavaScript file without schemas", async () => {
    expect((await run({ "tools.mjs": "export const a = 1;" })).found).toEqual([["zod-no-schema", "tools.mjs", null, null]]);
  });
});
