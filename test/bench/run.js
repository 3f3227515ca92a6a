// npm run bench [-- name …]: bundles test/bench/<name>.ts (or <name>/index.ts) and runs each in a process of its own.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const sourceOf = (name) => [`${here}${name}.ts`, `${here}${name}/index.ts`].find((path) => existsSync(path));
const all = readdirSync(here, { withFileTypes: true })
  .map((entry) => entry.name.replace(/\.ts$/, ""))
  .filter((name) => sourceOf(name) !== undefined);
const [first, ...rest] = process.argv.slice(2);
const names = first === undefined ? all : [first];

for (const name of names) {
  const source = sourceOf(name);
  if (source === undefined) {
    console.error(`No bench is called '${name}'. There are: ${all.join(", ")}.`);
    process.exit(2);
  }
  const outfile = `${here}../../node_modules/.cache/pt-gen-bench/${name}.mjs`;
  mkdirSync(fileURLToPath(new URL(".", `file://${outfile}`)), { recursive: true });
  await build({
    entryPoints: [source],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    logLevel: "warning",
  });
  const { status } = spawnSync(process.execPath, [outfile, ...rest], { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
