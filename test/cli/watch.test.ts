import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { run } from "../../generator/cli/run.js";
import { memoryIo } from "./support/memory-io.js";
import { type Project, project, twoTools } from "./support/project.js";

const patience = 240_000;

/** Starts `--watch` in this process, with a clock that stands still, so that nothing is waited for too long. */
function start(at: Project, args: readonly string[], now: () => number = () => 0) {
  const memory = memoryIo(at.root);
  let interrupt = () => {};
  const interrupted = new Promise<void>((resolve) => {
    interrupt = resolve;
  });
  const ended = run(["--watch", ...args, "-p", "none"], { ...memory, interrupted: () => interrupted, now });
  const stop = () => {
    interrupt();
    return ended;
  };
  onTestFinished(async () => void (await stop()));
  const says = (text: string | RegExp) =>
    vi.waitFor(() => expect(memory.stdout() + memory.stderr()).toMatch(text), { timeout: patience / 2 });
  /** Until the types are as they should be; what the run before said does not count. */
  const types = (has: readonly string[], hasNot: readonly string[] = []) =>
    vi.waitFor(
      () => {
        const text = at.read("generated/types.ts");
        for (const part of has) expect(text).toContain(part);
        for (const part of hasNot) expect(text).not.toContain(part);
      },
      { timeout: patience / 2 },
    );
  const runs = () => memory.stdout().split(" files").length - 1;
  return { memory, says, types, runs, stop };
}

const tool = (name: string, property = "a") => `export interface ${name} { ${property}: string }\n`;

