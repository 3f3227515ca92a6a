// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these texts are template literal types of TypeScript.
import { Project } from "ts-morph";
import { describe, expect, test } from "vitest";
import { build } from "../../../../generator/model/index.js";
import { defaultOptions } from "../../../../generator/options.js";
import { fromProject } from "../../../../generator/read/typescript/index.js";
import { ambient } from "./ambient.js";
import { placeless, read } from "./read.js";

const { array, literal, number, object, optional, property, ref, string } = build;

describe("imports", () => {
  test("relative ones, with and without extension, type-only, namespaces, import types, re-exports", async () => {
    const { args, types, diagnostics } = await read({
      "tools.ts": `
        import type { A } from "./a.js";
        import { type B as Bee } from "./deep/b";
        import * as all from "./a.js";
        import def from "./d.mjs";
        export interface Tool { a: A; b: Bee; c: all.A; d: def; e: import("./a.js").A; f: all.Inner.X }`,
      "a.ts": 'export * from "./deep/b.js"; export interface A { x: 1 } export namespace Inner { export interface X { y: 2 } }',
      "deep/b.ts": "export interface B { y: 1 }",
      "d.d.mts": "export default interface D { z: 1 }",
    });
    expect(diagnostics).toEqual([]);
    expect(args("Tool")).toEqual(
      object([
        property("a", ref("a.ts#A")),
        property("b", ref("deep/b.ts#B")),
        property("c", ref("a.ts#A")),
        property("d", ref("d.d.mts#D")),
        property("e", ref("a.ts#A")),
        property("f", ref("a.ts#X")),
      ]),
    );
    expect([...types.values()].map(({ identifier, at }) => [identifier, at?.file])).toEqual([
      ["A", "a.ts"],
      ["B", "deep/b.ts"],
      ["D", "d.d.mts"],
      ["X", "a.ts"],
      ["Tool", "tools.ts"],
    ]);
  });

  test("paths, baseUrl and extends of the nearest tsconfig.json; no plugin, no check of its `include`", async () => {
    const { args, diagnostics } = await read(
      {
        "app/src/tools.ts": 'import type { A } from "@lib/a"; import type { B } from "shared/b"; export interface Tool { a: A; b: B }',
        "app/tsconfig.json":
          '{ // comments are fine\n "extends": "../base.json", "compilerOptions": { "strict": false, "plugins": [{ "name": "evil" }], }, "include": ["nowhere"] }',
        "base.json": '{ "compilerOptions": { "module": "NodeNext", "paths": { "@lib/*": ["./lib/*"], "shared/*": ["./shared/*"] } } }',
        "lib/a.ts": "export interface A { x?: string; y: null }",
        "shared/b.ts": "export type B = 'q'",
      },
      { inputs: ["app/src/tools.ts"] },
    );
    expect(diagnostics).toEqual([]);
    expect(args("Tool")).toEqual(object([property("a", ref("lib/a.ts#A")), property("b", literal("q"))]));
  });

  test("a broken tsconfig.json is no obstacle", async () => {
    const { args } = await read({ "tools.ts": "export interface Tool { a: 1 }", "tsconfig.json": "{ nonsense" });
    expect(args("Tool")).toEqual(object([property("a", literal(1))]));
  });

  test("packages, also those that need the full libraries", async () => {
    const { args, diagnostics } = await read({
      "tools.ts": 'import type { Thing, Values } from "thing"; export interface Tool { t: Thing; v: Values }',
      "node_modules/thing/package.json": '{ "name": "thing", "version": "1.0.0", "types": "./index.d.ts" }',
      "node_modules/thing/index.d.ts":
        "declare const list: string[]; declare const lengths: ReturnType<typeof list.map<number>>; export type Values = typeof lengths; export interface Thing { a: Values }",
    });
    expect(diagnostics).toEqual([]);
    expect(args("Tool")).toEqual(object([property("t", ref("node_modules/thing/index.d.ts#Thing")), property("v", array(number))]));
  });

  test("JSON modules", async () => {
    const { args, diagnostics } = await read({
      "tools.ts": 'import config from "./config.json"; export interface Tool { c: typeof config }',
      "config.json": '{ "a": 1, "b": ["x"] }',
      "tsconfig.json": '{ "compilerOptions": { "resolveJsonModule": true, "module": "preserve" } }',
    });
    expect(diagnostics).toEqual([]);
    expect(args("Tool")).toEqual(object([property("c", object([property("a", number), property("b", array(string))]))]));
  });

  test("what the project declares for all its files", async () => {
    const { args, diagnostics } = await read(ambient, { inputs: ["src/tools.ts"] });
    expect(diagnostics).toEqual([]);
    expect(args("Tool")).toEqual(
      object([property("o", ref("src/env/globals.d.ts#Opts")), property("v", ref("types/modules.d.ts#V")), property("n", literal(1))]),
    );
    const { "tsconfig.json": _, ...without } = ambient;
    await expect(read(without, { inputs: ["src/tools.ts"] }).then(({ args }) => args("Tool"))).rejects.toThrow("Cannot find 'Opts'");
  });

  test("the same bytes on every run", async () => {
    const source = "type K = 'z' | 'y'; enum E { A, B } export interface Tool { a: Record<K, E>; b: Partial<Tool>; c: `${K}-${K}` }";
    const [first, second] = [await read(source), await read(source)];
    expect([...second.types.values()]).toEqual([...first.types.values()]);
  });
});

