import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { generateProgram } from "../generator/generate.js";
import { diskHost } from "../generator/host.js";
import { defaultOptions } from "../generator/options.js";
import { version } from "../generator/version.js";

const root = fileURLToPath(new URL("..", import.meta.url));

test("the example's committed output is what pt-gen makes today", async () => {
  const out = "examples/parallel-tools/generated";
  const { files, diagnostics } = await generateProgram(
    { ...defaultOptions, inputs: ["examples/parallel-tools/tools.ts"], out },
    diskHost(root),
  );
  expect(diagnostics).toEqual([]);
  const committed = readdirSync(`${root}/${out}`).sort();
  expect(files.map(({ path }) => path).sort()).toEqual(committed);
  for (const { path, content } of files) expect(readFileSync(`${root}/${out}/${path}`, "utf8"), path).toBe(content);
});

test("one version for both packages and the header of generated files", () => {
  const versions = ["package.json", "runtime/package.json"].map((path) => JSON.parse(readFileSync(`${root}/${path}`, "utf8")).version);
  expect(versions).toEqual([version, version]);
});
