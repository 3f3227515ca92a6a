import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { repository } from "../../support/type-check.js";

/** What a user gets: both packages packed, installed from their tarballs in an empty project outside the repository, and used. */

const run = promisify(execFile);
const home = mkdtempSync(join(tmpdir(), "pt-gen-packed-"));
const npm = ["--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline"];

/** Versions of the SDKs and the compiler as this repository has them, so that an offline cache can serve them. */
const peers = ["openai", "@anthropic-ai/sdk", "@google/genai", "typescript", "@types/node"].map((name) => {
  const { version } = JSON.parse(readFileSync(join(repository, "node_modules", name, "package.json"), "utf8")) as { version: string };
  return `${name}@${version}`;
});

const tools = `/** The weather in one place. */
export interface Weather {
  location: string;
  units: "imperial" | "metric";
}

/** Searches the web. */
export interface GoogleSearch {
  query: string;
}
`;

const schemaTools = JSON.stringify({
  tools: [{ name: "read_file", inputSchema: { type: "object", properties: { path: { type: "string" } }, required: ["path"] } }],
});

const question = "What is the weather in toronto and dallas and who won the super bowl?";

const esm = `import OpenAI from "openai";
import { generate } from "pt-gen";
import { parallelToolsScript, startEmulator } from "pt-gen/emulator";
import { callParallel, streamParallel } from "./generated/openai.js";

const emulator = await startEmulator({ script: parallelToolsScript });
Object.assign(process.env, emulator.env);
const request = { model: "gpt-4.1-mini", messages: [{ role: "user" as const, content: ${JSON.stringify(question)} }] };
for (const call of await callParallel(new OpenAI(), request)) {
  console.log(call.name === "Weather" ? \`\${call.name} \${call.args.location} \${call.args.units}\` : \`\${call.name} \${call.args.query.length > 0}\`);
}
const names: string[] = [];
for await (const call of streamParallel(new OpenAI(), request)) names.push(call.name);
console.log(names.join(" "));
const made = await generate({ inputs: ["tools.ts"] });
console.log(made.tools.length, made.files.length > 0);
await emulator.close();
`;

const commonjs = `const { generate, defineConfig } = require("pt-gen");
const { startEmulator } = require("pt-gen/emulator");
const contract = require("@pt-gen/runtime/contract");
const openai = require("@pt-gen/runtime/openai");
console.log(typeof generate, typeof defineConfig, typeof startEmulator, typeof contract, typeof openai);
startEmulator({}).then(async (emulator) => { console.log(emulator.url.startsWith("http://127.0.0.1:")); await emulator.close(); });
`;

const tsconfig = {
  compilerOptions: {
    target: "ES2022",
    module: "NodeNext",
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    skipLibCheck: true,
    types: ["node"],
    outDir: "dist",
    rootDir: ".",
  },
  include: ["main.ts", "generated/**/*.ts"],
};

let tarballs: readonly string[] = [];

async function packed(name: string): Promise<readonly string[]> {
  const { stdout } = await run("tar", ["-tzf", join(home, name)]);
  return stdout.split("\n").filter((path) => path !== "" && !path.endsWith("/"));
}

async function project(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const folder = join(home, name);
  mkdirSync(folder, { recursive: true });
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  await run("npm", ["install", ...npm, ...tarballs.map((tarball) => join(home, tarball)), ...peers], { cwd: folder });
  return folder;
}

