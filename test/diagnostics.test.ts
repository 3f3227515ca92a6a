import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { run } from "../generator/cli/run.js";
import { catalogue } from "../generator/diagnostics/index.js";
import { generateProgram } from "../generator/generate.js";
import { defaultOptions } from "../generator/options.js";
import { memoryIo } from "./cli/support/memory-io.js";
import { goldenCases } from "./support/golden-cases.js";
import { memoryHost } from "./support/memory-host.js";
import { repository } from "./support/type-check.js";

const directory = join(repository, "test");
const tests = readdirSync(directory, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".test.ts"))
  .map((path) => readFileSync(join(directory, path), "utf8"))
  .join("\n");
const said = goldenCases()
  .map((one) => one.diagnostics)
  .join("\n");

test("every finding in the catalogue is produced by a golden case or asked for by a test", () => {
  // A bug of ours, a link that somebody else plants, and a limit that the reader's own tests would take too long to reach.
  const unreachable = ["internal-error", "output-outside", "definitions-too-many"];
  const codes = Object.keys(catalogue).filter((code) => !unreachable.includes(code));
  const isNamed = (code: string): boolean => new RegExp(`(?<![\\w-])${code}(?![\\w-])`).test(tests);
  expect(codes.filter((code) => !said.includes(` ${code}: `) && !isNamed(code))).toEqual([]);
});

test("more tools than a provider takes", async () => {
  const tools = Array.from({ length: 129 }, (_, i) => ({ name: `tool_${i}`, inputSchema: { type: "object" } }));
  const host = memoryHost({ "tools.json": JSON.stringify(tools) });
  const { diagnostics, files } = await generateProgram({ ...defaultOptions, inputs: ["tools.json"] }, host);
  expect([...new Set(diagnostics.map(({ code }) => code))]).toEqual(["too-many-tools"]);
  expect(files.length).toBeGreaterThan(0);
});

test("a word too many is wrong usage", async () => {
  const io = memoryIo(repository);
  expect(await run(["init", "one", "two"], io)).toBe(2);
  expect(io.stderr()).toContain("error unexpected-argument: ");
});

test("no message speaks of undefined, of an object or of a stack", () => {
  expect(said).not.toMatch(/\bundefined\b|\[object |\bat .*\.[jt]s:\d+:\d+\)/);
});
