import ts from "typescript";
import { describe, expect, test } from "vitest";
import { checkTsconfigs } from "../../generator/check-tsconfig.js";
import { generateProgram } from "../../generator/generate.js";
import { defaultOptions } from "../../generator/options.js";
import { memoryHost } from "../support/memory-host.js";

/** `code file:offset`, for each finding. */
const check = (files: Readonly<Record<string, string>>, paths = ["/project/tsconfig.json"]): readonly string[] =>
  checkTsconfigs(paths, memoryHost(files)).map(({ code, place }) => `${code} ${place?.file}:${place?.offset}`);

/** What the compiler complains of in the same files, as to being read. */
function complaints(files: Readonly<Record<string, string>>): boolean {
  const host = memoryHost(files);
  const path = "/project/tsconfig.json";
  const { config, error } = ts.parseConfigFileTextToJson(path, host.readFile(path) ?? "");
  const { errors } = ts.parseJsonConfigFileContent(
    { ...config, files: ["a.ts"] },
    {
      useCaseSensitiveFileNames: true,
      fileExists: (file) => host.fileExists(file),
      readFile: (file) => host.readFile(file),
      readDirectory: () => [],
    },
    "/project",
    undefined,
    path,
  );
  return error !== undefined || errors.length > 0;
}

describe("what the compiler complains of is told, and nothing else:", () => {
  test.each([
    "",
    "\uFEFF{}",
    "// nothing yet\n",
    "{}",
    '{ /* a */ "compilerOptions": { "strict": true, }, // b\n "include": ["src",], }',
    '{ "compilerOptions": { "strict": true "noEmit": true } }',
    "{ nonsense",
    '{ "include": ["src" }',
    '{ "include": "src',
    '{ "include": tru }',
    "{ 'include': [] }",
    "{ include: [] }",
    '{ "include": [,] }',
    "{} {}",
    "[]",
    "true",
    '"text"',
    "{ /* open",
  ])("%j", (text) => {
    expect(check({ "tsconfig.json": text }).length > 0).toBe(complaints({ "tsconfig.json": text }));
  });

  test.each([
    "./base",
    "./base.json",
    "./configs",
    "./nowhere",
    "../project/base",
    "/project/base.json",
    "/nowhere.json",
    "pkg",
    "pkg/strict.json",
    "@a/b",
    "@a/none",
    "none",
  ])("extends %s", (specifier) => {
    const files = {
      "tsconfig.json": JSON.stringify({ extends: specifier }),
      "base.json": "{}",
      "configs/tsconfig.json": "{}",
      "node_modules/pkg/tsconfig.json": "{}",
      "node_modules/pkg/strict.json": "{}",
      "node_modules/@a/b/tsconfig.json": "{}",
    };
    expect(check(files).length > 0).toBe(complaints(files));
  });
});

test("places are in the file that is wrong, each said once", () => {
  const shared = '{ "extends": "./lost.json" }';
  const files = {
    "tsconfig.json": '{ "extends": ["./shared", "./also.json"] }',
    "also.json": '{ "extends": "./shared.json", }',
    "shared.json": shared,
  };
  expect(check(files, ["/project/tsconfig.json", "/project/shared.json"])).toEqual([
    `tsconfig-extends shared.json:${shared.indexOf('"./lost')}`,
  ]);
});

test("configurations that extend each other come to an end", () => {
  expect(check({ "tsconfig.json": '{ "extends": "./a" }', "a.json": '{ "extends": "./tsconfig.json" }' })).toEqual([]);
});

test("what Yarn keeps elsewhere is believed to be there", () => {
  expect(check({ "tsconfig.json": '{ "extends": "@a/b" }', ".pnp.cjs": "" })).toEqual([]);
});

describe("the configurations of a run", () => {
  const told = async (files: Readonly<Record<string, string>>, input: string, out = "generated") => {
    const { files: made, diagnostics } = await generateProgram({ ...defaultOptions, inputs: [input], out }, memoryHost(files));
    expect(made.length).toBeGreaterThan(0);
    return diagnostics.map(({ code, place }) => `${code} ${place?.file}`);
  };
  const input = "export interface Tool { a: 1 }";

  test("that of inputs and output together, once", async () => {
    expect(await told({ "src/tools.ts": input, "tsconfig.json": "{ nonsense" }, "src/tools.ts")).toEqual(["tsconfig-syntax tsconfig.json"]);
  });

  test("one for each", async () => {
    const files = { "src/tools.ts": input, "src/tsconfig.json": "[]", "out/tsconfig.json": '{ "extends": "none" }' };
    expect(await told(files, "src/tools.ts", "out")).toEqual(["tsconfig-extends out/tsconfig.json", "tsconfig-syntax src/tsconfig.json"]);
  });

  test("that of the output of JSON Schema", async () => {
    const files = { "tool.json": '{ "type": "object" }', "tsconfig.json": "{ nonsense" };
    expect(await told(files, "tool.json")).toEqual(["tsconfig-syntax tsconfig.json"]);
  });

  test("one that another refers to, with that other", async () => {
    const files = {
      "src/tools.ts": input,
      "tsconfig.json": '{ "files": [], "references": [{ "path": "./tsconfig.app.json" }] "x": 1 }',
      "tsconfig.app.json": '{ "include": ["src"], "extends": "./lost.json" }',
    };
    expect(await told(files, "src/tools.ts")).toEqual(["tsconfig-syntax tsconfig.json", "tsconfig-extends tsconfig.app.json"]);
  });

  test("none is fine", async () => {
    expect(await told({ "src/tools.ts": input }, "src/tools.ts")).toEqual([]);
  });
});
