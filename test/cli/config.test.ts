import { describe, expect, test } from "vitest";
import { loadConfig } from "../../generator/cli/config/load-config.js";
import { jobsOf } from "../../generator/cli/jobs.js";
import { parseArguments } from "../../generator/cli/parse-arguments.js";
import { project } from "./support/project.js";

const jobs = (files: Record<string, string>, argv: readonly string[] = []) => jobsOf(parseArguments(argv), project(files).root);

describe("is found and loaded", () => {
  test.each<[string, string]>([
    [
      "pt-gen.config.ts",
      'import { defineConfig } from "pt-gen";\nconst dir: string = "out";\nexport default defineConfig({ inputs: "a.ts", out: dir });',
    ],
    ["pt-gen.config.mts", 'export default { inputs: "a.ts", out: "out" } satisfies object;'],
    ["pt-gen.config.js", 'module.exports = { inputs: "a.ts", out: "out" };'],
    ["pt-gen.config.mjs", 'export default { inputs: ["a.ts"], out: "out" };'],
    ["pt-gen.config.json", '\uFEFF{ "inputs": ["a.ts"], "out": "out" }'],
  ])("%s", async (name, text) => {
    const found = await jobs({ [name]: text });
    expect(found.diagnostics).toEqual([]);
    expect(found.jobs).toMatchObject([{ inputs: ["a.ts"], out: "out" }]);
    expect(found.config).toBe(name);
  });

  test("several jobs, with what they share", async () => {
    const list = await jobs({ "pt-gen.config.json": '[{"inputs":"a.ts","out":"a"},{"inputs":"b.ts","out":"b"}]' });
    expect(list.jobs).toMatchObject([
      { inputs: ["a.ts"], out: "a" },
      { inputs: ["b.ts"], out: "b" },
    ]);
    const shared = await jobs({
      "pt-gen.config.json":
        '{"providers":["openai"],"exact":true,"jobs":[{"inputs":"a.ts","out":"a"},{"inputs":"b.ts","out":"b","exact":false}]}',
    });
    expect(shared.jobs).toMatchObject([
      { providers: ["openai"], exact: true },
      { providers: ["openai"], exact: false },
    ]);
  });

  test("flags win, option by option", async () => {
    const config = '{"inputs":"a.ts","out":"a","providers":["openai"],"exact":true,"testing":true}';
    const found = await jobs({ "pt-gen.config.json": config }, ["b.ts", "-p", "google", "--no-exact"]);
    expect(found.jobs).toMatchObject([{ inputs: ["b.ts"], out: "a", providers: ["google"], exact: false, testing: true }]);
  });

  test("--no-config leaves it alone", async () => {
    const found = await jobs({ "pt-gen.config.ts": "throw new Error('loaded')" }, ["a.ts", "--no-config"]);
    expect(found.diagnostics).toEqual([]);
    expect(found.jobs).toMatchObject([{ inputs: ["a.ts"], out: "generated" }]);
  });

  test("paths are relative to the file", async () => {
    const found = await jobs({ "sub/dir/c.json": '{"inputs":["a.ts","/abs/b.ts","!x/*.ts","../up.ts"],"map":{"https://a/":"schemas"}}' }, [
      "--config",
      "sub/dir/c.json",
    ]);
    expect(found.diagnostics).toEqual([]);
    expect(found.jobs).toMatchObject([
      {
        inputs: ["sub/dir/a.ts", "/abs/b.ts", "!sub/dir/x/*.ts", "sub/up.ts"],
        out: "sub/dir/generated",
        map: [{ prefix: "https://a/", directory: "sub/dir/schemas" }],
      },
    ]);
  });
});

describe("complaints", () => {
  const complaint = async (text: string, name = "pt-gen.config.json") =>
    (await jobs({ [name]: text })).diagnostics.map((d) => [d.code, d.message]);

  test.each<[string, string, string]>([
    ['{"inptus":"a.ts"}', "config-invalid", "pt-gen.config.json: 'inptus' is no option. Did you mean 'inputs'?"],
    ['{"inputs":3}', "config-invalid", "'inputs' must be a string or a list of strings."],
    ['{"inputs":"a","providers":["opnai"]}', "config-invalid", "'providers' must be a list of openai, anthropic, google, or \"none\"."],
    ['{"inputs":"a","exact":"yes"}', "config-invalid", "'exact' must be true or false."],
    ['{"inputs":"a","draft":5}', "config-invalid", "'draft' must be one of 4, 6, 7, 2019-09, 2020-12."],
    ['{"inputs":"a","runtime":"x"}', "config-invalid", "'runtime' must be one of import, inline."],
    ['{"jobs":[{"inputs":"a","ot":"b"}]}', "config-invalid", "'jobs[0].ot' is no option. Did you mean 'out'?"],
    ['[{"inputs":"a"},{"map":3}]', "config-invalid", "'[1].map' must be an object of URL prefix to folder"],
    ['{"jobs":{}}', "config-invalid", "'jobs' must be a list of jobs."],
    ["3", "config-invalid", "the export must be an object of options."],
    ["null", "config-invalid", "the export must be an object of options."],
    ["[3]", "config-invalid", "'[0]' must be an object of options."],
    ["{,}", "config-unloadable", "cannot be loaded"],
    ["{}", "no-input", "A job of 'pt-gen.config.json' has no inputs."],
    ["[]", "no-input", "A job of 'pt-gen.config.json' has no inputs."],
    ['{"inputs":"a","providers":"opnai"}', "bad-value", "'opnai' is no value of 'providers'"],
    ['[{"inputs":"a"},{"inputs":"b"}]', "conflicting-options", "Two jobs and one output folder do not go together"],
  ])("%s", async (text, code, message) => {
    expect(await complaint(text)).toEqual([[code, expect.stringContaining(message)]]);
  });

  test.each<[string, string, string]>([
    ["pt-gen.config.ts", "export default {", "cannot be loaded"],
    ["pt-gen.config.ts", "throw new Error('no such thing\\n    at x')", "cannot be loaded: no such thing."],
    ["pt-gen.config.mjs", "export const config = {};", "it has no default export"],
    ["pt-gen.config.ts", "import x from 'no-such-package-at-all'; export default x;", "no-such-package-at-all"],
  ])("%s %s", async (name, text, message) => {
    expect(await complaint(text, name)).toEqual([["config-unloadable", expect.stringContaining(message)]]);
  });

  test("a file that is not there", async () => {
    expect((await loadConfig("x.config.ts", project().root)).diagnostics).toMatchObject([{ code: "config-not-found" }]);
  });

  test("inputs on the command line do not say which of several jobs they are for", async () => {
    const found = await jobs({ "pt-gen.config.json": '[{"inputs":"a","out":"a"},{"inputs":"b","out":"b"}]' }, ["c.ts"]);
    expect(found.diagnostics).toMatchObject([{ code: "conflicting-options", hint: expect.stringContaining("--no-config") }]);
  });

  test("no input, no configuration", async () => {
    expect((await jobs({})).diagnostics).toMatchObject([{ code: "no-input", hint: expect.stringContaining("--help") }]);
  });
});
