import { describe, expect, test } from "vitest";
import { defineConfig, type GenerateInput, generate } from "../../generator/index.js";
import { project, twoTools } from "./support/project.js";

describe("generate()", () => {
  test("gives files, tools and diagnostics, and touches no disk", async () => {
    const at = project({ "src/tools.ts": twoTools });
    const result = await generate({ inputs: "src/*.ts", out: "src/out", providers: ["openai"], cwd: at.root });
    expect(result.diagnostics).toEqual([]);
    expect(result.tools).toEqual([
      { name: "Weather", typeName: "Weather" },
      { name: "GoogleSearch", typeName: "GoogleSearch" },
    ]);
    expect(result.files.map((file) => file.path)).toEqual(["types.ts", "guards.ts", "openai.ts", "index.ts", "pt-gen.lock.json"]);
    expect(result.files[0]?.content).toContain("export interface Weather");
    expect(at.list()).toEqual(["src/tools.ts"]);
  });

  test("the same input gives the same bytes, wherever it stands and however it is named", async () => {
    const run = async (inputs: (root: string) => string) => {
      const { root } = project({ "tools.ts": twoTools });
      return (await generate({ inputs: inputs(root), cwd: root })).files;
    };
    const files = await run(() => "tools.ts");
    expect(await run(() => "./tools.ts")).toEqual(files);
    expect(await run(() => "*.ts")).toEqual(files);
    expect(await run((root) => `${root}/tools.ts`)).toEqual(files);
  });

  test("loose options", async () => {
    const at = project({ "tools.ts": twoTools });
    const strict = await generate({ inputs: ["tools.ts"], providers: ["openai", "google"], tools: ["Weather"], cwd: at.root });
    expect(await generate({ inputs: "tools.ts", providers: "google,openai", tools: "Weather", cwd: at.root })).toEqual(strict);
    expect((await generate({ inputs: "tools.ts", providers: "none", cwd: at.root })).files.map((file) => file.path)).toContain("guards.ts");
  });

  test.each<[string, object, string]>([
    ["no input", {}, "no-input"],
    ["no such file", { inputs: "nope.ts" }, "input-not-found"],
    ["one good, one not", { inputs: ["tools.ts", "nope.ts"] }, "input-not-found"],
    ["a folder", { inputs: "." }, "input-is-directory"],
    ["a bad value", { inputs: "tools.ts", draft: 8 }, "bad-value"],
    ["an unknown tool", { inputs: "tools.ts", tools: "Wether" }, "unknown-tool-selected"],
    ["an option that there is not", { inputs: "tools.ts", provders: "openai" }, "unknown-option"],
  ])("%s: a diagnostic, no files, no exception", async (_, options, code) => {
    const at = project({ "tools.ts": twoTools });
    const result = await generate({ ...options, cwd: at.root } as GenerateInput);
    expect(result.files).toEqual([]);
    expect(result.diagnostics).toMatchObject([{ code, severity: "error" }]);
  });

  test("places are resolved", async () => {
    const at = project({ "tools.ts": "export interface A {\n  f: () => void;\n}\n" });
    const { diagnostics } = await generate({ inputs: "tools.ts", cwd: at.root });
    expect(diagnostics[0]).toMatchObject({ file: "tools.ts", line: 2, column: expect.any(Number), tool: "A", pointer: null });
  });

  test("keepGoing gives the good tools and the diagnostics", async () => {
    const at = project({ "tools.ts": "export interface A { f: () => void }\nexport interface B { ok: string }\n" });
    const result = await generate({ inputs: "tools.ts", keepGoing: true, cwd: at.root });
    expect(result.tools.map((tool) => tool.name)).toEqual(["B"]);
    expect(result.files.length).toBeGreaterThan(0);
    expect(result.diagnostics.some((diagnostic) => diagnostic.severity === "error")).toBe(true);
  });
});

test("defineConfig gives back what it was given", () => {
  const job = { inputs: "tools.ts", providers: ["openai"] } as const;
  expect(defineConfig(job)).toBe(job);
  const several = { out: "x", jobs: [job] } as const;
  expect(defineConfig(several)).toBe(several);
  // @ts-expect-error: a misspelt option
  defineConfig({ inputs: "tools.ts", ot: "x" });
  // @ts-expect-error: a misspelt option in a job
  defineConfig({ jobs: [{ inputs: "tools.ts", ot: "x" }] });
  // @ts-expect-error: no such provider
  defineConfig({ inputs: "tools.ts", providers: ["opnai"] });
});
