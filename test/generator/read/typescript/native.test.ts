import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { diskHost, type Host } from "../../../../generator/host.js";
import { defaultOptions } from "../../../../generator/options.js";
import { chooseBackend } from "../../../../generator/read/typescript/backend.js";
import { readByCompiler, readByNative, readTypeScript } from "../../../../generator/read/typescript/index.js";
import { endSessions, type Sessions } from "../../../../generator/read/typescript/native/read.js";
import { memoryHost } from "../../../support/memory-host.js";
import { repository } from "../../../support/type-check.js";
import { ambient } from "./ambient.js";
import { constructs } from "./constructs.js";
import { plainSource } from "./plain-source.js";
import { randomSource } from "./random-source.js";
import { judged } from "./read.js";

/** TypeScript 7, or another one whose folder the environment names (a preview). */
const native = process.env["PT_GEN_NATIVE"] ?? dirname(createRequire(import.meta.url).resolve("typescript-7/package.json"));
const bundled = chooseBackend(memoryHost({}), "bundled");
const scratch = mkdtempSync(join(tmpdir(), "pt-gen-native-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe("TypeScript 7 reads what the bundled compiler reads", () => {
  const compare = (inputs: readonly string[], host: Host, providers = defaultOptions.providers) => {
    const options = { ...defaultOptions, providers, inputs };
    const outcome = readByNative(native, inputs, host, options);
    expect("read" in outcome ? outcome.read : outcome.why).toEqual(judged(readByCompiler(inputs, host, options, bundled)));
  };

  test.each(Object.entries(constructs))("%s", (_, source) => compare(["tools.ts"], memoryHost({ "tools.ts": source }), []));

  const seeds = Array.from({ length: 20 }, (_, i) => i + 1);
  test.each(seeds)("random types %i", (seed) => compare(["tools.ts"], memoryHost({ "tools.ts": randomSource(seed) }), []));
  test.each(seeds.slice(0, 5))("random plain module %i", (seed) => compare(["tools.ts"], memoryHost({ "tools.ts": plainSource(seed) })));

  const golden = join(repository, "test/golden");
  const cases = readdirSync(golden).flatMap((name) => {
    const inputs = readdirSync(join(golden, name)).filter((file) => file.endsWith(".ts"));
    return inputs.length > 0 ? [[name, inputs] as const] : [];
  });
  test("a project with ambient declarations", () => compare(["src/tools.ts"], memoryHost(ambient), []));
  test.each(cases)("golden %s", (name, inputs) => compare(inputs, diskHost(join(golden, name))));
});

describe("a compiler that goes on running", () => {
  const options = { ...defaultOptions, providers: [], inputs: ["tools.ts"] };
  const config = (lib: string) => `{ "compilerOptions": { "strict": true, "lib": ["${lib}"], "moduleResolution": "bundler" } }`;
  const tool = (type: string) => `import type { Other } from "./other.js";\nexport interface Tool { a: Partial<${type}>; b: Other["c"] }`;
  /** One project after the other in one folder: inputs, imports and settings change, come and go. */
  const projects: readonly Readonly<Record<string, string>>[] = [
    { "tools.ts": tool("{ x: string }"), "other.ts": "export interface Other { c: string }" },
    { "tools.ts": tool("{ x: string }"), "other.ts": "export interface Other { c: number }" },
    { "tools.ts": tool("{ x: string; y: 1 }"), "other.ts": "export interface Other { c: number }" },
    { "tools.ts": tool("{ x: string }") },
    { "tools.ts": tool("{ x: string }"), "other.ts": "export type Other = { c: 'z' }", "tsconfig.json": config("es2022") },
    { "tools.ts": tool("{ x: ReturnType<typeof JSON.stringify> }"), "other.ts": "export type Other = { c: 'z' }" },
    { "tools.ts": tool("{ x: string") },
    ...Object.values(constructs)
      .slice(0, 12)
      .map((source) => ({ "tools.ts": source })),
    { "tools.ts": tool("{ x: string }"), "other.ts": "export interface Other { c: string }" },
  ];

  test("reads files as they are, whatever it read before", () => {
    const sessions: Sessions = new Map();
    for (const files of projects) {
      const host = memoryHost(files);
      const [again, alone] = [sessions, undefined].map((kept) => readByNative(native, ["tools.ts"], host, options, kept));
      expect(again).toEqual(alone);
      expect(again).toHaveProperty("read");
    }
    expect(sessions.size).toBeLessThanOrEqual(1);
    endSessions(sessions);
    expect(sessions.size).toBe(0);
  });

  test("is started anew where it has ended", () => {
    const sessions: Sessions = new Map();
    const host = memoryHost(projects[0] ?? {});
    const read = () => readByNative(native, ["tools.ts"], host, options, sessions);
    const first = read();
    for (const session of sessions.values()) session.close();
    expect(read()).toEqual(first);
    expect(first).toHaveProperty("read");
    endSessions(sessions);
  });
});