beforeAll(async () => {
  await run("npm", ["run", "build"], { cwd: repository });
  for (const folder of [".", "runtime"])
    await run("npm", ["pack", "--ignore-scripts", "--pack-destination", home], { cwd: join(repository, folder) });
  tarballs = readdirSync(home)
    .filter((name) => name.endsWith(".tgz"))
    .sort();
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

describe("the tarballs", () => {
  test("hold what is needed and nothing else", async () => {
    expect(tarballs).toHaveLength(2);
    for (const tarball of tarballs) {
      const paths = await packed(tarball);
      expect(
        paths.filter((path) => /(^|\/)(test|tests|examples|node_modules|coverage)\/|\.test\.|\.tsbuildinfo$|\.tgz$/.test(path)),
        tarball,
      ).toEqual([]);
      for (const needed of ["package.json", "README.md", "LICENSE"]) expect(paths, tarball).toContain(`package/${needed}`);
    }
  });

  test("name no path of the machine they were made on", async () => {
    for (const tarball of tarballs) {
      const { stdout } = await run("tar", ["-xzOf", join(home, tarball)], { maxBuffer: 1 << 28 });
      expect(stdout.includes(repository), tarball).toBe(false);
    }
  });

  test("the runtime depends on nothing", async () => {
    const { stdout } = await run("tar", [
      "-xzOf",
      join(home, tarballs.find((name) => name.includes("runtime")) ?? ""),
      "package/package.json",
    ]);
    expect(JSON.parse(stdout)).not.toHaveProperty("dependencies");
  });
});

describe("in a project of ES modules", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await project("esm", {
      "package.json": JSON.stringify({ name: "user", private: true, type: "module" }),
      "tools.ts": tools,
      "schemas.json": schemaTools,
      "main.ts": esm,
      "tsconfig.json": JSON.stringify(tsconfig),
    });
  });

  test("npx pt-gen generates from TypeScript, and --check agrees", async () => {
    await run("npx", ["--no-install", "pt-gen", "tools.ts"], { cwd: folder });
    expect(readdirSync(join(folder, "generated")).sort()).toEqual(
      ["anthropic.ts", "google.ts", "guards.ts", "index.ts", "openai.ts", "pt-gen.lock.json", "types.ts"].sort(),
    );
    await run("npx", ["--no-install", "pt-gen", "tools.ts", "--check"], { cwd: folder });
  });

  test("npx pt-gen generates from JSON Schema, with the runtime written in", async () => {
    await run("npx", ["--no-install", "pt-gen", "schemas.json", "-o", "inline", "--runtime", "inline"], { cwd: folder });
    const text = readFileSync(join(folder, "inline/types.ts"), "utf8");
    expect(text).toContain("export interface ReadFile");
    expect(text).not.toContain("@pt-gen/runtime");
  });

  test("the user's program compiles and runs against the emulator through the SDK", async () => {
    await run("npx", ["--no-install", "tsc", "-p", "."], { cwd: folder });
    const { stdout } = await run(process.execPath, ["dist/main.js"], { cwd: folder });
    expect(stdout.split("\n").slice(0, 5)).toEqual([
      "Weather Toronto metric",
      expect.stringMatching(/^Weather Dallas (imperial|metric)$/),
      "GoogleSearch true",
      "Weather Weather GoogleSearch",
      "2 true",
    ]);
  });

  test("wrong use and bad input are said without a stack trace", async () => {
    const missing = await run("npx", ["--no-install", "pt-gen", "missing.ts"], { cwd: folder }).catch(
      (error: { code: number; stderr: string }) => error,
    );
    expect(missing).toMatchObject({ code: 1 });
    expect(missing.stderr).not.toMatch(/^\s+at /m);
    const misspelt = await run("npx", ["--no-install", "pt-gen", "tools.ts", "--chekc"], { cwd: folder }).catch(
      (error: { code: number }) => error,
    );
    expect(misspelt).toMatchObject({ code: 2 });
  });
});

describe("in a CommonJS project", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await project("commonjs", {
      "package.json": JSON.stringify({ name: "user", private: true }),
      "main.cjs": commonjs,
      "tools.ts": tools,
      "typed.ts": `import OpenAI from "openai";
import { parallelToolsScript, startEmulator } from "pt-gen/emulator";
import { callParallel } from "./generated/openai.js";

async function main(): Promise<void> {
  const emulator = await startEmulator({ script: parallelToolsScript });
  Object.assign(process.env, emulator.env);
  const { calls } = await callParallel(new OpenAI(), { model: "gpt-4.1-mini", messages: [{ role: "user", content: ${JSON.stringify(question)} }] });
  console.log(typeof require, calls.map((call) => call.name).join(" "));
  await emulator.close();
}

void main();
`,
      "tsconfig.json": JSON.stringify({
        compilerOptions: { ...tsconfig.compilerOptions, verbatimModuleSyntax: false },
        include: ["typed.ts", "generated/**/*.ts"],
      }),
    });
  });

  test("both packages can be required", async () => {
    const { stdout } = await run(process.execPath, ["main.cjs"], { cwd: folder });
    expect(stdout).toBe("function function function object object\ntrue\n");
  });

  test("generated code compiles to CommonJS and runs", async () => {
    await run("npx", ["--no-install", "pt-gen", "tools.ts"], { cwd: folder });
    await run("npx", ["--no-install", "tsc", "-p", "."], { cwd: folder });
    const { stdout } = await run(process.execPath, ["dist/typed.js"], { cwd: folder });
    expect(stdout).toBe("function Weather Weather GoogleSearch\n");
  });
});
