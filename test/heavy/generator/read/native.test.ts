import { createRequire } from "node:module";
import { dirname } from "node:path";
import { expect, test } from "vitest";
import { defaultOptions } from "../../../../generator/options.js";
import { chooseBackend } from "../../../../generator/read/typescript/backend.js";
import { readByCompiler, readByNative } from "../../../../generator/read/typescript/index.js";
import { combinations, opened } from "../../../generator/read/typescript/combinations.js";
import { plainSource } from "../../../generator/read/typescript/plain-source.js";
import { randomSource } from "../../../generator/read/typescript/random-source.js";
import { judged } from "../../../generator/read/typescript/read.js";
import { memoryHost } from "../../../support/memory-host.js";

/** Further types that TypeScript 7 and the bundled compiler must read alike; the usual ones: test/generator/read/typescript/native.test.ts. */
const native = process.env["PT_GEN_NATIVE"] ?? dirname(createRequire(import.meta.url).resolve("typescript-7/package.json"));
const bundled = chooseBackend(memoryHost({}), "bundled");

function differs(source: string): readonly string[] {
  const host = memoryHost({ "tools.ts": source });
  const options = { ...defaultOptions, providers: [], inputs: ["tools.ts"] };
  const outcome = readByNative(native, ["tools.ts"], host, options);
  const expected = JSON.stringify(judged(readByCompiler(["tools.ts"], host, options, bundled)));
  const got = "read" in outcome ? JSON.stringify(outcome.read) : outcome.why;
  return got === expected ? [] : [`${source}\n${got}\n${expected}`];
}

async function allDiffers(sources: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const source of sources) {
    found.push(...differs(source));
    // The compilers work without pause; the test runner wants to hear from us now and then.
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return found;
}

test("types that are built from types", async () => {
  expect(await allDiffers([...combinations, ...opened.map(([source]) => source)])).toEqual([]);
});

test("random types and modules", async () => {
  const seeds = Array.from({ length: 150 }, (_, i) => i + 21);
  expect(await allDiffers(seeds.map(randomSource))).toEqual([]);
  expect(await allDiffers(seeds.slice(0, 40).map(plainSource))).toEqual([]);
});
