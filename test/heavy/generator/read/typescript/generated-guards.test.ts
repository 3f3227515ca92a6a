import { seed } from "../../../../support/seed.js";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { expect, test } from "vitest";
import { generateProgram } from "../../../../../generator/generate.js";
import type { Json } from "../../../../../generator/model/index.js";
import { defaultOptions } from "../../../../../generator/options.js";
import { constructs } from "../../../../generator/read/typescript/constructs.js";
import { type Decide, disagreements } from "../../../../generator/read/typescript/disagreements.js";
import { randomSource } from "../../../../generator/read/typescript/random-source.js";
import { memoryHost } from "../../../../support/memory-host.js";

const root = fileURLToPath(new URL("../../../../../", import.meta.url));

/** The guard that pt-gen writes for `T`. */
const generated: Decide = async (source) => {
  const options = { ...defaultOptions, providers: [], inputs: ["t.ts"], tools: ["T"] };
  const { files, diagnostics } = await generateProgram(options, memoryHost({ "t.ts": source }));
  const guards = files.find(({ path }) => path === "guards.ts");
  if (!guards) throw new Error(JSON.stringify(diagnostics));
  const alias = Object.fromEntries(["guard", "contract"].map((name) => [`@pt-gen/runtime/${name}`, `${root}runtime/src/${name}/index.ts`]));
  const { outputFiles } = buildSync({
    stdin: { contents: guards.content, loader: "ts", resolveDir: root },
    bundle: true,
    format: "esm",
    write: false,
    alias,
  });
  const code = Buffer.from(outputFiles[0]?.text ?? "").toString("base64");
  const module = (await import(/* @vite-ignore */ `data:text/javascript;base64,${code}`)) as { isT: (value: unknown) => boolean };
  return (value: Json) => module.isT(value);
};

test(`generated guards and the compiler agree (PT_GEN_SEED=${seed})`, { timeout: 900_000 }, async () => {
  const random = Array.from({ length: 40 }, (_, i): [string, string] => [`seed ${seed * 1000 + i}`, randomSource(seed * 1000 + i)]);
  const sources = new Map([...Object.entries(constructs), ...random]);
  const outcomes = await disagreements(sources, generated);
  expect([...outcomes].filter(([, { differ }]) => differ.length > 0).map(([name, { differ }]) => [sources.get(name), differ])).toEqual([]);
});
