import { describe, expect, test } from "vitest";
import { run } from "../../generator/cli/run.js";
import { memoryIo } from "./support/memory-io.js";
import { project, twoTools } from "./support/project.js";

async function inspect(files: Readonly<Record<string, string>>, args: readonly string[], env: Record<string, string> = {}) {
  const at = project(files);
  const io = memoryIo(at.root, env);
  const status = await run(["inspect", ...args], io);
  return { at, status, out: io.stdout(), err: io.stderr() };
}

describe("as text", () => {
  test("totals, budgets, fates with places, tokens of fields", async () => {
    const { status, out, err } = await inspect({ "tools.ts": twoTools }, ["tools.ts"]);
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(out).toMatch(/^2 tools\n {2}openai +2 of 2 strict +\d+ tokens +tools 2\/128 · greatest properties 2\/5000/);
    expect(out).toMatch(/^ {2}anthropic +2 of 2 strict +~\d+ tokens +strict tools 2\/20 · optional keys 0\/24 · unions 0\/16$/m);
    expect(out).toMatch(/^Weather {2}tools\.ts:2 {2}type Weather$/m);
    expect(out).toMatch(/^ {2}tools\.ts:4 +\/units enum +kept +kept +kept$/m);
    expect(out).toMatch(/^ {2}\/location +\d+ +\d+ +\d+$/m);
    expect(out).toContain("an estimate (~) for Anthropic and Google");
    expect(out).not.toMatch(/ \n/);
    expect(out).not.toContain("\u001b");
  });

  test("in colour only where it is wished, and strangers' escapes never", async () => {
    const list = JSON.stringify([{ name: "a\u001b[31mb", inputSchema: { type: "object", properties: { "x\u202e": { maxLength: 2 } } } }]);
    const coloured = await inspect({ "tools.json": list }, ["tools.json"], { FORCE_COLOR: "1" });
    expect(coloured.out).toContain("\u001b[32m");
    expect(coloured.out).toContain("a\\u{1b}[31mb");
    expect(coloured.out).not.toMatch(/\u202e/);
  });

  test("only the providers that are asked for", async () => {
    const { out } = await inspect({ "tools.ts": twoTools }, ["tools.ts", "-p", "google"]);
    expect(out).toContain("no strict flag");
    expect(out).not.toContain("openai");
  });
});

describe("as JSON", () => {
  test("one object of the documented shape, however it is asked for", async () => {
    const { status, out } = await inspect({ "tools.ts": twoTools }, ["tools.ts", "--json"]);
    expect(status).toBe(0);
    const found = JSON.parse(out);
    expect(Object.keys(found)).toEqual(["version", "ok", "tokenizer", "jobs", "tools", "diagnostics"]);
    expect(found).toMatchObject({ version: 1, ok: true, tokenizer: "o200k_base", jobs: [{ out: "generated" }], diagnostics: [] });
    expect(Object.keys(found.tools[0])).toEqual([
      "job",
      "name",
      "typeName",
      "file",
      "line",
      "column",
      "pointer",
      "source",
      "providers",
      "assertions",
    ]);
    expect(Object.keys(found.tools[0].providers.openai)).toEqual([
      "name",
      "strict",
      "strictReason",
      "dialect",
      "description",
      "schema",
      "payload",
      "tokens",
      "fields",
      "hoisting",
      "counts",
    ]);
    expect((await inspect({ "tools.ts": twoTools }, ["tools.ts", "--reporter", "json"])).out).toBe(out);
  });

  test("several jobs share nothing but the page", async () => {
    const config = JSON.stringify([
      { inputs: "a.ts", out: "a" },
      { inputs: "b.ts", out: "b", providers: "openai" },
    ]);
    const { out } = await inspect(
      { "a.ts": "export interface A { x: string }", "b.ts": "export interface B {}", "pt-gen.config.json": config },
      ["--json"],
    );
    const { jobs, tools } = JSON.parse(out);
    expect(jobs.map((job: { out: string; providers: object }) => [job.out, Object.keys(job.providers)])).toEqual([
      ["a", ["openai", "anthropic", "google"]],
      ["b", ["openai"]],
    ]);
    expect(tools.map((tool: { job: number; name: string }) => [tool.job, tool.name])).toEqual([
      [0, "A"],
      [1, "B"],
    ]);
  });
});

