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

// The work itself once more as one script: only a script's compiled code can be kept between runs by Node 20 (`code-cache.ts`).
await build({
  entryPoints: [fileURLToPath(new URL("./cli/make-job.ts", import.meta.url))],
  outfile: `${out}/cli/bundled/make-job.cjs`,
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20.19",
  packages: "external",
  // A script with kept code cannot import; all packages that this one loads later can be required.
  supported: { "dynamic-import": false },
  define: { "import.meta.url": "importMetaUrl" },
  banner: { js: 'const importMetaUrl = require("node:url").pathToFileURL(__filename).href;' },
  logLevel: "warning",
});
