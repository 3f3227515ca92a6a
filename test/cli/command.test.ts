import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { commandNames, flags, flagsOf } from "../../generator/cli/flags.js";
import { version } from "../../generator/version.js";
import { type Project, project, twoTools } from "./support/project.js";
import { main, ptGen } from "./support/pt-gen.js";

describe("generate", () => {
  test("writes, says so in one line, and then touches nothing", () => {
    const at = project({ "tools.ts": twoTools });
    const first = ptGen(at.root, ["tools.ts"]);
    expect(first).toMatchObject({ status: 0, stderr: "" });
    expect(first.stdout).toMatch(/^generated\/ 7 files?, 2 tools, \d+ ms\n$/);
    expect(at.list()).toEqual([
      ...["anthropic.ts", "google.ts", "guards.ts", "index.ts", "openai.ts", "pt-gen.lock.json", "types.ts"].map(
        (name) => `generated/${name}`,
      ),
      "tools.ts",
    ]);
    const old = new Date(1_000_000_000_000);
    for (const path of at.list()) utimesSync(join(at.root, path), old, old);
    const second = ptGen(at.root, ["generate", "./tools.ts"]);
    expect(second.stdout).toMatch(/^generated\/ 7 files unchanged, 2 tools, \d+ ms\n$/);
    for (const path of at.list()) expect(statSync(join(at.root, path)).mtimeMs).toBe(old.getTime());
  });

  test("fewer providers: what is no longer generated goes", () => {
    const at = project({ "tools.ts": twoTools });
    ptGen(at.root, ["tools.ts"]);
    expect(ptGen(at.root, ["tools.ts", "-p", "openai"]).status).toBe(0);
    expect(at.list()).not.toContain("generated/google.ts");
    expect(at.list()).toContain("generated/openai.ts");
  });

  test("--reporter json: one object on stdout", () => {
    const at = project({ "tools.ts": twoTools });
    const run = ptGen(at.root, ["tools.ts", "--reporter=json", "-o", "x/y"]);
    expect(run).toMatchObject({ status: 0, stderr: "" });
    expect(JSON.parse(run.stdout)).toMatchObject({ ok: true, tools: ["Weather", "GoogleSearch"], diagnostics: [] });
    expect([...JSON.parse(run.stdout).files].sort()).toEqual(at.list().filter((path) => path.startsWith("x/y/")));
  });

  test("--reporter github: annotations on stdout", () => {
    const at = project({ "tools.ts": "export interface A {\n  f: () => void;\n}\n" });
    expect(ptGen(at.root, ["tools.ts", "--reporter", "github"]).stdout).toMatch(/^::error file=tools\.ts,line=2,col=\d+,title=/m);
  });

  test("several jobs of a configuration, one report", () => {
    const at = project({
      "tools.ts": twoTools,
      "pt-gen.config.ts": `import { defineConfig } from "pt-gen";
export default defineConfig({ inputs: "tools.ts", jobs: [{ out: "a", providers: ["openai"] }, { out: "b", tools: ["Weather"] }] });\n`,
    });
    const run = ptGen(at.root, ["--reporter", "json"]);
    expect(run).toMatchObject({ status: 0, stderr: "" });
    const { files } = JSON.parse(run.stdout);
    expect(files).toEqual(expect.arrayContaining(["a/openai.ts", "b/google.ts"]));
    expect(files).not.toContain("a/google.ts");
    expect(at.read("b/types.ts")).not.toContain("GoogleSearch");
  });
});

describe("--check", () => {
  test("0 when current, 1 with a diff when not, and writes nothing either way", () => {
    const at = project({ "tools.ts": twoTools });
    const none = ptGen(at.root, ["tools.ts", "--check"]);
    expect(none.status).toBe(1);
    expect(none.stdout).toContain("--- /dev/null\n+++ b/generated/types.ts\n");
    expect(at.list()).toEqual(["tools.ts"]);

    ptGen(at.root, ["tools.ts"]);
    const current = ptGen(at.root, ["tools.ts", "--check"]);
    expect(current).toMatchObject({ status: 0, stderr: "" });
    expect(current.stdout).toMatch(/^generated\/ 7 files up to date, 2 tools, \d+ ms\n$/);

    at.write("tools.ts", twoTools.replace("query: string", "query: number"));
    const types = at.read("generated/types.ts");
    const drift = ptGen(at.root, ["tools.ts", "--check"]);
    expect(drift.status).toBe(1);
    expect(drift.stdout).toMatch(/^- .*query.*string/m);
    expect(drift.stdout).toMatch(/^\+ .*query.*number/m);
    expect(drift.stderr).toContain("error output-drift: 'generated/types.ts' is not what would be generated.");
    expect(at.read("generated/types.ts")).toBe(types);
  });

  test("with --reporter json the diff does not disturb the object", () => {
    const at = project({ "tools.ts": twoTools });
    const run = ptGen(at.root, ["tools.ts", "--check", "--reporter", "json"]);
    expect(JSON.parse(run.stdout)).toMatchObject({ ok: false, files: [] });
    expect(run.stderr).toContain("+++ b/generated/types.ts");
  });
});