describe("as a page", () => {
  test("is written where it is wished, and only there", async () => {
    const { at, status, out } = await inspect({ "tools.ts": twoTools }, ["tools.ts", "--html", "report/inspect.html"]);
    expect({ status, out }).toEqual({ status: 0, out: "report/inspect.html written\n" });
    expect(at.list()).toEqual(["report/inspect.html", "tools.ts"]);
    expect(at.read("report/inspect.html")).toMatch(/^<!doctype html>\n/);
  });

  test("where nothing can be written, it is said", async () => {
    const { status, err } = await inspect({ "tools.ts": twoTools }, ["tools.ts", "--html", "tools.ts/inspect.html"]);
    expect(status).toBe(1);
    expect(err).toContain("output-unwritable");
  });

  test("needs a name", async () => {
    expect(await inspect({ "tools.ts": twoTools }, ["tools.ts", "--html"])).toMatchObject({
      status: 2,
      err: expect.stringContaining("missing-value"),
    });
  });
});

describe("budget in the configuration", () => {
  const budgeted = (budget: unknown) => ({ "tools.ts": twoTools, "pt-gen.config.json": JSON.stringify({ inputs: "tools.ts", budget }) });

  test("inspect and generate fail alike where it is passed", async () => {
    const files = budgeted({ tokensPerTool: 60 });
    const inspected = await inspect(files, []);
    expect(inspected.status).toBe(1);
    expect(inspected.err).toMatch(
      /tools\.ts:2:\d+ - error budget-tool-tokens: \d+ tokens for openai, more than budget\.tokensPerTool allows \(60\)\./,
    );
    const at = project(files);
    const io = memoryIo(at.root);
    expect(await run([], io)).toBe(1);
    expect(io.stderr()).toContain("budget-tool-tokens");
    expect(at.list()).toEqual(["pt-gen.config.json", "tools.ts"]);
    expect(await inspect(budgeted({ tokensPerTool: 600, strict: 1, loss: "none" }), [])).toMatchObject({ status: 0, err: "" });
  });

  test.each([
    [{ tokensPerTools: 60 }, "budget.tokensPerTools"],
    [{ tokensPerTool: 0 }, "budget.tokensPerTool"],
    [{ strict: 2 }, "budget.strict"],
    [{ loss: "much" }, "budget.loss"],
    [60, "budget"],
  ])("%j is wrong usage", async (budget, option) => {
    const { status, err } = await inspect(budgeted(budget), []);
    expect(status).toBe(2);
    expect(err).toContain("config-invalid");
    expect(err).toContain(option);
  });
});

describe("strict in the configuration", () => {
  const wishing = (strict: unknown) => ({ "tools.ts": twoTools, "pt-gen.config.json": JSON.stringify({ inputs: "tools.ts", strict }) });
  const [name = ""] = /interface (\w+)/.exec(twoTools)?.slice(1) ?? [];

  test("is obeyed and explained", async () => {
    const { out, status } = await inspect(wishing({ [name]: { openai: false } }), ["--json"]);
    expect(status).toBe(0);
    const { tools } = JSON.parse(out) as {
      tools: { name: string; providers: Record<string, { strict: boolean; strictReason: string }> }[];
    };
    const own = tools.find((tool) => tool.name === name)?.providers;
    expect(own?.["openai"]).toMatchObject({ strict: false, strictReason: "Loose: asked for by the configuration." });
    expect(own?.["anthropic"]?.strict).toBe(true);
  });

  test("a name that no tool has is an error with the nearest one", async () => {
    const { err, status } = await inspect(wishing({ [`${name}s`]: true }), []);
    expect(status).toBe(1);
    expect(err).toContain("strict-unknown-tool");
    expect(err).toContain(`Did you mean '${name}'?`);
  });

  test.each([[{ a: "yes" }], [{ a: { google: true } }], [true]])("%j is wrong usage", async (strict) => {
    const { status, err } = await inspect(wishing(strict), []);
    expect(status).toBe(2);
    expect(err).toContain("config-invalid");
  });
});
