import { gzipSync } from "node:zlib";
import { build, transformSync } from "esbuild";
import { forBrowsers } from "../support/bundle-size.js";
import { type Made, make, schemaOf, smallTool } from "./guards/many-tools.js";

/** Size and start of guards, and the time that making them takes, as the tools grow in number and size. */

/** `is` and `issues` of all tools with the runtime they need, minified. */
async function bundled({ text, names }: Made, prefixes: readonly string[] = ["is", "issues"]): Promise<string> {
  const keep = names.flatMap((name) => prefixes.map((prefix) => prefix + name)).join(", ");
  const { outputFiles } = await build({
    stdin: { contents: `export { ${keep} } from "guards"`, resolveDir: process.cwd(), loader: "ts" },
    plugins: [
      {
        name: "guards",
        setup: ({ onResolve, onLoad }) => {
          onResolve({ filter: /^guards$/ }, () => ({ path: "guards", namespace: "made" }));
          onLoad({ filter: /.*/, namespace: "made" }, () => ({ contents: text, loader: "ts", resolveDir: process.cwd() }));
        },
      },
    ],
    alias: { "@pt-gen/runtime/guard": `${process.cwd()}/runtime/src/guard/index.ts` },
    ...forBrowsers,
  });
  return outputFiles[0]?.text ?? "";
}

/** Milliseconds to load a bundle, best of some. */
function start(code: string): number {
  const script = transformSync(code, { format: "iife", globalName: "guards" }).code;
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 9; i++) {
    // A text of its own each time, so that no compiled code is used again.
    const from = performance.now();
    new Function(`/* ${i} */ ${script}`)();
    best = Math.min(best, performance.now() - from);
  }
  return best;
}

// The compiler and the libraries are loaded before anything is timed.
await make([schemaOf(5, "warm")]);

console.log(
  "schemas                          input  guards.ts  output/input   made in   is+issues min      gzip     start    is alone  one is alone",
);
const cases: readonly (readonly [string, readonly object[]])[] = [
  ["1 small tool", [smallTool(0)]],
  ["100 small tools", Array.from({ length: 100 }, (_, i) => smallTool(i))],
  ["1 tool of 8 properties", [schemaOf(8, "a")]],
  ["100 tools of 8 properties", Array.from({ length: 100 }, (_, i) => schemaOf(8, `t${i}`))],
  ["1 tool of 1,000 properties", [schemaOf(1000, "p")]],
  ["1 tool of 10,000 properties", [schemaOf(10_000, "p")]],
  ["100 tools, 1 MB in all", Array.from({ length: 100 }, (_, i) => schemaOf(180, `t${i}`))],
];
for (const [name, schemas] of cases) {
  const made = await make(schemas);
  const code = await bundled(made);
  const columns = [
    name.padEnd(28),
    kilo(made.input),
    kilo(made.text.length),
    (made.text.length / made.input).toFixed(2).padStart(13),
    `${made.milliseconds.toFixed(0)} ms`.padStart(9),
    kilo(code.length).padStart(15),
    kilo(zipped(code)),
    `${start(code).toFixed(2)} ms`.padStart(9),
    kilo(zipped(await bundled(made, ["is"]))),
    kilo(zipped(await bundled({ ...made, names: made.names.slice(0, 1) }, ["is"]))),
  ];
  console.log(columns.join(" "));
}

function zipped(code: string): number {
  return gzipSync(code, { level: 9 }).length;
}

function kilo(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`.padStart(10);
}