describe("editors save in their own ways:", () => {
  test("a file that is emptied is read once it is filled", async () => {
    const at = project({ "tools.ts": twoTools });
    const { memory, says, stop } = start(at, ["tools.ts"]);
    await says("4 files, 2 tools");
    at.write("tools.ts", "");
    await new Promise((resolve) => setTimeout(resolve, 100));
    at.write("tools.ts", twoTools.replace("GoogleSearch", "Search"));
    await says(/\(3 changed\)/);
    expect(memory.stderr()).not.toContain("error");
    expect(await stop()).toBe(0);
  });

  test("another file is put in its place", async () => {
    const at = project({ "tools.ts": tool("First") });
    const { memory, types } = start(at, ["tools.ts"]);
    await types(["interface First "]);
    for (const name of ["Second", "Third"]) {
      at.write(".tools.ts.tmp", tool(name));
      renameSync(join(at.root, ".tools.ts.tmp"), join(at.root, "tools.ts"));
      await types([`interface ${name} `]);
    }
    expect(memory.stderr()).not.toContain("error");
  });

  test("it is moved away and written anew", async () => {
    const at = project({ "tools.ts": tool("First") });
    const { types } = start(at, ["tools.ts"]);
    await types(["interface First "]);
    for (const name of ["Second", "Third"]) {
      renameSync(join(at.root, "tools.ts"), join(at.root, "tools.ts~"));
      at.write("tools.ts", tool(name));
      await types([`interface ${name} `]);
    }
  });

  test("it is gone for a while, which is told and survived", async () => {
    const at = project({ "tools.ts": tool("First") });
    const { says, types } = start(at, ["tools.ts"]);
    await types(["interface First "]);
    rmSync(join(at.root, "tools.ts"));
    await says("input-not-found");
    expect(at.read("generated/types.ts")).toContain("interface First ");
    at.write("tools.ts", tool("Second"));
    await types(["interface Second "]);
  });

  test("a syntax error is told, and repaired", async () => {
    const at = project({ "tools.ts": tool("First") });
    const { says, types } = start(at, ["tools.ts"]);
    await types(["interface First "]);
    at.write("tools.ts", `${tool("First")}export interface Second { a: `);
    await says("typescript-syntax");
    at.write("tools.ts", tool("First") + tool("Second"));
    await types(["interface First ", "interface Second "]);
  });

  test("what they make beside it for a moment starts nothing", async () => {
    const at = project({ "tools.ts": tool("First") });
    const { runs, types } = start(at, ["*.ts"]);
    await types(["interface First "]);
    const before = runs();
    for (const name of ["4913", "tools.ts~", ".tools.ts.swp", "#tools.ts#", "tools.ts.bak"]) {
      at.write(name, "x");
      rmSync(join(at.root, name));
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(runs()).toBe(before);
  });
});

describe("changes come together:", () => {
  test("two files at once", async () => {
    const at = project({ "a.ts": tool("First"), "b.ts": tool("Second") });
    const { types } = start(at, ["*.ts"]);
    await types(["interface First ", "interface Second "]);
    at.write("a.ts", tool("Third"));
    at.write("b.ts", tool("Fourth"));
    await types(["interface Third ", "interface Fourth "], ["First", "Second"]);
  });

  test("an edit while a run is on its way", async () => {
    const at = project({ "tools.ts": tool("First") });
    let during = () => {};
    const { types } = start(at, ["tools.ts"], () => {
      during();
      return 0;
    });
    await types(["interface First "]);
    // A run asks for the time when it has started.
    let asked = 0;
    during = () => {
      asked++;
      if (asked > 2) during = () => {};
      at.write("tools.ts", tool(`Edit${asked}`));
    };
    at.write("tools.ts", tool("Second"));
    await types(["interface Edit3 "]);
  });
});

describe("files come and go:", () => {
  test("one that a glob matches, in a folder that is made, and away again", async () => {
    const at = project({ "src/a.ts": tool("First") });
    const { types } = start(at, ["src/**/*.ts"]);
    await types(["interface First "]);
    at.write("src/v1.2/deep/b.ts", tool("Second"));
    await types(["interface Second "]);
    at.write("src/v1.2/deep/b.ts", tool("Third"));
    await types(["interface Third "], ["Second"]);
    rmSync(join(at.root, "src/v1.2"), { recursive: true });
    await types(["interface First "], ["Third"]);
  });

  test("a folder that is removed and made again, as branches are switched", async () => {
    const at = project({ "src/in/a.ts": tool("First") });
    const { types, says } = start(at, ["src/in/*.ts"]);
    await types(["interface First "]);
    for (const name of ["Second", "Third"]) {
      rmSync(join(at.root, "src"), { recursive: true });
      at.write("src/in/a.ts", tool(name));
      await types([`interface ${name} `]);
    }
    rmSync(join(at.root, "src"), { recursive: true });
    await says("input-not-found");
    at.write("src/in/a.ts", tool("Fourth"));
    await types(["interface Fourth "]);
    at.write("src/in/a.ts", tool("Fifth"));
    await types(["interface Fifth "]);
  });

  test("a name of which only the case changes", async () => {
    const at = project({ "tools.ts": tool("First") });
    const { types } = start(at, ["*.ts"]);
    await types(["from ../tools.ts"]);
    renameSync(join(at.root, "tools.ts"), join(at.root, "Tools.ts"));
    await types(["from ../Tools.ts"]);
    at.write("Tools.ts", tool("Second"));
    await types(["interface Second "]);
  });

  test("the output, which is made again", async () => {
    const at = project({ "tools.ts": tool("First") });
    const { types } = start(at, ["tools.ts"]);
    await types(["interface First "]);
    rmSync(join(at.root, "generated"), { recursive: true });
    await types(["interface First "]);
  });
});

describe("what inputs lean on is watched wherever it stands:", () => {
  test("a file that they import from elsewhere", async () => {
    const at = project({
      "src/tools.ts": 'import type { Money } from "../shared/money.js";\nexport interface Pay { amount: Money }\n',
      "shared/money.ts": tool("Money", "euros"),
    });
    const { types } = start(at, ["src/tools.ts"]);
    await types(["euros: string"]);
    at.write("shared/money.ts", tool("Money", "dollars"));
    await types(["dollars: string"]);
  });

  test("the tsconfig.json above them, which may come later", async () => {
    const at = project({ "src/tools.ts": tool("First") });
    const { types } = start(at, ["src/tools.ts"]);
    await types(["interface First "]);
    const config = (module: string) => JSON.stringify({ compilerOptions: { module, moduleResolution: module } });
    const guards = (text: string) => vi.waitFor(() => expect(at.read("generated/guards.ts")).toContain(text), { timeout: patience / 2 });
    at.write("tsconfig.json", config("nodenext"));
    await guards('"./types.js"');
    at.write("tsconfig.json", JSON.stringify({ compilerOptions: { module: "esnext", moduleResolution: "bundler" } }));
    await guards('"./types"');
  });

  test("the configuration, put in the place of another", async () => {
    const at = project({ "tools.ts": twoTools, "pt-gen.config.json": '{"inputs":"tools.ts"}' });
    const { types } = start(at, []);
    await types(["interface Weather ", "interface GoogleSearch "]);
    at.write("next.tmp", '{"inputs":"tools.ts","tools":["Weather"]}');
    renameSync(join(at.root, "next.tmp"), join(at.root, "pt-gen.config.json"));
    await types(["interface Weather "], ["GoogleSearch"]);
  });

  test.each<[string, string]>([
    ["ts", "export default VALUE as object"],
    ["mts", "const value = await Promise.resolve(VALUE); export default value"],
    ["js", "module.exports = VALUE"],
    ["mjs", "export default VALUE"],
  ])("the configuration, written anew in .%s", async (ending, form) => {
    const config = (name: string) => form.replace("VALUE", `{ inputs: "tools.ts", tools: ["${name}"] }`);
    const path = `pt-gen.config.${ending}`;
    const at = project({ "tools.ts": twoTools, [path]: config("Weather") });
    const { says, types } = start(at, []);
    await types(["interface Weather "], ["GoogleSearch"]);
    at.write(path, config("GoogleSearch"));
    await types(["interface GoogleSearch "], ["Weather"]);
    at.write(path, config("Weather").replace(":", "::"));
    await says("config-unloadable");
    at.write(path, config("Weather"));
    await types(["interface Weather "], ["GoogleSearch"]);
  });

  const wanting = (form: string, name: string) => form.replace("VALUE", JSON.stringify(name));

  test.each<[string, string, string, string]>([
    ["TypeScript", "ts", 'import wanted from "./parts/wanted.js"', "wanted.ts export default VALUE as string"],
    ["without an ending", "ts", 'import wanted from "./parts"', "index.ts export default VALUE as string"],
    ["JSON", "ts", 'import data from "./parts/wanted.json";\nconst { wanted } = data', 'wanted.json { "wanted": VALUE }'],
    ["CommonJS", "ts", 'import wanted from "./parts/wanted.cjs"', "wanted.cjs module.exports = VALUE"],
    ["a module of Node's own kind", "ts", 'import wanted from "./parts/wanted.mjs"', "wanted.mjs export default VALUE"],
    ["the same, of a configuration of that kind", "mjs", 'import wanted from "./parts/wanted.mjs"', "wanted.mjs export default VALUE"],
    ["one that is imported late", "ts", 'const { default: wanted } = await import("./parts/wanted.ts")', "wanted.ts export default VALUE"],
  ])("what the configuration imports: %s", async (_, ending, statement, form) => {
    const [file = "", ...text] = form.split(" ");
    const at = project({
      "tools.ts": twoTools,
      [`config/pt-gen.config.${ending}`]: `import again from "./again.js";\nexport default again;\n`,
      [`config/again.${ending === "ts" ? "ts" : "js"}`]: `${statement};\nexport default { inputs: "../tools.ts", out: "../generated", tools: [wanted] };\n`,
      "config/package.json": '{ "type": "module" }',
      [`config/parts/${file}`]: wanting(text.join(" "), "Weather"),
    });
    const { types } = start(at, ["--config", `config/pt-gen.config.${ending}`]);
    await types(["interface Weather "], ["GoogleSearch"]);
    for (const name of ["GoogleSearch", "Weather"]) {
      at.write(`config/parts/${file}`, wanting(text.join(" "), name));
      await types([`interface ${name} `], [name === "Weather" ? "GoogleSearch" : "Weather"]);
    }
  });

  test("an import of the configuration that is broken, gone and back, and one that is new", async () => {
    const at = project({
      "tools.ts": twoTools,
      "pt-gen.config.ts": 'import { wanted } from "./parts/wanted";\nexport default { inputs: "tools.ts", tools: [wanted] };\n',
      "parts/wanted.ts": 'export const wanted = "Weather";\n',
    });
    const { memory, says, types } = start(at, []);
    await types(["interface Weather "], ["GoogleSearch"]);
    at.write("parts/wanted.ts", 'export const wanted = "GoogleSearch;\n');
    await says("config-unloadable");
    rmSync(join(at.root, "parts/wanted.ts"));
    await vi.waitFor(() => expect(memory.stderr().split("config-unloadable")).toHaveLength(3), { timeout: patience / 2 });
    at.write("parts/wanted.ts", 'export { wanted } from "../other/wanted.js";\n');
    at.write("other/wanted.ts", 'export const wanted = "GoogleSearch";\n');
    await types(["interface GoogleSearch "], ["Weather"]);
    at.write("other/wanted.ts", 'export const wanted = "Weather";\n');
    await types(["interface Weather "], ["GoogleSearch"]);
  });

  test.skipIf(process.platform === "win32")("files and folders behind links", async () => {
    const at = project({ "real/a/tools.ts": tool("First"), "real/b.ts": tool("Second") });
    mkdirSync(join(at.root, "packages/b"), { recursive: true });
    symlinkSync(join(at.root, "real/a"), join(at.root, "packages/a"));
    symlinkSync(join(at.root, "real/b.ts"), join(at.root, "packages/b/tools.ts"));
    const { types } = start(at, ["packages/*/tools.ts"]);
    await types(["interface First ", "interface Second "]);
    writeFileSync(join(at.root, "real/a/tools.ts"), tool("Third"));
    await types(["interface Third "], ["First"]);
    writeFileSync(join(at.root, "real/b.ts"), tool("Fourth"));
    await types(["interface Fourth "], ["Second"]);
  });
});
