import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { forBrowsers } from "../support/bundle-size.js";
import { make, smallTool } from "./guards/many-tools.js";

/**
 * How soon checks are ready: the same tools for each peer, bundled and minified, loaded in a fresh process, each asked about a right value
 * (the first figure), then each for the issues of a wrong one (the second). Processes take turns; medians.
 *
 * `npm run bench guards-start -- [--processes N]`
 */
const args = process.argv.slice(2);
const processes = Number(args[args.indexOf("--processes") + 1] || 11);
const counts = [1, 10, 100];
const peersFolder = resolve("test/bench/guards");
const cache = resolve("node_modules/.cache/pt-gen-bench/guards-start");

if (!existsSync(`${peersFolder}/node_modules/valibot`)) {
  console.error("Install the peers first: npm install --prefix test/bench/guards --ignore-scripts --legacy-peer-deps");
  process.exit(1);
}
mkdirSync(cache, { recursive: true });

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);

/** A module that exports `checks`: pairs of a verdict and a list of issues for each tool. */
type Writer = (count: number) => Promise<string> | string;

/** Schemas in the language of a library whose words are close to zod's. */
const declared = (v: string, i: number, optional: (inner: string) => string, oneOf: string): string =>
  `${v}.object({ city${i}: ${v}.string(), days${i}: ${v}.number(), units${i}: ${optional(`${v}.${oneOf}(["celsius", "fahrenheit"])`)},` +
  ` tags${i}: ${v}.array(${v}.string()), place${i}: ${optional(`${v}.object({ lat${i}: ${v}.number(), lon${i}: ${v}.number() })`)} })`;

const listed = (count: number, one: (i: number) => string): string => `export const checks = [${numbers(count).map(one).join(",\n")}];`;
const schemas = (count: number): string => JSON.stringify(numbers(count).map(smallTool));

const peers: Readonly<Record<string, Writer>> = {
  "pt-gen": async (count) => {
    const { text, names } = await make(numbers(count).map(smallTool));
    writeFileSync(`${cache}/guards-${count}.ts`, text);
    return `import * as guards from "${cache}/guards-${count}.ts";\n${listed(count, (i) => `[guards.is${names[i]}, guards.issues${names[i]}]`)}`;
  },
  valibot: (count) =>
    `import * as v from "valibot";\n${numbers(count)
      .map((i) => `const tool${i} = ${declared("v", i, (inner) => `v.optional(${inner})`, "picklist")};`)
      .join("\n")}\n${listed(count, (i) => `[(x) => v.is(tool${i}, x), (x) => v.safeParse(tool${i}, x).issues]`)}`,
  zod: (count) =>
    `import * as z from "zod";\n${numbers(count)
      .map((i) => `const tool${i} = ${declared("z", i, (inner) => `z.optional(${inner})`, "enum")};`)
      .join("\n")}\n${listed(count, (i) => `[(x) => tool${i}.safeParse(x).success, (x) => tool${i}.safeParse(x).error]`)}`,
  "ajv standalone": (count) => {
    const require = createRequire(`${peersFolder}/package.json`);
    const { default: Ajv } = require("ajv/dist/2020") as { default: new (options: object) => { compile(schema: object): unknown } };
    const { default: standalone } = require("ajv/dist/standalone") as { default(ajv: object, names: object): string };
    const ajv = new Ajv({
      code: { source: true, esm: true },
      allErrors: true,
      strict: false,
      schemas: Object.fromEntries(numbers(count).map((i) => [`t${i}`, smallTool(i)])),
    });
    writeFileSync(`${cache}/ajv-${count}.js`, standalone(ajv, Object.fromEntries(numbers(count).map((i) => [`t${i}`, `t${i}`]))));
    return `import * as all from "${cache}/ajv-${count}.js";\n${listed(count, (i) => `[all.t${i}, (x) => (all.t${i}(x) ? null : all.t${i}.errors)]`)}`;
  },
  ajv: (count) =>
    `import Ajv from "ajv/dist/2020.js";\nconst ajv = new Ajv({ allErrors: true, strict: false });\n` +
    `export const checks = ${schemas(count)}.map((schema) => { const check = ajv.compile(schema); return [check, (x) => (check(x) ? null : check.errors)]; });`,
  typebox: (count) =>
    `import { Compile } from "typebox/schema";\n` +
    `export const checks = ${schemas(count)}.map((schema) => { const check = Compile(schema); return [(x) => check.Check(x), (x) => check.Errors(x)]; });`,
};

const worker = `${cache}/worker.mjs`;
writeFileSync(
  worker,
  `import { pathToFileURL } from "node:url";
const url = pathToFileURL(process.argv[2]).href;
const start = performance.now();
const { checks } = await import(url);
const values = checks.map((_, i) => ({ ["city" + i]: "Paris", ["days" + i]: 3, ["tags" + i]: ["a"] }));
checks.forEach(([is], i) => {
  if (!is(values[i])) throw new Error("refuses a right value");
});
const right = performance.now() - start;
checks.forEach(([is, issues], i) => {
  values[i]["days" + i] = "3";
  if (is(values[i]) || !issues(values[i])) throw new Error("takes a wrong value");
});
console.log(JSON.stringify([right, performance.now() - start]));
`,
);

interface Entry {
  readonly file: string;
  readonly size: string;
  readonly times: (readonly [number, number])[];
}

async function entry(peer: string, count: number): Promise<Entry> {
  const contents = await (peers[peer] as Writer)(count);
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: peersFolder, loader: "ts" },
    alias: { "@pt-gen/runtime/guard": resolve("runtime/src/guard/index.ts") },
    ...forBrowsers,
    platform: "node",
    logLevel: "error",
  });
  const text = outputFiles?.[0]?.text ?? "";
  const file = `${cache}/${peer.replace(" ", "-")}-${count}.mjs`;
  writeFileSync(file, text);
  return { file, size: `${(gzipSync(text, { level: 9 }).length / 1000).toFixed(1)} kB`, times: [] };
}

const entries = new Map<string, Entry>();
for (const peer of Object.keys(peers)) for (const count of counts) entries.set(`${peer} ${count}`, await entry(peer, count));
for (let round = 0; round < processes; round++) {
  for (const [name, { file, times }] of entries) {
    const { stdout, stderr, status } = spawnSync(process.execPath, [worker, file], { encoding: "utf8" });
    if (status !== 0) throw new Error(`${name}: ${stderr}`);
    times.push(JSON.parse(stdout) as [number, number]);
  }
}

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
console.log(`ready with a right value / with a wrong one too: medians of ${processes} fresh processes; minified and gzipped size`);
console.log("".padEnd(16), counts.map((count) => `${count} tools`.padStart(28)).join(""));
for (const peer of Object.keys(peers)) {
  const cells = counts.map((count) => {
    const { times, size } = entries.get(`${peer} ${count}`) as Entry;
    return `${[0, 1].map((which) => median(times.map((time) => time[which] ?? 0)).toFixed(1)).join(" / ")} ms ${size.padStart(9)}`.padStart(
      28,
    );
  });
  console.log(peer.padEnd(16), cells.join(""));
}
