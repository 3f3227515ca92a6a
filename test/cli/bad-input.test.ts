import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "../../generator/cli/run.js";
import { memoryIo } from "./support/memory-io.js";
import { type Project, project, twoTools } from "./support/project.js";
import { ptGen, type Run } from "./support/pt-gen.js";

/** What holds for every bad input: the status, no stack, nothing written, and what was written before left alone. */
function refused(at: Project, args: readonly string[], status: 1 | 2, options: Parameters<typeof ptGen>[2] = {}): Run {
  const before = at.list();
  const ended = ptGen(at.root, args, options);
  expect(ended).toMatchObject({ status });
  expect(ended.stdout + ended.stderr).not.toMatch(/^\s+at .*[:(]\d+|node:internal|Error: |\[object Object\]|undefined/m);
  expect(at.list()).toEqual(before);
  return ended;
}

/** The same command within this process, where the compiler is loaded already: what `--reporter json` says, and nothing else does. */
async function reported(at: Project, args: readonly string[], status: 1 | 2) {
  const before = at.list();
  const io = memoryIo(at.root);
  expect(await run([...args, "--reporter", "json"], io)).toBe(status);
  expect(io.stderr()).toBe("");
  expect(at.list()).toEqual(before);
  const report = JSON.parse(io.stdout());
  expect(report).toMatchObject({ ok: false, files: [] });
  expect(Object.keys(report)).toEqual(["ok", "files", "tools", "diagnostics"]);
  return report.diagnostics;
}

test("a missing file", async () => {
  const at = project({ "tools.ts": twoTools });
  expect(refused(at, ["tols.ts"], 1).stderr).toContain("No file matches 'tols.ts'. Did you mean 'tools.ts'?");
  expect(await reported(at, ["tols.ts"], 1)).toMatchObject([{ code: "input-not-found", severity: "error" }]);
});

test("one missing file among good ones still writes nothing", async () => {
  const at = project({ "tools.ts": twoTools });
  expect(await reported(at, ["tools.ts", "more/*.ts"], 1)).toMatchObject([{ code: "input-not-found" }]);
});

describe("a syntax error", () => {
  test("in TypeScript", async () => {
    const at = project({ "tools.ts": "/** W */\nexport interface Weather {\n  location string;\n}\n" });
    const { stderr } = refused(at, ["tools.ts"], 1);
    expect(stderr).toMatch(/^tools\.ts:3:\d+ - error [a-z-]+: /m);
    expect(stderr).toMatch(/^ {2}3 \| {3}location string;$/m);
    expect((await reported(at, ["tools.ts"], 1))[0]).toMatchObject({ file: "tools.ts", line: 3, hint: expect.stringMatching(/./) });
  });

  test("in JSON", async () => {
    const at = project({ "tool.json": '{\n  "type": "object",\n  "properties": {\n' });
    expect((await reported(at, ["tool.json"], 1))[0]).toMatchObject({
      file: "tool.json",
      severity: "error",
      hint: expect.stringMatching(/./),
    });
  });

  test("in YAML", async () => {
    const at = project({ "tool.yaml": "type: object\nproperties: {a: [\n" });
    expect((await reported(at, ["tool.yaml"], 1))[0]).toMatchObject({ file: "tool.yaml", severity: "error" });
  });
});

describe("a type that cannot be an argument", () => {
  test.each<[string, string, number]>([
    ["a function", "callback: () => void;", 4],
    ["a symbol", "key: symbol;", 4],
    // Of a class the place is its declaration: that is what has to change.
    ["a class with private state", "account: Account;", 1],
  ])("%s", async (_, member, line) => {
    const at = project({
      "tools.ts": `class Account { #secret = 1; private balance = 0; }\nexport interface Pay {\n  amount: number;\n  ${member}\n}\n`,
    });
    const [first] = await reported(at, ["tools.ts"], 1);
    expect(first).toMatchObject({ severity: "error", file: "tools.ts", line, tool: "Pay", hint: expect.stringMatching(/./) });
    expect(refused(at, ["tools.ts"], 1).stderr).toMatch(new RegExp(`^tools\\.ts:${line}:\\d+ - error `, "m"));
  });
});

test("two tools with one name", async () => {
  const at = project({ "a.ts": twoTools, "b.ts": "export interface Weather { city: string }\n" });
  expect(refused(at, ["a.ts", "b.ts"], 1).stderr).toMatch(/^b\.ts:1:\d+ - error duplicate-tool: /m);
  expect(await reported(at, ["a.ts", "b.ts"], 1)).toMatchObject([
    {
      code: "duplicate-tool",
      tool: "Weather",
      file: "b.ts",
      line: 1,
      message: expect.stringContaining("a.ts"),
      hint: expect.stringContaining("@tool"),
    },
  ]);
});

describe("empty input", () => {
  test.each([
    ["tools.ts", ""],
    ["tools.ts", "const hidden = 1;\n"],
    ["tools.json", "[]"],
    ["tools.json", '{"tools":[]}'],
  ])("%s %j", async (name, text) => {
    const at = project({ [name]: text });
    if (text === "") expect(refused(at, [name], 1).stderr).toContain("error ");
    expect(await reported(at, [name], 1)).toContainEqual(
      expect.objectContaining({ severity: "error", message: expect.stringMatching(new RegExp(`no tool.*${name}`, "i")) }),
    );
  });

  test("an empty JSON or YAML file", async () => {
    expect((await reported(project({ "tools.json": "" }), ["tools.json"], 1))[0]).toMatchObject({ severity: "error" });
    expect((await reported(project({ "tools.yaml": "" }), ["tools.yaml"], 1))[0]).toMatchObject({ severity: "error" });
  });

  test("a folder", async () => {
    expect(await reported(project({ "src/tools.ts": twoTools }), ["src"], 1)).toMatchObject([
      { code: "input-is-directory", hint: expect.stringContaining("src/**/*.ts") },
    ]);
  });
});

describe("an unwritable output folder", () => {
  test("a file stands in its place", async () => {
    const at = project({ "tools.ts": twoTools, generated: "a file" });
    expect(refused(at, ["tools.ts"], 1).stderr).toContain("Cannot write 'generated': a file is in its place.");
    expect(await reported(at, ["tools.ts", "-o", "generated/deep"], 1)).toMatchObject([{ code: "output-unwritable" }]);
  });

  const superuser = process.getuid?.() === 0;
  test.skipIf(process.platform === "win32")("no permission", () => {
    const at = project({ "tools.ts": twoTools });
    chmodSync(at.root, 0o755);
    mkdirSync(join(at.root, "locked"));
    chmodSync(join(at.root, "locked"), 0o555);
    // Permissions do not bind the superuser, as whom containers often run tests; nobody then runs the command.
    const run = refused(at, ["tools.ts", "-o", "locked/out"], 1, superuser ? { uid: 65534 } : {});
    expect(run.stderr).toContain("permission denied");
    expect(run.stderr).toContain("--out");
  });

  test.skipIf(process.platform !== "linux")("a file system that makes no folders", async () => {
    const at = project({ "tools.ts": twoTools });
    expect(await reported(at, ["tools.ts", "-o", "/proc/nowhere/out"], 1)).toMatchObject([{ code: "output-unwritable" }]);
  });

  test("a file of the user's would be lost", async () => {
    const at = project({ "tools.ts": twoTools, "src/index.ts": "export const mine = 1;\n" });
    expect(await reported(at, ["tools.ts", "-o", "src"], 1)).toMatchObject([{ code: "output-not-ours" }]);
    expect(at.read("src/index.ts")).toBe("export const mine = 1;\n");
  });
});

describe("wrong usage is status 2", () => {
  test.each<[string[], string, string]>([
    [["tools.ts", "--provders", "openai"], "unknown-flag", "Did you mean '--providers'?"],
    [["tools.ts", "-p", "opnai"], "bad-value", "Did you mean 'openai'?"],
    [["tools.ts", "--draft", "5"], "bad-value", "one of 4, 6, 7, 2019-09, 2020-12"],
    [["tools.ts", "--out"], "missing-value", "'--out' needs a value"],
    [["tools.ts", "--check=yes"], "unexpected-value", "'--check' takes no value"],
    [["inti"], "unknown-command", "Did you mean 'init'?"],
    [[], "no-input", "No input was given"],
    [["--config", "nope.ts"], "config-not-found", "'nope.ts'"],
    [["tools.ts", "--check", "--watch"], "conflicting-options", "do not go together"],
    [["--explain", "input-not-fond"], "unknown-code", "Did you mean 'input-not-found'?"],
  ])("%j", async (args, code, message) => {
    const at = project({ "tools.ts": twoTools });
    const { stderr } = refused(at, args, 2);
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^ {2}hint: .{10,}$/m);
    expect(await reported(at, args, 2)).toMatchObject([{ code, severity: "error" }]);
  });

  test("a misspelt reporter", () => {
    expect(refused(project({ "tools.ts": twoTools }), ["tools.ts", "--reporter", "jsn"], 2).stderr).toContain("Did you mean 'json'?");
  });
});

