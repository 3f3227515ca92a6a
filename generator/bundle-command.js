// The command as few files: Node spends longer on finding and linking two hundred modules than on running most of them. The modules
// themselves stay for those who import the package. Chunks lie as deep below dist/ as the modules that look for files from there.
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const out = fileURLToPath(new URL("../dist/generator", import.meta.url));
rmSync(`${out}/cli/bundled`, { recursive: true, force: true });

await build({
  entryPoints: [fileURLToPath(new URL("./main.ts", import.meta.url))],
  outdir: out,
  chunkNames: "cli/bundled/[name]-[hash]",
  bundle: true,
  splitting: true,
  platform: "node",
  format: "esm",
  target: "node20.19",
  packages: "external",
  logLevel: "warning",
});
