import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { diskHost } from "../../../../generator/host.js";
import { defaultOptions } from "../../../../generator/options.js";
import { type Backend, chooseBackend } from "../../../../generator/read/typescript/backend.js";
import type { ClassicCompiler } from "../../../../generator/read/typescript/compiler.js";
import { readByCompiler, readTypeScript } from "../../../../generator/read/typescript/index.js";
import { memoryHost } from "../../../support/memory-host.js";
import { repository } from "../../../support/type-check.js";
import { constructs } from "./constructs.js";
import { plainSource } from "./plain-source.js";
import { randomSource } from "./random-source.js";
import { judged } from "./read.js";

const load = createRequire(import.meta.url);

function installed(name: string): Backend {
  const folder = join(dirname(load.resolve(`${name}/package.json`)), "lib");
  return { ts: load(`${folder}/typescript.js`) as ClassicCompiler, library: (file) => diskHost(folder).readFile(file) };
}

const others = [
  ["5.6", installed("typescript-5.6")],
  ["6", installed("typescript")],
] as const;
const bundled = chooseBackend(memoryHost({}), "bundled");

describe.each(others)("TypeScript %s reads what the bundled compiler reads", (version, backend) => {
  test("it is the one that it is said to be", () => expect(backend.ts.version.startsWith(version)).toBe(true));

  const compare = (files: Readonly<Record<string, string>>) => {
    const [input = ""] = Object.keys(files);
    for (const providers of [[], defaultOptions.providers]) {
      const options = { ...defaultOptions, providers, inputs: [input] };
      const read = readByCompiler([input], memoryHost(files), options, backend);
      expect(judged(read), files[input]).toEqual(judged(readByCompiler([input], memoryHost(files), options, bundled)));
    }
  };

  test("every construct is read alike", () => {
    for (const source of Object.values(constructs)) compare({ "tools.ts": source });
  });

  test("random types of every kind, random plain modules", () => {
    for (let seed = 1; seed <= 25; seed++) compare({ "tools.ts": randomSource(seed) });
    for (let seed = 1; seed <= 10; seed++) compare({ "tools.ts": plainSource(seed) });
  });

  test("every golden is read alike", () => {
    const golden = join(repository, "test/golden");
    for (const name of readdirSync(golden)) {
      const inputs = readdirSync(join(golden, name)).filter((file) => file.endsWith(".ts"));
      if (inputs.length === 0) continue;
      const options = { ...defaultOptions, inputs };
      const host = diskHost(join(golden, name));
      expect(judged(readByCompiler(inputs, host, options, backend)), name).toEqual(judged(readByCompiler(inputs, host, options, bundled)));
    }
  });
});

describe("which compiler is chosen", () => {
  const computed = { "tools.ts": "export interface Tool { a: Partial<{ b: string }> }" };
  const withPackage = (version: string, more: Readonly<Record<string, string>> = {}) =>
    memoryHost({ ...computed, "node_modules/typescript/package.json": JSON.stringify({ version }), ...more });
  const options = { ...defaultOptions, inputs: ["tools.ts"] };

  test("the project's own, from the working directory or above", () => {
    const { version } = JSON.parse(readFileSync(join(repository, "node_modules/typescript/package.json"), "utf8")) as { version: string };
    expect(chooseBackend(diskHost(join(repository, "test/golden")), "project").ts.version).toBe(version);
  });

  test.each([
    ["none", memoryHost(computed), undefined],
    ["older than 5.6", withPackage("5.5.4"), "it is older than 5.6"],
    ["newer than known", withPackage("9.0.0"), "this version of pt-gen does not know its API"],
    ["broken", withPackage("5.9.3"), "it does not load"],
    ["7 that is not there", withPackage("7.0.2"), "it does not start"],
    ["of an unknown version", withPackage("latest"), "it does not load"],
  ])("%s: the bundled one", async (_, host, why) => {
    expect(chooseBackend(host, "project").ts).toBe(bundled.ts);
    const read = await readTypeScript(["tools.ts"], host, options);
    expect(read.tools.map(({ wireName }) => wireName)).toEqual(["Tool"]);
    expect(read.compiler).toBe(`TypeScript ${bundled.ts.version}, bundled`);
    const warning = { code: "typescript-compiler", severity: "warning", message: expect.stringContaining(why ?? "") as string };
    expect(read.diagnostics).toEqual(why === undefined ? [] : [expect.objectContaining(warning)]);
  });

  test("plain declarations ask for no compiler, so a broken one is not noticed", async () => {
    const host = withPackage("5.9.3", { "tools.ts": "export interface Tool { a: string }" });
    const { diagnostics, compiler } = await readTypeScript(["tools.ts"], host, options);
    expect({ diagnostics, compiler }).toEqual({ diagnostics: [] });
  });

  test("`bundled` does not look", () => {
    expect(chooseBackend(diskHost(repository), "bundled").ts).toBe(bundled.ts);
  });
});