describe("--watch", () => {
  /** Starts the command; `says` waits for a text and for the run to be over, in whatever order two streams bring them. */
  const start = (at: Project, args: readonly string[]) => {
    const child = spawn(process.execPath, [main, "--watch", ...args], { cwd: at.root, env: { PATH: process.env.PATH, NO_COLOR: "1" } });
    onTestFinished(() => void child.kill("SIGKILL"));
    let output = "";
    let news = () => {};
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
        news();
      });
    }
    const says = async (pattern: RegExp) => {
      while (!pattern.test(output) || !output.includes("Watching")) {
        await new Promise<void>((resolve) => {
          news = resolve;
        });
      }
      output = "";
    };
    return { child, says };
  };

  test("regenerates on change, survives an error, reloads the configuration, ends on SIGINT", async () => {
    const at = project({ "tools.ts": twoTools, "pt-gen.config.json": '{"inputs":"tools.ts"}' });
    const { child, says } = start(at, []);
    await says(/generated\/ 7 files, 2 tools/);
    at.write("tools.ts", twoTools.replace("GoogleSearch", "Search"));
    await says(/2 tools/);
    expect(at.read("generated/types.ts")).toContain("export interface Search");
    at.write("tools.ts", "export interface Broken {");
    await says(/nothing written/);
    expect(at.read("generated/types.ts")).toContain("export interface Search");
    at.write("tools.ts", twoTools);
    await says(/2 tools/);
    expect(at.read("generated/types.ts")).toContain("export interface GoogleSearch");
    at.write("pt-gen.config.json", '{"inputs":"tools.ts","exat":true}');
    await says(/'exat' is no option/);
    at.write("pt-gen.config.json", '{"inputs":"tools.ts","tools":["Weather"]}');
    await says(/1 tool,/);
    const ended = once(child, "exit");
    child.kill("SIGINT");
    expect(await ended).toEqual([0, null]);
  });

  test("where output and inputs share a folder, its own writing does not start it again", async () => {
    const at = project({ "tools.ts": twoTools });
    const { says, child } = start(at, ["*.ts", "-o", ".", "-p", "none"]);
    await says(/\.\/ 4 files, 2 tools/);
    let runs = 0;
    child.stdout.on("data", (text: string) => {
      runs += text.split("files").length - 1;
    });
    at.write("tools.ts", twoTools.replace("GoogleSearch", "Search"));
    await says(/\(3 changed\)/);
    await new Promise((resolve) => setTimeout(resolve, 500));
    // One change is two events where the file is emptied first; more would be the output's.
    expect(runs).toBeLessThanOrEqual(2);
  });

  test("folders that it makes do not start it again, a folder of the user's does", async () => {
    const at = project({ "tools.ts": twoTools });
    const { says, child } = start(at, ["**/*.ts", "-o", "made/deep/out", "--runtime", "inline", "-p", "openai"]);
    let runs = 0;
    child.stdout.on("data", (text: string) => {
      runs += text.split("files").length - 1;
    });
    await says(/out\/ \d+ files, 2 tools/);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(runs).toBe(1);
    at.write("more/tools.ts", "export interface Pay { amount: number }\n");
    await says(/out\/ \d+ files .*3 tools/);
  });
});

describe("inspect", () => {
  const tools = "export interface Pay {\n  /** @pattern ^[a-z]+$ */\n  to: string;\n  amount?: number;\n}\n";

  test("shows strictness, fates and tokens per provider, writes nothing", () => {
    const at = project({ "tools.ts": tools });
    const run = ptGen(at.root, ["inspect", "tools.ts", "-p", "openai,google"]);
    expect(run).toMatchObject({ status: 0, stderr: "" });
    expect(run.stdout).toMatch(/^Pay {2}tools\.ts:1 {2}type Pay\n {2}openai +\d+ tokens .* Strict: .+\n/m);
    expect(run.stdout).toMatch(/^ {2}google +~\d+ tokens /m);
    expect(run.stdout).toMatch(/^ {2}tools\.ts:2 +\/to pattern +kept +told$/m);
    expect(at.list()).toEqual(["tools.ts"]);
  });

  test("as JSON, with the diagnostics of bad tools beside the good ones", () => {
    const at = project({ "tools.ts": `${tools}export interface Bad { f: () => void }\n` });
    const run = ptGen(at.root, ["inspect", "tools.ts", "--reporter", "json"]);
    expect(run).toMatchObject({ status: 1, stderr: "" });
    const { ok, tools: list, diagnostics } = JSON.parse(run.stdout);
    expect(ok).toBe(false);
    expect(list).toMatchObject([{ name: "Pay", providers: { openai: { name: "Pay", strict: true, schema: { type: "object" } } } }]);
    expect(diagnostics).toMatchObject([{ tool: "Bad" }]);
    expect(ptGen(at.root, ["inspect", "--check"])).toMatchObject({ status: 2 });
    expect(ptGen(at.root, ["inspect"])).toMatchObject({ status: 2 });
  });
});