test("the others' diagnostics are not hidden by one bad tool, and nothing is written", async () => {
  const at = project({
    "tools.ts": "export interface A { f: () => void }\nexport interface B { s: symbol }\nexport interface C { ok: string }\n",
  });
  const tools = new Set((await reported(at, ["tools.ts"], 1)).map((diagnostic: { tool: string }) => diagnostic.tool));
  expect(tools).toEqual(new Set(["A", "B"]));
});

test("--keep-going writes the good ones, with status 1 all the same", () => {
  const at = project({ "tools.ts": "export interface A { f: () => void }\nexport interface C { ok: string }\n" });
  const run = ptGen(at.root, ["tools.ts", "--keep-going", "--reporter", "json"]);
  expect(run.status).toBe(1);
  expect(JSON.parse(run.stdout)).toMatchObject({ ok: false, tools: ["C"], files: expect.arrayContaining(["generated/types.ts"]) });
  expect(at.list()).toContain("generated/types.ts");
});

test("an error leaves what an earlier run wrote", () => {
  const at = project({ "tools.ts": twoTools });
  expect(ptGen(at.root, ["tools.ts"]).status).toBe(0);
  const types = at.read("generated/types.ts");
  at.write("tools.ts", "export interface Weather { f: () => void }\n");
  refused(at, ["tools.ts"], 1);
  expect(at.read("generated/types.ts")).toBe(types);
});
