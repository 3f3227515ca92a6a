// npm run fuzz <name> [-- …]: bundles test/fuzz/<name>/index.ts and runs it in a process of its own.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const [name = "guards", ...rest] = process.argv.slice(2);
const entry = `${here}${name}/index.ts`;
if (!existsSync(entry)) {
  const all = readdirSync(here).filter((folder) => existsSync(`${here}${folder}/index.ts`));
  console.error(`No fuzz is called '${name}'. There are: ${all.join(", ")}.`);
  process.exit(2);
}
const cache = fileURLToPath(new URL("../../node_modules/.cache/pt-gen-fuzz/", import.meta.url));
mkdirSync(cache, { recursive: true });
const outfile = `${cache}${name}.mjs`;
await build({
  entryPoints: [entry],
  outfile,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  logLevel: "warning",
});
const child = spawn(process.execPath, ["--enable-source-maps", outfile, ...rest], { stdio: "inherit" });
child.on("exit", (code) => process.exit(code ?? 1));