describe("when TypeScript 7 does not do, the bundled compiler reads, and a warning says why", () => {
  const source = { "tools.ts": "export interface Tool { a: Partial<{ b: string }> }" };
  const options = { ...defaultOptions, inputs: ["tools.ts"] };
  const project = (name: string): string => {
    const folder = join(scratch, name);
    mkdirSync(join(folder, "node_modules/typescript"), { recursive: true });
    writeFileSync(join(folder, "tools.ts"), source["tools.ts"]);
    return folder;
  };
  const read = async (folder: string) => {
    const { tools, diagnostics, compiler } = await readTypeScript(["tools.ts"], diskHost(folder), options);
    expect(tools.map(({ wireName }) => wireName)).toEqual(["Tool"]);
    return { compiler, findings: diagnostics.map(({ code, message }) => `${code}: ${message}`) };
  };

  test("it does", async () => {
    const folder = project("good");
    cpSync(native, join(folder, "node_modules/typescript"), { recursive: true, dereference: true });
    cpSync(join(native, "../@typescript"), join(folder, "node_modules/@typescript"), { recursive: true, dereference: true });
    expect(await read(folder)).toEqual({ compiler: expect.stringMatching(/^TypeScript 7\.\d/) as string, findings: [] });
  });

  test("its binary is missing", async () => {
    const folder = project("no-binary");
    cpSync(native, join(folder, "node_modules/typescript"), { recursive: true, dereference: true });
    const { compiler, findings } = await read(folder);
    expect(compiler).toContain("bundled");
    expect(findings).toEqual([expect.stringMatching(/^typescript-compiler: .*TypeScript 7\.\S+ cannot be used: it does not start/)]);
  });

  test("it stops in the middle", async () => {
    const folder = project("stops");
    const module = join(folder, "node_modules/typescript");
    const exports = { "./package.json": "./package.json", "./sync": "./sync.cjs", "./ast": "./ast.cjs", "./fs": "./fs.cjs" };
    writeFileSync(join(module, "package.json"), JSON.stringify({ name: "typescript", version: "7.9.0", exports }));
    writeFileSync(
      join(module, "sync.cjs"),
      "exports.API = class { createSnapshot() { throw new Error('the pipe is closed'); } close() { globalThis.closedNative = true; } };",
    );
    writeFileSync(join(module, "ast.cjs"), "");
    writeFileSync(join(module, "fs.cjs"), "");
    const { compiler, findings } = await read(folder);
    expect(compiler).toContain("bundled");
    expect(findings).toEqual([expect.stringMatching(/TypeScript 7\.9\.0 cannot be used: it stopped: the pipe is closed/)]);
    // Whatever happens, the process is ended.
    expect(Reflect.get(globalThis, "closedNative")).toBe(true);
  });

  test("plain declarations start no process", async () => {
    const folder = project("plain");
    writeFileSync(join(folder, "tools.ts"), "export interface Tool { a: string }");
    writeFileSync(join(folder, "node_modules/typescript/package.json"), JSON.stringify({ name: "typescript", version: "7.9.0" }));
    expect(await read(folder)).toEqual({ compiler: undefined, findings: [] });
  });
});