describe("init", () => {
  test("writes a configuration and tools that generate, and overwrites nothing", () => {
    const at = project({ "package.json": '{"name":"mine"}' });
    const first = ptGen(at.root, ["init"]);
    expect(first).toMatchObject({ status: 0, stderr: "" });
    expect(at.list()).toEqual(["package.json", "pt-gen.config.ts", "tools.ts"]);
    expect(first.stdout).toContain("npm pkg set scripts.");
    expect(ptGen(at.root, []).stdout).toMatch(/^generated\/ 7 files, 2 tools/);
    at.write("tools.ts", "mine");
    expect(ptGen(at.root, ["init"])).toMatchObject({ status: 0, stdout: expect.stringContaining("pt-gen.config.ts is there already") });
    expect(at.read("tools.ts")).toBe("mine");
  });

  test("a project that is configured already gets no second configuration", () => {
    const at = project({ "pt-gen.config.json": "{}" });
    expect(ptGen(at.root, ["init"]).status).toBe(0);
    expect(at.list()).toEqual(["pt-gen.config.json"]);
  });

  test("in another folder; and where it cannot", () => {
    const at = project({ file: "" });
    expect(ptGen(at.root, ["init", "packages/a"]).status).toBe(0);
    expect(at.list()).toEqual(["file", "packages/a/pt-gen.config.ts", "packages/a/tools.ts"]);
    expect(ptGen(at.root, ["init", "file/deep"])).toMatchObject({ status: 1, stderr: expect.stringContaining("Cannot write") });
    expect(ptGen(at.root, ["init", "a", "b"])).toMatchObject({ status: 2, stderr: expect.stringContaining("does not take 'b'") });
  });
});

describe("help and the rest", () => {
  test("--help names every command and the options of the one that is asked about, on stdout, status 0", () => {
    for (const command of commandNames) {
      // The emulator has options of its own.
      if (command === "emulate") continue;
      const run = ptGen("/", command === "generate" ? ["--help"] : [command, "--help"]);
      expect(run).toMatchObject({ status: 0, stderr: "" });
      for (const flag of flagsOf(command)) expect(run.stdout).toContain(`--${flag.name}`);
      for (const line of run.stdout.split("\n")) expect(line.length).toBeLessThan(125);
    }
    for (const command of commandNames) expect(ptGen("/", ["--help"]).stdout).toMatch(new RegExp(`^ {2}${command} `, "m"));
    expect(ptGen("/", ["init", "-h"]).stdout).toContain("pt-gen init [dir]");
  });

  test("--version", () => expect(ptGen("/", ["--version"])).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: "" }));

  test("--explain prints the page of a code", () => {
    expect(ptGen("/", ["--explain", "duplicate-tool"])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("## duplicate-tool"),
      stderr: "",
    });
  });

  test("colours per FORCE_COLOR and NO_COLOR", () => {
    const colour = { FORCE_COLOR: "1", NO_COLOR: "" };
    expect(ptGen("/", ["--nope"], { env: colour }).stderr).toContain("\u001b[31m");
    expect(ptGen("/", ["--nope"], { env: { ...colour, NO_COLOR: "1" } }).stderr).not.toContain("\u001b");
    expect(ptGen("/", ["--nope"], { env: { NO_COLOR: "" } }).stderr).not.toContain("\u001b");
  });

  test.skipIf(process.platform === "win32")("a reader that closes early is no error", () => {
    const { stdout, stderr } = spawnSync("sh", ["-c", `'${process.execPath}' '${main}' --explain all | head -n 1`], { encoding: "utf8" });
    expect([stdout, stderr]).toEqual(["# Diagnostics\n", ""]);
  });
});

describe("completion", () => {
  test("every option is offered", () => {
    for (const shell of ["bash", "zsh", "fish"]) {
      const { stdout, status } = ptGen("/", ["completion", shell]);
      expect(status).toBe(0);
      for (const flag of flags) expect(stdout).toContain(shell === "fish" ? `-l ${flag.name}` : `--${flag.name}`);
    }
    expect(ptGen("/", ["completion"])).toMatchObject({ status: 2 });
    expect(ptGen("/", ["completion", "zsch"])).toMatchObject({ status: 2, stderr: expect.stringContaining("Did you mean 'zsh'?") });
  });

  const hasBash = spawnSync("bash", ["--version"]).status === 0;
  test.skipIf(!hasBash)("bash completes options, their values and commands", () => {
    const { stdout: script } = ptGen("/", ["completion", "bash"]);
    const complete = (...words: string[]) => {
      const line = `${script}\nCOMP_WORDS=(pt-gen ${words.map((word) => `'${word}'`).join(" ")})\nCOMP_CWORD=${words.length}\n_pt_gen\nprintf '%s\\n' "\${COMPREPLY[@]}"`;
      return spawnSync("bash", ["-c", line], { encoding: "utf8", cwd: project().root }).stdout.trim().split("\n");
    };
    expect(complete("in")).toEqual(["init", "inspect"]);
    expect(complete("tools.ts", "--import-ext", "")).toEqual(["auto", "js", "ts", "none"]);
    expect(complete("tools.ts", "--keep")).toEqual(["--keep-going"]);
    expect(complete("completion", "z")).toEqual(["zsh"]);
  });
});
