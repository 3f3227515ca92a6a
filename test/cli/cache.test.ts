import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { answersStand, recordingHost } from "../../generator/cli/cache/recording-host.js";
import { runJob } from "../../generator/cli/run-job.js";
import { settleOptions } from "../../generator/cli/settle-options.js";
import { diskHost } from "../../generator/host.js";
import { type GenerateOptions, generate } from "../../generator/index.js";
import { type Project, project, twoTools } from "./support/project.js";
import { ptGen } from "./support/pt-gen.js";

const withModules = (files: Record<string, string>) => project({ "package.json": "{}", "node_modules/.keep": "", ...files });

/** Runs a job with its memory and expects the folder to hold what a run without any would make. */
async function current(at: Project, given: GenerateOptions) {
  const { options } = settleOptions(given);
  const result = await runJob(options, false, diskHost(at.root), {});
  const { files } = await generate({ ...given, cwd: at.root });
  for (const { path, content } of files) expect(at.read(`generated/${path}`)).toBe(content);
  expect(at.list().filter((path) => path.startsWith("generated/"))).toEqual(files.map(({ path }) => `generated/${path}`).sort());
  expect(result.ok).toBe(files.length > 0);
  return result;
}

test("whatever changes, a run with its memory leaves what a run without would", async () => {
  const at = withModules({
    "tools.ts": 'import type { Units } from "./units";\nexport interface Weather { units: Units }\n',
    "units.ts": 'export type Units = "metric";\n',
  });
  const job = { inputs: "*.ts", providers: "openai" };
  expect(await current(at, job)).toMatchObject({ written: 5 });
  expect(await current(at, job)).toMatchObject({ written: 0 });
  const steps: readonly [string, () => void][] = [
    ["an imported file", () => at.write("units.ts", 'export type Units = "metric" | "imperial";\n')],
    ["an input", () => at.write("tools.ts", 'import type { Units } from "./units";\nexport interface Climate { units: Units }\n')],
    ["a new input", () => at.write("more.ts", "export interface More { a: string }\n")],
    ["an input less", () => rmSync(join(at.root, "more.ts"))],
    ["a generated file", () => at.write("generated/openai.ts", `${at.read("generated/openai.ts")}// edited\n`)],
    ["a generated file less", () => rmSync(join(at.root, "generated/types.ts"))],
    [
      "a tsconfig where there was none",
      () => at.write("tsconfig.json", '{"compilerOptions":{"module":"esnext","moduleResolution":"bundler"}}'),
    ],
    ["the lock file", () => at.write("generated/pt-gen.lock.json", "{}")],
    ["the memory itself", () => at.write("node_modules/.cache/pt-gen/x.json", "rubbish")],
  ];
  for (const [what, change] of steps) {
    change();
    const { written } = await current(at, job);
    if (what !== "the memory itself" && what !== "a new input") expect([what, written]).not.toEqual([what, 0]);
    expect([what, (await current(at, job)).written]).toEqual([what, 0]);
  }
});

test("options belong to it", async () => {
  const at = withModules({ "tools.ts": twoTools });
  await current(at, { inputs: "tools.ts" });
  await current(at, { inputs: "tools.ts", providers: "google" });
  await current(at, { inputs: "tools.ts", tools: "Weather" });
  await current(at, { inputs: "tools.ts", exact: true });
});

test("a rubbish memory is none", async () => {
  const at = withModules({ "tools.ts": twoTools });
  const job = { inputs: "tools.ts", providers: "none" };
  await current(at, job);
  const [memory = ""] = at.list().filter((path) => path.includes(".cache/pt-gen/"));
  const text = at.read(memory);
  for (const rubbish of [
    "",
    "{",
    "null",
    "[]",
    text.replace('"questions":[', '"questions":[3,'),
    text.replace('"files":[', '"files":[null,'),
  ]) {
    at.write(memory, rubbish);
    await current(at, job);
  }
});

test("computed types need a compiler, plain ones and an unchanged run none; nothing is kept where there is no node_modules", () => {
  const computed = `${twoTools}\nexport interface Third { part: Partial<{ a: string }> }`;
  const at = withModules({ "tools.ts": computed, "plain.ts": twoTools });
  const spy = `import m from "node:module";process.on("exit",()=>process.stderr.write(Object.keys(m._cache).some((k)=>k.includes("typescript.js"))?"compiler":"none"));`;
  const env = { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(spy)}` };
  const loaded = (args: readonly string[], more = {}) => ptGen(at.root, args, { env: { ...env, ...more } }).stderr;
  expect(loaded(["tools.ts"])).toBe("compiler");
  expect(loaded(["tools.ts"])).toBe("none");
  expect(loaded(["tools.ts", "--check"])).toBe("none");
  expect(loaded(["tools.ts"], { PT_GEN_CACHE: "off" })).toBe("compiler");
  expect(loaded(["plain.ts", "-o", "plain"])).toBe("none");
  at.write("tools.ts", computed.replace("query", "words"));
  expect(loaded(["tools.ts"])).toBe("compiler");
  const bare = project({ "tools.ts": twoTools });
  ptGen(bare.root, ["tools.ts"]);
  expect(bare.list().filter((path) => !path.startsWith("generated/"))).toEqual(["tools.ts"]);
});

describe("the recording host", () => {
  test("remembers each question and notices any other answer", () => {
    const at = project({ "a/x": "1", b: "2" });
    const { host, questions } = recordingHost(diskHost(at.root));
    host.readFile("b");
    host.readFile("b");
    host.readFile("gone");
    host.fileExists("c");
    host.directoryExists("a");
    host.readDirectory("a");
    host.realPath("b");
    expect(questions()).toHaveLength(6);
    const stands = () => answersStand(questions(), diskHost(at.root));
    expect(stands()).toBe(true);
    for (const [path, text] of [
      ["b", "3"],
      ["gone", ""],
      ["c", ""],
      ["a/y", ""],
    ] as const) {
      const before = at.list().includes(path) ? at.read(path) : undefined;
      at.write(path, text);
      expect([path, stands()]).toEqual([path, false]);
      if (before === undefined) rmSync(join(at.root, path));
      else at.write(path, before);
      expect([path, stands()]).toEqual([path, true]);
    }
  });
});
