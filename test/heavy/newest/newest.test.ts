import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { repository } from "../../support/type-check.js";

/**
 * The newest majors of the SDKs on the newest releases of Node. The repository itself has the majors that still run on its oldest Node,
 * because npm leaves out packages whose `engines` do not fit.
 */

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), "pt-gen-newest-"));
// Not the synchronous one: deleting three releases of Node can take longer than a worker may stay silent.
afterAll(() => rm(folder, { recursive: true, force: true }));

const sdks = ["openai", "@anthropic-ai/sdk", "@google/genai"];
const nodes = ["22", "24", "26"];
const nodeOf = (major: string): string => join(folder, "node_modules", `node-${major}`, "bin/node");

/** The environment without what this test runner says to its own workers. */
const outside = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(VITEST|PT_GEN_TEST_REPORT$|NODE_ENV$|TEST$)/.test(name)),
);

writeFileSync(join(folder, "package.json"), '{"private":true,"type":"module"}');
const installed = await install();

/** By exact version: a tag or range would again give the newest that fits this Node. */
async function install(): Promise<boolean> {
  try {
    const versions = await Promise.all(sdks.map(async (name) => `${name}@${(await run("npm", ["view", name, "version"])).stdout.trim()}`));
    const binaries = nodes.map((major) => `node-${major}@npm:node-${process.platform}-${process.arch}@${major}`);
    const options = ["--no-save", "--ignore-scripts", "--legacy-peer-deps", "--no-audit", "--no-fund"];
    await run("npm", ["install", ...options, ...versions, ...binaries, "zod"], { cwd: folder });
    return nodes.every((major) => existsSync(nodeOf(major)));
  } catch {
    console.warn("SKIPPED: the newest SDKs and releases of Node cannot be had on this machine.");
    return false;
  }
}

test.skipIf(!installed)("replies and streams are read through the newest SDKs", async () => {
  const vitest = join(repository, "node_modules/vitest/vitest.mjs");
  const { stdout } = await run(nodeOf("24"), [vitest, "run", "--config", "vitest.newest.config.ts", "--reporter", "json"], {
    cwd: repository,
    env: { ...outside, PT_GEN_SDKS: folder },
    maxBuffer: 1 << 28,
  }).catch((error: { stdout: string }) => error);
  const report = JSON.parse(stdout.slice(stdout.indexOf('{"num'))) as {
    readonly numPassedTests: number;
    readonly testResults: readonly {
      readonly assertionResults: readonly {
        readonly status: string;
        readonly fullName: string;
        readonly failureMessages: readonly string[];
      }[];
    }[];
  };
  const failed = report.testResults.flatMap(({ assertionResults }) => assertionResults.filter(({ status }) => status === "failed"));
  expect(failed.map(({ fullName, failureMessages }) => `${fullName}: ${failureMessages[0]}`)).toEqual([]);
  expect(report.numPassedTests).toBeGreaterThan(100);
});

beforeAll(async () => {
  if (!installed) return;
  mkdirSync(join(folder, "node_modules/@pt-gen"), { recursive: true });
  symlinkSync(repository, join(folder, "node_modules/pt-gen"));
  symlinkSync(join(repository, "runtime"), join(folder, "node_modules/@pt-gen/runtime"));
  cpSync(join(repository, "node_modules/@types/node"), join(folder, "node_modules/@types/node"), { recursive: true, dereference: true });
  cpSync(join(repository, "examples/parallel-tools"), join(folder, "demo"), { recursive: true });
  rmSync(join(folder, "demo/dist"), { recursive: true, force: true });
  cpSync(join(repository, "tsconfig.base.json"), join(folder, "tsconfig.base.json"));
  writeFileSync(
    join(folder, "demo/tsconfig.json"),
    JSON.stringify({
      extends: "../tsconfig.base.json",
      compilerOptions: {
        declaration: false,
        preserveSymlinks: true,
        rootDir: ".",
        outDir: "dist",
        lib: ["ES2023", "DOM"],
        types: ["node"],
      },
      include: ["*.ts", "generated/*.ts"],
    }),
  );
});

test.skipIf(!installed)("generated clients compile against the newest SDKs", async () => {
  const { stdout } = await run(process.execPath, [join(repository, "node_modules/typescript/bin/tsc"), "-p", "demo"], {
    cwd: folder,
  }).catch((error: { stdout: string }) => error);
  expect(stdout).toBe("");
});

test.skipIf(!installed).each(nodes)("the demo runs on Node %s", async (major) => {
  // The generator's own packages are resolved from the repository; only the demo's SDKs are the newest.
  const { stdout } = await run(nodeOf(major), ["demo/dist/demo.js"], { cwd: folder });
  expect(stdout.match(/Weather \{ location: "Toronto", units: "metric" \}/g)).toHaveLength(10);
  expect(stdout.match(/GoogleSearch \{/g)).toHaveLength(10);
});
