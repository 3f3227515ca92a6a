import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { diskHost } from "../../../../generator/host.js";
import { build } from "../../../../generator/model/index.js";
import { defaultOptions } from "../../../../generator/options.js";
import { readByCompiler, readBySyntax, readTypeScript } from "../../../../generator/read/typescript/index.js";
import { memoryHost } from "../../../support/memory-host.js";
import { placeless, read, judged } from "./read.js";

const { literal, object, property, ref, string } = build;

describe("syntax alone, over several files", () => {
  const both = (files: Readonly<Record<string, string>>, inputs = ["tools.ts"]) => {
    const host = memoryHost(files);
    const options = { ...defaultOptions, inputs };
    const quick = readBySyntax(inputs, host, options);
    if (quick) expect(quick).toEqual(judged(readByCompiler(inputs, host, options)));
    return quick;
  };

  test("imports and re-exports by relative paths, circles included", () => {
    const quick = both({
      "tools.ts":
        'import type { A, B as Other } from "./a.js"; import { type C } from "./deep/c"; export type { A as Again } from "./a.js"; export interface Tool { a: A; b: Other; c?: C }',
      "a.ts": 'import type { Tool } from "./tools.js"; export interface A { back?: Tool } type Own = "x"; export { type Own as B };',
      "deep/c.ts": 'export { A as C } from "../a.js"',
    });
    expect(quick?.tools.map(({ wireName }) => wireName)).toEqual(["A", "Tool"]);
  });

  test("several inputs", () => {
    const files = { "a.ts": "export interface A { b: 1 }", "b.ts": 'import type { A } from "./a.js"; export interface B { a: A }' };
    expect(both(files, ["b.ts", "a.ts"])?.tools).toHaveLength(2);
  });

  test.each([
    ["packages", { "tools.ts": 'import type { A } from "pkg"; export interface T { a: A }' }],
    ["path aliases", { "tools.ts": 'import type { A } from "@/a"; export interface T { a: A }' }],
    ["a module that is not there", { "tools.ts": 'import type { A } from "./a.js"; export interface T { a: A }' }],
    [
      "a name that the module does not export",
      { "tools.ts": 'import type { A } from "./a.js"; export interface T { a: A }', "a.ts": "interface A {}" },
    ],
    [
      "declaration files",
      { "tools.ts": 'import type { A } from "./a.js"; export interface T { a: A }', "a.d.ts": "export interface A {}" },
    ],
    [
      "a file that augments another",
      { "tools.ts": 'import "./more.js"; export interface T { a: 1 }', "more.ts": "declare global { interface Array<T> { x: 1 } }" },
    ],
    ["globals of another file", { "tools.ts": "interface T { a: Shared }", "b.ts": "interface Shared { b: 1 }" }],
    ["names of the library outside a module", { "tools.ts": "interface Date { a: string } interface T { d: Date }" }],
    ["merged declarations", { "tools.ts": "export interface T { a: 1 } export interface T { b: 2 }" }],
    [
      "suffixes of modules",
      {
        "tools.ts": 'import type { A } from "./a.js"; export interface T { a: A }',
        "a.ts": "export interface A { x: 1 }",
        "tsconfig.json": '{ "compilerOptions": { "moduleSuffixes": [".ios", ""] } }',
      },
    ],
  ] as const)("%s are for a compiler", (_, files) => {
    expect(readBySyntax(["tools.ts"], memoryHost(files), { ...defaultOptions, inputs: ["tools.ts"] })).toBeUndefined();
  });

  test("without an ending where the configuration resolves so", () => {
    const files = { "tools.ts": 'import type { A } from "./a"; export interface T { a: A }', "a.ts": "export interface A { x: 1 }" };
    const config = (text: string) => both({ ...files, "tsconfig.json": text }) !== undefined;
    expect(both(files)).toBeDefined();
    expect(config('{ "compilerOptions": { "moduleResolution": "Bundler" } }')).toBe(true);
    expect(config('{ "compilerOptions": { "module": "NodeNext" } }')).toBe(false);
    expect(config('{ "extends": "./base.json", "compilerOptions": { "moduleResolution": "bundler" } }')).toBe(false);
  });
});

describe("types from elsewhere", () => {
  let root = "";
  afterEach(() => rmSync(root, { recursive: true, force: true }));
  const workspace = (files: Readonly<Record<string, string>>) => {
    root = mkdtempSync(join(tmpdir(), "pt-gen-workspace-"));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return root;
  };

  test("a workspace package behind a link in node_modules", async () => {
    workspace({
      "package.json": '{ "private": true, "workspaces": ["packages/*"] }',
      "packages/shared/package.json": '{ "name": "@acme/shared", "type": "module", "exports": { ".": { "types": "./src/index.ts" } } }',
      "packages/shared/src/index.ts": 'export type { Place } from "./place.js"; export interface Options { strict?: boolean }',
      "packages/shared/src/place.ts": "/** Where. */\nexport interface Place { /** City name. */ city: string }",
      "app/tools.ts": 'import type { Options, Place } from "@acme/shared"; export interface Go { to: Place; options?: Partial<Options> }',
    });
    mkdirSync(join(root, "node_modules/@acme"), { recursive: true });
    symlinkSync(join(root, "packages/shared"), join(root, "node_modules/@acme/shared"), "dir");
    const inputs = ["app/tools.ts"];
    const result = await readTypeScript(inputs, diskHost(root), { ...defaultOptions, inputs });
    expect(result.diagnostics).toEqual([]);
    const place = result.types.find(({ identifier }) => identifier === "Place");
    expect(placeless(place)).toMatchObject({
      key: "packages/shared/src/place.ts#Place",
      type: object([{ ...property("city", string), meta: { description: "City name." } }]),
      meta: { description: "Where." },
    });
  });

  test("globals that an imported file declares", async () => {
    const { args, diagnostics } = await read({
      "tools.ts": 'import "./globals.js"; export interface Tool { mode: Mode; user: App.User }',
      "globals.ts": 'export {}; declare global { type Mode = "fast" | "slow"; namespace App { interface User { id: string } } }',
    });
    expect(diagnostics).toEqual([]);
    expect(args("Tool")).toEqual(
      object([property("mode", { ...literal("fast", "slow"), meta: { declaredName: "Mode" } }), property("user", ref("globals.ts#User"))]),
    );
  });
});

test("a thousand tools are a thousand tools, each read once", () => {
  const file = (count: number) =>
    Array.from(
      { length: count },
      (_, i) => `/** Tool ${i}. */\nexport interface Tool${i} { a: Shared; next?: Tool${Math.max(0, i - 1)} }`,
    ).join("\n");
  let reads = 0;
  const host = memoryHost({ "tools.ts": `interface Shared { list: string[] }\n${file(1000)}` });
  const readFile = (path: string) => {
    if (path.endsWith("tools.ts")) reads++;
    return host.readFile(path);
  };
  const counting = { ...host, readFile };
  const result = readBySyntax(["tools.ts"], counting, { ...defaultOptions, inputs: ["tools.ts"] });
  expect(result?.tools).toHaveLength(1000);
  expect(result?.types).toHaveLength(1001);
  expect(reads).toBe(1);
});