describe("a tsconfig.json that only refers to others", () => {
  const files = (app: object, input = "src/a.ts") => ({
    [input]: `import type { X } from "@m/x"; export interface Tool { x: X }`,
    "tsconfig.json": '{ "files": [], "references": [{ "path": "./node" }, { "path": "./tsconfig.app.json" }] }',
    "node/tsconfig.json": '{ "compilerOptions": { "composite": true } }',
    "tsconfig.app.json": JSON.stringify({ compilerOptions: { composite: true, paths: { "@m/*": ["./lib/*"] } }, ...app }),
    "lib/x.ts": "export interface X { a: 1 }",
  });

  test.each([
    ["by its include", files({ include: ["src"] })],
    ["by a pattern", files({ include: ["other", "src/**/*.ts"] })],
    ["by its folder", files({})],
    ["in a folder below", files({ include: ["src"] }, "src/deep/a.ts")],
  ])("the one that the inputs belong to holds, %s", async (_, project) => {
    const { diagnostics, tools } = await read(project);
    expect({ diagnostics, tools: tools.length }).toEqual({ diagnostics: [], tools: 1 });
  });

  test("comments, trailing commas and brackets in texts are JSON with comments", async () => {
    const project = {
      ...files({ include: ["src"] }),
      "tsconfig.json": `{
        // "files": ["a.ts"], "references": [],
        "files": [/* none */],
        "references": [{ "path": "./node[1]" }, /* ] */ { "path": "./tsconfig.app.json" },],
      }`,
    };
    const { diagnostics, tools } = await read(project);
    expect({ diagnostics, tools: tools.length }).toEqual({ diagnostics: [], tools: 1 });
  });

  test("none that they do not belong to", async () => {
    const { diagnostics } = await read(files({ include: ["test"] }));
    expect(diagnostics.map(({ code }) => code)).toEqual(["typescript-unresolved-module"]);
  });
});

describe("types inferred by libraries", () => {
  test("z.infer and Standard Schema", async () => {
    const { args, diagnostics } = await read(
      {
        "tools.ts": `
          import { z } from "zod";
          import type { StandardSchemaV1 } from "@standard-schema/spec";
          const schema = z.object({ city: z.string().min(1), units: z.enum(["c", "f"]).optional(), tags: z.array(z.string()).nullable() });
          export type Weather = z.infer<typeof schema>;
          export type Same = StandardSchemaV1.InferOutput<typeof schema>;`,
      },
      {},
      process.cwd(),
    );
    expect(diagnostics).toEqual([]);
    const expected = object([
      property("city", string),
      property("tags", build.union(array(string), build.nullType)),
      optional("units", literal("c", "f")),
    ]);
    for (const name of ["Weather", "Same"]) {
      const type = args(name);
      expect(type.kind === "object" && [...type.properties].sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual(expected.properties);
    }
  });
});

describe("fromProject", () => {
  test("reads a ts-morph project as the files are read", async () => {
    const source =
      "/** A. */ export interface Tool { /** @minimum 1 */ a: number; b?: Map<string, 1> } export interface Good { x: 'q' | 'p' }";
    const project = new Project({ useInMemoryFileSystem: true, compilerOptions: { strict: true } });
    project.createSourceFile("/tools.ts", source);
    const options = { ...defaultOptions, inputs: [] };
    const morph = await fromProject(project, options);
    const own = await read(source);
    expect(placeless(morph.tools)).toEqual(placeless(own.tools));
    expect(placeless(morph.types)).toEqual(placeless([...own.types.values()]));
    expect(morph.diagnostics).toEqual(own.diagnostics);
  });
});
